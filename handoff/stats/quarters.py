"""Quarters of an hour: what every count belongs to.

They are cut on the instant, not on the wall: in the night when the clocks go back the quarters of the hour that comes
twice are eight, not four; in the other night none is empty.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

from content.clock import PARIS

QUARTER = timedelta(minutes=15)


def quarter_of(at: datetime) -> datetime:
    """Return the beginning, in UTC, of the quarter that holds `at`. Raises ValueError without a time zone."""
    if at.tzinfo is None:
        raise ValueError("an instant without a time zone belongs to no quarter")
    exact = at.astimezone(UTC)
    # Every offset that Paris has had since 1911 is a whole number of hours: the quarters of UTC are those of the wall.
    return exact.replace(minute=exact.minute - exact.minute % 15, second=0, microsecond=0)


def bounds(first: date, last: date) -> tuple[datetime, datetime]:
    """Return the instants, in UTC, when the days `first` to `last` begin and are over, in Paris."""
    return _midnight(first), _midnight(last + timedelta(days=1))


def quarters_between(begin: datetime, end: datetime) -> Iterator[datetime]:
    """Yield the beginnings of the quarters from the one that holds `begin` to the last before `end`, in UTC."""
    at, end = quarter_of(begin), end.astimezone(UTC)
    while at < end:
        yield at
        at += QUARTER


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), PARIS).astimezone(UTC)
