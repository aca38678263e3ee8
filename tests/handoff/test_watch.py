"""After the handoff the bot still reads for danger. It answers nothing, delays nothing, keeps nothing."""

import asyncio
import logging
import time
from collections.abc import Callable

import pytest
from after_handoff import OFFICER, alerts, handed_off
from fake_bot import TOKEN, FakeBot, Raw, reading_of
from running import Process
from talkers import Citizen, Officer

from content.danger import find_danger
from content.vocabulary import DangerKind
from handoff.conversations.states import OPEN, WAITING, State
from handoff.gateway import Gateway
from handoff.triage.announcement import WITH_OFFICER
from handoff.triage.client import MOST_PARSES, BotClient, BotUnreadable
from handoff.triage.watch import danger_of

LOCKED_IN = "il vient de rentrer il a bu je me suis enfermée"
LOCKED_IN_AGAIN = "il tape de plus en plus fort, je ne bouge plus"
HARMLESS = "vous êtes là ?"
WITHOUT_ROBOT = sorted(OPEN - {State.BOT})


def danger(kind: str = "police") -> Callable[[str], object]:
    return lambda _: reading_of(f"emergency_{kind}")


async def eventually(fact: Callable[[], bool]) -> None:
    async with asyncio.timeout(5):
        while not fact():  # noqa: ASYNC110  # the bot is in another thread
            await asyncio.sleep(0.01)


def test_the_words_of_these_tests_ring_no_alarm_by_themselves() -> None:
    assert [find_danger(text) for text in (LOCKED_IN, LOCKED_IN_AGAIN, HARMLESS)] == [None, None, None]


# Who is told


@pytest.mark.parametrize("state", sorted(WAITING))
async def test_a_danger_without_alarm_words_told_while_waiting_shows_the_numbers_and_raises_the_flag(
    address: str, bot: FakeBot, gateway: Gateway, state: State
) -> None:
    bot.reading = danger()
    async with Citizen(address) as citizen:
        name = await handed_off(citizen, gateway, state)
        shown = await citizen.answer(LOCKED_IN)
    assert (shown["outcome"], shown["danger"], shown["buttons"]) == ("emergency", "police", [])
    assert {"17", "112", "114"} <= {card["phone"] for card in shown["cards"]}
    conversation = await gateway.store.get(name)
    assert (conversation.state, conversation.dangers) == (state, {DangerKind.POLICE})
    assert await alerts(gateway, name) == []


@pytest.mark.parametrize("state", sorted(WITH_OFFICER))
async def test_a_danger_without_alarm_words_told_to_an_officer_alerts_the_officer_alone(
    address: str, bot: FakeBot, gateway: Gateway, state: State
) -> None:
    bot.reading = danger("medical")
    async with Citizen(address) as citizen:
        name = await handed_off(citizen, gateway, state)
        await citizen.write(LOCKED_IN)
        await citizen.until("ack")
        await citizen.silence()
        # Nor after a cut: the alert is in the log, and not for this page.
        assert await alerts(gateway, name) == [DangerKind.MEDICAL]
        welcome = await citizen.open()
    assert [event["danger"] for event in welcome["events"]] == [None] * len(welcome["events"])
    conversation = await gateway.store.get(name)
    assert (conversation.state, conversation.dangers) == (state, {DangerKind.MEDICAL})


@pytest.mark.parametrize("state", WITHOUT_ROBOT)
async def test_a_message_without_danger_is_read_and_nobody_is_told_anything(
    address: str, bot: FakeBot, gateway: Gateway, state: State
) -> None:
    async with Citizen(address) as citizen:
        name = await handed_off(citizen, gateway, state)
        before = (await gateway.store.get(name)).version
        await citizen.write(HARMLESS)
        await citizen.until("ack")
        await eventually(lambda: bot.parsed == [HARMLESS])
        await citizen.silence(0.15)
    conversation = await gateway.store.get(name)
    assert (conversation.version, conversation.dangers) == (before + 1, frozenset())
    assert bot.parses == [{"message": HARMLESS}]


@pytest.mark.slow
async def test_an_officers_console_is_alerted_and_the_citizens_page_shows_nothing(
    whole: Process, session_bot: FakeBot
) -> None:
    async with Citizen(whole.address) as citizen, Officer(whole.address) as officer:
        await officer.log_in(*whole.officer("watcher"))
        await citizen.open()
        await citizen.queue_up()
        waiting = (await officer.open())["queue"]
        # The tests of this process share one queue: somebody else's emergency may wait in it.
        name = next(entry["conversation"] for entry in reversed(waiting) if not entry["emergency"])
        assert not (await officer.accept(name))["emergency"]
        await citizen.until("event", state="assigned")
        usual, session_bot.reading = session_bot.reading, danger("fire")
        await citizen.write(LOCKED_IN)
        said = await officer.until("event", author="citizen")
        alert = await officer.until("event", author="system", danger="fire")
        session_bot.reading = usual
        assert (said["texts"], said["danger"]) == ([LOCKED_IN], None)
        assert "Danger possible" in alert["texts"][0]
        await citizen.until("ack")
        await citizen.silence()
        assert (await officer.open())["conversations"][0]["emergency"]
        await officer.send("close", conversation=name)
        await citizen.until("event", state="closed")


# Once


async def test_the_same_danger_is_shown_once_while_waiting_and_another_one_too(
    address: str, bot: FakeBot, gateway: Gateway
) -> None:
    bot.reading = danger()
    async with Citizen(address) as citizen:
        await handed_off(citizen, gateway, State.QUEUED)
        assert (await citizen.answer(LOCKED_IN))["danger"] == "police"
        await citizen.write(LOCKED_IN_AGAIN)
        await citizen.until("ack")
        await citizen.silence()
        bot.reading = danger("fire")
        assert (await citizen.answer("ça sent bizarre dans le couloir"))["danger"] == "fire"
    assert bot.parsed == [LOCKED_IN, LOCKED_IN_AGAIN, "ça sent bizarre dans le couloir"]


async def test_the_same_danger_alerts_the_officer_once(address: str, bot: FakeBot, gateway: Gateway) -> None:
    bot.reading = danger()
    async with Citizen(address) as citizen:
        name = await handed_off(citizen, gateway, State.ASSIGNED)
        for text in (LOCKED_IN, LOCKED_IN_AGAIN):
            await citizen.write(text)
        await eventually(lambda: bot.parsed == [LOCKED_IN, LOCKED_IN_AGAIN])
        await asyncio.sleep(0.1)
    assert await alerts(gateway, name) == [DangerKind.POLICE]


async def test_a_danger_whose_numbers_were_shown_while_waiting_alerts_no_officer_again(
    address: str, bot: FakeBot, gateway: Gateway
) -> None:
    bot.reading = danger()
    async with Citizen(address) as citizen:
        name = await handed_off(citizen, gateway, State.QUEUED)
        await citizen.answer(LOCKED_IN)
        await gateway.transitions.accept(name, OFFICER, capacity=3)
        await citizen.write(LOCKED_IN_AGAIN)
        await eventually(lambda: bot.parsed == [LOCKED_IN, LOCKED_IN_AGAIN])
        await asyncio.sleep(0.1)
    assert await alerts(gateway, name) == []


@pytest.mark.parametrize("state", WITHOUT_ROBOT)
async def test_a_danger_that_words_tell_is_not_sent_to_the_bot(
    address: str, bot: FakeBot, gateway: Gateway, state: State
) -> None:
    async with Citizen(address) as citizen:
        await handed_off(citizen, gateway, state)
        await citizen.write("quelqu'un force ma porte")
        await citizen.write(HARMLESS)
        await eventually(lambda: bot.parsed == [HARMLESS])


# Which messages, in what order


async def test_messages_are_read_in_order_and_one_at_a_time(address: str, bot: FakeBot, gateway: Gateway) -> None:
    def read_slowly(_: str) -> object:
        time.sleep(0.02)
        return reading_of("ask_animaux")

    bot.reading = read_slowly
    sent = [f"message {number}" for number in range(12)]
    async with Citizen(address) as citizen:
        await handed_off(citizen, gateway, State.ASSIGNED)
        for text in sent:
            await citizen.write(text)
        for _ in sent:
            await citizen.until("ack")
        await eventually(lambda: bot.parsed == sent)
    assert bot.most_in_flight == 1


async def test_what_was_written_before_the_handoff_reply_came_is_read_too(
    address: str, bot: FakeBot, gateway: Gateway
) -> None:
    usual, bot.reading = bot.answer, danger()

    def answer_slowly(message: str) -> object:
        time.sleep(0.2)
        return usual(message)

    bot.answer = answer_slowly
    async with Citizen(address) as citizen:
        await citizen.open()
        await citizen.write("un policier")
        await citizen.write(LOCKED_IN)
        await citizen.until("event", state="queued")
        await citizen.until("event", outcome="emergency")
    assert (bot.heard, bot.parsed) == (["un policier"], [LOCKED_IN])


async def test_a_turn_that_a_handoff_overtook_is_read_for_danger_instead(address: str, bot: FakeBot) -> None:
    bot.answer, bot.reading = lambda _: Raw(b"[]", after=0.3), danger("medical")
    async with Citizen(address) as citizen:
        await citizen.open()
        await citizen.answer("quelqu'un force ma porte")
        await citizen.write(LOCKED_IN)
        await eventually(lambda: bot.heard == ["/emergency_police", LOCKED_IN])
        await citizen.write("au secours quelqu'un force ma porte")
        await citizen.until("event", state="queued")
        await citizen.until("event", outcome="emergency", danger="medical")
    assert (bot.heard, bot.parsed) == (["/emergency_police", LOCKED_IN], [LOCKED_IN])


async def test_while_the_robot_answers_nothing_is_read_apart_from_its_turns(
    address: str, bot: FakeBot, gateway: Gateway
) -> None:
    async with Citizen(address) as citizen:
        name = await handed_off(citizen, gateway, State.ASSIGNED)
        await citizen.write(HARMLESS)
        await eventually(lambda: bot.parsed == [HARMLESS])
        await gateway.transitions.return_to_bot(name, OFFICER)
        await citizen.answer("bonjour")
    assert bot.heard[-1] == "bonjour"
    assert bot.parsed == [HARMLESS]


async def test_after_the_end_nothing_is_read(address: str, bot: FakeBot, gateway: Gateway) -> None:
    bot.reading = lambda _: Raw(b"{}", after=0.2)
    async with Citizen(address) as citizen:
        name = await handed_off(citizen, gateway, State.ASSIGNED)
        for text in ("un", "deux", "trois"):
            await citizen.write(text)
        await eventually(lambda: bot.parsed == ["un"])
        await gateway.transitions.close(name, OFFICER)
        await citizen.until("event", state="closed")
        await citizen.write("quatre")
        assert (await citizen.until("error"))["code"] == "closed"
        await asyncio.sleep(0.5)
    assert bot.parsed == ["un"]


async def test_a_danger_understood_after_the_end_is_told_to_nobody(
    address: str, bot: FakeBot, gateway: Gateway
) -> None:
    def read_slowly(_: str) -> object:
        time.sleep(0.2)
        return reading_of("emergency_police")

    bot.reading = read_slowly
    async with Citizen(address) as citizen:
        name = await handed_off(citizen, gateway, State.ASSIGNED)
        await citizen.write(LOCKED_IN)
        await eventually(lambda: bot.parsed == [LOCKED_IN])
        await gateway.transitions.close(name, OFFICER)
        await asyncio.sleep(0.4)
    assert (await gateway.store.get(name)).dangers == frozenset()


async def test_a_danger_understood_once_the_officer_came_alerts_the_officer(
    address: str, bot: FakeBot, gateway: Gateway
) -> None:
    def read_slowly(_: str) -> object:
        time.sleep(0.2)
        return reading_of("emergency_police")

    bot.reading = read_slowly
    async with Citizen(address) as citizen:
        name = await handed_off(citizen, gateway, State.QUEUED)
        await citizen.write(LOCKED_IN)
        await eventually(lambda: bot.parsed == [LOCKED_IN])
        await gateway.transitions.accept(name, OFFICER, capacity=3)
        await citizen.until("event", state="assigned")
        await citizen.silence(0.4)
    assert await alerts(gateway, name) == [DangerKind.POLICE]


# A bot that fails


FAILURES: dict[str, tuple[object, str]] = {
    "late": (Raw(b"{}", after=1.0), "bot_late"),
    "not json": (Raw(b"<html>"), "bot_unreadable"),
    "not a reading": ([], "bot_unreadable"),
    "a reading without intent": ({"text": LOCKED_IN}, "bot_unreadable"),
    "an intent of a wrong type": ({"intent": {"name": ["emergency_police"]}}, "bot_unreadable"),
    "deeply nested": (Raw(b"[" * 100_000), "bot_unreadable"),
    "refused token": (Raw(b'{"error": "bad_token"}', status=401), "bot_refused"),
    "failed reading": (Raw(b'{"error": "bot_failure"}', status=500), "bot_refused"),
}


@pytest.mark.parametrize("failure", FAILURES)
async def test_a_reading_that_fails_is_silent_is_logged_by_its_code_and_the_next_one_works(
    address: str, bot: FakeBot, gateway: Gateway, caplog: pytest.LogCaptureFixture, failure: str
) -> None:
    reading, code = FAILURES[failure]
    bot.reading = lambda _: reading
    async with Citizen(address) as citizen:
        name = await handed_off(citizen, gateway, State.QUEUED)
        with caplog.at_level(logging.DEBUG, logger="handoff"):
            await citizen.write(LOCKED_IN)
            await citizen.until("ack")
            await eventually(lambda: bool(caplog.records))
            await citizen.silence(0.1)
        logged = [record.getMessage() for record in caplog.records if record.name.startswith("handoff")]
        assert logged == [f"not read for danger: {code}"]
        assert (await gateway.store.get(name)).dangers == frozenset()
        bot.reading = danger()
        assert (await citizen.answer(LOCKED_IN_AGAIN))["outcome"] == "emergency"


@pytest.mark.parametrize("state", WITHOUT_ROBOT)
async def test_with_the_bot_dead_messages_arrive_and_nobody_notices(
    address: str, bot: FakeBot, gateway: Gateway, state: State
) -> None:
    async with Citizen(address) as citizen:
        name = await handed_off(citizen, gateway, state)
        bot.close()
        taken = await citizen.write(LOCKED_IN)
        assert (await citizen.until("event", author="citizen", texts=[LOCKED_IN]))["danger"] is None
        assert (await citizen.until("ack"))["client_message_id"] == taken
        await citizen.silence()
        # The words-only layer needs no bot.
        await citizen.write("quelqu'un force ma porte")
        await citizen.until("event", author="citizen", danger="police")
    assert (await gateway.store.get(name)).state is state


async def test_a_slow_reading_delays_no_message_to_the_officer(address: str, bot: FakeBot, gateway: Gateway) -> None:
    bot.reading = lambda _: Raw(b"{}", after=0.45)
    async with Citizen(address) as citizen:
        name = await handed_off(citizen, gateway, State.ASSIGNED)
        for text in ("un", "deux"):
            await citizen.write(text)
            await citizen.until("ack")
        log = await gateway.store.read(name, 0)
        assert [event.entry.texts for event in log.events[-2:]] == [("un",), ("deux",)]
        assert bot.parsed in ([], ["un"])


async def test_what_is_read_in_the_background_leaves_room_for_the_robots_turns(bot: FakeBot) -> None:
    def read_slowly(_: str) -> object:
        time.sleep(0.02)
        return reading_of("ask_animaux")

    bot.reading = read_slowly
    client = BotClient(bot.url, TOKEN)
    await asyncio.gather(*(client.parse(str(number)) for number in range(5 * MOST_PARSES)))
    await client.aclose()
    assert bot.most_in_flight == MOST_PARSES


# What a reading says


@pytest.mark.parametrize("kind", DangerKind)
def test_every_kind_of_danger_has_its_intent(kind: DangerKind) -> None:
    assert danger_of(reading_of(f"emergency_{kind.value}")) is kind


@pytest.mark.parametrize("intent", ["ask_animaux", "nlu_fallback", "clarify_topic", "ask_emergency_", "", None])
def test_any_other_intent_tells_of_no_danger(intent: str | None) -> None:
    assert danger_of(reading_of(intent)) is None


def test_an_emergency_of_an_unknown_kind_is_one_for_the_police() -> None:
    assert danger_of(reading_of("emergency_flood")) is DangerKind.POLICE


@pytest.mark.parametrize("nonsense", [None, [], {}, {"intent": None}, {"intent": "emergency_police"}, {"intent": {}}])
def test_what_is_no_reading_is_refused(nonsense: object) -> None:
    with pytest.raises(BotUnreadable):
        danger_of(nonsense)
