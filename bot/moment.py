"""A moment made of a day, an hour and a part of the day, told from a clock: the interval that is asked about."""

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone

from bot.hour_words import Hour, Part
from bot.named_days import ONE_DAY, Days
from bot.when import Precision, When, wall
from content.clock import PARIS

ONE_HOUR = timedelta(hours=1)


def bounded(kind: str, days: Days, at: datetime) -> When:
    """Return the interval after, since, from, before or until (`kind`) these days."""
    first, after = wall(days.first), wall(days.last + ONE_DAY)
    if kind == "after":
        return over(When(after, wall(days.last + 2 * ONE_DAY), Precision.PERIOD, days.past), at)
    if kind == "since":
        return over(When(first, wall(days.first + ONE_DAY), Precision.PERIOD, days.past), at)
    if kind == "from":
        return When(first, max(at, first + ONE_HOUR), Precision.PERIOD, past=True)
    end = first if kind == "before" else after
    if end <= at:
        return When(wall(days.first - ONE_DAY), end, Precision.PERIOD, past=True)
    return When(at, end, Precision.PERIOD)


def at_hour(day: date, hour: Hour, part: Part | None, at: datetime, *, past: bool) -> When:
    """Return the hour that begins at this clock time of `day`; `at` is the clock of the message."""
    start = wall(day, _on_the_clock(hour.hour, part), hour.minute)
    return over(When(start, later(start, ONE_HOUR), Precision.HOUR, past), at)


def _on_the_clock(hour: int, part: Part | None) -> int:
    """Return the hour counted from midnight as the day begins: "ce soir à 8 h" is 20, "cette nuit à 2 h" is 26."""
    if part is Part.AFTERNOON and hour < 12:
        return hour + 12
    if part in {Part.EVENING, Part.NIGHT} and hour <= 12:
        return hour + (24 if hour < 5 else 12)
    return hour


def at_part(day: date, part: Part, at: datetime, *, past: bool) -> When:
    """Return this part of `day`; "cette nuit", said before dawn, began the day before."""
    first, last = part.value
    if part is Part.NIGHT and day == at.date() and (past or at.hour < last - 24):
        day -= ONE_DAY  # "cette nuit", said before dawn or of what happened
    return over(When(wall(day, first), wall(day, last), Precision.PART_OF_DAY, past), at)


def later(at: datetime, passed: timedelta) -> datetime:
    """Return the instant this much later.

    Time that passes is counted in UTC: two hours later is not two hours more on clocks that are put forward or back.
    """
    return (at.astimezone(timezone.utc) + passed).astimezone(PARIS)


def over(when: When, at: datetime) -> When:
    """Return the moment, as past when it is over at `at`."""
    return when if when.past or when.end > at else replace(when, past=True)
