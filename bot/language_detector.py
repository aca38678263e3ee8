"""Rasa's rim around the language detector."""

from __future__ import annotations

import re
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

# The page on the languages of the form says it in English too, with the link. Words are asked for beside the subject:
# the classifier has met English in the questions of that page above all, and would send a stolen passport there.
_ENGLISH_FORM = re.compile(r"\bin english\b|\benglish (?:form|version|attestation|certificate|copy)\b", re.IGNORECASE)
_ENGLISH_FORM_INTENT = "ask_attestation_langue"
_SURE = 0.9


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class LanguageDetector(GraphComponent, IntentClassifier):
    """Gives a message in another language the intent `foreign_<code>`, but for an emergency and the English form."""

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
            if not is_undecided(message) or _asks_for_the_english_form(message):
                continue
            if code := find_foreign_language(message.get(TEXT)):
                intent = {INTENT_NAME_KEY: f"foreign_{code}", PREDICTED_CONFIDENCE_KEY: 1.0}
                message.set(INTENT, intent, add_to_output=True)
        return messages


def _asks_for_the_english_form(message: Message) -> bool:
    likeliest = message.get(INTENT)
    return (
        likeliest[INTENT_NAME_KEY] == _ENGLISH_FORM_INTENT
        and likeliest[PREDICTED_CONFIDENCE_KEY] >= _SURE
        and _ENGLISH_FORM.search(message.get(TEXT)) is not None
    )
