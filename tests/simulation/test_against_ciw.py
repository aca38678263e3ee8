"""An independent check: the same people and the same lengths, played by our code and by Ciw, wait the same."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from statistics import fmean

import ciw
import pytest

from simulation.laws import OPENS, Always
from simulation.play import play
from simulation.scenarios import Day, Shift

PEOPLE, OFFICERS = 600, 4
# Both add up the same numbers, in another order; ours passes through datetimes, which know microseconds.
TOLERANCE = 1e-4


@dataclass
class Listed:
    """A law that gives the lengths of a list, one after the other."""

    lengths: Iterator[float]

    def __call__(self, draw: Random) -> float:
        return next(self.lengths)


def drawn(seed: int) -> tuple[list[float], list[float]]:
    """Return how long after each other people come, and how long each conversation lasts: M/M/c, nine tenths full."""
    draw = Random(seed)
    return [draw.expovariate(1.0) for _ in range(PEOPLE)], [draw.expovariate(1 / 3.6) for _ in range(PEOPLE)]


def our_waits(gaps: list[float], lengths: list[float]) -> list[float]:
    """Return the waits in the queue's own code, made as simple as M/M/c: one conversation at once, no delays."""
    people = [OPENS + sum(gaps[: number + 1]) for number in range(PEOPLE)]
    day = Day(
        "M/M/c",
        people,
        [Shift(OPENS, people[-1] + 1_000)] * OFFICERS,
        handling=Listed(iter(lengths)),
        patience=Always(math.inf),
        seed=1,
        reaction=Always(0.0),
        capacity=1,
        closes=people[-1] + 500,
        admits=False,
        emergencies=0.0,
        sensitive=0.0,
        silent=0.0,
        declined=0.0,
        missed=0.0,
        slowed=0.0,
    )
    return play(day).waits


def waits_of_ciw(gaps: list[float], lengths: list[float]) -> list[float]:
    """Return the waits that Ciw finds."""
    network = ciw.create_network(
        arrival_distributions=[ciw.dists.Sequential([*gaps, 1e6])],
        service_distributions=[ciw.dists.Sequential(lengths)],
        number_of_servers=[OFFICERS],
    )
    simulation = ciw.Simulation(network)
    simulation.simulate_until_max_time(sum(gaps) + 500)
    return [record.waiting_time for record in simulation.get_all_records()]


@pytest.mark.filterwarnings("ignore:Pickle, copy, and deepcopy support will be removed:DeprecationWarning")  # Ciw 3.2
@pytest.mark.parametrize("seed", [1, 2])
def test_our_queue_waits_as_long_as_that_of_ciw(seed: int) -> None:
    ours, theirs = our_waits(*drawn(seed)), waits_of_ciw(*drawn(seed))
    assert len(ours) == len(theirs) == PEOPLE
    assert fmean(ours) > 1.0  # there was a queue
    assert fmean(ours) == pytest.approx(fmean(theirs), rel=TOLERANCE)
