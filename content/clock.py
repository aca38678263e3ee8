"""Two clocks, both Europe/Paris: `rules_now` for what the rules say, `now` for hours, tickets and leases."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

PARIS = ZoneInfo("Europe/Paris")

Clock = Callable[[], datetime]


@dataclass(frozen=True)
class Clocks:
    """The two clocks of the service. Both return aware datetimes in Europe/Paris."""

    now: Clock
    rules_now: Clock


def paris_now() -> datetime:
    """Return the present instant, in Europe/Paris."""
    return datetime.now(PARIS)


def frozen_at(instant: datetime) -> Clocks:
    """Return clocks that both stand at `instant`; a naive `instant` is Paris local time."""
    aware = instant.astimezone(PARIS) if instant.tzinfo else instant.replace(tzinfo=PARIS)
    return Clocks(now=lambda: aware, rules_now=lambda: aware)


def running(as_of: date | None) -> Clocks:
    """Return the real clock, beside the clock of the rules.

    `as_of` is the rules' day, at the real time of day; or their instant, which then stands still (naive: Paris local
    time); or None: the rules follow the calendar.
    """
    if as_of is None:
        return Clocks(now=paris_now, rules_now=paris_now)
    if isinstance(as_of, datetime):
        return Clocks(now=paris_now, rules_now=frozen_at(as_of).rules_now)
    return Clocks(now=paris_now, rules_now=lambda: datetime.combine(as_of, paris_now().time(), PARIS))


CALENDAR = "calendrier"


def rules_day(setting: str, shipped: date | None) -> date | None:
    """Return what `running` is to be given: `setting` (AS_OF: a day, an instant or CALENDAR), else the day `shipped`.

    Raises ValueError when `setting` is none of them.
    """
    if not setting:
        return shipped
    if setting == CALENDAR:
        return None
    return date.fromisoformat(setting) if len(setting) == len("2020-11-10") else datetime.fromisoformat(setting)
