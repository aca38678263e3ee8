"""`make folds`: five folds of the questions in data/: is a confidence of 0.8 right 8 times in 10?"""

from collections.abc import Iterator
from dataclasses import dataclass, fields

import numpy as np
from sklearn.model_selection import StratifiedKFold

from bot.french import read_french
from bot.intent_model import best_temperature, train
from bot.text_classifier import TextClassifier
from content.library import DATA
from content.normalizer import normalize
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


@dataclass(frozen=True)
class Held:
    """What a model said of questions that it was not fitted on: one row per question.

    `ranked` are the three likeliest intents, `confidences` the probability of the first, `scores` those of all intents
    before the temperature, `truths` the columns of the right ones.
    """

    ranked: np.ndarray
    confidences: np.ndarray
    scores: np.ndarray
    truths: np.ndarray

    @property
    def hits(self) -> np.ndarray:
        """Whether the likeliest intent is the right one."""
        return self.ranked[:, 0] == self.truths

    @property
    def calibration_error(self) -> float:
        """The mean gap between confidence and accuracy."""
        return expected_calibration_error(self.confidences, self.hits)


def folds(count: int = FOLDS) -> Iterator[Held]:
    """Fit on all questions of data/ but one part, and yield what is said of that part, `count` times."""
    texts, intents = read_questions()
    readable, french = [normalize(text) for text in texts], read_french()
    for kept, held in StratifiedKFold(count, shuffle=True, random_state=_SEED).split(intents, intents):
        model = train([readable[i] for i in kept], intents[kept].tolist(), french, TextClassifier.get_default_config())
        asked = [readable[i] for i in held]
        probabilities = model.probabilities(asked)
        yield Held(
            np.argsort(-probabilities, axis=1)[:, :3],
            probabilities.max(axis=1),
            model.scores.of(model.features.of(asked)),
            np.searchsorted(model.intents, intents[held]),
        )


def print_folds() -> None:
    """Print the figures, fold by fold, then together; and the temperature that would have been best."""
    parts = []
    for number, part in enumerate(folds(), start=1):
        print(f"fold {number}: {_figures(part)}", flush=True)
        parts.append(part)
    whole = Held(*(np.concatenate([getattr(part, field.name) for part in parts]) for field in fields(Held)))
    print(f"{FOLDS} folds: {_figures(whole)}")
    used = TextClassifier.get_default_config()["temperature"]
    print(f"temperature: {used} used, {best_temperature(whole.scores, whole.truths):.3f} best")


def _figures(held: Held) -> str:
    among_three = (held.ranked == held.truths[:, None]).any(axis=1).mean()
    return (
        f"right {held.hits.mean():.1%}, among the first three {among_three:.1%}, "
        f"calibration error {held.calibration_error:.3f}"
    )


if __name__ == "__main__":
    print_folds()
