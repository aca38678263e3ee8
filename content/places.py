"""Which place does a message speak of? Names, numbers and postcodes, told from the words that look like them.

Of several places the one where the person is, or starts from, counts, since it is there that rules hold: "je suis à"
before "j'habite à" or "depuis", these before a destination, and before where somebody else lives. Of equals the first.
A commune wins over its own department ("à Nice, dans le 06").
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from content.gazetteer import Name, Place, PlaceKind, Sign, gazetteer, plain
from content.normalizer import fold
from content.place_grammar import (
    ARTICLES,
    BEFORE_COMMUNE,
    BEFORE_COUNTRY,
    BEFORE_PLAIN_COMMUNE,
    COME_FROM,
    DEPARTMENT_OF,
    GAMBLING,
    INSIDE,
    MEETING,
    NO_FEMININE_PHRASE,
    NORTH_OF,
    SPEAKING,
    STREET,
    SURE,
    VERB_A,
    WINE,
    weight,
)
from content.place_numbers import numbered_places

__all__ = ["Place", "PlaceKind", "find_place"]

_WORD = re.compile(r"[^\W_]+")
_WORDS_BEFORE = 7
_SHOUTED = 0.6


@dataclass(frozen=True)
class _Found:
    place: Place
    weight: int
    position: int


@dataclass(frozen=True)
class _Word:
    text: str
    start: int
    is_capital: bool
    is_accented: bool


def find_place(text: str) -> Place | None:
    """Return the place that `text` speaks of, or None. Never raises; keeps nothing of `text`."""
    words = _words(text)
    line = " ".join(word.text for word in words)
    found = list(_named(words, line))
    for place, before, position in numbered_places(fold(text)):
        found.append(_Found(place, weight(_last_words(before)), position))
    found = [one for one in found if one.weight]
    if not found:
        return None
    best = min(found, key=lambda one: (-one.weight, one.position)).place
    inside = (one.place for one in found if one.place.commune and one.place.department == best.code)
    return next(inside, best)


def _words(text: str) -> list[_Word]:
    letters = [char for char in text if char.isalpha()]
    shouted = sum(char.isupper() for char in letters) > _SHOUTED * len(letters)
    words: list[_Word] = []
    for match in _WORD.finditer(text):
        raw = match.group()
        begins = not words or any(mark in ".!?\n" for mark in text[words[-1].start : match.start()])
        for part in fold(raw).split():
            capital = raw[0].isupper() and not shouted and not begins
            words.append(_Word(part, match.start(), capital, not raw.isascii()))
    return words


def _named(words: Sequence[_Word], line: str) -> Iterator[_Found]:
    names = gazetteer().names
    compared = [plain(word.text) for word in words]
    number = 0
    while number < len(words):
        longest = 1
        for name in names.get(compared[number], ()):
            size = len(name.words)
            if size > 1 and tuple(compared[number : number + size]) != name.words:
                continue
            found = _if_place(name, words, number, line)
            if found:
                yield found
                longest = size
                break
            if size > 1 and len(name.words) > longest and name.sign is not Sign.CAPITAL:
                # "le Nord-Pas-de-Calais" refused is not "le Nord" accepted.
                longest = size
                break
        number += longest


def _if_place(name: Name, words: Sequence[_Word], number: int, line: str) -> _Found | None:
    """Return what is found when what stands around the name at `number` makes it a place."""
    before = " ".join(word.text for word in words[max(0, number - _WORDS_BEFORE) : number])
    after = " ".join(word.text for word in words[number + len(name.words) : number + len(name.words) + 2])
    contracted = words[number].text in {"au", "aux", "du", "des"} and len(name.words) > 1
    if contracted:
        before = f"{before} {words[number].text}".strip()
    after_article = len(name.words) > 1 and name.words[0] in ARTICLES
    capital = words[number + after_article].is_capital
    # "il y a nice" holds the verb, "ça à Orange" the preposition.
    has_verb = bool(VERB_A.search(before)) and not words[number - 1].is_accented
    if STREET.search(before) or _is_phrase(name, words, number, line, after):
        return None
    if not _is_signed(name, before, after, capital=capital, contracted=contracted, has_verb=has_verb):
        return None
    place = _among_homonyms(name, line)
    return _Found(place, weight(before), words[number].start)


def _is_signed(name: Name, before: str, after: str, *, capital: bool, contracted: bool, has_verb: bool) -> bool:
    last, verb = before.rsplit(" ", 1)[-1], bool(SURE.search(before))
    if name.is_also_a_person and (last in {"d", "de", "pour", "chez"} or SPEAKING.search(before)) and not verb:
        return False
    preposition = last in BEFORE_COMMUNE and not has_verb
    sign = name.sign
    if sign is Sign.PREPOSITION:
        plain_preposition = last in BEFORE_PLAIN_COMMUNE and preposition
        return plain_preposition or verb or contracted or (capital and (preposition or last in {"", "et", "ou"}))
    if sign is Sign.CAPITAL_OR_VERB:
        return (verb and last != "en") or (capital and preposition)
    if sign is Sign.CAPITAL:
        return capital and (preposition or contracted or verb)
    if sign is Sign.COUNTRY:
        return last in BEFORE_COUNTRY
    if sign in {Sign.ARTICLE, Sign.ARTICLE_IN_DOUBT}:
        return _is_department(name, before, after, capital=capital, verb=verb)
    return True


def _is_department(name: Name, before: str, after: str, *, capital: bool, verb: bool) -> bool:
    word = name.words[0]
    if word == "nord" and NORTH_OF.search(after):
        return False
    if DEPARTMENT_OF.search(before):
        return True
    inside = bool(INSIDE.search(before))
    if name.sign is Sign.ARTICLE_IN_DOUBT:
        return inside and (capital or verb)
    return inside or (before.rsplit(" ", 1)[-1] == "en" and word not in NO_FEMININE_PHRASE)


def _is_phrase(name: Name, words: Sequence[_Word], number: int, line: str, after: str) -> bool:
    """Tell whether these are common words: "des paris en ligne", "la réunion de parents"."""
    before = words[number - 1].text if number else ""
    phrase = " ".join(word.text for word in words[max(0, number - 3) : number])
    if name.words == ("lyon",) and phrase.endswith("gare de"):
        return True
    if name.words == ("paris",):
        return before in {"des", "les", "mes", "ces", "ses", "vos", "leurs"} or (
            not words[number].is_capital and bool(GAMBLING.search(line))
        )
    if name.words == ("la", "reunion") and not words[number + 1].is_capital:
        come_from = before == "de" and not COME_FROM.search(phrase)
        return before not in {"a", "de", "sur", "vers", "depuis"} or come_from or bool(MEETING.search(after))
    if name.words == ("bordeaux",):
        return bool(WINE.search(phrase)) and not words[number].is_capital
    if name.words == ("renes",):
        return before in {"les", "des", "ses"}
    if name.words in {("saint", "martin"), ("saint", "barthelemy")}:
        return before == "la" or bool(re.match(r"(?:d|de|du|en|le|la|les|sur|au|aux)\b", after))
    return False


def _among_homonyms(name: Name, line: str) -> Place:
    """Return the likeliest place of that name, or the one whose department is told ("Saint-Denis, dans le 974")."""
    if len(name.places) == 1:
        return name.places[0]
    for place in name.places:
        department = gazetteer().departments[place.department or ""]
        title = fold(department.label.split(" ", 1)[1]).replace("-", " ")
        if title.removeprefix("la ") in line or re.search(rf"\b{department.code.lower()}\b", line):
            return place
    return name.places[0]


def _last_words(before: str) -> str:
    return " ".join(_WORD.findall(before[-60:])[-_WORDS_BEFORE:])
