"""Keep a fitted model without pickle: skops reads back trusted types only."""

from pathlib import Path

import skops.io

from bot.intent_model import Features, IntentModel
from bot.linear_scores import LinearScores
from bot.word_vectors import WordVectors

# Everything in the file is of a type that skops trusts by itself (scikit-learn, numpy, plain Python).
TRUSTED_TYPES: list[str] = []

_FEATURES = ("words", "characters", "lemmas", "meaning_weight")
_MEANING = ("words", "rows", "table")
_SCORES = ("intents", "weights", "offsets")


def save_model(model: IntentModel, path: Path) -> None:
    """Write the fitted parts of `model` to `path`."""
    parts = {
        "features": {name: getattr(model.features, name) for name in _FEATURES},
        "meaning": {name: getattr(model.features.meaning, name) for name in _MEANING},
        "scores": {name: getattr(model.scores, name) for name in _SCORES},
        "temperature": model.temperature,
    }
    skops.io.dump(parts, path)


def load_model(path: Path) -> IntentModel:
    """Read what `save_model` wrote. Raises skops' UntrustedTypesFoundException for any other type."""
    parts = skops.io.load(path, trusted=TRUSTED_TYPES)
    features = Features(**parts["features"], meaning=WordVectors(**parts["meaning"]))
    return IntentModel(features, LinearScores(**parts["scores"]), parts["temperature"])
