"""Whom to offer to whom: the pure rule."""

from dataclasses import replace
from datetime import timedelta

from conftest import NOON

from handoff.conversations.classes import QueueClass
from handoff.conversations.dispatch import (
    ABSENT_AFTER,
    ASKED_AHEAD,
    LONG_SILENCE,
    PASSED_FOR,
    Dispatch,
    dispatch,
    has_gone,
)
from handoff.conversations.officers import IDLE_AFTER, OnDuty, Status, has_room, load
from handoff.conversations.record import Conversation
from handoff.conversations.states import State


def waits(name: str, minute: float = 0, **known: object) -> Conversation:
    since = NOON + timedelta(minutes=minute)
    seen = {"seen_at": NOON, "heard_at": NOON, **known}
    return Conversation(name, touched_at=since, state=State.QUEUED, waiting_since=since, **seen)  # type: ignore[arg-type]


def held(name: str, *, silent: timedelta = timedelta(0), state: State = State.ASSIGNED) -> Conversation:
    return Conversation(name, touched_at=NOON - silent, state=state, owner=1)


def officer(number: int, **known: object) -> OnDuty:
    settings = {"capacity": 3, "until": NOON + timedelta(seconds=15), **known}
    return OnDuty(number, f"officer-{number}", **settings)  # type: ignore[arg-type]


def pairs(found: Dispatch) -> list[tuple[str, int]]:
    return [(offer.conversation.id, offer.officer.id) for offer in found.offers]


def test_the_first_in_the_queue_gets_the_officer_with_the_least_load() -> None:
    busy = {1: [held("x")], 2: []}
    assert pairs(dispatch([waits("a"), waits("b")], [officer(1), officer(2)], busy, NOON)) == [("a", 2), ("b", 1)]


def test_among_equals_the_officer_whose_last_offer_is_oldest_is_asked() -> None:
    early, late = officer(1, offered_at=NOON), officer(2, offered_at=NOON - timedelta(minutes=1))
    assert pairs(dispatch([waits("a")], [early, late], {}, NOON)) == [("a", 2)]
    assert pairs(dispatch([waits("a")], [early, late, officer(3)], {}, NOON)) == [("a", 3)]


def test_nobody_is_offered_to_who_is_away_full_gone_or_already_asked() -> None:
    away = officer(1, status=Status.AWAY)
    gone = officer(2, until=NOON)
    full, asked = officer(3), officer(4)
    has = {3: [held(name) for name in "xyz"], 4: [held("o", state=State.RESERVED)]}
    assert pairs(dispatch([waits("a")], [away, gone, full, asked], has, NOON)) == []


def test_an_officer_gets_one_offer_at_a_time() -> None:
    assert pairs(dispatch([waits("a"), waits("b")], [officer(1)], {}, NOON)) == [("a", 1)]


def test_who_has_just_passed_on_somebody_is_not_asked_again_at_once_and_gets_the_next() -> None:
    passed = waits("a", passed={1: NOON})
    assert pairs(dispatch([passed, waits("b")], [officer(1)], {}, NOON)) == [("b", 1)]
    later = NOON + PASSED_FOR
    seen = replace(passed, seen_at=later)
    assert pairs(dispatch([seen], [officer(1, until=later + timedelta(seconds=1))], {}, later)) == [("a", 1)]


def test_a_transfer_goes_to_the_colleague_named_while_he_is_free_and_else_to_anybody() -> None:
    named = waits("a", wanted=2)
    assert pairs(dispatch([named], [officer(1), officer(2)], {2: [held("x")]}, NOON)) == [("a", 2)]
    assert pairs(dispatch([named], [officer(1), officer(2, status=Status.AWAY)], {}, NOON)) == [("a", 1)]


def test_a_page_that_is_not_there_is_passed_over_and_keeps_its_place() -> None:
    absent = waits("a", seen_at=NOON - ABSENT_AFTER)
    assert pairs(dispatch([absent, waits("b")], [officer(1)], {}, NOON)) == [("b", 1)]


def test_who_has_said_nothing_for_long_is_asked_first_and_the_next_is_served() -> None:
    silent = waits("a", heard_at=NOON - LONG_SILENCE)
    found = dispatch([silent, waits("b")], [officer(1)], {}, NOON)
    assert ([one.id for one in found.asks], pairs(found)) == (["a"], [("b", 1)])
    asked = replace(silent, asked_at=NOON)
    assert dispatch([asked], [officer(1)], {}, NOON) == Dispatch()


def test_the_next_few_are_asked_before_their_turn_and_the_others_left_in_peace() -> None:
    silent = [waits(name, heard_at=NOON - LONG_SILENCE) for name in "abcd"]
    assert [one.id for one in dispatch(silent, [], {}, NOON).asks] == ["a", "b"]
    assert ASKED_AHEAD == 2


def test_in_an_emergency_nobody_is_passed_over_asked_or_dropped() -> None:
    gone = waits("a", rank=QueueClass.EMERGENCY, seen_at=NOON - timedelta(hours=1), heard_at=NOON - timedelta(hours=1))
    assert pairs(dispatch([gone], [officer(1)], {}, NOON)) == [("a", 1)]
    assert not has_gone(gone, NOON)


def test_an_idle_conversation_weighs_half_and_a_wrap_up_does_not() -> None:
    assert load([held("x"), held("y", silent=IDLE_AFTER)], NOON) == 1.5
    assert load([held("x", silent=IDLE_AFTER, state=State.WRAPPING)], NOON) == 1


def test_idle_conversations_make_room_for_one_above_the_capacity_and_no_more() -> None:
    idle = [held(name, silent=IDLE_AFTER) for name in "abcd"]
    assert has_room(idle[:3], 3, NOON)
    assert not has_room(idle, 3, NOON)
    assert not has_room([held(name) for name in "abc"], 3, NOON)
