"""Rasa's rim around the zones: turns a ranking into the intent that the rules follow."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.nlu.constants import INTENT, INTENT_NAME_KEY, INTENT_RANKING_KEY, PREDICTED_CONFIDENCE_KEY
from rasa.shared.nlu.training_data.message import Message

from bot.text_classifier import PART_RANKINGS, is_undecided
from bot.zones import Part, Thresholds, Zone, judge, second_question
from content.library import load_library
from content.vocabulary import EMERGENCY_INTENT_PREFIX

CLARIFY_INTENT = "clarify_topic"
FALLBACK_INTENT = "nlu_fallback"
CHOICES = "choices"
ALSO = "also"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class ZoneClassifier(GraphComponent, IntentClassifier):
    """Keeps a sure intent, else asks (`clarify_topic`) or gives up (`nlu_fallback`)."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """The bounds of `bot.zones.Thresholds`, by name."""
        return {}

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> ZoneClassifier:
        """Return a component for the pages of `data/`."""
        return cls(config)

    def __init__(self, config: dict[str, Any]) -> None:
        self._bounds = Thresholds(**{name: config[name] for name in Thresholds.__dataclass_fields__ if name in config})
        library = load_library()
        self._slugs = {page.intent: page.slug for page in library.pages.values()}
        self._pages = frozenset(self._slugs)
        self._families = library.families

    def process(self, messages: list[Message]) -> list[Message]:
        """Set intent, `choices` (slugs to offer) and `also` (intent of a second question) on each message."""
        for message in messages:
            if is_undecided(message):
                self._apply(message, _as_mapping(message.get(INTENT_RANKING_KEY)))
        return messages

    def _apply(self, message: Message, ranking: dict[str, float]) -> None:
        verdict = judge(ranking, self._pages, self._bounds, self._families)
        parts = [Part(_as_mapping(part), asks) for asks, part in message.get(PART_RANKINGS) or ()]
        intent, also = second_question(ranking, parts, self._pages, self._bounds)
        # Two sure parts are two answers: the whole is unsure because it lies between them.
        if also or verdict.zone is Zone.SURE:
            message.set(ALSO, also, add_to_output=True)
        elif verdict.zone is Zone.UNSURE:
            intent = CLARIFY_INTENT
            message.set(CHOICES, [self._slugs[choice] for choice in verdict.choices], add_to_output=True)
        else:
            intent = FALLBACK_INTENT
        message.set(INTENT, {INTENT_NAME_KEY: intent, PREDICTED_CONFIDENCE_KEY: verdict.confidence}, add_to_output=True)


def _as_mapping(ranking: Sequence[dict[str, Any]]) -> dict[str, float]:
    # The emergencies have been judged before, by another rule: what is left of them is no subject.
    return {
        entry[INTENT_NAME_KEY]: entry[PREDICTED_CONFIDENCE_KEY]
        for entry in ranking
        if not entry[INTENT_NAME_KEY].startswith(EMERGENCY_INTENT_PREFIX)
    }
