"""Keep a fitted model without pickle: skops reads back trusted types only."""

from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED

import numpy as np
import skops.io
from sklearn.feature_extraction.text import TfidfVectorizer

from bot.french import French
from bot.intent_model import IntentModel, empty_features
from bot.lemmas import Lemmas
from bot.linear_scores import LinearScores
from bot.word_vectors import WordVectors

# Everything in the file is of a type that skops trusts by itself (numpy, plain Python).
TRUSTED_TYPES: list[str] = []

_VECTORIZERS = ("words", "characters", "lemmas")
_MEANING = ("words", "rows", "table")
_LEMMAS = ("words", "lemmas")


def save_model(model: IntentModel, path: Path) -> None:
    """Write the fitted parts of `model` to `path`."""
    parts = {
        "vectorizers": {name: _terms(getattr(model.features, name)) for name in _VECTORIZERS},
        "meaning": {name: getattr(model.features.french.meaning, name) for name in _MEANING},
        "lemmas": {name: getattr(model.features.french.lemmas, name) for name in _LEMMAS},
        "meaning_weight": model.features.meaning_weight,
        "scores": {
            "intents": model.scores.intents,
            "weights": model.scores.weights.astype(np.float16),
            "offsets": model.scores.offsets,
        },
        "temperature": model.temperature,
    }
    # Pressed quickly here: Rasa presses again, as hard as it can, which takes 10 s where something is left to gain.
    skops.io.dump(parts, path, compression=ZIP_DEFLATED, compresslevel=1)


def load_model(path: Path) -> IntentModel:
    """Read what `save_model` wrote. Raises skops' UntrustedTypesFoundException for any other type."""
    parts = skops.io.load(path, trusted=TRUSTED_TYPES)
    french = French(WordVectors(**parts["meaning"]), Lemmas(**parts["lemmas"]))
    features = empty_features(french, parts["meaning_weight"])
    for name in _VECTORIZERS:
        _learn(getattr(features, name), **parts["vectorizers"][name])
    scores = parts["scores"] | {"weights": parts["scores"]["weights"].astype(np.float32)}
    return IntentModel(features, LinearScores(**scores), parts["temperature"])


def _terms(vectorizer: TfidfVectorizer) -> dict[str, Any]:
    # One text: skops would write, and read, a small object for each of 90,000 terms. No term holds the end of a line.
    return {"terms": "\n".join(vectorizer.get_feature_names_out()), "idf": vectorizer.idf_}


def _learn(vectorizer: TfidfVectorizer, terms: str, idf: Any) -> None:
    vectorizer.set_params(vocabulary={term: column for column, term in enumerate(terms.split("\n"))})
    vectorizer.idf_ = idf
