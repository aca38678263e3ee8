"""From normalised texts to probabilities of intents. scikit-learn and numpy only: no Rasa in this file."""

import warnings
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, hstack
from scipy.special import softmax
from sklearn.exceptions import ConvergenceWarning
from sklearn.feature_extraction.text import TfidfVectorizer

from bot.company import words_and_pairs
from bot.french import French
from bot.linear_scores import LinearScores, fit_margin


@dataclass
class Features:
    """TF-IDF of words, of characters, of lemmas and their pairs, and one vector of meaning, side by side.

    The texts are normalised (content.normalizer).
    """

    words: TfidfVectorizer
    characters: TfidfVectorizer
    lemmas: TfidfVectorizer
    french: French
    meaning_weight: float

    def fit(self, texts: Sequence[str]) -> csr_matrix:
        """Learn the vocabulary of `texts` and return their features."""
        # At once: fit, then transform would read every text twice.
        return self._beside([vectorizer.fit_transform(column) for vectorizer, column in self._columns(texts)], texts)

    def of(self, texts: Sequence[str]) -> csr_matrix:
        """Return the features (texts × columns, single precision)."""
        return self._beside([vectorizer.transform(column) for vectorizer, column in self._columns(texts)], texts)

    def _beside(self, sparse: Sequence[csr_matrix], texts: Sequence[str]) -> csr_matrix:
        meaning = self.french.meaning.mean(texts, self._rarity)
        return csr_matrix(hstack([*sparse, csr_matrix(meaning * np.float32(self.meaning_weight))]))

    def _columns(self, texts: Sequence[str]) -> list[tuple[TfidfVectorizer, Sequence[str]]]:
        lemmas = [self.french.lemmas.of(text) for text in texts]
        return [(self.words, texts), (self.characters, texts), (self.lemmas, lemmas)]

    @cached_property
    def _rarity(self) -> Mapping[str, float]:
        return {word: float(self.words.idf_[column]) for word, column in self.words.vocabulary_.items()}


@dataclass
class IntentModel:
    """Features, linear scores, and the temperature that calibrates them.

    `temperature` divides the scores before the softmax (Guo et al. 2017, "On Calibration of Modern Neural
    Networks"): one number that makes a confidence of 0.8 right 8 times in 10. `make folds` finds it on questions that
    the scores were not fitted on.
    """

    features: Features
    scores: LinearScores
    temperature: float

    @property
    def intents(self) -> list[str]:
        """The intents, in the order of the columns of `probabilities`."""
        return self.scores.intents

    def probabilities(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return an array (normalised texts × intents) of calibrated probabilities, each row summing to one."""
        scores = self.scores.of(self.features.of(texts))
        return np.asarray(softmax(scores / self.temperature, axis=1), dtype=np.float32)


def train(texts: Sequence[str], intents: Sequence[str], french: French, settings: Mapping[str, Any]) -> IntentModel:
    """Return a fitted model. `settings`: `cost` (see bot.linear_scores), `temperature` and `meaning_weight`.

    `texts` are normalised, of three intents at least.
    """
    features = empty_features(french, settings["meaning_weight"])
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)
        scores = fit_margin(features.fit(texts), intents, settings["cost"])
    return IntentModel(features, scores, settings["temperature"])


def best_temperature(scores: NDArray[np.float32], truths: NDArray[np.intp]) -> float:
    """Return the temperature, between 0.05 and 5, that gives `truths` (column numbers) the highest likelihood."""
    grid = np.geomspace(0.05, 5.0, 80)
    rows = np.arange(len(truths))
    losses = [-np.log(softmax(scores / t, axis=1)[rows, truths] + 1e-12).mean() for t in grid]
    return float(grid[int(np.argmin(losses))])


def empty_features(french: French, meaning_weight: float) -> Features:
    """Return features that know no text yet: `fit` them, or give each vectorizer its terms (bot.model_store)."""
    tfidf = {"sublinear_tf": True, "dtype": np.float32}
    return Features(
        words=TfidfVectorizer(ngram_range=(1, 2), min_df=2, token_pattern=r"\S+", **tfidf),
        characters=TfidfVectorizer(analyzer="char_wb", ngram_range=(4, 4), min_df=3, **tfidf),
        lemmas=TfidfVectorizer(analyzer=words_and_pairs, min_df=3, **tfidf),
        french=french,
        meaning_weight=meaning_weight,
    )
