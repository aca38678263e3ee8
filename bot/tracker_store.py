"""Trackers in RAM that hold names only: intents, actions, enumerated slots. Never a text."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Iterable
from copy import copy
from dataclasses import dataclass
from typing import Any

from rasa.core.tracker_store import TrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import (
    ActionExecuted,
    ActiveLoop,
    DefinePrevUserUtteredFeaturization,
    Event,
    SessionStarted,
    SlotSet,
    UserUttered,
)
from rasa.shared.core.slots import BooleanSlot, CategoricalSlot, Slot
from rasa.shared.core.trackers import DialogueStateTracker

_KEPT = (ActiveLoop, DefinePrevUserUtteredFeaturization, SessionStarted)


@dataclass(frozen=True)
class _Kept:
    events: tuple[Event, ...]
    saved_at: float


# Outlives a hot swap of the model: Rasa makes a new store then, in the same process.
_CONVERSATIONS: OrderedDict[str, _Kept] = OrderedDict()


class NamesOnlyTrackerStore(TrackerStore):
    """Keeps the last turns of each conversation, for a time, as names.

    `most_turns` bounds the cost of a turn, which grows with the length of the tracker (11 ms at 20 turns, 71 ms
    at 200); `seconds` bounds how long a silent conversation is kept; `most_conversations` bounds the memory.
    """

    def __init__(
        self,
        domain: Domain,
        host: Any = None,
        event_broker: Any = None,
        most_turns: int = 8,
        seconds: float = 3_600.0,
        most_conversations: int = 20_000,
        **kwargs: Any,
    ) -> None:
        super().__init__(domain, event_broker, **kwargs)
        self._most_turns = most_turns
        self._seconds = seconds
        self._most_conversations = most_conversations

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Keep the names in `tracker`, in place of what was kept of this conversation."""
        _CONVERSATIONS.pop(tracker.sender_id, None)
        _CONVERSATIONS[tracker.sender_id] = _Kept(tuple(self._names_only(tracker)), time.monotonic())
        self._forget_old()

    async def retrieve(self, sender_id: str) -> DialogueStateTracker | None:
        """Return the tracker of a conversation that is still kept, or None."""
        self._forget_old()
        kept = _CONVERSATIONS.get(sender_id)
        if kept is None:
            return None
        return DialogueStateTracker.from_events(sender_id, list(kept.events), self.domain.slots)

    async def keys(self) -> Iterable[str]:
        """Return the conversations that are kept."""
        self._forget_old()
        return list(_CONVERSATIONS)

    def _names_only(self, tracker: DialogueStateTracker) -> list[Event]:
        kept = [name for event in tracker.events if (name := self._name_of(event, tracker))]
        turns = [i for i, event in enumerate(kept) if isinstance(event, UserUttered)]
        if len(turns) <= self._most_turns:
            return kept
        cut = turns[-self._most_turns]
        return [*self._state_before(kept[:cut]), *kept[cut:]]

    def _state_before(self, events: list[Event]) -> list[Event]:
        # What the cut turns left behind: slots, an open form, and that the bot was listening.
        slots = {event.key: event for event in events if isinstance(event, SlotSet)}
        loops = [event for event in events if isinstance(event, ActiveLoop)][-1:]
        begun = [event for event in events if isinstance(event, SessionStarted)][-1:]
        return [*begun, *slots.values(), *loops, ActionExecuted("action_listen")]

    def _name_of(self, event: Event, tracker: DialogueStateTracker) -> Event | None:
        if isinstance(event, UserUttered):
            # A pressed button that no domain knows (`/anything`) would make its text the name of an intent.
            name = event.intent_name if event.intent_name in self.domain.intents else None
            return UserUttered(
                intent={"name": name, "confidence": event.intent.get("confidence")}, timestamp=event.timestamp
            )
        if isinstance(event, ActionExecuted):
            known = event.action_name in self.domain.action_names_or_texts
            return ActionExecuted(event.action_name, event.policy, event.confidence, event.timestamp) if known else None
        if isinstance(event, SlotSet):
            known = _is_enumerated(tracker.slots.get(event.key), event.value)
            return SlotSet(event.key, event.value, event.timestamp) if known else None
        return _without_metadata(event) if isinstance(event, _KEPT) else None

    def _forget_old(self) -> None:
        oldest_kept = time.monotonic() - self._seconds
        while _CONVERSATIONS:
            sender, kept = next(iter(_CONVERSATIONS.items()))
            if kept.saved_at >= oldest_kept and len(_CONVERSATIONS) <= self._most_conversations:
                break
            del _CONVERSATIONS[sender]


def _without_metadata(event: Event) -> Event:
    bare = copy(event)
    bare.metadata = {}
    return bare


def _is_enumerated(slot: Slot | None, value: Any) -> bool:
    if value is None:
        return slot is not None
    if isinstance(slot, CategoricalSlot):
        return str(value).lower() in slot.values  # as Rasa lists them
    return isinstance(slot, BooleanSlot) and isinstance(value, bool)
