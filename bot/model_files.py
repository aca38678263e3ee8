"""Where the trained model is."""

from pathlib import Path

MODELS = Path(__file__).resolve().parent.parent / "models"


class NoModel(Exception):
    """No model has been trained. The message is one French sentence that says what to do."""

    def __init__(self) -> None:
        super().__init__("Aucun modèle entraîné : lancez « make train ».")


def latest_model() -> Path:
    """Return the newest trained model. Raises NoModel when there is none."""
    models = sorted(MODELS.glob("*.tar.gz"), key=lambda path: path.stat().st_mtime)
    if not models:
        raise NoModel
    return models[-1]
