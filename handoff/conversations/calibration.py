"""Intervals that are as wide as today's errors demand.

Each estimate is a median and a spread on a logarithmic scale. Where the lower end, the point and the upper end stand,
in spreads around that median, is learned: an estimate below which the wait fell too often moves down a little, one that
was exceeded too often moves up (adaptive conformal inference, Gibbs and Candès 2021; quantile tracking, Angelopoulos,
Candès and Tibshirani 2023). Over time each is crossed as often as it says, whatever the law of the waits.
"""

import heapq
import math
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import count

LEVELS = (0.1, 0.5, 0.9)  # an interval of 80 % and its middle
_NORMAL = (-1.2816, 0.0, 1.2816)
_FARTHEST = 8.0
# In spreads, at each truth learned. Larger ones follow a change faster and sway more; the point has less to follow.
STEP, MIDDLE_STEP = 0.06, 0.01
# Waits of seconds, minutes and hours err differently. Minutes; in between, offsets are interpolated.
HORIZONS = (0.3, 1.5, 5.0, 15.0, 45.0)


@dataclass(frozen=True)
class Forecast:
    """Lower end, point and upper end of a wait, in minutes."""

    low: float
    point: float
    high: float


@dataclass
class Calibration:
    """The offsets of the three quantiles for each horizon, and the forecasts whose truth is not known yet."""

    step: float = STEP
    middle_step: float = MIDDLE_STEP
    offsets: list[list[float]] = field(default_factory=lambda: [list(_NORMAL) for _ in HORIZONS])
    _due: list[tuple[float, int, str, int]] = field(default_factory=list)
    _open: dict[str, dict[int, tuple[float, float]]] = field(default_factory=dict)
    _tickets: "count[int]" = field(default_factory=count)

    def forecast(self, median: float, spread: float) -> Forecast:
        """Return the calibrated quantiles of a wait of this median (minutes) and spread (of its logarithm)."""
        low, point, high = (median * math.exp(spread * offset) for offset in self._offsets_at(median))
        return Forecast(low, point, high)

    def follow(self, waiting: str, at: float, median: float, forecast: Forecast) -> None:
        """Remember a forecast made `at` (minutes of any clock) until its truth is known."""
        self._open[waiting] = {}
        for level, minutes in enumerate((forecast.low, forecast.point, forecast.high)):
            self._open[waiting][level] = (median, at + minutes)
            heapq.heappush(self._due, (at + minutes, next(self._tickets), waiting, level))

    def pass_time(self, at: float) -> None:
        """Learn from who still waits: a wait that goes on has exceeded its forecast, before it ends."""
        while self._due and self._due[0][0] <= at:
            due, _, waiting, level = heapq.heappop(self._due)
            told = self._open.get(waiting, {}).get(level)
            if told and told[1] == due:
                self._learn(told[0], level, LEVELS[level])
                del self._open[waiting][level]

    def served(self, waiting: str, at: float) -> None:
        """Learn from a wait that ended `at`."""
        self.pass_time(at)
        for level, (median, _) in self._open.pop(waiting, {}).items():
            self._learn(median, level, LEVELS[level] - 1)

    def forget(self, waiting: Iterable[str]) -> None:
        """Forget forecasts whose truth will never be known."""
        for one in waiting:
            self._open.pop(one, None)

    def _learn(self, median: float, level: int, surprise: float) -> None:
        below, share = _between(median)
        for horizon, weight in ((below, 1 - share), (min(below + 1, len(HORIZONS) - 1), share)):
            offsets = self.offsets[horizon]
            step = self.step if level != 1 else self.middle_step
            moved = offsets[level] + step * weight * surprise
            lowest = offsets[level - 1] + 0.05 if level else -_FARTHEST
            highest = offsets[level + 1] - 0.05 if level + 1 < len(LEVELS) else _FARTHEST
            offsets[level] = min(max(moved, lowest), highest)

    def _offsets_at(self, median: float) -> list[float]:
        below, share = _between(median)
        above = min(below + 1, len(HORIZONS) - 1)
        pairs = zip(self.offsets[below], self.offsets[above], strict=True)
        return [(1 - share) * one + share * other for one, other in pairs]


def _between(median: float) -> tuple[int, float]:
    """Return the horizon below, and how far towards the next one `median` is, on a logarithmic scale."""
    if median <= HORIZONS[0]:
        return 0, 0.0
    for below in range(len(HORIZONS) - 1):
        if median <= HORIZONS[below + 1]:
            span = math.log(HORIZONS[below + 1] / HORIZONS[below])
            return below, math.log(median / HORIZONS[below]) / span
    return len(HORIZONS) - 1, 0.0
