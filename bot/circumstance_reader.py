"""Rasa's rim around `bot.circumstances`: reads each message once, before anything else does."""

from __future__ import annotations

import logging
from datetime import datetime
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.circumstances import (
    AS_WRITTEN,
    CIRCUMSTANCES,
    Circumstances,
    read_circumstances,
    rules_now,
    without_circumstances,
)
from bot.follow_up import without_correction

_log = logging.getLogger(__name__)


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class CircumstanceReader(GraphComponent, IntentClassifier):
    """Adds the day, the place and the leaning to each message; takes « non, je parlais de » off its beginning."""

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> CircumstanceReader:
        """Return the component, its word lists and date library read: the first citizen must not wait for them."""
        _read("le 15 décembre 2020 à Lyon", rules_now(None))
        return cls()

    def process(self, messages: list[Message]) -> list[Message]:
        """Read each message."""
        for message in messages:
            text = message.get(TEXT) or ""
            said, question = _read(text, rules_now(message.get("metadata")))
            message.set(CIRCUMSTANCES, said.as_object(), add_to_output=True)
            message.set(AS_WRITTEN, text)
            message.set(TEXT, question, add_to_output=True)
        return messages


def _read(text: str, now: datetime) -> tuple[Circumstances, str]:
    """Return the circumstances of `text`, and what is left to understand."""
    try:
        return read_circumstances(text, now), without_circumstances(without_correction(text), now)
    except Exception as fault:  # noqa: BLE001  # a date or a place that breaks a library must not cost the answer
        _log.error("circumstances not read: %s", type(fault).__name__)
        return Circumstances(), text
