"""A moment that a message speaks of, as an interval of Paris time."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from enum import Enum

from content.clock import PARIS


class Precision(str, Enum):
    """How precisely the moment was told."""

    DAY = "day"
    PART_OF_DAY = "part_of_day"
    HOUR = "hour"
    PERIOD = "period"


@dataclass(frozen=True)
class When:
    """From `start` to `end` (not included), both aware, Europe/Paris.

    `past`: told as something that happened, or over before the message; rules are seldom asked for it.
    An open period ("après le 28", "à partir du 28") ends a day after its start: the rules asked for are those that
    hold then. One without a start ("avant le 15", "jusqu'au 15") starts at the message.
    """

    start: datetime
    end: datetime
    precision: Precision
    past: bool = False


def wall(day: date, hour: int = 0, minute: int = 0) -> datetime:
    """Return the instant when clocks in Paris show this; from 24 on, `hour` counts on into the next day.

    The hour that the spring night skips is the next one; the one that the autumn night repeats is its first.
    """
    day += timedelta(days=hour // 24)
    shown = datetime(day.year, day.month, day.day, hour % 24, minute, tzinfo=PARIS)
    return shown.astimezone(timezone.utc).astimezone(PARIS)


def whole_days(first: date, last: date, precision: Precision, *, past: bool = False) -> When:
    """Return the interval from the first instant of `first` to the last of `last`."""
    return When(wall(first), wall(last + timedelta(days=1)), precision, past)
