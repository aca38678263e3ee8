"""The stories that `rasa test` plays on the full model are somebody else's words, and they tell every outcome."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from content.check import read_all
from content.similarity import identity
from content.yaml_file import read_yaml

STORIES = Path(__file__).parent / "stories"


def steps() -> Iterator[dict[str, Any]]:
    for path in sorted(STORIES.glob("test_*.yml")):
        for story in read_yaml(path)["stories"]:
            yield from story["steps"]


@pytest.fixture(scope="module")
def taught() -> set[str]:
    documents, _ = read_all()
    return {identity(question.text) for document in documents for question in document.questions()}


def test_no_message_of_a_story_is_a_question_of_data(taught: set[str]) -> None:
    assert len(taught) > 5_000
    said = {step["user"] for step in steps() if "user" in step}
    assert sorted(text for text in said if identity(text) in taught) == []


def test_there_are_enough_stories_under_names_of_their_own() -> None:
    names = [story["story"] for path in STORIES.glob("test_*.yml") for story in read_yaml(path)["stories"]]
    assert len(names) >= 25
    assert len(set(names)) == len(names)


def test_the_stories_tell_every_outcome() -> None:
    said = {step["action"] for step in steps() if "action" in step}
    assert {
        "utter_emergency_police",
        "utter_emergency_medical",
        "utter_emergency_fire",
        "utter_emergency_silent",
    } <= said
    assert {"utter_ask_officer", "utter_insult", "utter_rephrase", "utter_cancel", "utter_foreign_en"} <= said
    assert {"utter_perceval", "utter_pharos", "utter_pre_plainte", "utter_attestation_ou_telecharger"} <= said
    assert {
        "utter_ask_scam_what",
        "utter_ask_complaint_author",
        "utter_ask_violence_who",
        "action_describe_conversation",
    } <= said
