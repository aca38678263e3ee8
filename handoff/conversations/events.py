"""What a conversation's log is made of, and how its entries are shown."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Any

from content.vocabulary import DangerKind, Outcome
from handoff.conversations.sentences import STILL_HERE
from handoff.conversations.states import State


class Author(str, Enum):
    """Who wrote. The pages label every message with it."""

    CITIZEN = "citizen"
    BOT = "bot"
    OFFICER = "officer"
    SYSTEM = "system"


class Form(str, Enum):
    """What is asked, or answered, in fields of its own: the place and the number, for the rescue services."""

    RESCUE = "rescue"


@dataclass(frozen=True)
class Button:
    """What may be pressed. `payload` is for the bot and is never shown."""

    id: str
    title: str
    payload: str


# The answer to « Êtes-vous toujours là ? ». Pressed too late, it asks for an officer again (handoff.triage).
STILL_HERE_BUTTON = Button("still_here", STILL_HERE, "")


@dataclass(frozen=True)
class Entry:
    """What somebody says, before it has a place in the log.

    `for_bot` is what the bot is to read of it; None keeps it from the bot for ever. `officer_only` keeps it from the
    citizen's page. `notice` says for which day and place an answer is true. `form`: the system asks for it to be filled
    in, or these are the citizen's answers, one text a field.
    """

    author: Author
    texts: tuple[str, ...] = ()
    buttons: tuple[Button, ...] = ()
    cards: tuple[Mapping[str, Any], ...] = ()
    outcome: Outcome | None = None
    danger: DangerKind | None = None
    client_message_id: str | None = None
    for_bot: str | None = None
    officer_only: bool = False
    notice: str | None = None
    form: Form | None = None


@dataclass(frozen=True)
class Event:
    """An entry with its place in the log, and the state that it brought about, if any."""

    seq: int
    at: datetime
    entry: Entry
    state: State | None = None

    def as_message(self) -> dict[str, Any]:
        """Return the event as docs/protocol.md shows it. Payloads and what the bot reads stay here."""
        entry = self.entry
        return {
            "type": "event",
            "seq": self.seq,
            "at": self.at.isoformat(timespec="seconds"),
            "author": entry.author.value,
            "texts": list(entry.texts),
            "buttons": [{"id": button.id, "title": button.title} for button in entry.buttons],
            "cards": [dict(card) for card in entry.cards],
            "outcome": entry.outcome.value if entry.outcome else None,
            "danger": entry.danger.value if entry.danger else None,
            "notice": entry.notice,
            "form": entry.form.value if entry.form else None,
            "state": self.state.value if self.state else None,
            "client_message_id": entry.client_message_id,
        }
