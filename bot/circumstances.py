"""When and where a message happens, and whether it leans on the one before: read once, kept as enumerated values."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any

from bot.date_words import find_date
from bot.follow_up import ABOUT, FollowUp, read_follow_up, without_correction
from bot.until_words import asks_until
from bot.when import Precision, When
from content.clock import PARIS, rules_day, running
from content.library import load_library
from content.place_codes import code_of, names_of
from content.places import find_place

CIRCUMSTANCES = "circumstances"
# The message as it was written: whether it tells of danger may hang on « c'était samedi », which is taken off below.
AS_WRITTEN = "as_written"
_EVENING = 18
_ONE_DAY = timedelta(days=1, hours=1)  # the autumn night is an hour longer
_CLAUSE = re.compile(r"[,;.!?\n]+(?=\s|$)")


@dataclass(frozen=True)
class Circumstances:
    """What a message says of its instant (aware, Europe/Paris), its place (a code) and what it leans on.

    `past`: its moment is told as gone by, so it is no instant of the rules.
    """

    at: datetime | None = None
    hour_named: bool = False
    place: str | None = None
    past: bool = False
    until: bool = False
    follow_up: FollowUp | None = None

    @property
    def is_story(self) -> bool:
        """Tell whether it only says when something happened: « c'était hier soir »."""
        told = self.follow_up
        return self.past and told is not None and told.kind == ABOUT and not told.values

    def as_object(self) -> dict[str, Any]:
        """Return what goes into the parsed message, as JSON."""
        return {**asdict(self), "at": self.at and self.at.isoformat()}

    @classmethod
    def from_message(cls, found: object) -> Circumstances | None:
        """Return what `as_object` gave, or None for a message that nobody read: a pressed button."""
        if not isinstance(found, Mapping):
            return None
        at, leaning = found.get("at"), found.get("follow_up")
        read = {
            "at": datetime.fromisoformat(at).astimezone(PARIS) if at else None,
            "follow_up": FollowUp(**leaning) if leaning else None,
        }
        return cls(**{**found, **read})


def read_circumstances(text: str, now: datetime) -> Circumstances:
    """Return what `text` says of when and where, `now` (aware) being the clock of the rules."""
    when, place = find_date(text, now), find_place(text)
    # What is told of the past is a story, not a question about the rules of then.
    told = when if when and not when.past else None
    at, hour_named = _instant(told) if told else (None, False)
    until = asks_until(text)
    code = code_of(place) if place else None
    return Circumstances(
        at=at,
        hour_named=hour_named,
        place=code,
        past=when is not None and when.past,
        # A period may outlast the rules of its first day: then it is said until when they hold.
        until=until or (told is not None and told.end - told.start > _ONE_DAY),
        follow_up=read_follow_up(
            # A country is no place of these rules: what is asked of it is a question of its own.
            without_correction(text),
            names_of(code) if code else None,
            dated=when is not None,
            until=until,
        ),
    )


def without_circumstances(text: str, now: datetime) -> str:
    """Return `text` without the clauses that tell nothing but when or where: « je suis à Nice, je peux courir ? ».

    What is told of the past stays: « c'était samedi » tells a complaint from a danger.
    """
    clauses = [clause for clause in _CLAUSE.split(text) if clause.strip()]
    kept = [clause for clause in clauses if not _tells_only_when_or_where(clause, now)]
    return ", ".join(clause.strip() for clause in kept) if kept and len(kept) < len(clauses) else text


def _tells_only_when_or_where(clause: str, now: datetime) -> bool:
    place, when = find_place(clause), find_date(clause, now)
    if when and when.past:
        return False
    code = code_of(place) if place else None
    leaning = read_follow_up(clause, names_of(code) if code else None, dated=when is not None)
    return leaning == FollowUp(ABOUT)


def _instant(when: When) -> tuple[datetime, bool]:
    """Return the instant whose rules count, and whether its hour was told."""
    if when.precision is Precision.HOUR:
        return when.start, True
    if when.precision is Precision.PART_OF_DAY and when.start.hour >= _EVENING:
        # An evening is asked about for the curfew: by then it has begun, whatever its hour.
        return when.start.replace(hour=max(when.start.hour, 22)), True
    return when.start.replace(hour=12, minute=0), False


def rules_now(metadata: Mapping[str, Any] | None) -> datetime:
    """Return the instant of the rules: the gateway's, else this process's own (AS_OF, or regimes.yml)."""
    try:
        given = datetime.fromisoformat(str((metadata or {})["at"]))
    except (KeyError, ValueError):
        return running(rules_day(os.environ.get("AS_OF", ""), load_library().regimes.as_of)).rules_now()
    return given.astimezone(PARIS) if given.tzinfo else given.replace(tzinfo=PARIS)
