"""What today would have been with one officer more, another capacity, other hours, a better robot. Pure, seeded.

Plays the day again, many times, from counts alone: arrivals a quarter of an hour, officers on duty, lengths, patience.
First come, first served, one queue: the classes change who waits, hardly how long people wait together. Takes about
half a second; call it outside the event loop.
"""

import heapq
from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from random import Random
from statistics import median

from handoff.conversations.admission import DRAIN_FOR

QUARTER = 15.0  # minutes
SOON = 1.0  # minutes: "answered within 60 seconds"
DRAWS = 24
# Minutes after closing during which those who were let in are still served.
_DRAIN = DRAIN_FOR / timedelta(minutes=1)
_QUARTER_BEGINS, _ENDED = -1, -2
# Officers write to one after the other: a conversation beside three others lasts so much longer. Assumed, not measured.
SLOWED_BY_ONE_MORE = 0.08


@dataclass(frozen=True)
class Counts:
    """A day in counts. One entry a quarter of an hour, from opening to closing.

    `arrivals`: people who asked for an officer; `officers`: on duty then (a mean, if they changed). `capacity`:
    conversations at once. `lengths`: minutes and how many conversations lasted so long (the middles of a histogram).
    `patience`: mean minutes after which somebody who waits gives up. `containment`: share of conversations that the
    robot ended alone, 0 to 1.
    """

    arrivals: Sequence[float]
    officers: Sequence[float]
    capacity: int
    lengths: Sequence[tuple[float, float]]
    patience: float
    containment: float


@dataclass(frozen=True)
class Band:
    """A figure with the interval in which it falls four days out of five."""

    low: float
    middle: float
    high: float


@dataclass(frozen=True)
class Expected:
    """The day that may be expected: minutes, and two shares from 0 to 1."""

    median_wait: Band
    within_a_minute: Band
    abandonment: Band


def as_it_was(counts: Counts) -> Counts:
    """Return the day as it was: what the others are compared with."""
    return counts


def with_officers(counts: Counts, more: int) -> Counts:
    """Return the day with so many officers more (or fewer) all day long."""
    return replace(counts, officers=[max(0.0, number + more) for number in counts.officers])


def with_capacity(counts: Counts, capacity: int) -> Counts:
    """Return the day with another capacity, conversations lasting longer the more there are at once."""
    slower = max(0.1, 1 + SLOWED_BY_ONE_MORE * (capacity - counts.capacity))
    lengths = [(minutes * slower, number) for minutes, number in counts.lengths]
    return replace(counts, capacity=capacity, lengths=lengths)


def open_longer(counts: Counts, hours: float) -> Counts:
    """Return the day that closes later, with the people and the officers of its last hour."""
    quarters, last = round(hours * 60 / QUARTER), slice(-4, None)
    people, officers = _mean(counts.arrivals[last]), _mean(counts.officers[last])
    return replace(
        counts,
        arrivals=[*counts.arrivals, *[people] * quarters],
        officers=[*counts.officers, *[officers] * quarters],
    )


def with_containment(counts: Counts, more: float) -> Counts:
    """Return the day on which the robot ends a larger share alone: 0.10 for ten points more."""
    asked, left = 1 - counts.containment, max(0.0, 1 - counts.containment - more)
    share = left / asked if asked > 0 else 0.0
    return replace(
        counts,
        arrivals=[number * share for number in counts.arrivals],
        containment=min(1.0, counts.containment + more),
    )


def what_if(counts: Counts, *, closes_later: float = 2.0, seed: int = 0) -> Mapping[str, Expected]:
    """Return what to expect of the day as it was and of each change, by a name for machines.

    The same draws serve all of them, so that their differences are not luck. Raises ValueError without lengths.
    """
    days = {
        "as_it_was": as_it_was(counts),
        "one_officer_more": with_officers(counts, 1),
        "one_officer_less": with_officers(counts, -1),
        "capacity_one_more": with_capacity(counts, counts.capacity + 1),
        "open_longer": open_longer(counts, closes_later),
        "containment_ten_points_more": with_containment(counts, 0.10),
    }
    return {name: expect(day, seed=seed) for name, day in days.items()}


def expect(counts: Counts, *, draws: int = DRAWS, seed: int = 0) -> Expected:
    """Play the day `draws` times and return what may be expected of it. Raises ValueError without lengths."""
    if not any(number > 0 for _, number in counts.lengths):
        raise ValueError("no conversation has ended yet: nobody knows how long they last")
    played = [_play(counts, Random(f"{seed} {number}")) for number in range(draws)]  # noqa: S311  # no secret
    return Expected(*(_band(figures) for figures in zip(*played, strict=True)))


def _play(counts: Counts, draw: Random) -> tuple[float, float, float]:
    """Return the median wait, the share served within a minute and the share that gave up, on one drawn day."""
    come = _arrivals(counts.arrivals, draw)
    lengths = draw.choices(
        [minutes for minutes, _ in counts.lengths], [number for _, number in counts.lengths], k=len(come)
    )
    patience = [draw.expovariate(1 / max(counts.patience, 0.1)) for _ in come]
    waits, gone = _serve(counts, come, lengths, patience)
    if not come:
        return 0.0, 1.0, 0.0
    soon = sum(wait <= SOON for wait in waits) / len(come)
    return median(waits) if waits else 0.0, soon, gone / len(come)


def _serve(
    counts: Counts, come: Sequence[float], lengths: Sequence[float], patience: Sequence[float]
) -> tuple[list[float], int]:
    """Serve people in the order in which they come; return the waits of those served, and how many gave up."""
    closes = QUARTER * len(counts.arrivals)
    # What happens, in order: a quarter begins, somebody comes, a conversation ends.
    agenda: list[tuple[float, int]] = [
        (QUARTER * number, _QUARTER_BEGINS) for number in range(len(counts.arrivals) + 1)
    ]
    agenda += [(at, number) for number, at in enumerate(come)]
    heapq.heapify(agenda)
    queue: deque[int] = deque()
    waits: list[float] = []
    busy = gone = slots = 0
    while agenda:
        at, number = heapq.heappop(agenda)
        if number == _ENDED:
            busy -= 1
        elif number == _QUARTER_BEGINS:
            # Who was let in is still served after closing.
            quarter = min(int(at / QUARTER), len(counts.officers) - 1)
            slots = round(counts.officers[quarter] * counts.capacity)
        else:
            queue.append(number)
        while queue and (busy < slots or at > closes + _DRAIN):
            first = queue.popleft()
            wait = at - come[first]
            if wait > patience[first] or busy >= slots:
                gone += 1
                continue
            waits.append(wait)
            busy += 1
            heapq.heappush(agenda, (at + lengths[first], _ENDED))
    return waits, gone + len(queue)


def _arrivals(expected: Sequence[float], draw: Random) -> list[float]:
    """Draw when people come. Within a quarter of an hour they come at any moment."""
    come = []
    for quarter, mean in enumerate(expected):
        at = draw.expovariate(1.0)
        while at < mean:
            come.append(QUARTER * (quarter + at / mean))
            at += draw.expovariate(1.0)
    return come


def _band(figures: Sequence[float]) -> Band:
    ordered = sorted(figures)
    last = len(ordered) - 1
    return Band(ordered[round(0.1 * last)], median(ordered), ordered[round(0.9 * last)])


def _mean(numbers: Sequence[float]) -> float:
    return sum(numbers) / len(numbers) if numbers else 0.0
