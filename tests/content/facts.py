"""What is looked for in all that the citizen reads of an answer."""

import re
from dataclasses import dataclass
from datetime import datetime

from content.clock import PARIS
from content.library import Library
from content.reply import Reply, assemble

Said = str | tuple[str, ...]
SHIPPED = "2020-11-10T12:00"

# What answers say in several ways.
HOUR = ("une heure", "1 heure", "1 h")
KILOMETRE = ("un kilomètre", "1 km")
THREE_HOURS = ("trois heures", "3 heures", "3 h")
SCOPE = ("28 novembre", THREE_HOURS, "20 km")


@dataclass(frozen=True)
class Facts:
    must: tuple[Said, ...]
    never: tuple[str, ...]
    cards: tuple[str, ...] = ()
    no_cards: tuple[str, ...] = ()


def reply_of(slug: str, library: Library, at: str = SHIPPED, code: str | None = None) -> Reply:
    """The answer under the rules of an instant (Paris) and a place (INSEE code, None: the métropole)."""
    regime = library.regimes.at(datetime.fromisoformat(at).replace(tzinfo=PARIS), code)
    said = library.pages[slug].response.under(regime)
    return assemble([{"text": said.text, "custom": said.custom}], library)


def what_is_read(slug: str, library: Library, at: str = SHIPPED, code: str | None = None) -> str:
    reply = reply_of(slug, library, at, code)
    return plain("\n".join([*reply.texts, *(card.read_aloud() for card in reply.cards)]))


def shown_cards(slug: str, library: Library, at: str = SHIPPED, code: str | None = None) -> set[str]:
    return {card.service.key for card in reply_of(slug, library, at, code).cards}


def missing(facts: Facts, read: str) -> list[tuple[str, ...]]:
    spellings = [said if isinstance(said, tuple) else (said,) for said in facts.must]
    return [said for said in spellings if not any(says(read, spelling) for spelling in said)]


def said_wrongly(facts: Facts, read: str) -> list[str]:
    return [said for said in facts.never if says(read, said)]


def plain(text: str) -> str:
    return re.sub(r"[ \u00a0\u202f\n]+", " ", text.lower()).replace("’", "'")


def says(read: str, said: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(said)}(?!\w)", read) is not None
