"""`make folds`: five folds of the questions in data/: is a confidence of 0.8 right 8 times in 10?"""

import sys
from collections.abc import Sequence

import numpy as np
from sklearn.model_selection import StratifiedKFold

from bot.intent_model import train
from bot.reading import Reader
from bot.text_classifier import TextClassifier
from bot.word_vectors import read_word_vectors
from content.library import DATA
from content.yaml_file import read_yaml

FOLDS = 5
_SEED = 11
_BINS = 10


def read_questions() -> tuple[list[str], np.ndarray]:
    """Return all questions of data/ and their intents, in the order of the files."""
    pairs = [
        (line.strip()[2:], item["intent"])
        for path in sorted(DATA.rglob("*.yml"))
        for item in read_yaml(path).get("nlu") or ()
        for line in item["examples"].splitlines()
        if line.strip().startswith("- ")
    ]
    return [text for text, _ in pairs], np.array([intent for _, intent in pairs])


def expected_calibration_error(confidences: np.ndarray, hits: np.ndarray) -> float:
    """Return the mean gap between confidence and accuracy over ten bins of equal width (Naeini et al. 2015)."""
    bins = np.minimum((confidences * _BINS).astype(int), _BINS - 1)
    gaps = [
        abs(confidences[bins == number].mean() - hits[bins == number].mean()) * (bins == number).mean()
        for number in range(_BINS)
        if (bins == number).any()
    ]
    return float(sum(gaps))


def run(folds: int = FOLDS) -> tuple[float, float, float]:
    """Return (accuracy, share of the right intent among the first three, calibration error) over held-out folds."""
    texts, intents = read_questions()
    readings, meaning = Reader().read(texts), read_word_vectors()
    hits, among_three, confidences = [], [], []
    for kept, held in StratifiedKFold(folds, shuffle=True, random_state=_SEED).split(intents, intents):
        model = train([readings[i] for i in kept], intents[kept].tolist(), meaning, TextClassifier.get_default_config())
        probabilities = model.probabilities([readings[i] for i in held])
        ranked = np.array(model.intents)[np.argsort(-probabilities, axis=1)[:, :3]]
        hits.append(ranked[:, 0] == intents[held])
        among_three.append((ranked == intents[held][:, None]).any(axis=1))
        confidences.append(probabilities.max(axis=1))
    return (
        _mean(hits),
        _mean(among_three),
        expected_calibration_error(np.concatenate(confidences), np.concatenate(hits)),
    )


def _mean(folds: Sequence[np.ndarray]) -> float:
    return float(np.concatenate(folds).mean())


def main() -> int:
    """Print the figures."""
    accuracy, among_three, error = run()
    print(
        f"{FOLDS} folds: right {accuracy:.1%}, among the first three {among_three:.1%}, calibration error {error:.3f}"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
