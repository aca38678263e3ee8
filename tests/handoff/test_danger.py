"""A danger that words tell is announced at once, in every state, with the bot dead, and never reaches it."""

import asyncio

import pytest
from after_handoff import alerts, handed_off
from fake_bot import FakeBot, Raw, items_of
from talkers import Citizen

from content.vocabulary import DangerKind
from handoff.conversations.states import WAITING, State
from handoff.gateway import Gateway
from handoff.triage.announcement import WITH_OFFICER

BURGLAR = "quelqu'un force ma porte"
BURGLAR_AGAIN = "au secours quelqu'un force ma porte"
FIRE = "il y a le feu dans mon immeuble"


def numbers(event: dict[str, object]) -> set[object]:
    return {card["phone"] for card in event["cards"]}  # type: ignore[attr-defined]


async def test_a_danger_shows_the_numbers_at_once_with_the_bot_dead(address: str, bot: FakeBot) -> None:
    bot.close()
    async with Citizen(address) as citizen:
        await citizen.open()
        shown = await citizen.answer(BURGLAR)
    assert (shown["outcome"], shown["danger"]) == ("emergency", "police")
    assert {"17", "112", "114"} <= numbers(shown)


async def test_a_danger_in_another_language_is_first_answered_in_it_with_the_bot_dead(
    address: str, bot: FakeBot
) -> None:
    bot.close()
    async with Citizen(address) as citizen:
        await citizen.open()
        shown = await citizen.answer("someone is breaking into my house")
    assert (shown["outcome"], shown["danger"]) == ("emergency", "police")
    assert "call 17 (police) or 112 now" in shown["texts"][0]
    assert {"17", "112", "114"} <= numbers(shown)


async def test_the_words_of_a_danger_never_reach_the_bot_only_its_name(address: str, bot: FakeBot) -> None:
    async with Citizen(address) as citizen:
        await citizen.open()
        await citizen.answer(BURGLAR)
        await citizen.answer("bonjour")
    assert bot.heard == ["/emergency_police", "bonjour"]


async def test_a_danger_does_not_wait_for_a_slow_bot(address: str, bot: FakeBot) -> None:
    bot.answer = lambda _: Raw(b"[]", after=0.4)
    async with Citizen(address) as citizen:
        await citizen.open()
        await citizen.write("bonjour")
        shown = await citizen.answer(BURGLAR)
    assert shown["outcome"] == "emergency"


@pytest.mark.parametrize("state", sorted(WAITING))
async def test_a_danger_told_while_waiting_shows_the_numbers_and_raises_the_flag(
    address: str, gateway: Gateway, state: State
) -> None:
    async with Citizen(address) as citizen:
        name = await handed_off(citizen, gateway, state)
        shown = await citizen.answer(BURGLAR)
    assert shown["outcome"] == "emergency"
    assert shown["buttons"] == []
    conversation = await gateway.store.get(name)
    assert conversation.state is state
    assert conversation.dangers == {DangerKind.POLICE}


@pytest.mark.parametrize("state", sorted(WITH_OFFICER))
async def test_a_danger_told_to_an_officer_alerts_the_officer_alone_and_once(
    address: str, bot: FakeBot, gateway: Gateway, state: State
) -> None:
    bot.close()
    async with Citizen(address) as citizen:
        name = await handed_off(citizen, gateway, state)
        for text in (BURGLAR, BURGLAR_AGAIN):
            await citizen.write(text)
            assert (await citizen.until("event", author="citizen", texts=[text]))["danger"] == "police"
            await citizen.until("ack")
        await citizen.silence()
    assert await alerts(gateway, name) == [DangerKind.POLICE]
    assert (await gateway.store.get(name)).state is state


async def test_numbers_that_only_an_officer_was_alerted_to_are_shown_once_nobody_answers(
    address: str, gateway: Gateway
) -> None:
    async with Citizen(address) as citizen:
        name = await handed_off(citizen, gateway, State.ASSIGNED)
        await citizen.write(BURGLAR)
        await gateway.transitions.transfer(name, 1)
        await citizen.until("event", state="queued")
        assert (await citizen.answer(BURGLAR_AGAIN))["outcome"] == "emergency"


async def test_each_kind_of_danger_is_shown_once(address: str) -> None:
    async with Citizen(address) as citizen:
        await citizen.open()
        assert (await citizen.answer(BURGLAR))["danger"] == "police"
        assert (await citizen.answer(FIRE))["danger"] == "fire"
        again = await citizen.answer(BURGLAR_AGAIN)
    assert again["outcome"] == "handoff"
    assert sum(message.get("outcome") == "emergency" for message in citizen.received) == 2


async def test_a_danger_told_again_brings_an_officer(address: str, gateway: Gateway, bot: FakeBot) -> None:
    async with Citizen(address) as citizen:
        await citizen.open()
        await citizen.answer(BURGLAR)
        await citizen.write(BURGLAR_AGAIN)
        await citizen.until("event", state="queued")
    waiting = (await gateway.store.queue()).waiting[0]
    assert waiting.handoff
    assert waiting.handoff.reason.value == "emergency"
    assert BURGLAR not in bot.heard


async def test_a_danger_told_again_while_waiting_is_marked_for_the_officer(address: str) -> None:
    async with Citizen(address) as citizen:
        await citizen.open()
        await citizen.queue_up()
        await citizen.answer(BURGLAR)
        await citizen.write(BURGLAR_AGAIN)
        said = await citizen.until("event", author="citizen", texts=[BURGLAR_AGAIN])
    assert said["danger"] == "police"


async def test_a_danger_that_the_bot_understands_is_shown_too_and_once(address: str, bot: FakeBot) -> None:
    bot.answer = lambda _: items_of("utter_emergency_medical")
    async with Citizen(address) as citizen:
        await citizen.open()
        assert (await citizen.answer("quelque chose de grave"))["danger"] == "medical"
        await citizen.write("toujours grave")
        await citizen.until("event", state="queued")


async def test_a_danger_sent_twice_by_a_page_that_lost_its_ack_is_shown_once(address: str) -> None:
    async with Citizen(address) as citizen:
        await citizen.open()
        name = await citizen.write(BURGLAR)
        shown = await citizen.until("event", outcome="emergency")
        assert (await citizen.until("ack"))["seq"] == shown["seq"] - 1
        await citizen.write(BURGLAR, name)
        assert (await citizen.until("ack"))["seq"] == shown["seq"] - 1
        await citizen.silence()


async def test_two_tabs_that_cry_at_once_get_one_alarm_and_an_officer(address: str) -> None:
    async with Citizen(address) as page, Citizen(address) as tab:
        await page.open()
        tab.http.cookies = page.http.cookies
        await tab.open()
        await asyncio.gather(page.write(BURGLAR), tab.write(BURGLAR_AGAIN))
        await page.until("event", state="queued")
        assert sum(message.get("outcome") == "emergency" for message in page.received) == 1
