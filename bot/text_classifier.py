"""Rasa's rim around the intent model: trains it, keeps it, and reads each message once."""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.nlu.constants import INTENT, INTENT_NAME_KEY, INTENT_RANKING_KEY, PREDICTED_CONFIDENCE_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.courtesy import without_courtesy
from bot.french import read_french
from bot.intent_model import IntentModel, train
from bot.model_store import load_model, save_model
from bot.segments import split_questions
from content.normalizer import normalize

# For each part of a message: whether a question mark ends it, and its ranking.
PART_RANKINGS = "part_rankings"
_FILE = "intents.skops"


def is_undecided(message: Message) -> bool:
    """Tell whether the intent is still this classifier's guess: no pressed button, and no detector replaced it.

    By identity: what a detector sets may well equal the first entry of the ranking.
    """
    ranking = message.get(INTENT_RANKING_KEY)
    return bool(ranking) and message.get(INTENT) is ranking[0]


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class TextClassifier(GraphComponent, IntentClassifier):
    """Ranks all intents for the message, and for each part of a message that holds several questions."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """`cost`: see bot.linear_scores. `meaning_weight`: length of the vector of meaning (TF-IDF: 1).

        `temperature`: see bot.intent_model. Found by `make folds` on 2026-11-24; a constant, since finding it at each
        training would take a second fit. tests/evaluation/test_calibration.py tells when the questions outgrow it.
        """
        return {"cost": 1.0, "temperature": 0.215, "meaning_weight": 1.2}

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> TextClassifier:
        """Return a classifier that knows nothing yet."""
        return cls(config, model_storage, resource)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> TextClassifier:
        """Return the classifier that `train` stored."""
        with model_storage.read_from(resource) as folder:
            return cls(config, model_storage, resource, load_model(folder / _FILE))

    def __init__(
        self, config: dict[str, Any], model_storage: ModelStorage, resource: Resource, model: IntentModel | None = None
    ) -> None:
        self._config = config
        self._storage = model_storage
        self._resource = resource
        self._model = model

    def train(self, training_data: TrainingData) -> Resource:
        """Fit on the questions of all pages and store the result."""
        examples = [message for message in training_data.intent_examples if message.get(TEXT)]
        texts = [normalize(message.get(TEXT)) for message in examples]
        intents = [message.get(INTENT) for message in examples]
        self._model = train(texts, intents, read_french(), self._config)
        with self._storage.write_to(self._resource) as folder:
            save_model(self._model, folder / _FILE)
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        """Give each message its intent, the full ranking, and the rankings of its parts."""
        for message in messages:
            text = message.get(TEXT)
            if text and self._model and not message.get(INTENT):
                asked = without_courtesy(text)
                parts = split_questions(asked)
                whole, *rankings = _rank(self._model, [asked, *parts])
                message.set(INTENT, whole[0], add_to_output=True)
                message.set(INTENT_RANKING_KEY, whole, add_to_output=True)
                message.set(
                    PART_RANKINGS, [(part.endswith("?"), each) for part, each in zip(parts, rankings, strict=True)]
                )
        return messages


def _rank(model: IntentModel, texts: list[str]) -> list[list[dict[str, Any]]]:
    probabilities = model.probabilities([normalize(text) for text in texts])
    intents = model.intents
    return [
        [{INTENT_NAME_KEY: intents[i], PREDICTED_CONFIDENCE_KEY: float(row[i])} for i in (-row).argsort()]
        for row in probabilities
    ]
