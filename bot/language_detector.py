"""Rasa's rim around the language detector."""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.nlu.constants import INTENT, INTENT_NAME_KEY, PREDICTED_CONFIDENCE_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.foreign_language import find_foreign_language
from bot.text_classifier import is_undecided


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class LanguageDetector(GraphComponent, IntentClassifier):
    """Gives a message in another language the intent `foreign_<code>`, unless it is an emergency."""

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> LanguageDetector:
        """Return the component; it has no state."""
        return cls()

    def process(self, messages: list[Message]) -> list[Message]:
        """Replace the intent of each message that surely is not French."""
        for message in messages:
            if is_undecided(message) and (code := find_foreign_language(message.get(TEXT))):
                intent = {INTENT_NAME_KEY: f"foreign_{code}", PREDICTED_CONFIDENCE_KEY: 1.0}
                message.set(INTENT, intent, add_to_output=True)
        return messages
