"""Whom to offer to whom. Pure and deterministic: the same queue, officers and instant give the same offers.

The simulation and the dispatcher both call `dispatch`; neither decides anything by itself.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from handoff.conversations.classes import QueueClass
from handoff.conversations.officers import OnDuty, has_room, load
from handoff.conversations.record import Conversation
from handoff.conversations.states import State

# An officer reads the offer and presses a key, or is not there.
OFFER_FOR = timedelta(seconds=30)
# Time to choose a code and word a question; the officer's room is taken meanwhile.
WRAP_UP_FOR = timedelta(minutes=2)
# Who has just passed on somebody is not asked again at once; a minute later he may be the only one left.
PASSED_FOR = timedelta(minutes=1)
# A page that is there says so every HEARTBEAT. Three missed, nobody is given that conversation: it keeps its place, so
# a reload or a change of network costs at most the seconds that it lasts.
HEARTBEAT = timedelta(seconds=5)
ABSENT_AFTER = timedelta(seconds=15)
# A phone stops the page a few seconds after the screen goes dark. Three minutes are a glance at another application, a
# short call, a tunnel; others are served meanwhile, so the wait costs nobody. After that the place is given up.
DROPPED_AFTER = timedelta(minutes=3)
# Having said nothing for so long, one is asked before an officer is given the conversation: most who leave say nothing.
LONG_SILENCE = timedelta(minutes=10)
# Time to take the phone out of the pocket; meanwhile the next in the queue are served.
ANSWER_WITHIN = timedelta(minutes=2)
# So many are asked before their turn, so that the answer is there when an officer is.
ASKED_AHEAD = 2


@dataclass(frozen=True)
class Offer:
    """Somebody who waits, and the officer who is to be asked."""

    conversation: Conversation
    officer: OnDuty


@dataclass(frozen=True)
class Dispatch:
    """What is to be done now: offers to make, and who must be asked whether they are still there."""

    offers: tuple[Offer, ...] = ()
    asks: tuple[Conversation, ...] = ()


def dispatch(
    waiting: Sequence[Conversation],
    officers: Sequence[OnDuty],
    held: Mapping[int, Sequence[Conversation]],
    now: datetime,
) -> Dispatch:
    """Return the offers to make at `now`.

    `waiting` is in the order of the queue (those offered already included), `held` what each officer has, by id,
    offers included. The first in the queue gets the officer with the least load; among equals, the one whose last
    offer is oldest. An officer has one pending offer at most: more could only run out while he reads the first.
    """
    free = [one for one in officers if _is_free(one, held.get(one.id, ()), now)]
    free.sort(key=lambda one: _least_loaded(one, held, now))
    offers: list[Offer] = []
    asks: list[Conversation] = []
    ahead = 0
    for conversation in waiting:
        if not free and ahead >= ASKED_AHEAD:
            break
        if conversation.state is not State.QUEUED or is_absent(conversation, now):
            continue
        ahead += 0 if free else 1
        if conversation.asked_at and not _is_emergency(conversation):
            continue
        if must_be_asked(conversation, now):
            asks.append(conversation)
        elif officer := _officer_for(conversation, free, now):
            free.remove(officer)
            offers.append(Offer(conversation, officer))
    return Dispatch(tuple(offers), tuple(asks))


def is_absent(conversation: Conversation, now: datetime) -> bool:
    """Tell whether the citizen's page has not been there for a while. In an emergency that stops nobody."""
    return not _is_emergency(conversation) and now >= last_seen(conversation) + ABSENT_AFTER


def last_seen(conversation: Conversation) -> datetime:
    """Return when the citizen's page was last there."""
    return conversation.seen_at or conversation.waits_since


def must_be_asked(conversation: Conversation, now: datetime) -> bool:
    """Tell whether « Êtes-vous toujours là ? » comes before an offer. Never in an emergency: there, silence tells."""
    heard = conversation.heard_at or conversation.waits_since
    return not _is_emergency(conversation) and now >= heard + LONG_SILENCE


def has_gone(conversation: Conversation, now: datetime) -> bool:
    """Tell whether the place in the queue is given up: no page for long, or no answer in time. Never an emergency."""
    gone_at = gives_up_at(conversation)
    return gone_at is not None and now >= gone_at


def gives_up_at(conversation: Conversation) -> datetime | None:
    """Return when the place is given up unless the citizen shows up, or None: an officer must look at emergencies."""
    if _is_emergency(conversation):
        return None
    unseen = last_seen(conversation) + DROPPED_AFTER
    return min(unseen, conversation.asked_at + ANSWER_WITHIN) if conversation.asked_at else unseen


def _is_emergency(conversation: Conversation) -> bool:
    return conversation.queue_class is QueueClass.EMERGENCY


def _is_free(officer: OnDuty, held: Sequence[Conversation], now: datetime) -> bool:
    has_offer = any(conversation.state is State.RESERVED for conversation in held)
    return officer.takes_offers(now) and not has_offer and has_room(held, officer.capacity, now)


def _least_loaded(
    officer: OnDuty, held: Mapping[int, Sequence[Conversation]], now: datetime
) -> tuple[float, bool, datetime, int]:
    offered = officer.offered_at
    return load(held.get(officer.id, ()), now), offered is not None, offered or now, officer.id


def _officer_for(conversation: Conversation, free: Sequence[OnDuty], now: datetime) -> OnDuty | None:
    """Return the colleague that a transfer named, if he is free; else the first who has not just passed on it."""
    willing = [one for one in free if not _has_just_passed(conversation, one, now)]
    named = (one for one in willing if one.id == conversation.wanted)
    return next(named, next(iter(willing), None))


def _has_just_passed(conversation: Conversation, officer: OnDuty, now: datetime) -> bool:
    passed = conversation.passed.get(officer.id)
    return passed is not None and now < passed + PASSED_FOR
