"""The expected wait: an interval, in words, that decides who may enter the queue."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.clock import PARIS
from content.typography import mistakes, typeset
from content.vocabulary import HandoffReason
from handoff.conversations.admission import LONG_WAIT, Admission, decide
from handoff.conversations.calibration import Calibration
from handoff.conversations.classes import QueueClass
from handoff.conversations.officers import OnDuty, Status
from handoff.conversations.record import Change, Conversation, Handoff, changed
from handoff.conversations.situation import Situation, situation_at
from handoff.conversations.states import ACCEPT, HAND_OFF, RESERVE
from handoff.conversations.wait import Wait, WaitEstimator
from handoff.conversations.wait_words import RoundedWait, sentence
from handoff.conversations.what_if import Counts, Expected, what_if

NOON = datetime(2020, 11, 14, 12, 0, tzinfo=PARIS)
FULL = Situation(slots=6, free=0, hands=0, in_progress=6, waiting=20)
NORMAL, SENSITIVE, EMERGENCY = QueueClass.NORMAL, QueueClass.SENSITIVE, QueueClass.EMERGENCY


def estimator(situation: Situation = FULL) -> WaitEstimator:
    made = WaitEstimator()
    made.observe(NOON, situation)
    return made


def point(made: WaitEstimator, place: int, queue_class: QueueClass = NORMAL) -> float:
    wait = made.estimate(place, queue_class)
    assert wait
    return wait.point


def after_an_hour(ends: int) -> WaitEstimator:
    """Six conversations side by side for an hour, of which so many ended."""
    made = estimator()
    for number in range(1, ends + 1):
        made.observe(NOON + timedelta(minutes=60 * number / ends), FULL)
        made.ended()
    return made


def test_the_wait_grows_with_the_place() -> None:
    points = [point(estimator(), place) for place in range(1, 200)]
    assert all(nearer < farther for nearer, farther in pairwise(points))


def test_the_interval_holds_its_point() -> None:
    for place in (1, 5, 50, 1_500):
        wait = estimator().estimate(place, NORMAL)
        assert wait
        assert 0 < wait.low < wait.point < wait.high


def test_twice_as_many_slots_nearly_halve_the_wait() -> None:
    one, two = point(estimator(), 20), point(estimator(replace(FULL, slots=12)), 20)
    assert 0.4 < two / one < 0.6


def test_a_free_officer_answers_in_seconds_whatever_conversations_last() -> None:
    assert point(estimator(replace(FULL, free=2, hands=2)), 1) < 1


def test_without_an_officer_nobody_pretends_to_know_the_wait() -> None:
    nobody = estimator(Situation(0, 0, 0, 0, 3))
    assert nobody.estimate(1, NORMAL) is None
    assert nobody.joined("k", NORMAL, 1) is None


def test_the_day_teaches_how_long_conversations_last() -> None:
    assert after_an_hour(90).handling < 6
    assert after_an_hour(15).handling > 12
    assert point(after_an_hour(90), 10) < point(after_an_hour(15), 10)


def test_conversations_that_do_not_end_count_too() -> None:
    stuck = estimator()
    stuck.observe(NOON + timedelta(minutes=40), FULL)
    assert stuck.handling > estimator().handling


def test_recent_times_weigh_more() -> None:
    made = after_an_hour(15)
    for minute in range(61, 121):
        made.observe(NOON + timedelta(minutes=minute), FULL)
        made.ended()
        made.ended()
    assert made.handling < 6


def test_those_who_give_up_ahead_shorten_the_wait() -> None:
    patient, leaving = estimator(), estimator()
    for minute in range(1, 31):
        for one in (patient, leaving):
            one.joined(f"{minute}", NORMAL, 20)
            one.observe(NOON + timedelta(minutes=minute), FULL)
        leaving.gave_up(f"{minute}")
    assert point(leaving, 60) < point(patient, 60)


def test_sensitive_arrivals_lengthen_the_wait_of_normal_ones_alone() -> None:
    made = estimator()
    before = point(made, 10), point(made, 10, SENSITIVE)
    for number in range(30):
        made.joined(f"{number}", SENSITIVE, 1)
    assert point(made, 10) > before[0]
    assert point(made, 10, SENSITIVE) == before[1]


@pytest.mark.parametrize("truth", [lambda draw: draw.lognormvariate(3, 1.5), lambda draw: draw.uniform(0, 2)])
def test_the_interval_becomes_as_wide_as_the_errors_are(truth: Callable[[Random], float]) -> None:
    calibration, draw, inside, learning, told = Calibration(), Random(1), 0, 2_000, 3_000
    for number in range(learning + told):
        start, true = 1_000.0 * number, truth(draw)
        forecast = calibration.forecast(10.0, 0.5)
        calibration.follow(f"{number}", start, 10.0, forecast)
        calibration.served(f"{number}", start + true)
        inside += number >= learning and forecast.low <= true <= forecast.high
    assert 0.77 < inside / told < 0.83


def test_a_wait_that_goes_on_teaches_before_it_ends() -> None:
    calibration = Calibration()
    forecast = calibration.forecast(10.0, 0.5)
    calibration.follow("k", 0.0, 10.0, forecast)
    calibration.pass_time(forecast.high + 1)
    assert calibration.forecast(10.0, 0.5).high > forecast.high


def test_nothing_is_kept_of_who_was_served_or_of_a_closed_queue() -> None:
    made = estimator()
    for name in ("served", "gone", "waiting"):
        made.joined(name, NORMAL, 3)
    made.served("served")
    made.gave_up("gone")
    made.close_queue()
    kept = [made._joined, made._gone, made.calibration._open]
    assert not any(kept)


# What decides the wait


def conversation(name: str, officer: int | None = None, *, offered: bool = False) -> Conversation:
    asked = Change(move=HAND_OFF, handoff=Handoff(HandoffReason.FALLBACK))
    new = changed(Conversation(name, NOON), asked, NOON)
    if officer is None:
        return new
    return changed(new, Change(move=RESERVE if offered else ACCEPT, owner=officer), NOON)


def test_the_situation_counts_slots_room_and_offers() -> None:
    here = OnDuty(1, "A", 3, NOON + timedelta(hours=1))
    away = replace(here, id=2, status=Status.AWAY)
    held = {1: [conversation("a", 1), conversation("b", 1, offered=True)], 2: [conversation("c", 2)]}
    found = situation_at(NOON, 4, [here, away], held)
    assert found == Situation(slots=3, free=2, hands=1, in_progress=2, waiting=4)


# In words


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (0.1, 0.6, "moins d'une minute"),
        (0.1, 1.4, "moins de 2 minutes"),
        (5.5, 8.9, "entre 5 et 10 minutes"),
        (31, 58, "entre 30 minutes et une heure"),
        (33, 72, "entre 30 minutes et 1 h 30"),
        (70, 150, "plus d'une heure"),
        (130, 300, "plus de deux heures"),
    ],
)
def test_a_wait_is_said_as_people_say_it(low: float, high: float, words: str) -> None:
    assert RoundedWait.of(Wait(low, (low + high) / 2, high)).in_words() == typeset(words)


@given(st.floats(0, 400), st.floats(0, 400))
def test_rounding_is_outward_and_the_sentence_is_well_typed(one: float, other: float) -> None:
    wait = Wait(min(one, other), (one + other) / 2, max(one, other))
    rounded = RoundedWait.of(wait)
    assert rounded.low <= wait.low
    assert rounded.high is None or rounded.high >= wait.high
    assert not list(mistakes(sentence(wait)))


def test_an_unknown_wait_is_said_to_be_unknown() -> None:
    assert "pas encore connue" in sentence(None)


# Admission


def test_who_would_be_answered_before_closing_and_soon_is_let_in() -> None:
    assert decide(Wait(2, 5, 9), NOON, NOON + timedelta(hours=8)) is Admission.ADMIT


def test_a_long_wait_is_told_before_it_begins() -> None:
    long = LONG_WAIT / timedelta(minutes=1) + 1
    assert decide(Wait(long - 5, long, long + 5), NOON, None) is Admission.WARN


def test_nobody_is_let_in_whose_wait_may_pass_closing() -> None:
    assert decide(Wait(2, 4, 6), NOON, NOON + timedelta(minutes=5)) is Admission.REFUSE
    assert decide(Wait(2, 4, 6), NOON, NOON + timedelta(minutes=7)) is Admission.ADMIT


def test_an_unknown_wait_is_refused_only_near_closing() -> None:
    assert decide(None, NOON, NOON + timedelta(minutes=5)) is Admission.REFUSE
    assert decide(None, NOON, NOON + timedelta(hours=5)) is Admission.ADMIT


# What if


COUNTS = Counts([25.0] * 48, [4.0] * 48, 3, [(5, 30), (10, 50), (20, 20)], patience=20, containment=0.6)


def test_what_if_goes_the_way_that_everybody_expects() -> None:
    found = what_if(COUNTS)

    def gone(name: str) -> float:
        return found[name].abandonment.middle

    assert gone("one_officer_more") < gone("as_it_was") < gone("one_officer_less")
    assert gone("capacity_one_more") < gone("as_it_was")
    assert gone("containment_ten_points_more") < gone("as_it_was")


def test_what_if_tells_intervals_and_the_same_ones_each_time() -> None:
    found: Expected = what_if(COUNTS)["as_it_was"]
    for band in (found.median_wait, found.within_a_minute, found.abandonment):
        assert band.low <= band.middle <= band.high
    assert what_if(COUNTS)["as_it_was"] == found


def test_what_if_refuses_to_guess_without_a_conversation() -> None:
    with pytest.raises(ValueError, match="nobody knows"):
        what_if(replace(COUNTS, lengths=[]))
