"""The citizen's side, over a real socket."""

import asyncio
import json
import socket as sockets
from dataclasses import replace

import pytest
from conftest import VirtualClock
from fake_bot import FakeBot
from pytest_django import Settings
from running import served
from talkers import Citizen

from content.library import load_library
from content.typography import typeset
from content.vocabulary import HandoffReason
from handoff import serve, wire
from handoff.conversations.events import Author, Entry
from handoff.conversations.officers import GRACE, LEASE
from handoff.conversations.record import Handoff
from handoff.conversations.sentences import OFFICER_LOST
from handoff.conversations.states import State
from handoff.conversations.store.protocol import LOG_LIMIT
from handoff.gateway import Gateway
from handoff.housekeeping import tidy
from handoff.opening.opening import Opening

OFFICER = 1


def conversation_of(gateway: Gateway) -> str:
    """Return the one conversation of this test."""
    (name,) = gateway.store._kept  # type: ignore[attr-defined]
    return str(name)


async def test_a_new_conversation_is_welcomed_by_the_robot(address: str) -> None:
    async with Citizen(address) as citizen:
        welcome = await citizen.open()
    assert (welcome["state"], welcome["continuity"], welcome["version"]) == ("bot", "new", 0)
    officers = welcome["officers"]
    assert (officers["open"], officers["demo"], officers["notice"]) == (True, False, None)
    assert officers["hours"] == "de 8 h à 20 h, 7 jours sur 7"
    assert officers["sentence"] == typeset("Un policier peut vous répondre en ce moment, jusqu'à 20 h.")


async def test_a_question_is_acknowledged_shown_and_answered_in_this_order(address: str) -> None:
    async with Citizen(address) as citizen:
        await citizen.open()
        name = await citizen.write("je peux sortir mon chien ?")
        answer = await citizen.until("event", author="bot")
        asked = next(message for message in citizen.received if message.get("author") == "citizen")
        ack = next(message for message in citizen.received if message["type"] == "ack")
    assert ack == {"type": "ack", "client_message_id": name, "seq": asked["seq"]}
    assert (asked["client_message_id"], asked["texts"]) == (name, ["je peux sortir mon chien ?"])
    assert answer["outcome"] == "answer"
    assert answer["seq"] == asked["seq"] + 1


async def test_a_steer_comes_with_the_card_of_its_service(address: str) -> None:
    async with Citizen(address) as citizen:
        await citizen.open()
        answer = await citizen.answer("on m'a débité 300 euros sur ma carte, j'ai toujours la carte")
    perceval = load_library().services["perceval"]
    card = next(card for card in answer["cards"] if card["key"] == "perceval")
    assert answer["outcome"] == "steer"
    assert (card["name"], card["url"]) == (perceval.name, perceval.url)
    assert card["accepts"] == [typeset(thing) for thing in perceval.accepts]


async def test_a_pressed_button_asks_its_subject_and_its_payload_stays_on_the_server(
    address: str, bot: FakeBot
) -> None:
    async with Citizen(address) as citizen:
        await citizen.open()
        offered = (await citizen.answer("mon chien"))["buttons"][0]
        await citizen.press(offered["id"])
        said = await citizen.until("event", author="citizen")
        await citizen.until("event", author="bot")
    assert said["texts"] == [offered["title"]]
    assert bot.heard[1].startswith("/ask_")
    assert "/ask_" not in json.dumps(citizen.received)


async def test_what_a_button_says_is_typeset_as_what_is_above_it(address: str) -> None:
    async with Citizen(address) as citizen:
        await citizen.open()
        answer = await citizen.answer("où télécharger l'attestation ?")
    titles = [button["title"] for button in answer["buttons"]]
    assert any("’" in title for title in titles)
    assert titles == [typeset(title) for title in titles]


async def test_the_subject_of_a_page_can_be_asked_without_a_button_shown_before(address: str, bot: FakeBot) -> None:
    async with Citizen(address) as citizen:
        await citizen.open()
        await citizen.press("topic:animaux")
        said = await citizen.until("event", author="citizen")
        await citizen.until("event", author="bot")
    assert said["texts"] == [load_library().pages["animaux"].title]
    assert bot.heard == ["/ask_animaux"]


async def test_the_officer_button_is_always_there(address: str, bot: FakeBot) -> None:
    async with Citizen(address) as citizen:
        await citizen.open()
        await citizen.press("officer")
        await citizen.until("event", state="queued")
    assert bot.heard == ["/ask_officer"]


async def test_a_button_of_nowhere_or_of_another_conversation_is_refused(address: str) -> None:
    async with Citizen(address) as one, Citizen(address) as other:
        await one.open()
        await other.open()
        theirs = (await one.answer("mon chien"))["buttons"][0]["id"]
        for button in (theirs, "nowhere", "topic:nowhere"):
            name = await other.press(button)
            error = await other.until("error")
            assert (error["code"], error["client_message_id"]) == ("unknown_button", name)


async def test_a_button_of_the_robot_expires_with_the_handoff(address: str, bot: FakeBot) -> None:
    async with Citizen(address) as citizen:
        await citizen.open()
        button = (await citizen.answer("mon chien"))["buttons"][0]
        await citizen.queue_up()
        await citizen.press(button["id"])
        assert (await citizen.until("error"))["code"] == "button_expired"
    assert len(bot.heard) == 2


async def test_a_handoff_is_told_with_the_place_in_the_queue(address: str, gateway: Gateway) -> None:
    async with Citizen(address) as citizen:
        await citizen.open()
        await citizen.queue_up()
        place = await citizen.until("queue")
    reply = next(message for message in citizen.received if message.get("outcome") == "handoff")
    moved = next(message for message in citizen.received if message.get("state") == "queued")
    assert (reply["author"], moved["author"]) == ("bot", "system")
    assert moved["texts"] == ["Vous êtes dans la file d’attente. Un policier vous répondra ici."]
    assert place["position"] == 1
    assert (await gateway.store.get(conversation_of(gateway))).state is State.QUEUED


async def test_places_are_told_again_when_they_change(address: str) -> None:
    async with Citizen(address) as first, Citizen(address) as second:
        await first.open()
        await first.queue_up()
        await second.open()
        await second.queue_up()
        assert (await second.until("queue"))["position"] == 2
        await first.send("leave")
        assert (await second.until("queue"))["position"] == 1


async def test_an_officer_is_announced_answers_and_ends(address: str, gateway: Gateway) -> None:
    async with Citizen(address) as citizen:
        await citizen.open()
        await citizen.queue_up()
        name = conversation_of(gateway)
        await gateway.transitions.accept(name, OFFICER, capacity=3)
        assert (await citizen.until("event", state="assigned"))["texts"] == ["Un policier vous répond."]
        await gateway.transitions.close(name, OFFICER)
        closed = await citizen.until("event", state="closed")
        assert closed["author"] == "system"
        await citizen.write("au secours quelqu'un force ma porte")
        refused = await citizen.until("error")
        assert refused["code"] == "closed"
        assert "17 ou 112" in refused["sentence"]


async def test_an_officer_who_is_lost_is_announced_and_the_citizen_is_first_in_the_queue(
    address: str, gateway: Gateway, clock: VirtualClock
) -> None:
    async with Citizen(address) as citizen:
        await citizen.open()
        await citizen.queue_up()
        name = conversation_of(gateway)
        await gateway.store.attend(OFFICER, "desk", name="A", capacity=1, until=clock() + LEASE)
        await gateway.transitions.accept(name, OFFICER, 1)
        await gateway.store.open("older")
        await gateway.transitions.hand_off("older", Handoff(HandoffReason.FALLBACK), [], "Un instant.")
        clock.advance(seconds=(LEASE + GRACE).total_seconds())
        await gateway.store.attend(OFFICER + 1, "desk", name="B", capacity=1, until=clock() + LEASE)
        told = await citizen.until("event", author="system", state="queued", texts=[typeset(OFFICER_LOST)])
        assert "Vous passez en tête de file" in told["texts"][0]
        while (await gateway.store.get(name)).owner != OFFICER + 1:  # noqa: ASYNC110
            await asyncio.sleep(0.01)


async def test_a_closed_conversation_can_be_followed_by_a_new_one(address: str) -> None:
    async with Citizen(address) as citizen:
        await citizen.open()
        await citizen.send("leave")
        await citizen.until("event", state="closed")
        welcome = await citizen.open(new=True)
        assert (welcome["state"], welcome["continuity"], welcome["events"]) == ("bot", "new", [])


async def test_outside_hours_a_handoff_tells_when_officers_are_back_and_makes_no_queue(
    address: str, gateway: Gateway, clock: VirtualClock
) -> None:
    clock.advance(hours=10)
    async with Citizen(address) as citizen:
        assert not (await citizen.open())["officers"]["open"]
        await citizen.write("je veux parler à un policier")
        notice = await citizen.until("event", author="system")
        assert "Ils reviennent demain à 8\u00a0h" in notice["texts"][0].replace("\u202f", "\u00a0")
        assert notice["state"] is None
        assert (await citizen.answer("bonjour"))["outcome"] == "answer"
    assert (await gateway.store.queue()).waiting == ()


async def test_in_a_demo_officers_answer_round_the_clock(gateway: Gateway, clock: VirtualClock, address: str) -> None:
    clock.advance(hours=10)
    always = Opening(replace(load_library().hours, always_open=True), clock, demo=True)
    outcomes = replace(gateway.relay.outcomes, hours=always)
    demo = replace(gateway, opening=always, demo=True, relay=replace(gateway.relay, outcomes=outcomes))
    async with served(demo) as where, Citizen(where) as citizen:
        assert (await citizen.open())["officers"]["demo"]
        await citizen.queue_up()


async def test_the_robot_is_seen_thinking(address: str) -> None:
    async with Citizen(address) as citizen:
        await citizen.open()
        await citizen.write("bonjour")
        assert (await citizen.until("typing"))["author"] == "bot"


async def test_two_pages_of_one_citizen_show_the_same(address: str) -> None:
    async with Citizen(address) as page, Citizen(address) as tab:
        await page.open()
        tab.http.cookies = page.http.cookies
        assert (await tab.open())["continuity"] == "continued"
        answer = await page.answer("bonjour")
        assert await tab.until("event", author="bot") == answer


async def test_a_reload_gets_the_whole_exchange_back(address: str) -> None:
    async with Citizen(address) as citizen:
        await citizen.open()
        answer = await citizen.answer("bonjour")
        await citizen.socket.close()
        welcome = await citizen.open()
    assert [event["author"] for event in welcome["events"]] == ["citizen", "bot"]
    assert welcome["events"][1] == answer
    assert welcome["version"] == answer["seq"]


async def test_a_restart_of_the_server_is_not_hidden(address: str, gateway: Gateway) -> None:
    async with Citizen(address) as citizen:
        await citizen.open()
        answer = await citizen.answer("bonjour")
        gateway.store._kept.clear()  # type: ignore[attr-defined]
        welcome = await citizen.open(cursor=answer["seq"])
        assert (welcome["continuity"], welcome["version"]) == ("lost", 0)
        assert (await citizen.answer("bonjour"))["seq"] == 2


async def test_a_reload_after_a_restart_learns_of_the_loss_from_the_cookie(address: str, gateway: Gateway) -> None:
    async with Citizen(address) as citizen:
        await citizen.open()
        answer = await citizen.answer("bonjour")
        await citizen.ticket(cursor=answer["seq"])
        gateway.store._kept.clear()  # type: ignore[attr-defined]
        assert (await citizen.open())["continuity"] == "lost"


async def test_a_page_that_comes_back_after_the_end_is_told_so_without_the_text(
    address: str, gateway: Gateway, clock: VirtualClock
) -> None:
    async with Citizen(address) as citizen:
        await citizen.open()
        await citizen.answer("bonjour")
        await citizen.send("leave")
        await citizen.until("event", state="closed")
        clock.advance(minutes=5)
        await tidy(gateway)
        welcome = await citizen.open()
    assert (welcome["state"], welcome["events"], welcome["truncated"]) == ("closed", [], True)


async def test_an_abandoned_page_leaves_the_queue_by_itself(
    address: str, gateway: Gateway, clock: VirtualClock
) -> None:
    async with Citizen(address) as citizen:
        await citizen.open()
        await citizen.queue_up()
        clock.advance(minutes=31)
        await tidy(gateway)
        assert len((await gateway.store.queue()).waiting) == 1
    clock.advance(minutes=31)
    await tidy(gateway)
    assert (await gateway.store.queue()).waiting == ()


async def test_a_page_that_never_reads_is_dropped_and_harms_nobody(
    address: str, gateway: Gateway, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wire, "SEND_DEADLINE", 0.3)
    async with Citizen(address) as deaf, Citizen(address) as other:
        await deaf.open()
        name = conversation_of(gateway)
        deaf.socket.transport.pause_reading()
        raw: sockets.socket = deaf.socket.transport.get_extra_info("socket")
        raw.setsockopt(sockets.SOL_SOCKET, sockets.SO_RCVBUF, 1)
        await other.open()
        for _ in range(LOG_LIMIT):
            await gateway.store.append(name, [Entry(Author.OFFICER, ("x" * 20_000,))])
        assert (await other.answer("bonjour"))["outcome"] == "answer"
        await asyncio.sleep(0.5)
        assert name not in gateway.store._ears  # type: ignore[attr-defined]
        deaf.cut()


async def test_a_page_whose_line_is_dead_without_a_word_is_present_no_more(
    bot: FakeBot, gateway: Gateway, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.SESSION_COOKIE_SECURE = False
    monkeypatch.setattr(serve, "PING_EVERY", 0.1)
    monkeypatch.setattr(serve, "PONG_WITHIN", 0.2)
    async with served(gateway) as address, Citizen(address) as ghost, Citizen(address) as there:
        for citizen in (ghost, there):
            await citizen.open()
            await citizen.queue_up()
        first, second = [one.id for one in (await gateway.store.queue()).waiting]
        ghost.socket.transport.pause_reading()  # the kernel still takes what is sent; nobody answers it
        async with asyncio.timeout(8):
            while first in gateway.store._ears:  # type: ignore[attr-defined]  # noqa: ASYNC110
                await asyncio.sleep(0.02)
        assert second in gateway.store._ears  # type: ignore[attr-defined]
        ghost.cut()


async def test_the_store_refuses_one_too_many_with_a_sentence(address: str, gateway: Gateway) -> None:
    gateway.store._most = 1  # type: ignore[attr-defined]
    async with Citizen(address) as first, Citizen(address) as second:
        await first.open()
        ticket = await second.ticket()
        await second.dial()
        await second.send("hello", ticket=ticket, cursor=0)
        assert (await second.next())["code"] == "busy"
