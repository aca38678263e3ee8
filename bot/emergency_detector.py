"""Danger told in words that need no learning, above whatever the classifier believes."""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.nlu.constants import INTENT, INTENT_NAME_KEY, INTENT_RANKING_KEY, PREDICTED_CONFIDENCE_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message

from content.danger import find_danger
from content.vocabulary import EMERGENCY_INTENT_PREFIX


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class EmergencyDetector(GraphComponent, IntentClassifier):
    """Sets an emergency intent when `content.danger` finds danger: the same reading as in the gateway."""

    @classmethod
    def create(
        cls, config: dict[str, Any], model_storage: ModelStorage, resource: Resource, execution_context: ExecutionContext
    ) -> EmergencyDetector:
        """Return the component; it has no state."""
        return cls()

    def process(self, messages: list[Message]) -> list[Message]:
        """Replace the intent of each message that tells of a present danger."""
        for message in messages:
            # Without a ranking the message is a pressed button.
            danger = find_danger(message.get(TEXT) or "") if message.get(INTENT_RANKING_KEY) else None
            if danger:
                intent = {INTENT_NAME_KEY: EMERGENCY_INTENT_PREFIX + danger.kind.value, PREDICTED_CONFIDENCE_KEY: 1.0}
                message.set(INTENT, intent, add_to_output=True)
        return messages
