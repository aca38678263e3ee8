"""Between the log and the bot: order, one turn in flight, and an officer whenever the bot fails."""

import asyncio
import json
import time
from typing import Any

import pytest
from conftest import VirtualClock
from fake_bot import FakeBot, Raw, answer_from_data, items_of
from talkers import Citizen

from content.library import load_library
from handoff.gateway import Gateway

FALLBACK = load_library().text_of("utter_fallback")


async def test_messages_reach_the_bot_in_order_and_one_at_a_time(address: str, bot: FakeBot) -> None:
    bot.answer = lambda message: Raw(json.dumps(answer_from_data(message)).encode(), after=0.02)
    sent = [f"bonjour numéro {number}" for number in range(12)]
    async with Citizen(address) as citizen:
        await citizen.open()
        for text in sent:
            await citizen.write(text)
        for _ in sent:
            await citizen.until("event", author="bot")
    assert bot.heard == sent
    assert bot.most_in_flight == 1


async def test_the_bot_is_told_the_conversation_and_the_date_of_the_rules(
    address: str, bot: FakeBot, clock: VirtualClock
) -> None:
    async with Citizen(address) as citizen:
        await citizen.open()
        await citizen.answer("bonjour")
    turn = bot.turns[0]
    assert turn["metadata"]["at"].startswith("2020-11-14T12:00:00")
    assert set(turn) == {"sender", "message", "metadata"}


def _unknown_outcome(_: str) -> Any:
    return [{"text": "?"}, {"custom": {"outcome": "shrug"}}]


FAILURES: dict[str, Any] = {
    "empty": lambda _: [],
    "late": lambda _: Raw(b"[]", after=1.5),
    "not json": lambda _: Raw(b"<html>"),
    "not a list": lambda _: {"error": "?"},
    "deeply nested": lambda _: Raw(b"[" * 100_000),
    "text without outcome": lambda _: [{"text": "Bonjour"}],
    "unknown outcome": _unknown_outcome,
    "unknown service": lambda _: items_of("utter_greet", services=["nowhere"]),
    "unknown subject": lambda _: items_of("utter_greet", topic="nowhere"),
    "services of a wrong type": lambda _: items_of("utter_greet", services={"a": 1}),
    "unhashable names": lambda _: items_of("utter_greet", topic=["a"], services=[["a"]], choices=[{}]),
    "failed turn": lambda _: Raw(b'{"error": "bot_failure"}', status=500),
    "refused token": lambda _: Raw(b'{"error": "bad_token"}', status=401),
}


@pytest.mark.parametrize("failure", FAILURES)
async def test_a_bot_that_fails_is_told_truly_and_an_officer_is_asked(address: str, bot: FakeBot, failure: str) -> None:
    bot.answer = FAILURES[failure]
    async with Citizen(address) as citizen:
        await citizen.open()
        start = time.monotonic()
        said = await citizen.answer("bonjour")
        await citizen.until("event", state="queued")
    assert said["texts"][0].split()[:4] == FALLBACK.replace("'", "’").split()[:4]
    assert time.monotonic() - start < 1.2


async def test_a_dead_bot_leads_to_an_officer(address: str, bot: FakeBot, gateway: Gateway) -> None:
    bot.close()
    async with Citizen(address) as citizen:
        await citizen.open()
        await citizen.write("bonjour")
        await citizen.until("event", state="queued")
    waiting = (await gateway.store.queue()).waiting[0]
    assert waiting.handoff
    assert waiting.handoff.reason.value == "bot_failure"


async def test_a_reply_that_comes_too_late_is_never_shown(address: str, bot: FakeBot) -> None:
    bot.answer = lambda _: Raw(json.dumps(items_of("utter_greet")).encode(), after=0.8)
    async with Citizen(address) as citizen:
        await citizen.open()
        await citizen.write("bonjour")
        await citizen.until("event", state="queued")
        await citizen.until("queue")
        await citizen.silence(0.6)


async def test_a_broken_bot_at_night_tells_when_officers_are_back(
    address: str, bot: FakeBot, clock: VirtualClock
) -> None:
    clock.advance(hours=12)
    bot.answer = lambda _: []
    async with Citizen(address) as citizen:
        await citizen.open()
        await citizen.write("bonjour")
        notice = await citizen.until("event", author="system")
    assert "Ils reviennent" in notice["texts"][0]


async def test_after_a_handoff_no_text_is_played_to_the_bot_it_is_only_parsed(
    address: str, bot: FakeBot, gateway: Gateway
) -> None:
    async with Citizen(address) as citizen:
        await citizen.open()
        await citizen.queue_up()
        heard = list(bot.heard)
        await citizen.write("pendant que j'attends")
        await citizen.until("ack")
        name = (await gateway.store.queue()).waiting[0].id
        await gateway.transitions.accept(name, 1, capacity=3)
        await citizen.write("dit au policier")
        await citizen.until("ack")
        await asyncio.sleep(0.2)
        assert bot.heard == heard
        assert bot.parsed == ["pendant que j'attends", "dit au policier"]
        await gateway.transitions.return_to_bot(name, 1)
        await citizen.answer("bonjour")
    assert bot.heard == [*heard, "bonjour"]
    assert len(bot.parsed) == 2


async def test_messages_sent_before_the_handoff_reply_came_are_left_to_the_officer(
    address: str, bot: FakeBot, gateway: Gateway
) -> None:
    bot.answer = lambda message: Raw(json.dumps(answer_from_data(message)).encode(), after=0.2)
    async with Citizen(address) as citizen:
        await citizen.open()
        await citizen.write("un policier")
        await citizen.write("bonjour, c'est pour ma voisine")
        await citizen.until("event", state="queued")
        await asyncio.sleep(0.3)
    assert bot.heard == ["un policier"]
    log = await gateway.store.read((await gateway.store.queue()).waiting[0].id, 0)
    assert ("bonjour, c'est pour ma voisine",) in [event.entry.texts for event in log.events]


async def test_the_officer_is_told_subjects_and_enumerated_answers(
    address: str, bot: FakeBot, gateway: Gateway
) -> None:
    context = {"custom": {"context": {"intents": [], "replies": [], "slots": {"scam_what": "card_lost"}}}}
    async with Citizen(address) as citizen:
        await citizen.open()
        await citizen.answer("mon chien")
        bot.answer = lambda _: [*items_of("utter_ask_officer"), context]
        await citizen.queue_up()
    waiting = (await gateway.store.queue()).waiting[0]
    assert waiting.subjects == ("animaux",)
    assert waiting.handoff
    assert waiting.handoff.details == {"Ce qui s'est passé": "Carte perdue ou volée"}
