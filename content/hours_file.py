"""`data/hours.yml`, from YAML to BusinessHours."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, time
from itertools import pairwise
from typing import Any

from content.hours import CLOSED, BusinessHours, Hours, HoursException, Interval, Schedule

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def read_hours(content: Mapping[str, Any]) -> BusinessHours:
    """Return what hours.yml holds. Raises KeyError for what is missing, ValueError for what makes no sense."""
    schedules = tuple(_schedule(entry) for entry in content["schedules"])
    if not schedules:
        raise ValueError("no schedule")
    return BusinessHours(schedules, tuple(_exception(entry) for entry in content.get("exceptions") or ()))


def read_intervals(texts: Iterable[str]) -> Hours:
    """Return hours from texts like `08:00-12:00`, in order of the day. Raises ValueError when two overlap."""
    intervals = tuple(sorted(_interval(text) for text in texts))
    for one, following in pairwise(intervals):
        if one.closes == time(0) or following.opens < one.closes:
            raise ValueError("two intervals of a day overlap")
    return intervals


def write_intervals(hours: Hours) -> list[str]:
    """Return the texts from which `read_intervals` makes `hours`."""
    return [f"{one.opens:%H:%M}-{'24:00' if one.closes == time(0) else f'{one.closes:%H:%M}'}" for one in hours]


def _schedule(entry: Mapping[str, Any]) -> Schedule:
    return Schedule(_day(entry["from"]), tuple(_hours_of(entry, day) for day in _DAYS), _holidays(entry))


def _hours_of(entry: Mapping[str, Any], day: str) -> Hours:
    # A day of its own wins over every_day.
    return read_intervals(entry[day] if day in entry else entry["every_day"])


def _holidays(entry: Mapping[str, Any]) -> Hours | None:
    said: str | Sequence[str] = entry["public_holidays"]
    if isinstance(said, str):
        return {"open": None, "closed": CLOSED}[said]
    return read_intervals(said)


def _exception(entry: Mapping[str, Any]) -> HoursException:
    first, last = _day(entry["from"]), _day(entry.get("until", entry["from"]))
    if last < first:
        raise ValueError("an exception ends before it begins")
    return HoursException(first, last, read_intervals(entry["hours"]), entry["reason"])


def _interval(text: str) -> Interval:
    opens, _, closes = text.partition("-")
    return Interval(time.fromisoformat(opens), time(0) if closes == "24:00" else time.fromisoformat(closes))


def _day(value: object) -> date:
    return value if isinstance(value, date) else date.fromisoformat(str(value))
