"""A page brings its own intent, reply and plain rule: a new subject is one file."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from rasa.shared.core.domain import Domain
from rasa.shared.core.training_data.story_reader.yaml_story_reader import YAMLStoryReader
from rasa.shared.core.training_data.structures import StoryGraph
from rasa.shared.importers.rasa import RasaFileImporter
from rasa.shared.nlu.training_data.training_data import TrainingData
from rasa.shared.utils.common import cached_method

from bot.follow_up import LAST_TOPIC_SLOT, follow_up_words
from bot.guided_domain import guided_domain, guided_steps
from bot.question import Question
from bot.turn_plan import CHOICE_SLOTS, DESCRIBE_ACTION
from bot.zone_classifier import CLARIFY_INTENT, FALLBACK_INTENT
from content.library import DATA, REGIME_SLOT, load_library
from content.regimes import RegimeKind, Regimes
from content.rules_asked import slot_values
from content.yaml_file import read_yaml

LEGAL_BASIS_SLOT = "legal_basis"


class PageImporter(RasaFileImporter):
    """Adds to domain.yml and to hand-written rules what the pages of `data/` imply."""

    @cached_method
    def get_domain(self) -> Domain:
        """Return domain.yml with the intents and replies of all pages."""
        return super().get_domain().merge(Domain.from_dict(_implied_domain()))

    def get_stories(self, exclusion_percentage: int | None = None) -> StoryGraph:
        """Return the hand-written rules and one plain rule for each intent that has a reply of its name."""
        written = super().get_stories(exclusion_percentage)
        implied = YAMLStoryReader(self.get_domain()).read_from_parsed_yaml(
            {"version": "3.1", "rules": list(_implied_rules())}
        )
        return written.merge(StoryGraph(implied))

    def get_nlu_data(self, language: str | None = "fr") -> TrainingData:
        """Return the questions of all pages. Their replies are the domain's: Rasa would read them as a selector's."""
        return self._questions()

    @cached_method
    def _questions(self) -> TrainingData:
        # Rasa asks in the name of several languages, and would read all the files each time.
        return TrainingData([Question.of(message) for message in super().get_nlu_data().training_examples])


def _implied_domain() -> dict[str, Any]:
    contents = [read_yaml(path) for path in sorted(DATA.rglob("*.yml"))]
    responses: dict[str, Any] = {}
    for content in contents:
        responses |= content.get("responses") or {}
    intents = {item["intent"] for content in contents for item in content.get("nlu") or ()}
    library = load_library()
    slots = {name: _enumerated(sorted(library.pages)) for name in (*CHOICE_SLOTS, LAST_TOPIC_SLOT)}
    slots |= rule_slots(library.regimes)
    slots |= {name: _enumerated(list(values)) for name, values in follow_up_words().values.items()}
    for page in library.pages.values():
        responses[page.response.name] = [_with_rules(variant) for variant in responses[page.response.name]]
    intents |= {_intent_of(reply) for reply in responses if reply.startswith("utter_foreign_")}
    guided = guided_domain(library.triages)
    return {
        "intents": sorted(intents | {CLARIFY_INTENT} | guided.intents),
        "responses": responses | guided.responses,
        "slots": slots | guided.slots,
    }


def rule_slots(regimes: Regimes) -> dict[str, Any]:
    """Return the slots by which answers vary: which rules, their figures, for which instant and place."""
    legal_bases = sorted({row.legal_basis for row in regimes.rows if row.legal_basis})
    values = {
        REGIME_SLOT: [kind.value for kind in RegimeKind],
        **regimes.figure_values,
        LEGAL_BASIS_SLOT: legal_bases,
        **slot_values(),
    }
    return {name: _enumerated(list(allowed)) for name, allowed in values.items()}


def _enumerated(values: list[str]) -> dict[str, Any]:
    return {
        "type": "categorical",
        "values": values,
        "influence_conversation": False,
        "mappings": [{"type": "custom"}],
    }


def _with_rules(variant: dict[str, Any]) -> dict[str, Any]:
    # Rasa fills these in when it speaks: the reply tells for which day and place it is true.
    asked = {name: f"{{{name}}}" for name in slot_values()}
    return {**variant, "custom": {**variant["custom"], "rules": asked}}


def _implied_rules() -> Iterable[dict[str, Any]]:
    responses = load_library().responses
    replies = {_intent_of(name): name for name in responses} | {
        page.intent: page.response.name for page in load_library().pages.values()
    }
    for path in sorted(DATA.rglob("*.yml")):
        for item in read_yaml(path).get("nlu") or ():
            intent = item["intent"]
            if reply := replies.get(intent):
                yield _rule(intent, reply, hands_off=responses[reply].custom.get("outcome") == "handoff")
    for intent, reply in guided_steps(load_library().triages):
        yield _rule(intent, reply, hands_off=False)
    for reply in responses:
        if reply.startswith("utter_foreign_"):
            yield _rule(_intent_of(reply), reply, hands_off=True)
    yield _rule(CLARIFY_INTENT, "utter_clarify", hands_off=False)
    yield _rule(FALLBACK_INTENT, "utter_lost", hands_off=True)


def _intent_of(response: str) -> str:
    return response.removeprefix("utter_")


def _rule(intent: str, reply: str, *, hands_off: bool) -> dict[str, Any]:
    # The officer's card first: when the action server is dead, Rasa goes on to the reply all the same.
    actions = [DESCRIBE_ACTION, reply] if hands_off else [reply]
    return {"rule": f"{intent} is answered", "steps": [{"intent": intent}, *({"action": action} for action in actions)]}
