"""`make simulate`: play days, print how good the estimates were, draw it."""

import argparse
import os
from concurrent.futures import ProcessPoolExecutor
from itertools import groupby
from pathlib import Path

from simulation import tables
from simulation.play import Report, play
from simulation.plots import draw
from simulation.scenarios import every_day

PICTURE = Path(__file__).resolve().parent.parent / "docs" / "measurements" / "wait.png"
# Seeds below belong to whoever tunes the estimator; those from here on, to the report.
FIRST_SEED = 100


def main() -> None:
    """Play every kind of day with every law, as often as asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, default=2, help="combien de fois chaque journée, autrement tirée")
    parser.add_argument("--picture", type=Path, default=PICTURE)
    asked = parser.parse_args()
    days = every_day(range(FIRST_SEED, FIRST_SEED + asked.seeds))
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        reports = list(pool.map(play, days))
    show(reports)
    draw(reports, asked.picture)
    print(f"\n{asked.picture}")


def show(reports: list[Report]) -> None:
    """Print the tables and what became of everybody."""
    for title, key in (("journée", _kind), ("durée des conversations", _law)):
        ordered = reports if key is _kind else sorted(reports, key=key)
        groups = [(name, list(group)) for name, group in groupby(ordered, key)]
        print("\n".join(tables.by_group(reports, title, groups)), end="\n\n")
    for sentence in (tables.spread_of_days, tables.while_waiting, tables.fates):
        print(sentence(reports))


def _kind(report: Report) -> str:
    return report.day.name


def _law(report: Report) -> str:
    return report.day.laws.partition(",")[0]


if __name__ == "__main__":
    main()
