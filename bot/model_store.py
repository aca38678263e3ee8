"""Keep a fitted model without pickle: skops reads back trusted types only."""

from pathlib import Path

import skops.io

from bot.intent_model import IntentModel

# Everything else in the file is of a type that skops trusts by itself (scikit-learn, numpy, scipy).
TRUSTED_TYPES: list[str] = []


def save_model(model: IntentModel, path: Path) -> None:
    """Write the fitted parts of `model` to `path`."""
    skops.io.dump(model.as_parts(), path)


def load_model(path: Path) -> IntentModel:
    """Read what `save_model` wrote. Raises skops' UntrustedTypesFoundException for any other type."""
    return IntentModel(**skops.io.load(path, trusted=TRUSTED_TYPES))
