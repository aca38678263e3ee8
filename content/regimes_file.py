"""`data/regimes.yml`, from YAML to Regimes."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from content.clock import PARIS
from content.regimes import Regime, RegimeKind, Regimes


def read_regimes(content: Mapping[str, Any]) -> Regimes:
    """Return what regimes.yml says. Its instants are Paris local time."""
    return Regimes(
        rows=tuple(
            Regime(
                name=row["name"],
                kind=RegimeKind(row["rules"]),
                where=tuple(row["where"]),
                start=_instant(row["from"]),
                end=_instant(row["to"]) if row.get("to") else None,
                figures={name: str(value) for name, value in (row.get("figures") or {}).items()},
                legal_basis=row.get("legal_basis"),
                sources=tuple(row.get("sources") or ()),
                officer=bool(row.get("officer")),
            )
            for row in content["regimes"]
        ),
        as_of=_day(content.get("as_of")),
    )


def _instant(value: object) -> datetime:
    return datetime.fromisoformat(str(value)).replace(tzinfo=PARIS)


def _day(value: object) -> date | None:
    return value if isinstance(value, date) or value is None else date.fromisoformat(str(value))
