"""From readings to probabilities of intents. scikit-learn and numpy only: no Rasa in this file."""

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix, hstack
from scipy.special import softmax
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.model_selection import StratifiedShuffleSplit
from sklearn.svm import LinearSVC

from bot.reading import Reading
from bot.word_vectors import WordVectors

_SEED = 20_201_110
_HELD_OUT = 0.2


@dataclass
class IntentModel:
    """TF-IDF of words, characters and lemmas, and one vector of meaning, under a calibrated linear classifier.

    `temperature` divides the decision values before the softmax (Guo et al. 2017, "On Calibration of Modern
    Neural Networks"): one number, found on held-out questions, that makes a confidence of 0.8 right 8 times in 10.
    """

    words: TfidfVectorizer
    characters: TfidfVectorizer
    lemmas: TfidfVectorizer
    meaning: WordVectors
    meaning_weight: float
    classifier: LinearSVC
    temperature: float = 1.0

    @property
    def intents(self) -> list[str]:
        """The intents, in the order of the columns of `probabilities`."""
        return [str(intent) for intent in self.classifier.classes_]

    def probabilities(self, readings: Sequence[Reading]) -> np.ndarray:
        """Return an array (readings × intents) of calibrated probabilities, each row summing to one."""
        return softmax(self.decisions(readings) / self.temperature, axis=1)

    def decisions(self, readings: Sequence[Reading]) -> np.ndarray:
        """Return the uncalibrated decision values (readings × intents)."""
        return self.classifier.decision_function(self._features(readings))

    def fit(self, readings: Sequence[Reading], intents: Sequence[str]) -> None:
        """Fit the vectorizers and the classifier on labelled readings."""
        for vectorizer, texts in self._columns(readings):
            vectorizer.fit(texts)
        self.classifier.fit(self._features(readings), list(intents))
        # Half the memory, and no prediction changes.
        self.classifier.coef_ = self.classifier.coef_.astype(np.float32)

    def _features(self, readings: Sequence[Reading]) -> csr_matrix:
        meaning = self.meaning.mean([reading.words for reading in readings], self._rarity)
        sparse = [vectorizer.transform(texts) for vectorizer, texts in self._columns(readings)]
        return csr_matrix(hstack([*sparse, csr_matrix(meaning * self.meaning_weight)]))

    def _columns(self, readings: Sequence[Reading]) -> list[tuple[TfidfVectorizer, list[str]]]:
        words = [reading.words for reading in readings]
        return [(self.words, words), (self.characters, words), (self.lemmas, [reading.lemmas for reading in readings])]

    @cached_property
    def _rarity(self) -> Mapping[str, float]:
        return {word: float(self.words.idf_[column]) for word, column in self.words.vocabulary_.items()}


def train(readings: Sequence[Reading], intents: Sequence[str], meaning: WordVectors, settings: Mapping[str, Any]) -> IntentModel:
    """Return a fitted, calibrated model. `settings`: `cost` (C of the classifier) and `meaning_weight`.

    Three intents at least. The temperature is found on a fifth of the questions, held out, of a model that never
    saw them; the model returned is fitted on all of them.
    """
    labels = np.asarray(intents)
    model, trial = _unfitted(meaning, settings), _unfitted(meaning, settings)
    kept, held = next(StratifiedShuffleSplit(1, test_size=_HELD_OUT, random_state=_SEED).split(labels, labels))
    # liblinear lets go of the interpreter's lock: the two fits share the cores.
    with ThreadPoolExecutor(2) as workers:
        fits = [
            workers.submit(trial.fit, [readings[i] for i in kept], labels[kept].tolist()),
            workers.submit(model.fit, readings, labels.tolist()),
        ]
        for fit in fits:
            fit.result()
    position = {intent: column for column, intent in enumerate(trial.intents)}
    truths = np.array([position[intent] for intent in labels[held]])
    model.temperature = best_temperature(trial.decisions([readings[i] for i in held]), truths)
    return model


def best_temperature(decisions: np.ndarray, truths: np.ndarray) -> float:
    """Return the temperature, between 0.05 and 3, that gives `truths` (column numbers) the highest likelihood."""
    grid = np.geomspace(0.05, 3.0, 80)
    rows = np.arange(len(truths))
    losses = [-np.log(softmax(decisions / t, axis=1)[rows, truths] + 1e-12).mean() for t in grid]
    return float(grid[int(np.argmin(losses))])


def _unfitted(meaning: WordVectors, settings: Mapping[str, Any]) -> IntentModel:
    tfidf = {"sublinear_tf": True, "dtype": np.float32}
    return IntentModel(
        words=TfidfVectorizer(ngram_range=(1, 2), min_df=2, token_pattern=r"\S+", **tfidf),
        characters=TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), min_df=3, **tfidf),
        lemmas=TfidfVectorizer(ngram_range=(1, 2), min_df=2, token_pattern=r"\S+", **tfidf),
        meaning=meaning,
        meaning_weight=settings["meaning_weight"],
        classifier=LinearSVC(C=settings["cost"], loss="hinge", tol=5e-2, random_state=_SEED),
    )
