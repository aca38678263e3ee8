"""A page brings its intent, its reply and its rule: a new subject is one file."""

import json
from typing import Any

import pytest

from tests.bot.small_project import SmallProject
from tests.bot.talk import Talk

pytestmark = pytest.mark.slow

READ = """
import json
from rasa.shared.core.events import ActionExecuted, UserUttered
from rasa.shared.importers.importer import TrainingDataImporter

def names(step):
    heard = [event.intent_name for event in step.events if isinstance(event, UserUttered)]
    done = [event.action_name for event in step.events if isinstance(event, ActionExecuted)]
    return heard + [name for name in done if name.startswith(("utter_", "action_describe"))]

importer = TrainingDataImporter.load_from_config("config.yml", "domain.yml", ["data"])
domain, nlu = importer.get_domain(), importer.get_nlu_data()
print(json.dumps({
    "intents": sorted(domain.intents),
    "replies": sorted(domain.responses),
    "slots": {slot.name: slot.type_name for slot in domain.slots},
    "choices": [slot.values for slot in domain.slots if slot.name == "choice_1"][0],
    "rules": {step.block_name: names(step) for step in importer.get_stories().story_steps},
    "questions": [message.get("text") for message in nlu.intent_examples if "cor_de_chasse" in message.get("intent")],
    "selectors": sorted(nlu.responses),
}))
"""


def read(project: SmallProject) -> dict[str, Any]:
    done = project.python("-c", READ)
    assert done.returncode == 0, done.stderr.decode()
    result: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return result


@pytest.fixture(scope="module")
def project(small: SmallProject) -> dict[str, Any]:
    return read(small)


def test_a_page_brings_its_intent_its_reply_its_rule_and_its_choice(
    untrained: SmallProject, project: dict[str, Any]
) -> None:
    (untrained.folder / "data" / "answer" / "cor-de-chasse.yml").unlink()
    before, after = read(untrained), project
    assert set(after["intents"]) - set(before["intents"]) == {"ask_cor_de_chasse"}
    assert set(after["replies"]) - set(before["replies"]) == {"utter_cor_de_chasse"}
    assert set(after["choices"]) - set(before["choices"]) == {"cor-de-chasse"}
    assert {name: after["rules"][name] for name in set(after["rules"]) - set(before["rules"])} == {
        "ask_cor_de_chasse is answered": ["ask_cor_de_chasse", "utter_cor_de_chasse"]
    }
    assert (len(before["questions"]), len(after["questions"])) == (0, 10)


def test_the_new_page_is_answered_by_the_bot_that_was_trained_with_it(talk: Talk) -> None:
    turn = talk.say("puis-je sonner du cor au fond du jardin")
    assert turn.reply.topic == "cor-de-chasse"
    assert turn.actions == ["utter_cor_de_chasse", "action_listen"]


def test_every_page_has_one_plain_rule(project: dict[str, Any], small: SmallProject) -> None:
    pages = [path.stem for folder in ("answer", "steer") for path in (small.folder / "data" / folder).glob("*.yml")]
    assert len(pages) == 18
    for slug in pages:
        stem = slug.replace("-", "_")
        rules = [
            steps
            for steps in project["rules"].values()
            if f"utter_{stem}" in steps and steps[0] in {f"ask_{stem}", f"reach_{stem}"}
        ]
        assert rules in ([[f"ask_{stem}", f"utter_{stem}"]], [[f"reach_{stem}", f"utter_{stem}"]])


def test_what_goes_to_an_officer_describes_the_conversation_first_and_then_says_so(project: dict[str, Any]) -> None:
    for intent in ("ask_officer", "handoff_personal_file", "insult", "foreign_en"):
        assert project["rules"][f"{intent} is answered"] == [intent, "action_describe_conversation", f"utter_{intent}"]


def test_replies_are_the_domains_and_no_selectors(project: dict[str, Any]) -> None:
    assert project["selectors"] == []


def test_no_slot_can_hold_a_text(project: dict[str, Any]) -> None:
    # Rasa's own two: the name of the slot that a form asks for, and what starts a session. The store keeps neither.
    ours = {
        name: kind
        for name, kind in project["slots"].items()
        if name not in {"requested_slot", "session_started_metadata"}
    }
    assert set(ours.values()) <= {"categorical", "bool"}


# Set by a component, never learned from questions; a button of a guided triage.
UNTAUGHT = ("clarify_topic", "foreign_", "scam_")
# Said by a policy: no rule names them.
SAID_OTHERWISE = (
    "utter_fallback",
    "utter_rephrase",
    "utter_scam_blackmail",
    "utter_ask_scam_author",
    "utter_sure",
    "utter_why_rules",
    "utter_why_unknown",
    "utter_follow_up_unknown",
    "utter_follow_up_nothing",
    "utter_follow_up_same",
    "utter_danger_over",
)


def test_the_data_are_valid_and_the_only_warnings_are_those_we_know(small: SmallProject) -> None:
    done = small.python("-m", "rasa", "data", "validate", "--fail-on-warnings")
    said = (done.stdout + done.stderr).decode()
    assert done.returncode == 0, said
    warnings = [line.partition("UserWarning: ")[2] for line in said.splitlines() if "UserWarning: " in line]
    unknown = [text for text in warnings if not _known(text)]
    assert unknown == []
    assert "'version' key is missing" not in said


def _known(warning: str) -> bool:
    name = warning.partition("'")[2].partition("'")[0]
    if "not found in the NLU training data" in warning:
        return name.startswith(UNTAUGHT)
    if warning.startswith("The utterance") and "not used in any story or rule" in warning:
        return name in SAID_OTHERWISE
    return "Slot auto-fill" in warning
