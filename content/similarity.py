"""How much questions resemble each other: a subject of look-alikes teaches the classifier little."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from statistics import median

from content.normalizer import fold, normalize

GRAM = 3


@dataclass(frozen=True)
class Likeness:
    """How a subject's questions resemble their nearest neighbours (0: nothing in common, 1: the same)."""

    questions: int
    median: float
    closest: tuple[str, str]


# Asked three times of each question in one check.
@lru_cache(maxsize=32_768)
def identity(text: str) -> str:
    """Return what makes two questions the same one: their normalised words, or, without any word, their signs."""
    return normalize(text) or fold(text).strip()


def words(text: str) -> frozenset[str]:
    """Return the set of a question's normalised words."""
    return frozenset(identity(text).split())


def grams(text: str) -> frozenset[str]:
    """Return the set of a question's runs of three characters, word ends included."""
    padded = f" {identity(text)} "
    return frozenset(padded[start : start + GRAM] for start in range(len(padded) - GRAM + 1))


def overlap(one: frozenset[str], other: frozenset[str]) -> float:
    """Return the share that two sets have in common (Jaccard)."""
    common = len(one & other)
    return common / (len(one) + len(other) - common) if common else 0.0


def look_alikes(texts: Sequence[str], above: float) -> Iterator[tuple[int, int]]:
    """Yield the places of every two texts whose words overlap by more than `above`."""
    sets = [words(text) for text in texts]
    for one, other in combinations(range(len(texts)), 2):
        if overlap(sets[one], sets[other]) > above:
            yield one, other


def likeness(texts: Sequence[str]) -> Likeness:
    """Return how the texts of one subject resemble their nearest neighbours."""
    return _likeness(tuple(texts))


# The check and its table both ask.
@lru_cache(maxsize=512)
def _likeness(texts: tuple[str, ...]) -> Likeness:
    sets = [grams(text) for text in texts]
    nearest = [0.0] * len(texts)
    best, closest = -1.0, (0, 0)
    for one, other in combinations(range(len(texts)), 2):
        shared = overlap(sets[one], sets[other])
        nearest[one], nearest[other] = max(nearest[one], shared), max(nearest[other], shared)
        if shared > best:
            best, closest = shared, (one, other)
    pair = (texts[closest[0]], texts[closest[1]]) if texts else ("", "")
    return Likeness(len(texts), median(nearest) if nearest else 0.0, pair)
