"""Which days does a folded line name? From "le 24/12" to "la semaine prochaine"."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

from bot.feast_words import feasts
from bot.month_days import months
from bot.named_days import ONE_DAY, Days
from bot.relative_days import days_from_now, relative_days, weekdays, weekends, weeks
from bot.written_dates import bare_numbers, dates, numeric_dates, ranges

__all__ = ["Days", "named_days"]

_WEEKEND_OF = re.compile(r"\bweek-end (?:du |des |de )?$")


def named_days(line: str, today: date) -> list[Days]:
    """Return the days that the folded `line` names, as they stand in it. No two overlap."""
    found: list[Days] = []
    for read in _READERS:
        for days in read(line, today):
            if not any(days.start < other.end and other.start < days.end for other in found):
                found.append(days)
    found = [replace(days, past=days.past and days.first <= today) for days in found if days.rank >= 0]
    return [_with_weekend(line, days) for days in sorted(found, key=lambda days: days.start)]


def _with_weekend(line: str, days: Days) -> Days:
    """Return the days, to Sunday when they are "le week-end du 27"."""
    if days.is_period or not _WEEKEND_OF.search(line[: days.start]):
        return days
    return replace(days, last=days.last + (6 - days.last.weekday()) * ONE_DAY, is_period=True)


# What is sure first: it hides its words from the others.
_READERS: tuple[Callable[[str, date], Iterator[Days]], ...] = (
    ranges, dates, numeric_dates, feasts, days_from_now, weekends, bare_numbers, relative_days, weeks, months, weekdays,
)  # fmt: skip
