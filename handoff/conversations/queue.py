"""Who waits, in what order, and who passed ahead of whom.

The order depends on no clock: it changes when somebody comes, goes or changes class, never by itself.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import Enum

from handoff.conversations.classes import QueueClass
from handoff.conversations.record import Conversation

# Sensitive counts as having waited this much longer. So a normal conversation is passed only by those that came within
# ten minutes after it, however many they are: it is never starved. Ten minutes are what a normal one may lose at most.
SENSITIVE_HEAD_START = timedelta(minutes=10)


class Overtaken(str, Enum):
    """Why somebody who came later is ahead. Declared from the most to the least telling."""

    EMERGENCY = "emergency"
    INTERRUPTED = "interrupted"
    SENSITIVE = "sensitive"


@dataclass(frozen=True)
class Place:
    """Where a conversation stands in the queue: 1 is served next. `overtaken`: who came later and is ahead, and why."""

    position: int
    since: datetime
    overtaken: Overtaken | None = None


@dataclass(frozen=True)
class Queue:
    """The queue at one instant, the next to be served first."""

    waiting: tuple[Conversation, ...] = ()
    _places: Mapping[str, Place] = field(default_factory=dict, compare=False)

    @classmethod
    def of(cls, conversations: Iterable[Conversation]) -> "Queue":
        """Put waiting conversations in order.

        Emergencies first, then those whose officer had begun to answer, then sensitive and normal by their age; the
        longest wait first inside each.
        """
        waiting = tuple(sorted(conversations, key=_rank))
        return cls(waiting, _places(waiting))

    def refreshed(self, conversations: Mapping[str, Conversation]) -> "Queue":
        """Return the same order with the conversations, by id, as they are now."""
        return Queue(tuple(conversations[one.id] for one in self.waiting), self._places)

    def place_of(self, conversation_id: str) -> Place | None:
        """Return the place of a conversation, or None when it does not wait."""
        return self._places.get(conversation_id)


def _rank(conversation: Conversation) -> tuple[bool, bool, datetime, datetime, str]:
    since, queue_class = conversation.waits_since, conversation.queue_class
    aged = since - SENSITIVE_HEAD_START if queue_class is QueueClass.SENSITIVE else since
    # The name only decides between two of the same instant, so that every process sees the same order.
    return queue_class is not QueueClass.EMERGENCY, not conversation.interrupted, aged, since, conversation.id


def _places(waiting: Iterable[Conversation]) -> dict[str, Place]:
    places = {}
    latest_ahead: dict[Overtaken, datetime] = {}
    for position, one in enumerate(waiting, start=1):
        passed_by = (why for why in Overtaken if why in latest_ahead and latest_ahead[why] > one.waits_since)
        places[one.id] = Place(position, one.waits_since, next(passed_by, None))
        if why := _why_ahead(one):
            latest_ahead[why] = max(latest_ahead.get(why, one.waits_since), one.waits_since)
    return places


def _why_ahead(conversation: Conversation) -> Overtaken | None:
    if conversation.queue_class is QueueClass.EMERGENCY:
        return Overtaken.EMERGENCY
    if conversation.interrupted:
        return Overtaken.INTERRUPTED
    return Overtaken.SENSITIVE if conversation.queue_class is QueueClass.SENSITIVE else None
