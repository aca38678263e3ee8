"""Two layers tell of danger, and either one is enough: the words of data/danger.yml, and the classifier."""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.nlu.constants import INTENT, INTENT_NAME_KEY, INTENT_RANKING_KEY, PREDICTED_CONFIDENCE_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.danger_belief import believe_in_danger
from content.danger import find_danger
from content.vocabulary import EMERGENCY_INTENT_PREFIX


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class EmergencyDetector(GraphComponent, IntentClassifier):
    """Sets an emergency intent when the words tell of danger (as in the gateway) or the classifier believes in it."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """`threshold`: how much probability all emergencies together need (docs/decisions/0006)."""
        return {"threshold": 0.35}

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> EmergencyDetector:
        """Return the component; it has no state."""
        return cls(config["threshold"])

    def __init__(self, threshold: float) -> None:
        self._threshold = threshold

    def process(self, messages: list[Message]) -> list[Message]:
        """Replace the intent of each message that tells of a present danger."""
        for message in messages:
            # Without a ranking the message is a pressed button.
            if ranking := message.get(INTENT_RANKING_KEY):
                self._apply(message, {entry[INTENT_NAME_KEY]: entry[PREDICTED_CONFIDENCE_KEY] for entry in ranking})
        return messages

    def _apply(self, message: Message, ranking: dict[str, float]) -> None:
        if danger := find_danger(message.get(TEXT) or ""):
            intent, confidence = EMERGENCY_INTENT_PREFIX + danger.kind.value, 1.0
        elif belief := believe_in_danger(ranking, self._threshold):
            intent, confidence = belief
        else:
            return
        message.set(INTENT, {INTENT_NAME_KEY: intent, PREDICTED_CONFIDENCE_KEY: confidence}, add_to_output=True)
