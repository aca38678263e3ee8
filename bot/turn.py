"""What a tracker tells of the present turn."""

from __future__ import annotations

from rasa.shared.core.events import ActionExecuted, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker


def said_since_heard(tracker: DialogueStateTracker) -> list[str]:
    """Return the actions run since the citizen's last message, the first one first."""
    said: list[str] = []
    for event in reversed(list(tracker.applied_events())):
        if isinstance(event, UserUttered):
            return said[::-1]
        if isinstance(event, ActionExecuted) and event.action_name:
            said.append(event.action_name)
    return said[::-1]
