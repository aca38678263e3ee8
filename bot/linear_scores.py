"""Two linear classifiers that err differently, added into one."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.linear_model import SGDClassifier
from sklearn.svm import LinearSVC

_SEED = 20_201_110
# Stopped before convergence: on 20,383 questions the same answers as after convergence, in two thirds of the time.
# scikit-learn warns of it (ConvergenceWarning); `bot.intent_model.train` silences that.
_ROUNDS = 8


@dataclass
class LinearScores:
    """A score per intent: `features @ weights.T + offsets`. `weights` is intents × features."""

    intents: list[str]
    weights: NDArray[np.float32]
    offsets: NDArray[np.float32]

    def of(self, features: csr_matrix) -> NDArray[np.float32]:
        """Return the scores (messages × intents), uncalibrated."""
        return np.asarray(features @ self.weights.T + self.offsets, dtype=np.float32)


def fit_margin(features: csr_matrix, intents: Sequence[str], cost: float) -> LinearScores:
    """Fit a linear support vector machine per intent (hinge loss); `cost` is its C."""
    model = LinearSVC(C=cost, loss="hinge", tol=5e-2, max_iter=_ROUNDS, random_state=_SEED)
    return _scores(model.fit(features, list(intents)))


def fit_average(features: csr_matrix, intents: Sequence[str], decay: float) -> LinearScores:
    """Fit an averaged stochastic gradient (modified Huber loss) per intent; `decay` is its regularisation."""
    model = SGDClassifier(loss="modified_huber", alpha=decay, average=True, max_iter=6, tol=None, random_state=_SEED)
    return _scores(model.fit(features, list(intents)))


def blend(first: LinearScores, second: LinearScores, spreads: tuple[float, float]) -> LinearScores:
    """Add two models of the same intents, each divided by the spread of its scores on held-out messages."""
    return LinearScores(
        first.intents,
        first.weights / np.float32(spreads[0]) + second.weights / np.float32(spreads[1]),
        first.offsets / np.float32(spreads[0]) + second.offsets / np.float32(spreads[1]),
    )


def _scores(model: LinearSVC | SGDClassifier) -> LinearScores:
    # Single precision: half the memory, and the same order of scores.
    return LinearScores(
        [str(intent) for intent in model.classes_], model.coef_.astype(np.float32), model.intercept_.astype(np.float32)
    )
