"""Keep a fitted model without pickle: skops reads back trusted types only."""

from pathlib import Path

import skops.io

from bot.intent_model import IntentModel
from bot.word_vectors import WordVectors

# All else in the file is of a type that skops trusts by itself (scikit-learn, numpy, plain Python).
# csr_matrix: the inverse document frequencies of a TfidfVectorizer are a sparse diagonal.
TRUSTED_TYPES = ["scipy.sparse._csr.csr_matrix"]

_SKLEARN_PARTS = ("words", "characters", "lemmas", "classifier", "meaning_weight", "temperature")
_MEANING_PARTS = ("words", "rows", "table")


def save_model(model: IntentModel, path: Path) -> None:
    """Write the fitted parts of `model` to `path`."""
    parts = {name: getattr(model, name) for name in _SKLEARN_PARTS}
    parts["meaning"] = {name: getattr(model.meaning, name) for name in _MEANING_PARTS}
    skops.io.dump(parts, path)


def load_model(path: Path) -> IntentModel:
    """Read what `save_model` wrote. Raises skops' UntrustedTypesFoundException for any other type."""
    parts = skops.io.load(path, trusted=TRUSTED_TYPES)
    return IntentModel(**{**parts, "meaning": WordVectors(**parts["meaning"])})
