"""Days named in a line, as what reads them hands them on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice

ONE_DAY = timedelta(days=1)
# Of each kind; a message that names more dates than that asks for none of them.
_MOST = 5

WEEKDAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
WEEKDAY = "(?:" + "|".join(WEEKDAYS) + ")"
NUMBER = r"(?:1er|premier|0?[1-9]|[12]\d|3[01])"


@dataclass(frozen=True)
class Days:
    """Days named in a line: from `first` to `last`, both included, between two places of the line.

    `rank`: 0 for a date or a feast, 1 for a day told from today, 2 for a stretch of time. `is_period`: several days
    asked for as a whole.
    """

    start: int
    end: int
    first: date
    last: date
    rank: int
    past: bool
    is_period: bool = False


def few(pattern: re.Pattern[str], line: str) -> Iterator[re.Match[str]]:
    """Yield the first places where `pattern` stands in `line`."""
    return islice(pattern.finditer(line), _MOST)


def one_day(match: re.Match[str], day: date | None, rank: int, *, past: bool) -> Iterator[Days]:
    """Yield the day that `match` names, or nothing when there is no such day."""
    if day is not None:
        yield Days(*match.span(), day, day, rank, past)


def end_of_month(first: date) -> date:
    """Return the last day of the month that begins with `first`."""
    return (first + 31 * ONE_DAY).replace(day=1) - ONE_DAY
