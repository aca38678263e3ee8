"""Who waits, in what order."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from handoff.conversations.record import Conversation


@dataclass(frozen=True)
class Place:
    """Where a conversation stands in the queue: 1 is served next."""

    position: int
    since: datetime


@dataclass(frozen=True)
class Queue:
    """The queue at one instant, the next to be served first."""

    waiting: tuple[Conversation, ...] = ()
    _places: Mapping[str, Place] = field(default_factory=dict, compare=False)

    @classmethod
    def of(cls, conversations: Iterable[Conversation]) -> "Queue":
        """Put waiting conversations in order: the longest wait first."""
        waiting = tuple(sorted(conversations, key=_waiting_since))
        places = {one.id: Place(rank, _waiting_since(one)) for rank, one in enumerate(waiting, start=1)}
        return cls(waiting, places)

    def place_of(self, conversation_id: str) -> Place | None:
        """Return the place of a conversation, or None when it does not wait."""
        return self._places.get(conversation_id)


def _waiting_since(conversation: Conversation) -> datetime:
    return conversation.waiting_since or conversation.touched_at
