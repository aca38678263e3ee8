"""Two estimates in use elsewhere, played beside ours in the same run."""

import math
from typing import Protocol

from handoff.conversations.wait import Wait

PLACE_TIMES_MEAN = "(place/100 + 1) × moyenne"
RECENT_WAITS = "moyenne des attentes"
_NORMAL = 1.2816  # 80 % of a normal law lie within so many standard deviations
_PRIOR_MEAN = 15.0


class Baseline(Protocol):
    """An estimate that learns from lengths or from waits, in minutes."""

    def ended(self, minutes: float) -> None:
        """Take note of the length of a conversation."""

    def served(self, waited: float) -> None:
        """Take note of a wait."""

    def tell(self, place: int) -> Wait:
        """Return the estimate for somebody at this place."""


class PlaceTimesMean:
    """(place / 100 + 1) × mean handling time, as a chat service in production has it."""

    def __init__(self) -> None:
        self._lengths: list[float] = []
        self._sum = self._squares = 0.0

    def ended(self, minutes: float) -> None:
        """Count a conversation's length."""
        self._lengths.append(minutes)
        self._sum += minutes
        self._squares += minutes**2

    def served(self, waited: float) -> None:
        """Learn nothing from waits."""

    def tell(self, place: int) -> Wait:
        """Return the estimate, with the interval that the lengths' spread gives."""
        number = len(self._lengths)
        mean = self._sum / number if number else _PRIOR_MEAN
        spread = math.sqrt(max(self._squares / number - mean**2, 0.0)) if number else _PRIOR_MEAN
        factor = place / 100 + 1
        return Wait(max(0.0, (mean - _NORMAL * spread) * factor), mean * factor, (mean + _NORMAL * spread) * factor)


class RecentWaits:
    """An exponential average of the waits that ended lately."""

    def __init__(self, weight: float = 0.1) -> None:
        self._weight = weight
        self._mean, self._variance = 1.0, 1.0

    def ended(self, minutes: float) -> None:
        """Learn nothing from lengths."""

    def served(self, waited: float) -> None:
        """Count a wait."""
        error = waited - self._mean
        self._mean += self._weight * error
        self._variance = (1 - self._weight) * (self._variance + self._weight * error**2)

    def tell(self, place: int) -> Wait:
        """Return the average, with the interval that its spread gives."""
        spread = _NORMAL * math.sqrt(self._variance)
        return Wait(max(0.0, self._mean - spread), self._mean, self._mean + spread)
