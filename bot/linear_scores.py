"""One linear classifier: a score per intent."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.svm import LinearSVC

_SEED = 20_201_110
# Stopped before convergence: the same answers as after it. Four rounds lose a point of accuracy, and six save little
# time (docs/decisions/0006). scikit-learn warns of it (ConvergenceWarning); `bot.intent_model.train` silences that.
_ROUNDS = 8


@dataclass
class LinearScores:
    """A score per intent: `features @ weights + offsets`.

    `weights` is features × intents, row after row: scipy copies the whole matrix at each product otherwise.
    """

    intents: list[str]
    weights: NDArray[np.float32]
    offsets: NDArray[np.float32]

    def of(self, features: csr_matrix) -> NDArray[np.float32]:
        """Return the scores (messages × intents), uncalibrated."""
        return np.asarray(features @ self.weights + self.offsets, dtype=np.float32)


def fit_margin(features: csr_matrix, intents: Sequence[str], cost: float) -> LinearScores:
    """Fit a linear support vector machine per intent (hinge loss); `cost` is its C. Three intents at least."""
    model = LinearSVC(C=cost, loss="hinge", tol=5e-2, max_iter=_ROUNDS, random_state=_SEED)
    model.fit(features, list(intents))
    # Rounded as the model file keeps them (bot.model_store): what is fitted and what is loaded answer alike.
    return LinearScores(
        [str(intent) for intent in model.classes_],
        np.ascontiguousarray(model.coef_.T.astype(np.float16), dtype=np.float32),
        model.intercept_.astype(np.float32),
    )
