"""The trained bot stays as good as it was: floors a little under what `make evaluate` last printed.

The figures are in docs/decisions/0006. A floor only ever rises.
"""

import asyncio
from collections.abc import Mapping

import pytest

from tests.evaluation.evaluate import evaluate, share
from tests.evaluation.scoring import WRONG_MARKS, Mark, read_messages

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def marks() -> Mapping[str, list[Mark]]:
    return asyncio.run(evaluate(whole=False))


@pytest.mark.parametrize(
    ("name", "right", "right_or_offered", "wrong"),
    [
        ("questions_dev.tsv", 0.88, 0.94, 0.03),
        ("mixed.tsv", 0.92, 0.97, 0.01),
        ("fresh.tsv", 0.92, 0.96, 0.02),
        ("unread.tsv", 0.90, 0.96, 0.02),
        ("plain.tsv", 0.94, 0.97, 0.02),
    ],
)
def test_the_answers_stay_right(
    marks: Mapping[str, list[Mark]], name: str, right: float, right_or_offered: float, wrong: float
) -> None:
    assert share(marks[name], Mark.RIGHT) >= right
    assert share(marks[name], Mark.RIGHT, Mark.CLARIFIED) >= right_or_offered
    assert share(marks[name], *WRONG_MARKS) <= wrong


def test_what_only_an_officer_can_answer_goes_to_one_or_is_asked_back(marks: Mapping[str, list[Mark]]) -> None:
    kinds = [
        mark
        for name in ("questions_dev.tsv", "mixed.tsv", "fresh.tsv", "unread.tsv", "plain.tsv")
        for message, mark in zip(read_messages(name), marks[name], strict=True)
        if message.labels == ("agent",)
    ]
    assert share(kinds, Mark.RIGHT) >= 0.95


@pytest.mark.parametrize(("name", "seen"), [("emergencies.tsv", 0.96), ("unread_emergencies.tsv", 0.98)])
def test_dangers_are_seen(marks: Mapping[str, list[Mark]], name: str, seen: float) -> None:
    assert share(marks[name], Mark.RIGHT) >= seen


@pytest.mark.parametrize(("name", "alarms"), [("look_alikes.tsv", 0.03), ("unread_look_alikes.tsv", 0.06)])
def test_what_only_looks_like_danger_raises_no_alarm(marks: Mapping[str, list[Mark]], name: str, alarms: float) -> None:
    assert share(marks[name], Mark.FALSE_ALARM) <= alarms
