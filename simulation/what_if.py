"""Does the supervisors' what-if hold as a forecast? `python -m simulation.what_if`, about six minutes on two cores.

Plays a day, counts it as the service does, asks the what-if about it from these counts alone; then plays the day
changed, with the same people and laws, and holds one against the other. docs/decisions/0011-counters.md has the result.
"""

import argparse
import os
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from random import Random
from statistics import fmean, median

from handoff.conversations.record import Conversation
from handoff.conversations.states import HAND_OFF
from handoff.conversations.wait import WaitEstimator
from handoff.conversations.what_if import Expected, what_if
from handoff.stats.histograms import HANDLINGS, WAITS, Buckets
from handoff.stats.names import Key, Kind
from handoff.stats.quarters import QUARTER, quarter_of
from handoff.stats.today import day_of
from simulation.laws import CLOSES, OPENS
from simulation.play import MIDNIGHT, Report, _Playing
from simulation.scenarios import Day, Minutes, Shift, every_day

FIRST_SEED = 300
LATER = 2.0  # hours
# Of ten people who come to the robot, five are left to officers: these are played.
CONTAINED = 0.5
ALL_DAY = Shift(OPENS, CLOSES)


class _Counted(_Playing):
    """A day of which one also keeps what the service counts."""

    def __init__(self, day: Day) -> None:
        super().__init__(day, WaitEstimator())
        self.entered: list[Minutes] = []
        self.given_up: list[Minutes] = []
        self.talks: list[Minutes] = []

    def _is_admitted(self, new: Conversation, *, deterred: bool) -> bool:
        let_in = super()._is_admitted(new, deterred=deterred)
        if let_in:
            self.entered.append(self.at)
        return let_in

    def _give_up(self, name: str) -> None:
        if waiting := self.waiting.get(name):
            self.given_up.append(self.at - (waiting.waits_since - MIDNIGHT) / timedelta(minutes=1))
        super()._give_up(name)

    def _end(self, officer: int, name: str, lasted: Minutes) -> None:
        if name in self.held[officer]:
            self.talks.append(lasted)
        super()._end(officer, name, lasted)


@dataclass(frozen=True)
class Figures:
    """A day in the three figures of the what-if: minutes, and two shares from 0 to 1."""

    median_wait: float
    within_a_minute: float
    abandonment: float

    @classmethod
    def of(cls, report: Report) -> "Figures":
        """Read them off a played day, as the supervisors' page does off its counts."""
        over = max(1, len(report.waits) + report.gave_up)
        soon = sum(wait <= 1 for wait in report.waits)
        return cls(median(report.waits) if report.waits else 0.0, soon / over, report.gave_up / over)


@dataclass(frozen=True)
class Held:
    """What was expected of one change of one day, and what came of it; and both of the day as it was."""

    change: str
    expected: Expected
    came: Figures
    expected_before: Expected
    came_before: Figures


def changes(day: Day) -> Mapping[str, Day]:
    """Return the day with each change of the what-if, by its name. An officer of the day is there from 8 h to 20 h."""
    others = [shift for shift in day.shifts if shift != ALL_DAY]
    late = [Shift(each.begins, CLOSES + 60 * LATER) if each.ends == CLOSES else each for each in day.shifts]
    draw = Random(day.seed)
    left = (1 - CONTAINED - 0.10) / (1 - CONTAINED)
    until = CLOSES + 60 * LATER
    return {
        "as_it_was": replace(day, seed=day.seed + 1),
        "one_officer_more": replace(day, shifts=[*day.shifts, ALL_DAY]),
        "one_officer_less": replace(day, shifts=others),
        "capacity_one_more": replace(day, capacity=day.capacity + 1),
        "open_longer": replace(day, shifts=late, closes=until, people=[*day.people, *_evening(day, draw)]),
        "containment_ten_points_more": replace(day, people=[at for at in day.people if draw.random() < left]),
    }


def hold(day: Day) -> list[Held]:
    """Ask the what-if about a day, and play each change."""
    base = _Counted(replace(day, shifts=[*day.shifts, ALL_DAY]))
    report = base.play()
    counted = day_of(_counts(base), MIDNIGHT + timedelta(minutes=CLOSES), base.day.capacity)
    if counted is None:
        return []
    told, before = what_if(counted, closes_later=LATER), Figures.of(report)
    return [
        Held(name, told[name], Figures.of(_Counted(changed).play()), told["as_it_was"], before)
        for name, changed in changes(base.day).items()
    ]


def table(found: Sequence[Held]) -> list[str]:
    """Return a line for each change: how often its intervals held, and how far off their middles were."""
    heads = ("attente médiane", "réponse en 60 s", "abandons")
    told = "".join(f" {head} : dans l'intervalle | erreur |" for head in heads)
    lines = [f"| changement | journées |{told} sens juste |", "|---" * 9 + "|"]
    for name in dict.fromkeys(each.change for each in found):
        group = [each for each in found if each.change == name]
        cells = [name, str(len(group))]
        for figure, unit in (("median_wait", 1.0), ("within_a_minute", 100.0), ("abandonment", 100.0)):
            inside, error = _inside(group, figure), _error(group, figure) * unit
            cells += [f"{100 * inside:.0f} %", f"{error:.1f} {'min' if unit == 1 else 'points'}".replace(".", ",")]
        way = "–" if name == "as_it_was" else right_way(group)
        lines.append(f"| {' | '.join([*cells, way])} |")
    return lines


def right_way(group: Sequence[Held]) -> str:
    """Return on how many days the what-if said which way abandonment goes, of those on which it moved by a point."""
    moved = [each for each in group if abs(each.came.abandonment - each.came_before.abandonment) >= 0.01]
    right = [
        each
        for each in moved
        if (each.came.abandonment - each.came_before.abandonment)
        * (each.expected.abandonment.middle - each.expected_before.abandonment.middle)
        > 0
    ]
    return f"{len(right)} sur {len(moved)}"


def _inside(group: Iterable[Held], figure: str) -> float:
    bands = [(getattr(each.expected, figure), getattr(each.came, figure)) for each in group]
    # As the page shows them: whole minutes and points.
    return fmean(_floor(band.low, figure) <= true <= _ceiling(band.high, figure) for band, true in bands)


def _floor(value: float, figure: str) -> float:
    return int(value) if figure == "median_wait" else int(100 * value) / 100


def _ceiling(value: float, figure: str) -> float:
    return int(value) + 1 if figure == "median_wait" else (int(100 * value) + 1) / 100


def _error(group: Iterable[Held], figure: str) -> float:
    return fmean(abs(getattr(each.expected, figure).middle - getattr(each.came, figure)) for each in group)


def _counts(played: _Counted) -> Mapping[tuple[datetime, Key], int]:
    """Return the day as the service would have counted it."""
    counts: Counter[tuple[datetime, Key]] = Counter()

    def count(at: Minutes, kind: Kind, name: str, number: int = 1) -> None:
        counts[quarter_of(MIDNIGHT + timedelta(minutes=at)), Key(kind.value, name)] += number

    def durations(kind: Kind, buckets: Buckets, lasted: Iterable[Minutes]) -> None:
        for minutes in lasted:
            count(OPENS, kind, buckets.name_of(timedelta(minutes=minutes)))

    for at in played.entered:
        count(at, Kind.MOVE, HAND_OFF.name)
    for quarter in range(int((CLOSES - OPENS) / (QUARTER / timedelta(minutes=1)))):
        at = OPENS + 15 * quarter + 7
        count(at, Kind.PRESENCE, "looks")
        count(at, Kind.PRESENCE, "officers", sum(one.begins <= at < one.ends for one in played.day.shifts))
    durations(Kind.WAIT, WAITS, played.report.waits)
    durations(Kind.GIVEN_UP, WAITS, played.given_up)
    durations(Kind.HANDLING, HANDLINGS, played.talks)
    count(OPENS, Kind.ENDED, "robot", round(len(played.entered) * CONTAINED / (1 - CONTAINED)))
    count(OPENS, Kind.ENDED, "officer", len(played.entered))
    return counts


def _evening(day: Day, draw: Random) -> list[Minutes]:
    """Draw who comes after 20 h, once one may: as many as between 10 h and 12 h, when few come."""
    morning = len([at for at in day.people if 10 * 60 <= at < 12 * 60])
    return sorted(CLOSES + 60 * LATER * draw.random() for _ in range(morning))


def main() -> None:
    """Hold every kind of day with every law, as often as asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, default=1, help="combien de fois chaque journée, autrement tirée")
    days = every_day(range(FIRST_SEED, FIRST_SEED + parser.parse_args().seeds))
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        found = [each for held in pool.map(hold, days) for each in held]
    print("\n".join(table(found)))


if __name__ == "__main__":
    main()
