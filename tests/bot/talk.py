"""Talk to the bot in this process, and see all that a turn did."""

import asyncio
import pickle
from collections.abc import Coroutine
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

from rasa.shared.core.events import ActionExecuted, Event, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.in_process import load_bot, play_turn
from content.library import Library
from content.reply import Reply, assemble

_numbers = count()


@dataclass(frozen=True)
class Turn:
    """One turn: what the gateway receives, what it makes of it, and what the bot did and keeps."""

    items: list[dict[str, Any]]
    reply: Reply
    actions: list[str]
    intent: str
    tracker: DialogueStateTracker

    @property
    def outcomes(self) -> list[str]:
        """The outcomes of all items, in order."""
        return [item["custom"]["outcome"] for item in self.items if "outcome" in item.get("custom", {})]

    def slot(self, name: str) -> object:
        """Return what a slot holds after this turn."""
        return self.tracker.get_slot(name)

    def keeps(self, word: str) -> bool:
        """Tell whether anything that is kept of the conversation holds `word`."""
        kept = pickle.dumps(list(self.tracker.events)) + pickle.dumps(self.tracker.current_slot_values())
        return word.encode() in kept


class Bot:
    """A loaded model, and a loop for its turns."""

    def __init__(self, model: Path, library: Library) -> None:
        self._loop = asyncio.new_event_loop()
        self.library = library
        self.agent = self.run(load_bot(model))

    def run(self, coroutine: Coroutine[Any, Any, Any]) -> Any:
        """Wait for a coroutine."""
        return self._loop.run_until_complete(coroutine)

    def close(self) -> None:
        """Close the loop."""
        self._loop.close()

    def parse(self, text: str) -> dict[str, Any]:
        """Return how a message is understood, outside any conversation."""
        parsed: dict[str, Any] = self.run(self.agent.parse_message(text))
        return parsed

    def conversation(self) -> "Talk":
        """Open a new conversation."""
        return Talk(self, f"talk-{next(_numbers)}")


@dataclass(frozen=True)
class Talk:
    """One conversation."""

    bot: Bot
    name: str

    def say(self, text: str, **metadata: object) -> Turn:
        """Play one turn. A text that starts with `/` is a pressed button."""
        items = self.bot.run(play_turn(self.bot.agent, self.name, text, metadata))
        tracker = self.bot.run(self.bot.agent.tracker_store.retrieve(self.name))
        heard, said = _latest_turn(list(tracker.events))
        return Turn(items, assemble(items, self.bot.library), said, heard.intent_name or "", tracker)


def _latest_turn(events: list[Event]) -> tuple[UserUttered, list[str]]:
    place, heard = max((number, event) for number, event in enumerate(events) if isinstance(event, UserUttered))
    said = [event.action_name for event in events[place:] if isinstance(event, ActionExecuted) and event.action_name]
    return heard, said
