"""Fixed buckets for durations: a count in a bucket, never the duration itself."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

# The name of the bucket for all that is longer than the longest.
MORE = "more"


@dataclass(frozen=True)
class Buckets:
    """Upper bounds in seconds, included. A bucket is named after its bound."""

    bounds: tuple[int, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all buckets, the shortest first."""
        return (*(str(bound) for bound in self.bounds), MORE)

    def name_of(self, duration: timedelta) -> str:
        """Return the bucket of `duration`; one below zero (a clock set back) counts as zero."""
        seconds = duration.total_seconds()
        return next((str(bound) for bound in self.bounds if seconds <= bound), MORE)

    def middle(self, name: str) -> float:
        """Return the middle of a bucket, in seconds; of the open one, half as much again as its lower bound."""
        place = self.names.index(name)
        low = self.bounds[place - 1] if place else 0
        return low * 1.5 if name == MORE else (low + self.bounds[place]) / 2

    def label(self, name: str) -> str:
        """Return what people read of a bucket."""
        if name == MORE:
            return f"plus de {_spoken(self.bounds[-1])}"
        return f"jusqu'à {_spoken(int(name))}"

    def up_to(self, seconds: int, counts: Mapping[str, int]) -> int:
        """Return how many lasted at most `seconds`, which must be a bound."""
        return sum(counts.get(str(bound), 0) for bound in self.bounds if bound <= seconds)


def _spoken(seconds: int) -> str:
    if seconds < 60:
        return f"{seconds}\u00a0s"
    if seconds < 3600:
        return f"{seconds // 60}\u00a0min"
    return f"{seconds // 3600}\u00a0h"


# Sixty seconds is a bound: it is the promise that is looked at.
WAITS = Buckets((15, 30, 60, 120, 300, 600, 900, 1200, 1800, 2700, 3600, 7200))
HANDLINGS = Buckets((60, 120, 180, 300, 420, 600, 900, 1200, 1800, 2700, 3600, 7200))
