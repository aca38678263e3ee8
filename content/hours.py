"""When officers answer: weekly hours, public holidays, exceptions. Wall clock of Europe/Paris.

Hours are times on the clock on the wall; openings and closings are instants. Only this module turns one into the
other, so that the two daylight-saving nights are right everywhere: the map never goes back, an opening in the hour
that comes twice is the first of both, a closing the last, and a time that is skipped is the instant of the jump.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta, timezone
from functools import lru_cache

from holidays import country_holidays

from content.clock import PARIS
from content.french_hours import in_words, spoken_hours

# How far an opening is looked for: longer than any exception, over a whole year of holidays.
HORIZON_DAYS = 400
# Open for longer than this on end is round the clock: nobody asks when it ends.
ROUND_THE_CLOCK_DAYS = 28
_MIDNIGHT = time(0)


class NaiveInstant(ValueError):
    """An instant without time zone was given: it could be Paris or UTC, an hour or two apart."""


@dataclass(frozen=True, order=True)
class Interval:
    """Hours on one day. `closes` at `time(0)` is the midnight that ends the day. Raises ValueError when empty."""

    opens: time
    closes: time

    def __post_init__(self) -> None:
        if self.closes != _MIDNIGHT and self.closes <= self.opens:
            raise ValueError("an interval must close after it opens")


Hours = tuple[Interval, ...]
ALL_DAY: Hours = (Interval(_MIDNIGHT, _MIDNIGHT),)
CLOSED: Hours = ()


@dataclass(frozen=True)
class Schedule:
    """The usual hours from the day `starts` on. `week`: Monday first.

    `on_holidays` are the hours of public holidays; None when they are days like any other.
    """

    starts: date
    week: tuple[Hours, ...]
    on_holidays: Hours | None = None

    @classmethod
    def daily(cls, *intervals: Interval, starts: date = date.min, on_holidays: Hours | None = None) -> "Schedule":
        """Return the same hours seven days a week."""
        return cls(starts, (intervals,) * 7, on_holidays)

    def on(self, day: date) -> Hours:
        """Return the usual hours of `day`."""
        if self.on_holidays is not None and is_public_holiday(day):
            return self.on_holidays
        return self.week[day.weekday()]


@dataclass(frozen=True)
class HoursException:
    """Days, both included, on which other hours hold; without any the service is closed. `reason` is for everybody."""

    first: date
    last: date
    hours: Hours
    reason: str

    def covers(self, day: date) -> bool:
        """Tell whether `day` is one of those days."""
        return self.first <= day <= self.last


@dataclass(frozen=True)
class BusinessHours:
    """Usual hours by date, and exceptions; the last exception that covers a day wins.

    Days before the first schedule have its hours. All instants are aware, in any zone: a naive one raises
    NaiveInstant. Those returned are in Europe/Paris.
    """

    schedules: tuple[Schedule, ...]
    exceptions: tuple[HoursException, ...] = ()
    always_open: bool = False

    def with_exceptions(self, exceptions: Sequence[HoursException]) -> "BusinessHours":
        """Return these hours with more exceptions, which win over those already there."""
        return replace(self, exceptions=(*self.exceptions, *exceptions))

    def on(self, day: date) -> Hours:
        """Return the hours of `day`, exceptions included."""
        if self.always_open:
            return ALL_DAY
        exception = self.exception_on(day)
        return exception.hours if exception else self._schedule(day).on(day)

    def exception_on(self, day: date) -> HoursException | None:
        """Return the exception that holds on `day`, if any."""
        if self.always_open:
            return None
        return next((one for one in reversed(self.exceptions) if one.covers(day)), None)

    def is_open(self, at: datetime) -> bool:
        """Tell whether officers answer at `at`. The closing instant is closed already."""
        instant = _utc(at)
        return any(opens <= instant < closes for opens, closes in self._openings(instant, days=2))

    def closes_at(self, at: datetime) -> datetime | None:
        """Return when the opening that holds `at` ends; None when it is closed then, or open round the clock."""
        instant = _utc(at)
        if self.always_open or not self.is_open(instant):
            return None
        end = instant
        for opens, closes in self._openings(instant, days=ROUND_THE_CLOCK_DAYS + 3):
            if opens > end:
                break
            end = max(end, closes)
        return None if end - instant > timedelta(days=ROUND_THE_CLOCK_DAYS) else end.astimezone(PARIS)

    def next_opening(self, at: datetime) -> datetime | None:
        """Return the first instant at or after `at` when officers answer; None when none is in sight."""
        instant = _utc(at)
        first = next((opens for opens, closes in self._openings(instant) if closes > instant), None)
        return first and max(first, instant).astimezone(PARIS)

    def as_sentence(self, at: datetime) -> str:
        """Return the usual hours in force at `at`, in French: « de 8 h à 20 h, 7 jours sur 7 »."""
        if self.always_open:
            return in_words((_pairs(ALL_DAY),) * 7)
        schedule = self._schedule(_paris_day(at))
        on_holidays = None if schedule.on_holidays is None else _pairs(schedule.on_holidays)
        return in_words(tuple(_pairs(hours) for hours in schedule.week), on_holidays)

    def closure(self, at: datetime) -> str | None:
        """Return how and why this day differs from others, in French; None on a usual day."""
        exception = self.exception_on(_paris_day(at))
        if exception is None:
            return None
        if not exception.hours:
            return f"Fermeture exceptionnelle aujourd'hui : {exception.reason}"
        return f"Horaires exceptionnels aujourd'hui, {spoken_hours(_pairs(exception.hours))} : {exception.reason}"

    def _schedule(self, day: date) -> Schedule:
        started = [one for one in self.schedules if one.starts <= day]
        return max(started, key=_starts) if started else min(self.schedules, key=_starts)

    def _openings(self, instant: datetime, days: int = HORIZON_DAYS) -> Iterator[tuple[datetime, datetime]]:
        # From the day before, whose opening may last over midnight.
        first = instant.astimezone(PARIS).date() - timedelta(days=1)
        for number in range(days):
            day = first + timedelta(days=number)
            for interval in self.on(day):
                end = day + timedelta(days=1) if interval.closes == _MIDNIGHT else day
                opens, closes = _instant(day, interval.opens, fold=0), _instant(end, interval.closes, fold=1)
                if opens < closes:  # within the skipped hour nothing opens
                    yield opens, closes


def is_public_holiday(day: date) -> bool:
    """Tell whether `day` is a public holiday in the whole of metropolitan France."""
    return day in _public_holidays(day.year)


@lru_cache(maxsize=8)
def _public_holidays(year: int) -> frozenset[date]:
    return frozenset(country_holidays("FR", years=year))


def _instant(day: date, moment: time, *, fold: int) -> datetime:
    wall = datetime.combine(day, moment.replace(fold=fold), tzinfo=PARIS)
    instant = wall.astimezone(timezone.utc)
    if instant.astimezone(PARIS).replace(tzinfo=None, fold=0) == wall.replace(tzinfo=None, fold=0):
        return instant
    # Paris jumps from 2 h to 3 h: the jump is on the hour, and fold=0 counts on with the hour before it.
    return wall.replace(fold=0).astimezone(timezone.utc).replace(minute=0, second=0)


def _utc(at: datetime) -> datetime:
    # In UTC instants compare as instants; two datetimes of one zone would compare as clocks on the wall.
    if at.tzinfo is None or at.utcoffset() is None:
        raise NaiveInstant("an instant must have a time zone, for instance content.clock.PARIS")
    return at.astimezone(timezone.utc)


def _paris_day(at: datetime) -> date:
    return _utc(at).astimezone(PARIS).date()


def _starts(schedule: Schedule) -> date:
    return schedule.starts


def _pairs(hours: Hours) -> tuple[tuple[time, time], ...]:
    return tuple((interval.opens, interval.closes) for interval in hours)
