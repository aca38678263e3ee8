"""Homes, travel, studies, driving, errands."""

from facts import Facts

Key = tuple[str, str, str | None]

FACTS: dict[Key, Facts] = {}
UNKNOWN: tuple[Key, ...] = ()
