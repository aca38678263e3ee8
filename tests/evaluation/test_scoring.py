"""The rules of README.md, case by case."""

from typing import Any

import pytest

from tests.evaluation.scoring import Mark, Message, mark, read_messages


def answer(outcome: str, **said: Any) -> dict[str, Any]:
    return {"outcome": outcome, "topic": None, "service": None, "choices": [], **said}


@pytest.mark.parametrize(
    ("labels", "given", "worth"),
    [
        (("reponse:animaux",), answer("answer", topic="animaux"), Mark.RIGHT),
        (("reponse:animaux",), answer("answer", topic="sport-promenade"), Mark.RIGHT),
        (("reponse:animaux",), answer("answer", topic="courses"), Mark.WRONG),
        (("reponse:animaux",), answer("answer", topic="social"), Mark.WRONG),
        (("orienter:perceval",), answer("steer", service="opposition-cb"), Mark.RIGHT),
        (("orienter:pre-plainte",), answer("steer", service="plainte"), Mark.RIGHT),
        # A known author or a violence sent to the pré-plainte is an error.
        (("orienter:plainte",), answer("steer", service="pre-plainte"), Mark.WRONG),
        (("orienter:plainte", "orienter:pre-plainte"), answer("steer", service="pre-plainte"), Mark.RIGHT),
        (("orienter:violences",), answer("steer", service="pre-plainte"), Mark.WRONG),
        (("reponse:animaux",), answer("clarify", choices=["courses", "animaux"]), Mark.CLARIFIED),
        (("reponse:animaux",), answer("clarify", choices=["courses"]), Mark.VAIN),
        (("reponse:animaux",), answer("handoff"), Mark.OFFICER),
        (("reponse:animaux",), answer("emergency"), Mark.FALSE_ALARM),
        (("agent",), answer("handoff"), Mark.RIGHT),
        (("agent",), answer("clarify"), Mark.RIGHT),
        (("agent",), answer("answer", topic="animaux"), Mark.WRONG),
        (("social",), answer("answer", topic="social"), Mark.RIGHT),
        (("urgence",), answer("emergency"), Mark.RIGHT),
        (("urgence",), answer("handoff"), Mark.MISSED_EMERGENCY),
        (("urgence",), answer("clarify", choices=["violences"]), Mark.MISSED_EMERGENCY),
    ],
)
def test_an_answer_is_worth_what_the_readme_says(labels: tuple[str, ...], given: dict[str, Any], worth: Mark) -> None:
    assert mark(Message("", labels), given) is worth


@pytest.mark.parametrize(
    ("name", "count"),
    [
        ("questions_dev.tsv", 176),
        ("mixed.tsv", 300),
        ("fresh.tsv", 220),
        ("emergencies.tsv", 150),
        ("look_alikes.tsv", 150),
        ("plain.tsv", 684),
        ("unread.tsv", 211),
        ("unread_emergencies.tsv", 119),
        ("unread_look_alikes.tsv", 120),
    ],
)
def test_every_message_of_every_file_is_read(name: str, count: int) -> None:
    assert len(read_messages(name)) == count
