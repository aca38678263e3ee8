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
        ("questions_dev.tsv", 0.84, 0.92, 0.05),
        ("mixed.tsv", 0.92, 0.96, 0.02),
        ("fresh.tsv", 0.92, 0.95, 0.02),
        ("unread.tsv", 0.89, 0.95, 0.03),
        ("plain.tsv", 0.94, 0.96, 0.03),
    ],
)
def test_the_answers_stay_right(
    marks: Mapping[str, list[Mark]], name: str, right: float, right_or_offered: float, wrong: float
) -> None:
    assert share(marks[name], Mark.RIGHT) >= right
    assert share(marks[name], Mark.RIGHT, Mark.CLARIFIED) >= right_or_offered
    assert share(marks[name], *WRONG_MARKS) <= wrong


@pytest.mark.parametrize(("name", "seen"), [("emergencies.tsv", 0.96), ("unread_emergencies.tsv", 0.96)])
def test_dangers_are_seen(marks: Mapping[str, list[Mark]], name: str, seen: float) -> None:
    assert share(marks[name], Mark.RIGHT) >= seen


@pytest.mark.parametrize(("name", "alarms"), [("look_alikes.tsv", 0.04), ("unread_look_alikes.tsv", 0.07)])
def test_what_only_looks_like_danger_raises_no_alarm(marks: Mapping[str, list[Mark]], name: str, alarms: float) -> None:
    assert share(marks[name], Mark.FALSE_ALARM) <= alarms
