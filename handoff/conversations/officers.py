"""An officer on duty, and how much room he has. Pure: everything takes `now`."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import Enum

from handoff.conversations.record import Conversation
from handoff.conversations.states import ACCEPT, DECLINE, RESERVE, TIME_OUT, Move, State

# A console that is open renews its lease every LEASE / 3: two renewals may be late.
LEASE = timedelta(seconds=15)
# After the lease: a page that is reloaded, or a network that changes, is back well within it.
GRACE = timedelta(seconds=20)
# Nobody has written for so long: the citizen has gone to look for a paper, or the officer waits for an answer.
IDLE_AFTER = timedelta(minutes=5)
IDLE_WEIGHT = 0.5
# However many are idle, they may all wake at once: one more than the capacity is bearable, two are not.
MOST_ABOVE_CAPACITY = 1
LOAD_RULE = (
    "Une conversation où personne n'a écrit depuis 5 minutes compte pour moitié. "
    "Elles ne vous donnent jamais plus d'une conversation au-delà de votre nombre."
)
# Once is a phone call; twice in a row is an empty chair.
MISSES_ALLOWED = 1
# Who was set away because he was busy writing sees it and comes back; counted from the last offer that he missed.
BACK_WITHIN = timedelta(minutes=5)


class Status(str, Enum):
    """What an officer on duty says of himself; offline is who has no lease, busy who has no room."""

    AVAILABLE = "available"
    AWAY = "away"


@dataclass(frozen=True)
class OnDuty:
    """An officer whose console is open, or was until a moment ago.

    `capacity` is how many conversations at once, `until` when the lease ends, `missed` how many offers in a row ran
    out, `offered_at` when the last offer was made.
    """

    id: int
    name: str
    capacity: int
    until: datetime
    status: Status = Status.AVAILABLE
    missed: int = 0
    offered_at: datetime | None = None

    def is_present(self, now: datetime) -> bool:
        """Tell whether a console is open."""
        return now < self.until

    def is_lost(self, now: datetime) -> bool:
        """Tell whether the grace is over too: what he held goes to others."""
        return now >= self.until + GRACE

    def takes_offers(self, now: datetime) -> bool:
        """Tell whether he may be offered somebody, room apart."""
        return self.is_present(now) and self.status is Status.AVAILABLE

    def may_still_answer(self, now: datetime) -> bool:
        """Tell whether those who wait may count on him: available, or about to be back from a reload or a miss."""
        if self.is_lost(now):
            return False
        if self.was_set_away:
            return self.offered_at is not None and now < self.offered_at + BACK_WITHIN
        return self.status is Status.AVAILABLE

    @property
    def was_set_away(self) -> bool:
        """Tell whether it was not he who said « Absent », but offers that ran out."""
        return self.status is Status.AWAY and self.missed > MISSES_ALLOWED


@dataclass(frozen=True)
class Team:
    """Everybody on duty, and what each holds (offers included), as of one instant."""

    officers: tuple[OnDuty, ...] = ()
    held: Mapping[int, Sequence[Conversation]] = field(default_factory=dict)

    def of(self, officer: int) -> Sequence[Conversation]:
        """Return what an officer holds."""
        return self.held.get(officer, ())

    def find(self, name: str) -> OnDuty | None:
        """Return the officer of this name, or None when nobody on duty has it."""
        return next((one for one in self.officers if one.name == name), None)


def after(officer: OnDuty, move: Move, at: datetime) -> OnDuty:
    """Return the officer after a move of a conversation that he has, had or gets: who does not answer is set away."""
    if move is RESERVE:
        return replace(officer, offered_at=at)
    if move in (ACCEPT, DECLINE):
        return replace(officer, missed=0)
    if move is TIME_OUT:
        missed = officer.missed + 1
        return replace(officer, missed=missed, status=Status.AWAY if missed > MISSES_ALLOWED else officer.status)
    return officer


def weight(conversation: Conversation, now: datetime) -> float:
    """Return how much of an officer a conversation takes: 1, or less while both sides are silent."""
    return IDLE_WEIGHT if idle_from(conversation) <= now and conversation.state is State.ASSIGNED else 1.0


def idle_from(conversation: Conversation) -> datetime:
    """Return when a conversation becomes idle, unless somebody writes."""
    return conversation.touched_at + IDLE_AFTER


def shown_status(officer: OnDuty, held: Iterable[Conversation], now: datetime) -> str:
    """Return what others are shown of an officer: his status, or `offline` without a console, `busy` without room."""
    if not officer.is_present(now):
        return "offline"
    if officer.status is Status.AWAY:
        return "away"
    return "available" if has_room(held, officer.capacity, now) else "busy"


def load(held: Iterable[Conversation], now: datetime) -> float:
    """Return the sum of the weights of what an officer holds, offers included."""
    return sum(weight(conversation, now) for conversation in held)


def has_room(held: Iterable[Conversation], capacity: int, now: datetime) -> bool:
    """Tell whether one more fits beside `held`."""
    taken = list(held)
    return load(taken, now) + 1 <= capacity and len(taken) < capacity + MOST_ABOVE_CAPACITY
