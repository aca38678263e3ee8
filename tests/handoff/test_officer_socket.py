"""The officer's side, against a gateway that is a process of its own."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from running import Process
from talkers import Citizen, Officer
from websockets.exceptions import ConnectionClosed, InvalidStatus

pytestmark = pytest.mark.slow


@asynccontextmanager
async def on_duty(whole: Process, name: str, *, away: bool = False) -> AsyncIterator[Officer]:
    """An officer of this name, logged in, whose socket is open; unless `away` he is offered who waits."""
    async with Officer(whole.address) as officer:
        await officer.log_in(*whole.officer(name))
        await officer.open()
        if away:
            await officer.send("status", status="away")
            await officer.until("team", status="away")
        yield officer
        # What is left open would go back to the queue that all these tests share.
        for message in [message for message in officer.received if message["type"] == "conversation"]:
            await officer.send("close", conversation=message["conversation"])


async def queued(citizen: Citizen, officer: Officer) -> str:
    """Let the citizen ask for an officer; return the conversation that the queue shows."""
    await citizen.open()
    known = _names(officer)
    await citizen.queue_up()
    while not (new := _names(officer) - known):
        await officer.until("queue")
    return new.pop()


def _names(officer: Officer) -> set[str]:
    entries = [message for message in officer.received if message["type"] in {"queue", "welcome"}]
    return {entry["conversation"] for message in entries for entry in message.get("entries", message.get("queue", []))}


def _entry(officer: Officer, name: str) -> dict[str, Any]:
    latest = [message for message in officer.received if message["type"] == "queue"][-1]
    return next(entry for entry in latest["entries"] if entry["conversation"] == name)


async def test_both_sides_of_a_whole_conversation(whole: Process) -> None:
    async with Citizen(whole.address) as citizen, on_duty(whole, "alpha") as officer:
        await citizen.open()
        await citizen.answer("je peux sortir mon chien ?")
        name = await queued(citizen, officer)
        waiting = _entry(officer, name)
        assert (waiting["reason"], waiting["emergency"]) == ("requested_by_citizen", False)
        assert waiting["subject"]

        taken = await officer.accept(name)
        assert taken["context"]["subjects"] == [waiting["subject"]]
        assert ["je peux sortir mon chien ?"] in [event["texts"] for event in taken["events"]]
        await citizen.until("event", state="assigned")

        ours = await officer.write(name, "Bonjour, que puis-je faire pour vous ?")
        assert (await citizen.until("event", author="officer"))["texts"] == ["Bonjour, que puis-je faire pour vous ?"]
        assert (await officer.until("ack"))["client_message_id"] == ours
        await citizen.write("Merci, c'est pour le chien.")
        heard = await officer.until("event", author="citizen")
        assert (heard["conversation"], heard["texts"]) == (name, ["Merci, c'est pour le chien."])

        await officer.send("close", conversation=name)
        assert (await citizen.until("event", state="closed"))["author"] == "system"
        assert (await officer.until("event", state="closed"))["conversation"] == name


async def test_typing_is_seen_on_both_sides_without_text(whole: Process) -> None:
    async with Citizen(whole.address) as citizen, on_duty(whole, "bravo") as officer:
        name = await queued(citizen, officer)
        await officer.accept(name)
        await citizen.send("typing")
        assert await officer.until("typing") == {"type": "typing", "conversation": name}
        await officer.send("typing", conversation=name)
        assert await citizen.until("typing") == {"type": "typing", "author": "officer"}


async def test_a_danger_raises_the_flag_in_the_queue_and_in_the_conversation(whole: Process) -> None:
    async with Citizen(whole.address) as citizen, on_duty(whole, "mike") as officer:
        name = await queued(citizen, officer)
        await citizen.write("quelqu'un force ma porte")
        while not _entry(officer, name)["emergency"]:
            await officer.until("queue")
        assert (await officer.accept(name))["emergency"]
        await citizen.write("au secours quelqu'un force ma porte")
        assert (await officer.until("event", author="citizen"))["danger"] == "police"


async def test_two_officers_who_accept_at_once_are_told_who_got_it(whole: Process) -> None:
    async with Citizen(whole.address) as citizen, on_duty(whole, "charlie") as one, on_duty(whole, "delta") as other:
        name = await queued(citizen, one)
        await asyncio.gather(one.send("accept", conversation=name), other.send("accept", conversation=name))

        async def outcome(officer: Officer) -> str:
            while True:
                message = await officer.next()
                if message["type"] == "conversation":
                    return "got it"
                if message["type"] == "error":
                    return str(message["code"])

        outcomes = await asyncio.gather(outcome(one), outcome(other))
        assert outcomes.count("got it") == 1
        assert set(outcomes) <= {"got it", "already_taken", "offered_to_another"}


async def test_an_officer_gets_no_more_conversations_than_allowed(whole: Process) -> None:
    async with on_duty(whole, "echo") as officer:
        citizens = [Citizen(whole.address) for _ in range(4)]
        names = [await queued(citizen, officer) for citizen in citizens]
        for name in names[:3]:
            await officer.accept(name)
        await officer.send("accept", conversation=names[3])
        refused = await officer.until("error")
        assert (refused["code"], refused["sentence"]) == (
            "capacity_reached",
            "Vous avez déjà autant de conversations que possible. Terminez-en une d’abord.",
        )
        await officer.send("close", conversation=names[0])
        await officer.until("event", state="closed")
        await officer.accept(names[3])
        for citizen in citizens:
            await citizen.aclose()


async def test_an_officer_cannot_touch_a_colleagues_conversation(whole: Process) -> None:
    async with (
        Citizen(whole.address) as citizen,
        on_duty(whole, "foxtrot") as mine,
        on_duty(whole, "golf", away=True) as other,
    ):
        name = await queued(citizen, mine)
        await mine.accept(name)
        await other.write(name, "bonjour")
        refused = await other.until("error")
        assert refused["code"] == "not_yours"
        assert "cette conversation n’est pas la vôtre" in refused["sentence"]
        await other.send("close", conversation=name)
        assert (await other.until("error"))["code"] == "not_yours"
        await other.send("typing", conversation=name)
        await other.send("close", conversation="nobody-knows")
        refused = await other.until("error")
        assert refused["code"] == "unknown_conversation"
        assert refused["sentence"] == "Cette conversation n’existe plus."
        await citizen.write("vous êtes là ?")
        await mine.until("event", author="citizen")


async def test_an_offer_is_shown_and_accepted(whole: Process) -> None:
    async with Citizen(whole.address) as citizen, on_duty(whole, "november") as officer:
        await citizen.open()
        await citizen.queue_up()
        offer = await offered(officer)
        assert (offer["class"], offer["reason"]) == ("normal", "requested_by_citizen")
        await officer.accept(offer["conversation"])
        await citizen.until("event", state="assigned")
        while officer.received[-1] != {"type": "offer", "offer": None}:
            await officer.next()


async def offered(officer: Officer) -> dict[str, Any]:
    while not (offer := (await officer.until("offer"))["offer"]):
        pass
    return dict(offer)


async def test_an_offer_declined_goes_to_a_colleague_and_the_citizen_keeps_waiting(whole: Process) -> None:
    async with Citizen(whole.address) as citizen, on_duty(whole, "oscar") as first:
        await citizen.open()
        await citizen.queue_up()
        offer = await offered(first)
        async with on_duty(whole, "papa") as second:
            await first.send("decline", conversation=offer["conversation"])
            assert (await offered(second))["conversation"] == offer["conversation"]
            await first.send("decline", conversation=offer["conversation"])
            refused = await first.until("error")
            assert (refused["code"], refused["sentence"]) == ("offer_over", "Cette proposition n’est plus valable.")
            await first.send("accept", conversation=offer["conversation"])
            refused = await first.until("error")
            assert refused["sentence"] == "Cette personne est proposée à un collègue en ce moment."
            await second.accept(offer["conversation"])
            await first.send("accept", conversation=offer["conversation"])
            refused = await first.until("error")
            assert refused["code"] == "already_taken"
            assert refused["sentence"] == "Un autre policier vient de prendre cette conversation."


async def test_a_transfer_reaches_the_colleague_with_the_note_and_the_citizen_is_told(whole: Process) -> None:
    async with (
        Citizen(whole.address) as citizen,
        on_duty(whole, "quebec") as mine,
        on_duty(whole, "romeo", away=True) as other,
    ):
        name = await queued(citizen, mine)
        await mine.accept(name)
        await mine.send("transfer", conversation=name, to="romeo", note="il parle anglais")
        refused = await mine.until("error")
        assert refused["code"] == "colleague_unavailable"
        assert refused["sentence"].startswith("Ce collègue ne peut pas prendre cette conversation")
        await other.send("status", status="available")
        await other.until("team", status="available")
        await mine.send("transfer", conversation=name, to="romeo", note="il parle anglais")
        assert (await mine.until("event", state="queued"))["conversation"] == name
        assert "tête de file" in (await citizen.until("event", state="queued", author="system"))["texts"][0]
        assert (await offered(other))["conversation"] == name
        taken = await other.accept(name)
        notes = [event["texts"] for event in taken["events"] if event["officer_only"]]
        assert notes == [["il parle anglais"]]
        await citizen.until("event", state="assigned")
    assert "anglais" not in str(citizen.received)


async def test_an_officer_who_wraps_up_writes_no_more_and_may_resume_or_return_to_the_robot(whole: Process) -> None:
    async with Citizen(whole.address) as citizen, on_duty(whole, "sierra") as officer:
        name = await queued(citizen, officer)
        await officer.accept(name)
        await officer.send("wrap_up", conversation=name)
        await citizen.until("event", state="wrapping")
        await officer.write(name, "encore un mot")
        assert (await officer.until("error"))["code"] == "not_yours"
        await officer.send("resume", conversation=name)
        await citizen.until("event", state="assigned")
        await officer.send("return_to_bot", conversation=name)
        assert "Vous pouvez redemander un policier" in (await citizen.until("event", state="bot"))["texts"][0]
        await officer.send("resume", conversation=name)
        assert (await officer.until("error"))["code"] == "not_yours"


async def test_what_has_ended_is_refused_with_its_sentence(whole: Process) -> None:
    async with Citizen(whole.address) as citizen, on_duty(whole, "tango") as officer:
        name = await queued(citizen, officer)
        await citizen.send("leave")
        await citizen.until("event", state="closed")
        await officer.send("accept", conversation=name)
        refused = await officer.until("error")
        assert (refused["code"], refused["sentence"]) == ("no_longer_waiting", "Cette personne n’attend plus.")
        await officer.send("close", conversation=name)
        refused = await officer.until("error")
        assert (refused["code"], refused["sentence"]) == ("closed", "Cette conversation est terminée.")


async def test_an_emergency_alarms_every_available_officer_at_once(whole: Process) -> None:
    async with (
        Citizen(whole.address) as citizen,
        on_duty(whole, "uniform") as one,
        on_duty(whole, "victor") as other,
        on_duty(whole, "whiskey", away=True) as away,
    ):
        name = await queued(citizen, one)
        await citizen.write("quelqu'un force ma porte")
        for officer in (one, other):
            await officer.until("alarm", conversation=name)
        await one.send("accept", conversation=name)
        await other.send("accept", conversation=name)
        await citizen.until("event", state="assigned")
        assert not [message for message in away.received if message["type"] == "alarm"]


async def test_colleagues_see_who_is_there_and_their_load(whole: Process) -> None:
    async with (
        Citizen(whole.address) as citizen,
        on_duty(whole, "xray") as mine,
        on_duty(whole, "yankee", away=True) as other,
    ):
        name = await queued(citizen, mine)
        await mine.accept(name)
        while True:
            team = {one["name"]: one for one in (await other.until("team"))["officers"]}
            if team["xray"]["held"] == 1 and team["xray"]["status"] == "available":
                break
        assert (team["yankee"]["status"], team["yankee"]["me"]) == ("away", True)
        assert (team["xray"]["load"], team["xray"]["capacity"]) == (1, 3)


async def test_a_console_that_comes_back_finds_its_conversations_whole(whole: Process) -> None:
    async with Citizen(whole.address) as citizen, on_duty(whole, "hotel") as officer:
        name = await queued(citizen, officer)
        await officer.accept(name)
        ours = await officer.write(name, "Bonjour")
        await officer.until("ack")
        officer.cut()
        await citizen.write("pendant la coupure")
        await citizen.until("ack")
        welcome = await officer.open()
        mine = next(one for one in welcome["conversations"] if one["conversation"] == name)
        assert mine["events"][-1]["texts"] == ["pendant la coupure"]
        await officer.write(name, "Bonjour", ours)
        await officer.until("ack")
        greetings = [event for event in mine["events"] if event["client_message_id"] == ours]
        assert len(greetings) == 1


async def test_two_consoles_of_one_officer_show_the_same(whole: Process) -> None:
    async with Citizen(whole.address) as citizen, on_duty(whole, "india") as desk, Officer(whole.address) as phone:
        phone.http.cookies = desk.http.cookies
        await phone.open()
        name = await queued(citizen, desk)
        await desk.accept(name)
        assert (await phone.until("conversation"))["conversation"] == name
        await citizen.write("bonjour")
        await phone.until("event", author="citizen")


async def test_an_officers_refused_message_says_why(whole: Process) -> None:
    async with Citizen(whole.address) as citizen, on_duty(whole, "juliett") as officer:
        name = await queued(citizen, officer)
        await officer.accept(name)
        await officer.write(name, " ")
        refused = await officer.until("error")
        assert (refused["code"], refused["conversation"]) == ("empty", name)
        await officer.socket.send("not json")
        assert (await officer.until("error"))["code"] == "not_json"


async def test_without_login_there_is_no_console_and_no_socket(whole: Process) -> None:
    async with Officer(whole.address) as stranger:
        assert (await stranger.http.get("/policier/")).headers["location"].startswith("/policier/connexion")
        with pytest.raises(InvalidStatus):
            await stranger.dial()
        stranger.http.cookies.set("sessionid", "forged")
        with pytest.raises(InvalidStatus):
            await stranger.dial()


async def test_another_sites_page_gets_no_officers_socket(whole: Process) -> None:
    async with on_duty(whole, "kilo") as officer:
        with pytest.raises(InvalidStatus):
            await officer.dial(origin="http://evil.example")


async def test_a_citizens_cookie_is_no_officers(whole: Process) -> None:
    async with Citizen(whole.address) as citizen:
        await citizen.ticket()
        citizen.path = "/ws/officer"
        with pytest.raises(InvalidStatus):
            await citizen.dial()


async def test_a_socket_that_does_not_say_hello_is_closed(whole: Process) -> None:
    async with on_duty(whole, "lima") as officer:
        await officer.dial()
        await officer.send("accept", conversation="whatever")
        assert (await officer.next())["code"] == "hello_first"
        with pytest.raises(ConnectionClosed):
            await officer.next()
