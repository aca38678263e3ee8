"""Which rules hold at an instant and a place (data/regimes.yml)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import Enum

from content.clock import PARIS

METROPOLE, OVERSEAS = "metropole", "outre-mer"


class RegimeKind(str, Enum):
    """What the conditions of the pages name."""

    CONFINEMENT = "confinement"
    CONFINEMENT_ALLEGE = "confinement_allege"
    CONFINEMENT_WEEK_END = "confinement_week_end"
    COUVRE_FEU = "couvre_feu"
    DISTANCE = "distance"
    LIBRE = "libre"
    INCONNU = "inconnu"


@dataclass(frozen=True)
class Regime:
    """One row: rules of one kind, from an instant (aware, Europe/Paris) to another that is not included, or for ever.

    `where` names metropole, outre-mer, departments ("06") or communes ("06088"). `figures` are what texts take up
    between braces. `officer`: our sources do not tell the rule.
    """

    name: str
    kind: RegimeKind
    where: tuple[str, ...]
    start: datetime
    end: datetime | None = None
    figures: Mapping[str, str] = field(default_factory=dict)
    legal_basis: str | None = None
    sources: tuple[str, ...] = ()
    officer: bool = False

    def holds_at(self, at: datetime) -> bool:
        """Tell whether the row is in force at `at` (aware)."""
        return self.start <= at and (self.end is None or at < self.end)


UNKNOWN = Regime(
    "date ou lieu hors de nos sources", RegimeKind.INCONNU, (), datetime(1, 1, 2, tzinfo=PARIS), officer=True
)


def territories(code: str | None) -> tuple[str, ...]:
    """Return what holds a place, the nearest first. `code` is an INSEE commune or department; None is the métropole."""
    if code is None:
        return (METROPOLE,)
    department = code[:3] if code.startswith(("97", "98")) else code[:2]
    wide = OVERSEAS if len(department) == 3 else METROPOLE
    return tuple(dict.fromkeys((code, department, wide)))


@dataclass(frozen=True)
class Regimes:
    """All rows. `as_of` is the day whose rules are given whatever the real day, or None to follow the calendar."""

    rows: Sequence[Regime]
    as_of: date | None = None

    def at(self, instant: datetime, code: str | None = None) -> Regime:
        """Return the row in force at `instant` (aware) at a place, the nearest territory first; UNKNOWN without one."""
        for territory in territories(code):
            for row in self.rows:
                if territory in row.where and row.holds_at(instant):
                    return row
        return UNKNOWN

    def among(self, instant: datetime, codes: Iterable[str]) -> Regime:
        """Return the row that holds in all of these places, or UNKNOWN when their rules differ."""
        found = [self.at(instant, code) for code in codes]
        same = {(row.kind, tuple(sorted(row.figures.items()))) for row in found}
        return found[0] if len(same) == 1 else UNKNOWN

    def depends_on_place(self, instant: datetime) -> bool:
        """Tell whether some place of the métropole has other rules than the rest of it at `instant`."""
        general = self.at(instant)
        local = (
            row for row in self.rows if row.holds_at(instant) and any(_is_in_metropole(code) for code in row.where)
        )
        return any((row.kind, dict(row.figures)) != (general.kind, dict(general.figures)) for row in local)

    def next_change(self, instant: datetime, code: str | None = None) -> datetime | None:
        """Return when the rules of a place change next after `instant`, or None when no change is known."""
        present = self.at(instant, code)
        bounds = {bound for row in self.rows for bound in (row.start, row.end) if bound and bound > instant}
        return next((bound for bound in sorted(bounds) if self.at(bound, code) is not present), None)

    @property
    def figure_values(self) -> Mapping[str, tuple[str, ...]]:
        """Every figure's name with all the values it takes."""
        found: dict[str, dict[str, None]] = {}
        for row in self.rows:
            for name, value in row.figures.items():
                found.setdefault(name, {})[value] = None
        return {name: tuple(values) for name, values in sorted(found.items())}

    @property
    def communes(self) -> frozenset[str]:
        """The communes that have rules of their own."""
        return frozenset(code for row in self.rows for code in row.where if len(code) == 5)


def _is_in_metropole(code: str) -> bool:
    return territories(code)[-1] == METROPOLE if code not in {METROPOLE, OVERSEAS} else code == METROPOLE
