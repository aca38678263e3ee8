"""What a tracker tells of the present turn."""

from __future__ import annotations

from rasa.shared.core.events import ActionExecuted, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker


def reply_before(tracker: DialogueStateTracker) -> str:
    """Return the reply that the citizen's last message came after, or "" for a first message."""
    events = list(tracker.applied_events())
    heard_at = max((place for place, event in enumerate(events) if isinstance(event, UserUttered)), default=0)
    for event in reversed(events[:heard_at]):
        if isinstance(event, ActionExecuted) and (event.action_name or "").startswith("utter_"):
            return event.action_name or ""
    return ""


def said_since_heard(tracker: DialogueStateTracker) -> list[str]:
    """Return the actions run since the citizen's last message, the first one first."""
    said: list[str] = []
    for event in reversed(list(tracker.applied_events())):
        if isinstance(event, UserUttered):
            return said[::-1]
        if isinstance(event, ActionExecuted) and event.action_name:
            said.append(event.action_name)
    return said[::-1]
