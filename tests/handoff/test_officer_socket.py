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
        assert (await officer.until("error"))["code"] == "capacity_reached"
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
        assert (await other.until("error"))["code"] == "not_yours"
        await other.send("close", conversation=name)
        assert (await other.until("error"))["code"] == "not_yours"
        await other.send("typing", conversation=name)
        await other.send("close", conversation="nobody-knows")
        assert (await other.until("error"))["code"] == "unknown_conversation"
        await citizen.write("vous êtes là ?")
        await mine.until("event", author="citizen")


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
