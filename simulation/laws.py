"""How long things take and when people come: laws that the estimator is never told. Minutes."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random

Law = Callable[[Random], float]


@dataclass(frozen=True)
class Exponential:
    """A law without memory."""

    mean: float

    def __call__(self, draw: Random) -> float:
        """Draw a length in minutes."""
        return draw.expovariate(1 / self.mean)


@dataclass(frozen=True)
class Gamma:
    """A law that is the more regular, the larger its shape."""

    mean: float
    shape: float

    def __call__(self, draw: Random) -> float:
        """Draw a length in minutes."""
        return draw.gammavariate(self.shape, self.mean / self.shape)


@dataclass(frozen=True)
class Lognormal:
    """A law with a tail: from a spread of 1.2 on, a few take hours."""

    mean: float
    spread: float

    def __call__(self, draw: Random) -> float:
        """Draw a length in minutes."""
        return draw.lognormvariate(math.log(self.mean) - self.spread**2 / 2, self.spread)


@dataclass(frozen=True)
class Weibull:
    """A law whose hazard grows (shape above 1) or falls (below)."""

    mean: float
    shape: float

    def __call__(self, draw: Random) -> float:
        """Draw a length in minutes."""
        return draw.weibullvariate(self.mean / math.gamma(1 + 1 / self.shape), self.shape)


@dataclass(frozen=True)
class Bimodal:
    """A law of two kinds of conversations, each within a fifth of its length."""

    short: float
    long: float
    share_long: float

    def __call__(self, draw: Random) -> float:
        """Draw a length in minutes."""
        length = self.long if draw.random() < self.share_long else self.short
        return length * draw.uniform(0.8, 1.2)


@dataclass(frozen=True)
class Always:
    """The same each time."""

    length: float

    def __call__(self, draw: Random) -> float:
        """Draw a length in minutes."""
        return self.length


# What `make simulate` reports on. The constants of the estimator were chosen on other laws and other seeds
# (docs/decisions/0007-expected-wait.md): whoever tunes on these must draw others for the report.
HANDLING: Sequence[tuple[str, Law]] = (
    ("lognormale", Lognormal(14, 0.8)),
    ("gamma", Gamma(13, 2)),
    ("deux bosses", Bimodal(6, 22, 0.4)),
    ("exponentielle", Exponential(12)),
    ("queue lourde", Lognormal(11, 1.2)),
    ("Weibull", Weibull(12, 0.7)),
)
PATIENCE: Sequence[tuple[str, Law]] = (
    ("exponentielle", Exponential(35)),
    ("lognormale", Lognormal(60, 0.8)),
    ("Weibull", Weibull(25, 2.0)),
    ("sans fin", Always(math.inf)),
    ("gamma", Gamma(20, 1.5)),
)
REACTION = Lognormal(0.2, 0.7)  # from the offer to the acceptance

OPENS, CLOSES = 8 * 60.0, 20 * 60.0


@dataclass(frozen=True)
class Surge:
    """So many times more people, from then on, for a while."""

    at: float
    minutes: float
    times: float


def arrivals(total: float, draw: Random, surge: Surge | None = None) -> list[float]:
    """Return when people ask for an officer: about `total` from 8 h to 20 h, peaks at 14 h and 18 h."""
    steps = int((CLOSES - OPENS) / 5)
    weights = [_bell(OPENS + 5 * (step + 0.5)) for step in range(steps)]
    scale = total / sum(weights)
    come = []
    for step, weight in enumerate(weights):
        begins = OPENS + 5 * step
        times = surge.times if surge and surge.at <= begins < surge.at + surge.minutes else 1.0
        come += [begins + 5 * draw.random() for _ in range(_poisson(scale * weight * times, draw))]
    return sorted(come)


def _bell(at: float) -> float:
    return 0.5 + sum(math.exp(-(((at - peak) / 55) ** 2)) for peak in (14 * 60, 18 * 60))


def _poisson(mean: float, draw: Random) -> int:
    at, number = draw.expovariate(1.0), 0
    while at < mean:
        at += draw.expovariate(1.0)
        number += 1
    return number
