"""How much questions resemble each other: a subject of look-alikes teaches the classifier little."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
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


def look_alikes(texts: Sequence[str], above: float) -> Iterator[tuple[int, int]]:
    """Yield the places of every two texts whose words overlap by more than `above`."""
    yield from ((one, other) for one, other, share in _overlaps([words(text) for text in texts]) if share > above)


def likeness(texts: Sequence[str]) -> Likeness:
    """Return how the texts of one subject resemble their nearest neighbours."""
    return _likeness(tuple(texts))


# The check and its table both ask.
@lru_cache(maxsize=512)
def _likeness(texts: tuple[str, ...]) -> Likeness:
    nearest = [0.0] * len(texts)
    best, closest = 0.0, (0, min(1, len(texts) - 1))
    for one, other, share in _overlaps([grams(text) for text in texts]):
        nearest[one], nearest[other] = max(nearest[one], share), max(nearest[other], share)
        if share > best:
            best, closest = share, (one, other)
    pair = (texts[closest[0]], texts[closest[1]]) if texts else ("", "")
    return Likeness(len(texts), median(nearest) if nearest else 0.0, pair)


def _overlaps(sets: Sequence[frozenset[str]]) -> Iterator[tuple[int, int, float]]:
    """Yield the places of every two sets that share something, the lower first, and what they share (Jaccard).

    By who holds each piece, not pair by pair: ten million pairs were two thirds of a check.
    """
    holders: dict[str, list[int]] = defaultdict(list)
    for place, pieces in enumerate(sets):
        for earlier, common in Counter(chain.from_iterable(holders[piece] for piece in pieces)).items():
            yield earlier, place, common / (len(pieces) + len(sets[earlier]) - common)
        for piece in pieces:
            holders[piece].append(place)
