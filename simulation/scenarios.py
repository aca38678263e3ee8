"""The days that are played: how many people, who is on duty, what goes wrong."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import product
from random import Random

from simulation.laws import CLOSES, HANDLING, OPENS, PATIENCE, REACTION, Law, Surge, arrivals

Minutes = float


@dataclass(frozen=True)
class Shift:
    """An officer's hours on duty. `vanishes`: gone at the end without a word, conversations left behind."""

    begins: Minutes
    ends: Minutes
    vanishes: bool = False


@dataclass(frozen=True)
class Day:
    """Everything that a played day is made from. Minutes since midnight."""

    name: str
    people: Sequence[Minutes]
    shifts: Sequence[Shift]
    handling: Law
    patience: Law
    seed: int
    laws: str = ""
    reaction: Law = REACTION
    capacity: int = 3
    closes: Minutes = CLOSES
    admits: bool = True  # by the expected wait; otherwise everybody
    # Shares of arrivals, of conversations in which the citizen falls silent, of offers not taken.
    emergencies: float = 0.01
    sensitive: float = 0.08
    silent: float = 0.2
    declined: float = 0.02
    missed: float = 0.02
    # Two more conversations at once make each of them so much longer.
    slowed: float = 0.15
    # Of those who give up, the share that says nothing; how long an officer who missed two offers is away.
    leaves_quietly: float = 0.5
    # Of those told that the wait is long, the share that does not wait.
    deterred: float = 0.4
    away: Minutes = 3.0


def dozen(morning: int, whole: int, evening: int) -> tuple[Shift, ...]:
    """Return shifts of `morning` (8 h–15 h), `whole` (11 h–19 h) and `evening` (13 h–20 h) officers."""
    return (
        *[Shift(OPENS, 15 * 60)] * morning,
        *[Shift(11 * 60, 19 * 60)] * whole,
        *[Shift(13 * 60, CLOSES)] * evening,
    )


@dataclass(frozen=True)
class Kind:
    """A sort of day."""

    name: str
    people: float
    shifts: Sequence[Shift]
    surge: Surge | None = None
    leaves_at: Sequence[Minutes] = field(default_factory=tuple)


KINDS = (
    Kind("100 personnes, douze policiers", 100, dozen(4, 4, 4)),
    Kind("100 personnes, deux policiers", 100, (Shift(OPENS, 14 * 60), Shift(14 * 60, CLOSES))),
    Kind("1 000 personnes", 1_000, dozen(4, 4, 4)),
    Kind("1 250 personnes", 1_250, dozen(4, 4, 4)),
    Kind("1 500 personnes", 1_500, dozen(4, 4, 4)),
    Kind("1 250, trois policiers partent à 14 h 30", 1_250, dozen(4, 4, 4), leaves_at=(870, 871, 872)),
    Kind("1 000, soudain cinq fois plus à 16 h", 1_000, dozen(4, 4, 4), Surge(16 * 60, 40, 5.0)),
)


def make_day(kind: Kind, number: int, seed: int) -> Day:
    """Return a day of this kind; `number` chooses its laws, `seed` everything that is drawn."""
    (handling_name, handling), (patience_name, patience) = (
        HANDLING[number % len(HANDLING)],
        PATIENCE[(number * 2 + number // len(HANDLING)) % len(PATIENCE)],
    )
    shifts = list(kind.shifts)
    for at in kind.leaves_at:
        place = max(range(len(shifts)), key=lambda one: (shifts[one].begins <= at < shifts[one].ends, shifts[one].ends))
        shifts[place] = Shift(shifts[place].begins, at, vanishes=True)
    return Day(
        name=kind.name,
        people=arrivals(kind.people, Random(seed * 7919 + number), kind.surge),
        shifts=shifts,
        handling=handling,
        patience=patience,
        seed=seed * 104_729 + number,
        laws=f"{handling_name}, patience {patience_name}",
    )


def every_day(seeds: Iterable[int], kinds: Sequence[Kind] = KINDS) -> list[Day]:
    """Return each kind of day with each handling law, once for each seed."""
    return [make_day(kind, law, seed) for kind, law, seed in product(kinds, range(len(HANDLING)), list(seeds))]
