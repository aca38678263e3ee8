"""For which instant and place an answer speaks, and how the citizen is told."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from content.clock import PARIS
from content.french_hours import MONTHS, spoken
from content.place_codes import label_of, parts_of, places_by_code
from content.regimes import Regime, Regimes

UNNAMED = "unnamed"
ANY_HOUR = "any"


@dataclass(frozen=True)
class RulesAsked:
    """The instant (aware, Europe/Paris) and the place that a message is about.

    `hour_named`: the hour counts, and is told. `code` is one of place_codes, None when no place was named.
    `until`: how long the rules last is part of the question.
    """

    at: datetime
    hour_named: bool = False
    code: str | None = None
    until: bool = False

    def as_slots(self) -> dict[str, str]:
        """Return the same as enumerated values: nothing of them can hold what the citizen wrote."""
        return {
            "rules_year": f"{self.at.year}",
            "rules_month": f"{self.at.month:02d}",
            "rules_day": f"{self.at.day:02d}",
            "rules_hour": f"{self.at.hour:02d}" if self.hour_named else ANY_HOUR,
            "rules_place": self.code or UNNAMED,
            "rules_until": "yes" if self.until else "no",
        }

    @classmethod
    def from_slots(cls, slots: Mapping[str, object]) -> "RulesAsked":
        """Return what `as_slots` gave. Raises KeyError or ValueError when it did not."""
        hour, code = str(slots["rules_hour"]), str(slots["rules_place"])
        if code != UNNAMED and code not in places_by_code():
            raise ValueError("an unknown place")
        year, month, day = (int(str(slots[name])) for name in ("rules_year", "rules_month", "rules_day"))
        named = hour != ANY_HOUR
        at = datetime(year, month, day, int(hour) if named else 12, tzinfo=PARIS)
        return cls(at, named, None if code == UNNAMED else code, slots["rules_until"] == "yes")

    def regime(self, regimes: Regimes) -> Regime:
        """Return the rules in force then and there."""
        return regimes.at(self.at) if self.code is None else regimes.among(self.at, parts_of(self.code))


def slot_values() -> dict[str, tuple[str, ...]]:
    """Return every value of every slot of `as_slots`."""
    return {**_INSTANTS, "rules_place": (UNNAMED, *places_by_code())}


_INSTANTS = {
    "rules_year": tuple(f"{year}" for year in range(2020, 2041)),
    "rules_month": tuple(f"{month:02d}" for month in range(1, 13)),
    "rules_day": tuple(f"{day:02d}" for day in range(1, 32)),
    "rules_hour": (ANY_HOUR, *(f"{hour:02d}" for hour in range(24))),
    "rules_until": ("yes", "no"),
}


def rules_notice(asked: RulesAsked, regimes: Regimes, *, varies: bool) -> str:
    """Return the line that stands below an answer; `varies`: the answer depends on the rules, so the place is told."""
    when = f"Règles au {_day(asked.at)}{f' à {spoken(asked.at.time())}' if asked.hour_named else ''}"
    if not varies:
        return f"{when}."
    lines = [f"{when}, {label_of(asked.code) if asked.code else 'en métropole'}."]
    place = parts_of(asked.code)[0] if asked.code else None
    if asked.until and (change := regimes.next_change(asked.at, place)):
        lines.append(_lasts_until(change))
    if asked.code is None and regimes.depends_on_place(asked.at):
        lines.append("Ailleurs, la règle peut être autre : dites-moi où vous êtes.")
    return " ".join(lines)


def _lasts_until(change: datetime) -> str:
    if change.hour == 0:
        return f"Elles valent jusqu'au {_day(change - timedelta(hours=1))} inclus."
    return f"Elles valent jusqu'au {_day(change)} à {spoken(change.time())}."


def _day(at: datetime) -> str:
    return f"{'1er' if at.day == 1 else at.day} {MONTHS[at.month - 1]} {at.year}"
