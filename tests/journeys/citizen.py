"""A citizen who talks to the trained bot. What is promised of every reply is checked at every reply."""

import asyncio
import json
import re
from collections.abc import Coroutine
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import lru_cache
from itertools import count
from typing import Any

from content.clock import PARIS
from content.library import DATA, Library
from content.reply import OFFICER_TITLE, Button
from content.text_rules import NotYetOpen
from content.typography import typeset
from content.yaml_file import read_yaml

DAY = date(2020, 11, 14)
NOON = datetime(2020, 11, 14, 12, tzinfo=PARIS)
MORNING = "2020-11-14T10:30"
EVENING = "2020-11-14T22:30"
DAWN = "2020-11-14T06:15"

_numbers = count(1)


def plain(text: str) -> str:
    """Return `text` with ordinary spaces and apostrophes, and without blank lines."""
    typed = text.replace("\u00a0", " ").replace("\u202f", " ").replace("’", "'")
    return re.sub(r"\n{2,}", "\n", typed)


@lru_cache(maxsize=1)
def not_yet_open() -> NotYetOpen:
    """The names that nobody could know in November 2020."""
    return NotYetOpen(read_yaml(DATA / "not_yet_open.yml")["not_yet_open"], DAY)


@dataclass(frozen=True, repr=False)
class Heard:
    """What the citizen got for one message. `text` is all that is read: words, cards, buttons, one line each."""

    outcome: str
    subject: str | None
    also: tuple[str, ...]
    choices: tuple[str, ...]
    buttons: tuple[str, ...]
    text: str
    library: Library
    understood: str

    @property
    def first_number(self) -> str:
        """The first number that is read."""
        found = re.search(r"\d+", self.text)
        return found.group() if found else ""

    def shows(self, *services: str) -> bool:
        """Tell whether the cards of all these services are shown."""
        return all(plain(self.library.card(service).read_aloud()) in self.text.splitlines() for service in services)

    def shows_any(self, *services: str) -> bool:
        """Tell whether the card of one of these services is shown."""
        return any(self.shows(service) for service in services)

    def says(self, *words: str) -> bool:
        """Tell whether all these words are read, in this order."""
        places = [self.text.find(word) for word in words]
        return -1 not in places and places == sorted(places)

    def repeats(self, response: str) -> bool:
        """Tell whether it begins with the text of this response of data/."""
        said = self.library.response(response).under(self.library.regimes.at(NOON))
        return self.text.startswith(plain(typeset(said.text)))

    def __repr__(self) -> str:
        told = f"{self.outcome} {self.subject}, also {self.also}, choices {self.choices}, understood {self.understood}"
        return f"{told}: {self.text[:200]}"


@dataclass
class Bot:
    """The trained bot behind the gateway's part of the path, in this process."""

    asker: Any = field(repr=False)
    library: Library = field(repr=False)
    loop: asyncio.AbstractEventLoop = field(default_factory=asyncio.new_event_loop, repr=False)

    def run(self, coroutine: Coroutine[Any, Any, Any]) -> Any:
        """Wait for a coroutine."""
        return self.loop.run_until_complete(coroutine)

    def citizen(self) -> "Citizen":
        """Open a new conversation."""
        return Citizen(self, f"journey-{next(_numbers)}")


@dataclass
class Citizen:
    """One conversation. `confided` is what no reply may ever repeat."""

    bot: Bot
    name: str
    confided: list[str] = field(default_factory=list)

    def says(self, text: str, at: str = MORNING) -> Heard:
        """Send a message at this time of day."""
        return self._turn({"text": text, "at": at})

    def confides(self, text: str, *private: str, at: str = MORNING) -> Heard:
        """Send a message of which the parts `private` must never come back."""
        assert all(part in text for part in private), "a part that is not in the message would prove nothing"
        self.confided += private
        return self.says(text, at)

    def presses(self, title: str, at: str = MORNING) -> Heard:
        """Press the button of this title, shown last."""
        titles = [plain(button.title) for button in self._shown()]
        assert plain(title) in titles, f"no button « {title} » among {titles}"
        return self._turn({"press": titles.index(plain(title)) + 1, "at": at})

    def asks_for_officer(self, at: str = MORNING) -> Heard:
        """Press the button that calls an officer."""
        return self.presses(OFFICER_TITLE, at)

    def opens(self, intent: str) -> Heard:
        """Press a button of this intent, whatever was shown before."""
        self.bot.asker._conversation(self.name).buttons = (Button("direct", f"/{intent}"),)
        return self.presses("direct")

    def _shown(self) -> tuple[Button, ...]:
        conversation = self.bot.asker.conversations.get(self.name)
        return conversation.buttons if conversation else ()

    def _turn(self, asked: dict[str, object]) -> Heard:
        line = json.dumps({**asked, "conversation": self.name}, ensure_ascii=False).encode()
        told = self.bot.run(self.bot.asker.answer(line))
        heard = Heard(
            outcome=told["outcome"],
            subject=told["topic"] or told["service"],
            also=tuple(told["also"]),
            choices=tuple(told["choices"]),
            buttons=tuple(plain(button.title) for button in self._shown()),
            text=plain(told["reply"]),
            library=self.bot.library,
            understood=f"{told['intent']} {told['confidence'] or 0:.2f}",
        )
        self._check_promises(heard)
        return heard

    def _check_promises(self, heard: Heard) -> None:
        assert OFFICER_TITLE in heard.buttons or heard.outcome == "handoff", f"no way on: {heard}"
        assert list(not_yet_open().named_in(heard.text)) == [], f"named before it opened: {heard}"
        repeated = [part for part in self.confided if holds(heard.text, part)]
        assert repeated == [], f"repeated {repeated}: {heard}"


def holds(text: str, private: str) -> bool:
    """Tell whether `text` holds this, however it is spaced or spelled."""
    return _bare(private) in _bare(text)


def _bare(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.casefold())
