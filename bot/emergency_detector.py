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

from bot.circumstances import AS_WRITTEN, CIRCUMSTANCES
from bot.danger_belief import believe_in_danger
from bot.foreign_language import find_foreign_language
from content.danger import Telling, find_danger, how_told
from content.normalizer import normalize
from content.vocabulary import EMERGENCY_INTENT_PREFIX

_FEWEST_WORDS = 3


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class EmergencyDetector(GraphComponent, IntentClassifier):
    """Sets an emergency intent when the words tell of danger (as in the gateway) or the classifier believes in it."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """How much probability all emergencies together need (docs/decisions/0006).

        `reported` where the message says that it is a job, the news, something seen online. `brief` where there are
        one or two words ("sablier"): so few tell the classifier little. `doubtful` where it says that it is a film or
        a game; where it is in another language, of which the classifier has learned nothing: its reply names 17 and
        112 too; and where it only leans on the answer before ("et demain ?").
        """
        return {"threshold": 0.20, "reported": 0.35, "brief": 0.60, "doubtful": 0.95}

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> EmergencyDetector:
        """Return the component; it has no state."""
        return cls(config["threshold"], config["reported"], config["brief"], config["doubtful"])

    def __init__(self, threshold: float, reported: float, brief: float, doubtful: float) -> None:
        self._threshold = threshold
        self._reported = reported
        self._brief = brief
        self._doubtful = doubtful

    def process(self, messages: list[Message]) -> list[Message]:
        """Replace the intent of each message that tells of a present danger."""
        for message in messages:
            # Without a ranking the message is a pressed button.
            if ranking := message.get(INTENT_RANKING_KEY):
                self._apply(message, {entry[INTENT_NAME_KEY]: entry[PREDICTED_CONFIDENCE_KEY] for entry in ranking})
        return messages

    def _apply(self, message: Message, ranking: dict[str, float]) -> None:
        text = _as_written(message)
        if danger := find_danger(text):
            intent, confidence = EMERGENCY_INTENT_PREFIX + danger.kind.value, 1.0
        elif (belief := believe_in_danger(ranking, self._threshold)) and self._is_believable(message, belief[1]):
            intent, confidence = belief
        else:
            return
        message.set(INTENT, {INTENT_NAME_KEY: intent, PREDICTED_CONFIDENCE_KEY: confidence}, add_to_output=True)

    def _is_believable(self, message: Message, danger: float) -> bool:
        if danger >= self._doubtful:
            return True
        text, said = _as_written(message), message.get(CIRCUMSTANCES) or {}
        if danger < self._brief and len(normalize(text).split()) < _FEWEST_WORDS:
            return False
        if said.get("follow_up") or find_foreign_language(text):
            return False
        told = how_told(text)
        return told is Telling.LIVED or (told is Telling.REPORTED and danger >= self._reported)


def _as_written(message: Message) -> str:
    return message.get(AS_WRITTEN) or message.get(TEXT) or ""
