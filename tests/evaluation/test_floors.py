"""The trained bot stays as good as it was: floors a little under what `make evaluate` last printed.

The figures are in docs/decisions/0006. A floor only ever rises.
"""

import asyncio
from collections.abc import Mapping

import pytest

from tests.evaluation.evaluate import evaluate, share
from tests.evaluation.scoring import WRONG_MARKS, Mark

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def marks() -> Mapping[str, list[Mark]]:
    return asyncio.run(evaluate(whole=False))


@pytest.mark.parametrize(
    ("name", "right", "right_or_offered", "wrong"),
    [
        ("questions_dev.tsv", 0.77, 0.90, 0.06),
        ("mixed.tsv", 0.87, 0.95, 0.03),
        ("fresh.tsv", 0.85, 0.93, 0.03),
        ("plain.tsv", 0.91, 0.95, 0.04),
    ],
)
def test_the_answers_stay_right(
    marks: Mapping[str, list[Mark]], name: str, right: float, right_or_offered: float, wrong: float
) -> None:
    assert share(marks[name], Mark.RIGHT) >= right
    assert share(marks[name], Mark.RIGHT, Mark.CLARIFIED) >= right_or_offered
    assert share(marks[name], *WRONG_MARKS) <= wrong


def test_dangers_are_seen(marks: Mapping[str, list[Mark]]) -> None:
    assert share(marks["emergencies.tsv"], Mark.RIGHT) >= 0.96


def test_what_only_looks_like_danger_raises_no_alarm(marks: Mapping[str, list[Mark]]) -> None:
    assert share(marks["look_alikes.tsv"], Mark.FALSE_ALARM) <= 0.05
