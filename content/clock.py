"""Two clocks, both Europe/Paris: `rules_now` for what the rules say, `now` for hours, tickets and leases."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
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


def running(as_of: datetime | None) -> Clocks:
    """Return the real clock, beside rules dated `as_of` (naive: Paris local time) or, without it, dated now."""
    if as_of is None:
        return Clocks(now=paris_now, rules_now=paris_now)
    return Clocks(now=paris_now, rules_now=frozen_at(as_of).rules_now)
