"""Shops, relatives, health, ceremonies, gatherings."""

from facts import Facts

Key = tuple[str, str, str | None]

FACTS: dict[Key, Facts] = {}
UNKNOWN: tuple[Key, ...] = ()
