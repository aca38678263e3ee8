"""The officer's context card: what the bot understood and said, by name."""

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

_MOST_SUBJECTS = 8


class ActionDescribeConversation(Action):
    """Adds `{"context": …}` to the turn. Names only: what the citizen wrote comes from the gateway's own log."""

    def name(self) -> str:
        """Return the name used in domain.yml."""
        return "action_describe_conversation"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[dict[str, Any]]:
        """Say which intents were understood, which slots are or were set, which replies were given, the latest last."""
        dispatcher.utter_message(
            json_message={
                "context": {
                    "intents": _latest(event["parse_data"]["intent"]["name"] for event in _events(tracker, "user")),
                    "replies": _latest(
                        name
                        for event in _events(tracker, "action")
                        if (name := event["name"] or "").startswith("utter_")
                    ),
                    "slots": _told(tracker),
                }
            }
        )
        return []


def _events(tracker: Tracker, kind: str) -> list[dict[str, Any]]:
    return [event for event in tracker.events if event.get("event") == kind]


def _told(tracker: Tracker) -> dict[str, str]:
    """What slots hold, and what they held: a guided triage forgets its answers once its door is reached."""
    held = {event["name"]: event["value"] for event in _events(tracker, "slot") if isinstance(event["value"], str)}
    return {**held, **{name: value for name, value in tracker.slots.items() if isinstance(value, str)}}


def _latest(names: Any) -> list[str]:
    return [name for name in names if name][-_MOST_SUBJECTS:]
