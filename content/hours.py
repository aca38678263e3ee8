"""When officers answer."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from content.clock import PARIS


@dataclass(frozen=True)
class BusinessHours:
    """Daily opening, the same every day of the week, in Europe/Paris local time."""

    opens_at: time
    closes_at: time
    always_open: bool = False

    def is_open(self, instant: datetime) -> bool:
        """Tell whether officers answer at `instant` (aware datetime, any zone)."""
        if self.always_open:
            return True
        return self.opens_at <= instant.astimezone(PARIS).time() < self.closes_at

    def next_opening(self, instant: datetime) -> datetime:
        """Return the first instant at or after `instant` when officers answer, in Europe/Paris."""
        local = instant.astimezone(PARIS)
        if self.is_open(local):
            return local
        day = local.date() if local.time() < self.opens_at else local.date() + timedelta(days=1)
        return datetime.combine(day, self.opens_at, tzinfo=PARIS)

    def as_sentence(self) -> str:
        """Return the hours in French, as in « de 8 h à 20 h, 7 jours sur 7 »."""
        if self.always_open:
            return "24 h sur 24, 7 jours sur 7"
        return f"de {spoken(self.opens_at)} à {spoken(self.closes_at)}, 7 jours sur 7"


def spoken(moment: time) -> str:
    """Return a time of day as people say it: « 8 h », « 8 h 30 »."""
    return f"{moment.hour} h" if moment.minute == 0 else f"{moment.hour} h {moment.minute:02d}"
