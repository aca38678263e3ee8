"""Counts in RAM, until they are written. Cheap enough for every message: one addition."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from content.clock import Clock
from handoff.stats.names import NO_SUBJECT, Key, Kind, Names
from handoff.stats.quarters import quarter_of

# A day's worth of different counters: what is kept while the database is away. Then the oldest go.
MOST_KEPT = 20_000

Counts = Mapping[tuple[datetime, Key], int]


@dataclass
class Counters:
    """What happened since it was last taken, by quarter of an hour (its beginning, in UTC)."""

    names: Names
    now: Clock
    most_kept: int = MOST_KEPT
    _counts: Counter[tuple[datetime, Key]] = field(default_factory=Counter)

    def count(self, kind: Kind, name: str, subject: str = NO_SUBJECT, number: int = 1) -> None:
        """Count something that happened now. Raises UnknownName for what is not enumerated."""
        self._counts[quarter_of(self.now()), self.names.key(kind, name, subject)] += number

    def take(self) -> Counts:
        """Return all that was counted, and begin again from nothing."""
        taken, self._counts = self._counts, Counter()
        return taken

    def give_back(self, counts: Counts) -> int:
        """Count again what could not be written; return how many counters were dropped because there are too many."""
        self._counts.update(counts)
        dropped = sorted(self._counts)[: max(0, len(self._counts) - self.most_kept)]
        for key in dropped:
            del self._counts[key]
        return len(dropped)

    def peek(self) -> Counts:
        """Return what was counted and not taken yet."""
        return dict(self._counts)
