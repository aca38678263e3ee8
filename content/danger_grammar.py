"""The small pattern language of `data/danger.yml`, and its matcher.

    force * porte       `*` alone: at most three words, any       casse/force porte   one word or the other
    frapp*              a word that begins so                     [encore]            perhaps
    <arme>              one of the words of a group               #                   a number in figures
    en_bas/dehors       several words as one choice

All phrases are read at once, in one pass: one bit per word of a phrase in one large number, shifted at each word of
the message (Navarro and Raffinot's extended Shift-And). So the time grows with the length of the message alone,
whatever the phrases and whatever the message: nothing ever goes back.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from typing import Any

from content.errors import InvalidContent
from content.normalizer import fold, normalize

GAP_WORDS = 3
_MOST_VARIANTS = 400
_SHORTEST_STEM = 3


@dataclass(frozen=True)
class Slot:
    """One place of a phrase: which words may stand there, and whether it may stay empty."""

    words: frozenset[str] = frozenset()
    stems: frozenset[str] = frozenset()
    number: bool = False
    any_word: bool = False
    optional: bool = False

    def accepts(self, word: str) -> bool:
        """May this word stand here?"""
        return (
            self.any_word
            or word in self.words
            or (self.number and word.isdigit())
            or any(word.startswith(stem) for stem in self.stems)
        )


Phrase = tuple[Slot, ...]
_GAP: Phrase = (Slot(any_word=True, optional=True),) * GAP_WORDS


def texts_of(name: str, texts: Any) -> list[str]:
    """Return the phrases of a section named `name`, as content staff wrote them. Raises InvalidContent, in French."""
    if not isinstance(texts, list) or not texts:
        raise InvalidContent(f"« {name} » : on attend une liste de motifs, un par ligne")
    for text in texts:
        if not isinstance(text, str):
            raise InvalidContent(f"« {name} » : « {text} » n'est pas un texte, mettez-le entre guillemets")
    return texts


def read_phrase(written: object, groups: Mapping[str, Sequence[str]]) -> list[Phrase]:
    """Return the variants of a phrase written by content staff. Raises InvalidContent, in French."""
    if not isinstance(written, str) or not written.strip():
        raise InvalidContent(f"motif « {written} » : on attend une suite de mots (entre guillemets si besoin)")
    parts = written.split()
    if parts[0] == "*" or parts[-1] == "*" or "* *" in " ".join(parts):
        raise InvalidContent(f"motif « {written} » : « * » se place seul, entre deux mots")
    if parts[0].startswith("[") or parts[-1].startswith("["):
        raise InvalidContent(f"motif « {written} » : un mot facultatif « [ ] » se place entre deux mots")
    choices = [_read_part(part, groups, written) for part in parts]
    return [tuple(slot for piece in pieces for slot in piece) for pieces in _bounded_product(choices, written)]


def _bounded_product(choices: list[list[Phrase]], written: str) -> Iterable[tuple[Phrase, ...]]:
    count = 1
    for choice in choices:
        count *= len(choice)
    if count > _MOST_VARIANTS:
        raise InvalidContent(f"motif « {written} » : trop de combinaisons ({count}), coupez-le en plusieurs motifs")
    return product(*choices)


def _read_part(part: str, groups: Mapping[str, Sequence[str]], written: str) -> list[Phrase]:
    if part == "*":
        return [_GAP]
    if part.startswith("[") and part.endswith("]"):
        single = _read_choice(part[1:-1].split("/"), written)
        if len(single) != 1 or len(single[0]) != 1:
            raise InvalidContent(f"motif « {written} » : « {part} » doit être un seul mot")
        slot = single[0][0]
        return [(Slot(slot.words, slot.stems, slot.number, optional=True),)]
    alternatives: list[str] = []
    for alternative in part.split("/"):
        alternatives += _words_of_group(alternative, groups, written) if alternative.startswith("<") else [alternative]
    return _read_choice(alternatives, written)


def _words_of_group(alternative: str, groups: Mapping[str, Sequence[str]], written: str) -> Sequence[str]:
    if alternative[1:-1] not in groups or not alternative.endswith(">"):
        raise InvalidContent(f"motif « {written} » : le groupe {alternative} n'existe pas (rubrique « groupes »)")
    return groups[alternative[1:-1]]


def _read_choice(alternatives: Sequence[str], written: str) -> list[Phrase]:
    """One slot for all the single words, and one variant for each alternative of several words."""
    words: set[str] = set()
    stems: set[str] = set()
    longer: list[Phrase] = []
    number = "#" in alternatives
    for alternative in alternatives:
        if alternative == "#":
            continue
        if alternative.endswith("*"):
            stems.add(_read_stem(alternative[:-1], written))
            continue
        if not alternative or any(not (char.isalnum() or char in " '’-_") for char in alternative):
            raise InvalidContent(
                f"motif « {written} » : « {alternative} » n'est pas un mot (signes permis : * / [ ] < > #)"
            )
        meant = normalize(alternative.replace("_", " ")).split()
        if not meant:
            raise InvalidContent(f"motif « {written} » : « {alternative} » ne contient aucune lettre")
        if len(meant) == 1:
            words.add(meant[0])
        else:
            longer.append(tuple(Slot(frozenset({word})) for word in meant))
    single = Slot(frozenset(words), frozenset(stems), number)
    return ([(single,)] if words or stems or number else []) + longer


def _read_stem(written_stem: str, written: str) -> str:
    stem = fold(written_stem)
    if len(stem) < _SHORTEST_STEM or not stem.isalpha():
        raise InvalidContent(
            f"motif « {written} » : « {written_stem}* » est trop court ou n'est pas un mot "
            f"({_SHORTEST_STEM} lettres au moins)"
        )
    return stem


@dataclass(frozen=True)
class Match:
    """A phrase found in a list of words: its number, and where it begins and ends (inclusive)."""

    phrase: int
    start: int
    end: int


class PhraseMatcher:
    """Finds all the places where any of many phrases ends, in one pass over the words."""

    def __init__(self, phrases: Sequence[tuple[int, Phrase]]) -> None:
        """`phrases`: variants, each with the number under which it is reported."""
        self._ends: dict[int, tuple[int, Phrase]] = {}
        self._words: dict[str, int] = {}
        self._stems: dict[str, int] = {}
        self._numbers = self._any = self._starts = self._finals = 0
        self._optional = self._before_block = self._block_end = 0
        position = 0
        for number, phrase in phrases:
            self._starts |= 1 << position
            for index, slot in enumerate(phrase):
                self._place(slot, 1 << position)
                if slot.optional and not phrase[index - 1].optional:
                    self._before_block |= 1 << (position - 1)
                if slot.optional and not phrase[index + 1].optional:
                    self._block_end |= 1 << position
                position += 1
            self._finals |= 1 << (position - 1)
            self._ends[position - 1] = (number, phrase)
        self._stem_lengths = sorted({len(stem) for stem in self._stems})
        # What a known word reaches never changes: worked out once. A word that no phrase has is looked at each time.
        self._known = {word: self._reach(word) for word in self._words}
        self._block = self._before_block | self._optional

    def _place(self, slot: Slot, bit: int) -> None:
        for word in slot.words:
            self._words[word] = self._words.get(word, 0) | bit
        for stem in slot.stems:
            self._stems[stem] = self._stems.get(stem, 0) | bit
        self._numbers |= bit if slot.number else 0
        self._any |= bit if slot.any_word else 0
        self._optional |= bit if slot.optional else 0

    def knows(self, word: str) -> bool:
        """Is this word written, whole or by its beginning, in some phrase?"""
        return word in self._words or any(word[:length] in self._stems for length in self._stem_lengths)

    @cached_property
    def telling_words(self) -> frozenset[str]:
        """Words of which a message that holds some phrase has one: for each phrase, those of its longest place."""
        return frozenset(
            word for _, phrase in self._ends.values() for word in max((slot.words for slot in phrase), key=_length)
        )

    def find(self, words: Sequence[str]) -> list[Match]:
        """Return every phrase found, by place of its last word."""
        found: list[Match] = []
        state = 0
        for place, word in enumerate(words):
            places, starts = self._places_of(word)
            # Most of the time nothing is under way, and small numbers are quick: keep zero apart.
            state = (state << 1) & places | starts if state else starts
            if not state:
                continue
            reached = state & self._finals
            while reached:
                lowest = reached & -reached
                number, phrase = self._ends[lowest.bit_length() - 1]
                found.append(Match(number, _start_of(phrase, words, place), place))
                reached ^= lowest
            if state & self._block:
                state = self._skip_optional(state)
        return found

    def _places_of(self, word: str) -> tuple[int, int]:
        return self._known.get(word) or self._reach(word)

    def _reach(self, word: str) -> tuple[int, int]:
        """Return the places where this word may stand, and those of them that begin a phrase."""
        places = self._any | self._words.get(word, 0)
        for length in self._stem_lengths:
            stem = self._stems.get(word[:length], 0)
            places = places | stem if stem else places
        if word.isdigit():
            places |= self._numbers
        return places, places & self._starts

    def _skip_optional(self, state: int) -> int:
        # A subtraction per block of optional places, all blocks at once: the borrow runs up to the lowest active
        # place of the block, and every place of the block above it becomes active.
        filled = state | self._block_end
        return state | (self._optional & (~(filled - self._before_block) ^ filled))


def _length(words: frozenset[str]) -> int:
    return min(map(len, words), default=0)


def _start_of(phrase: Phrase, words: Sequence[str], end: int) -> int:
    """Where the shortest reading of `phrase` that ends at `end` begins. Bounded by the length of the phrase."""
    places = {end + 1}
    for slot in reversed(phrase):
        taken = {place - 1 for place in places if place > 0 and slot.accepts(words[place - 1])}
        places = taken | places if slot.optional else taken
    return max(places, default=end)
