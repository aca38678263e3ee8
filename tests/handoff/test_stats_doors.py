"""What people do at their pages, and what is counted of it."""

import secrets

import pytest
from conftest import VirtualClock
from counted import counted, counts
from crowds import crowd, officer_on_duty
from fake_bot import FakeBot, Raw, items_of
from talkers import Citizen

from content.officer_texts import load_wrap_up
from handoff.conversations.dispatch import WRAP_UP_FOR
from handoff.gateway import Gateway

pytestmark = pytest.mark.usefixtures("address")


async def _waiting(gateway: Gateway) -> str:
    return (await gateway.store.queue()).waiting[0].id


# --- « Cela répond-il à votre question ? » ----------------------------------------------------------------------------


async def test_an_answer_asks_whether_it_helped_and_small_talk_does_not(citizen: Citizen) -> None:
    answer = await citizen.answer("mon chien")
    assert [button["title"] for button in answer["buttons"] if button["id"].startswith("helped:")] == ["Oui", "Non"]
    courtesy = await citizen.answer("merci")
    assert not [button for button in courtesy["buttons"] if button["id"].startswith("helped:")]
    question = await citizen.answer("blabla")
    assert not [button for button in question["buttons"] if button["id"].startswith("helped:")]


async def test_a_yes_is_counted_once_and_thanked_and_the_robot_hears_nothing_of_it(
    gateway: Gateway, bot: FakeBot, citizen: Citizen
) -> None:
    await citizen.answer("mon chien")
    await citizen.press("helped:yes")
    assert "Merci" in (await citizen.until("event", author="bot"))["texts"][0]
    await citizen.press("helped:yes")
    assert (await citizen.until("error"))["code"] == "unknown_button"
    await citizen.press("helped:no")
    assert (await citizen.until("error"))["code"] == "unknown_button"
    assert await counts(gateway, "helped", "yes", "animaux")
    assert ("helped", "no", "animaux") not in counted(gateway)
    assert bot.heard == ["mon chien"]


async def test_a_yes_sent_again_after_a_cut_is_counted_once(gateway: Gateway, citizen: Citizen) -> None:
    await citizen.answer("mon chien")
    name = await citizen.press("helped:yes")
    await citizen.until("ack", client_message_id=name)
    await citizen.send("press", client_message_id=name, button_id="helped:yes")
    await citizen.until("ack", client_message_id=name)
    assert await counts(gateway, "helped", "yes", "animaux")


async def test_a_no_is_counted_and_says_to_the_robot_that_it_did_not_help(
    gateway: Gateway, bot: FakeBot, citizen: Citizen
) -> None:
    await citizen.answer("ma carte")
    await citizen.press("helped:no")
    offered = await citizen.until("event", outcome="clarify")
    assert "Parler à un policier" in [button["title"] for button in offered["buttons"]]
    assert bot.heard == ["ma carte", "/not_helped"]
    assert await counts(gateway, "helped", "no", "perceval")
    # The « Non » says it all: what follows is not held against the answer a second time.
    assert not [key for key in counted(gateway) if key[0] == "next"]


async def test_before_any_answer_there_is_nothing_to_judge(citizen: Citizen) -> None:
    await citizen.press("helped:yes")
    assert (await citizen.until("error"))["code"] == "unknown_button"


async def test_with_an_officer_nothing_is_judged_any_more(citizen: Citizen) -> None:
    await citizen.answer("mon chien")
    await citizen.queue_up()
    await citizen.press("helped:no")
    assert (await citizen.until("error"))["code"] == "button_expired"


# --- Replies ----------------------------------------------------------------------------------------------------------


async def test_replies_are_counted_by_subject_and_outcome(gateway: Gateway, citizen: Citizen) -> None:
    await citizen.answer("mon chien")
    await citizen.answer("ma carte")
    await citizen.answer("bonjour")
    assert await counts(gateway, "outcome", "answer", "animaux")
    assert await counts(gateway, "outcome", "steer", "perceval")
    assert await counts(gateway, "outcome", "answer", "social")


async def test_the_same_answer_again_or_a_question_back_tells_of_other_words(
    gateway: Gateway, citizen: Citizen
) -> None:
    await citizen.answer("mon chien")
    await citizen.answer("je parle de mon chien")
    assert await counts(gateway, "next", "rephrased", "animaux")
    await citizen.answer("blabla")
    assert await counts(gateway, "next", "rephrased", "animaux", number=2)
    await citizen.answer("blabla")
    assert counted(gateway)["next", "rephrased", "animaux"] == 2


async def test_an_officer_asked_for_after_an_answer_is_held_against_it(gateway: Gateway, citizen: Citizen) -> None:
    await citizen.answer("mon chien")
    await citizen.queue_up()
    assert await counts(gateway, "next", "officer", "animaux")
    assert await counts(gateway, "handoff", "requested_by_citizen")
    assert await counts(gateway, "move", "hand_off")


async def test_a_guided_triage_opened_under_an_answer_is_no_complaint(
    gateway: Gateway, bot: FakeBot, citizen: Citizen
) -> None:
    await citizen.answer("ma carte")
    asks = {
        "text": "Avez-vous déjà payé ?",
        "buttons": [{"title": "Oui", "payload": "/a"}, {"title": "Non", "payload": "/b"}],
    }
    bot.answer = lambda _: [asks, {"custom": {"outcome": "clarify", "topic": None}}]
    await citizen.answer("/report_scam")
    assert await counts(gateway, "outcome", "clarify")
    assert not [key for key in counted(gateway) if key[0] in {"next", "clarification"}]


async def test_a_clarification_is_counted_when_shown_and_when_a_subject_is_chosen(
    gateway: Gateway, bot: FakeBot, citizen: Citizen
) -> None:
    bot.answer = lambda _: items_of("utter_clarify", choices=["animaux", "sport-promenade"])
    shown = await citizen.answer("promener")
    assert await counts(gateway, "clarification", "shown")
    await citizen.press(shown["buttons"][0]["id"])
    assert await counts(gateway, "clarification", "chosen", "animaux")


async def test_a_bot_that_fails_is_counted_as_the_reason(gateway: Gateway, bot: FakeBot, citizen: Citizen) -> None:
    bot.answer = lambda _: Raw(b"broken")
    await citizen.write("bonjour")
    await citizen.until("event", state="queued")
    assert await counts(gateway, "handoff", "bot_failure")


# --- The queue --------------------------------------------------------------------------------------------------------


async def test_a_wait_and_a_talk_fall_into_their_buckets_and_the_end_says_who_answered(
    gateway: Gateway, citizen: Citizen, clock: VirtualClock
) -> None:
    await citizen.queue_up()
    name = await _waiting(gateway)
    clock.advance(seconds=45)
    await gateway.transitions.accept(name, 1, 3)
    assert await counts(gateway, "wait", "60")
    clock.advance(minutes=6)
    await gateway.transitions.wrap_up(name, 1, clock() + WRAP_UP_FOR)
    clock.advance(seconds=30)
    await gateway.transitions.close(name, 1)
    assert await counts(gateway, "handling", "420")
    assert await counts(gateway, "ended", "officer")
    totals = counted(gateway)
    assert totals["move", "accept"] == totals["move", "wrap_up"] == totals["move", "close"] == 1


async def test_who_is_handed_on_waited_once_and_both_talks_count(
    gateway: Gateway, citizen: Citizen, clock: VirtualClock
) -> None:
    await citizen.queue_up()
    name = await _waiting(gateway)
    await gateway.transitions.accept(name, 1, 3)
    clock.advance(minutes=1, seconds=50)
    await gateway.transitions.transfer(name, 1)
    clock.advance(minutes=9)
    await gateway.transitions.accept(name, 2, 3)
    clock.advance(minutes=4)
    await gateway.transitions.return_to_bot(name, 2)
    totals = counted(gateway)
    assert [key for key in totals if key[0] == "wait"] == [("wait", "15")]
    assert {key for key in totals if key[0] == "handling"} == {("handling", "120"), ("handling", "300")}


async def test_who_leaves_the_queue_has_given_up_and_ends_unanswered(
    gateway: Gateway, citizen: Citizen, clock: VirtualClock
) -> None:
    await citizen.queue_up()
    clock.advance(minutes=4)
    await citizen.send("leave")
    await citizen.until("event", state="closed")
    assert await counts(gateway, "move", "abandon")
    assert await counts(gateway, "given_up", "300")
    assert await counts(gateway, "ended", "unanswered")


async def test_who_needed_no_officer_was_answered_by_the_robot_alone(gateway: Gateway, citizen: Citizen) -> None:
    await citizen.answer("mon chien")
    await citizen.send("leave")
    await citizen.until("event", state="closed")
    assert await counts(gateway, "ended", "robot")


async def test_who_asked_for_an_officer_at_night_is_not_the_robots_success(
    gateway: Gateway, citizen: Citizen, clock: VirtualClock
) -> None:
    clock.advance(hours=10)
    await citizen.write("je veux parler à un policier")
    await citizen.until("event", author="system")
    await citizen.send("leave")
    await citizen.until("event", state="closed")
    assert await counts(gateway, "handoff", "requested_by_citizen")
    assert await counts(gateway, "ended", "unanswered")
    assert ("move", "hand_off") not in counted(gateway)


async def test_a_long_wait_that_is_told_is_counted(gateway: Gateway, citizen: Citizen) -> None:
    await officer_on_duty(gateway)
    await crowd(gateway, 40)
    await citizen.write("je veux parler à un policier")
    await citizen.until("event", author="system")
    assert await counts(gateway, "admission", "long_wait")


async def test_who_comes_too_late_to_wait_is_counted_and_never_in_the_queue(
    gateway: Gateway, citizen: Citizen, clock: VirtualClock
) -> None:
    clock.advance(hours=7, minutes=55)
    await officer_on_duty(gateway)
    await crowd(gateway, 5)
    await citizen.write("je veux parler à un policier")
    await citizen.until("event", author="system")
    assert await counts(gateway, "admission", "refused")
    assert counted(gateway)["move", "hand_off"] == 5


async def test_the_team_is_counted_as_a_number(gateway: Gateway) -> None:
    await gateway.recorder.look()
    await officer_on_duty(gateway)
    await gateway.recorder.look()
    assert await counts(gateway, "presence", "looks", number=2)
    assert await counts(gateway, "presence", "officers")


async def test_an_unknown_code_of_the_end_is_dropped_and_nobody_is_hurt(
    gateway: Gateway, caplog: pytest.LogCaptureFixture
) -> None:
    gateway.tally.wrapped_up("il s'appelle Martin")
    assert counted(gateway) == {}
    assert [line.getMessage() for line in caplog.records] == ["not counted: an unknown wrap_up"]


async def test_a_code_of_the_end_that_content_staff_wrote_is_counted(gateway: Gateway) -> None:
    gateway.tally.wrapped_up(load_wrap_up()[0].code)
    assert await counts(gateway, "wrap_up", load_wrap_up()[0].code)


async def test_nothing_that_is_typed_is_in_a_counter(gateway: Gateway, bot: FakeBot, citizen: Citizen) -> None:
    canary = f"canary{secrets.token_hex(4)}"
    await citizen.answer(f"{canary} mon chien")
    await citizen.press("helped:no")
    await citizen.until("event", outcome="clarify")
    bot.answer = lambda _: [{"text": canary}, {"custom": {"outcome": "answer", "topic": canary}}]
    await citizen.write(canary)
    await citizen.until("event", state="queued")
    await counts(gateway, "handoff", "bot_failure")
    assert canary not in repr(gateway.recorder.counters.peek())
    assert (await _waiting(gateway)) not in repr(gateway.recorder.counters.peek())
