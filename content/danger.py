"""Does this text tell of danger now? The words-only layer; the classifier's `emergency_*` intents are the other."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from functools import lru_cache
from pathlib import Path

from content.danger_patterns import DangerPatterns, Reach, read_danger_patterns, read_danger_patterns_by_language
from content.normalizer import normalize
from content.vocabulary import DangerKind

_DATA = Path(__file__).parent.parent / "data"
_PATTERNS_FILE = _DATA / "danger.yml"
_LANGUAGES_FILE = _DATA / "danger_languages.yml"
_CLAUSE_END = re.compile(r"[.!?;:,()\n…«»\"]")
_GLUED = re.compile(r"(?:[jnmtlsd]|qu)(?=[aeiouh])")
_SHORTEST_GLUED = 5
_WORDS_AROUND = 2
# What stands around a day in "hier soir vers 22 h", "c'était samedi en fin d'après-midi".
_AROUND_A_DAY = re.compile(
    r"c|etait|ca|s|est|passe|l[ae]?|les|ce|cet|cette|en|d[eu]?|a|au|il|y|vers|fin|debut|heure|matin|midi|soir|nuit"
    r"|apres|derniere?|\d+"
)
_LONGEST_DAY = 8
_POINTS_BACK = frozenset({"c", "ca"})

# When several dangers are told, the number that rescues from the worst: who cannot speak can only write to the 114;
# then the one who attacks, then the fire, then the wound.
_PRECEDENCE = (DangerKind.SILENT, DangerKind.POLICE, DangerKind.FIRE, DangerKind.MEDICAL)


class Telling(Enum):
    """How a message tells what it tells. The news or a network may well tell of a danger now; a film hardly ever."""

    LIVED = "lived"
    REPORTED = "reported"
    IMAGINED = "imagined"


@dataclass(frozen=True)
class Danger:
    """A present danger, and the words that told of it (normalised, never logged).

    `language` is the ISO 639-1 code of the language of these words when it is not French.
    """

    kind: DangerKind
    words: tuple[str, ...]
    language: str | None = None


def find_danger(text: str) -> Danger | None:
    """Return the danger that `text` tells of, in French or in another language of `data/`, or None."""
    return find_danger_with(danger_patterns(), text) or _find_danger_in_another_language(text)


def _find_danger_in_another_language(text: str) -> Danger | None:
    words = frozenset(normalize(text).split())
    for language, patterns in danger_patterns_by_language().items():
        if patterns.may_be_in(words) and (danger := find_danger_with(patterns, text)):
            return replace(danger, language=language)
    return None


def find_danger_with(patterns: DangerPatterns, text: str) -> Danger | None:
    """Return the danger that `text` tells of by `patterns`, or None."""
    if patterns.calls.heard_in(text):
        return Danger(DangerKind.POLICE, tuple(normalize(text).split()))
    clauses = [_Clause(patterns, words) for words in _with_their_day(patterns, split_clauses(patterns, text))]
    taken_back = any(clause.taken_back(Reach.MESSAGE) for clause in clauses)
    doubtful = taken_back or any(clause.taken_back(Reach.CLAUSE) for clause in clauses)
    told: dict[int, tuple[str, ...]] = {}
    for clause in clauses:
        if not clause.taken_back(Reach.CLAUSE):
            told.update(clause.told)
    found: list[tuple[bool, int, Danger]] = []
    for sign in patterns.signs:
        if any(phrase not in told for phrase in sign.phrases):
            continue
        if taken_back or (doubtful and not sign.sure and not _told_as_present(clauses, sign.phrases)):
            continue
        danger = Danger(sign.kind, tuple(word for phrase in sign.phrases for word in told[phrase]))
        found.append((sign.cry, _PRECEDENCE.index(sign.kind), danger))
    return min(found, key=lambda one: one[:2])[2] if found else None


def how_told(text: str) -> Telling:
    """Return whether `text` says that it is a film or a game, or a job, the news or something seen online."""
    patterns = danger_patterns()
    retractions = {
        retraction
        for words in split_clauses(patterns, text)
        for retraction in _Clause(patterns, words).retractions
        if retraction.reach is Reach.MESSAGE
    }
    if any(retraction.imaginary for retraction in retractions):
        return Telling.IMAGINED
    return Telling.REPORTED if retractions else Telling.LIVED


def _with_their_day(patterns: DangerPatterns, clauses: Sequence[list[str]]) -> list[list[str]]:
    """Join "hier soir," to the clause that follows, "c'était samedi" to the one before: they tell the day of these."""
    joined: list[list[str]] = []
    day: list[str] = []
    for words in clauses:
        if not _tells_only_the_day(patterns, words):
            joined.append([*day, *words])
            day = []
        elif joined and words[0] in _POINTS_BACK:
            joined[-1] += words
        else:
            day += words
    if day and joined:
        joined[-1] += day
    return joined


def _tells_only_the_day(patterns: DangerPatterns, words: Sequence[str]) -> bool:
    if len(words) > _LONGEST_DAY:
        return False
    days = [match for match in patterns.takebacks.find(words) if patterns.retractions[match.phrase].yields_to_present]
    told = {place for match in days for place in range(match.start, match.end + 1)}
    others = (word for place, word in enumerate(words) if place not in told)
    return bool(days) and all(_AROUND_A_DAY.fullmatch(word) for word in others)


def split_clauses(patterns: DangerPatterns, text: str) -> list[list[str]]:
    """Return the normalised words of each clause: cut at punctuation, and at words like "mais" or "et là"."""
    clauses: list[list[str]] = []
    for piece in _CLAUSE_END.split(text):
        words = [part for word in normalize(piece).split() for part in _unglue(patterns, word)]
        starts = sorted({0} | {cut.start for cut in patterns.cuts.find(words)})
        clauses += [
            words[start:end] for start, end in zip(starts, [*starts[1:], len(words)], strict=True) if start < end
        ]
    return clauses


def _unglue(patterns: DangerPatterns, word: str) -> tuple[str, ...]:
    # "jarrive", "metrangle": the elided word was typed without its apostrophe.
    if len(word) < _SHORTEST_GLUED or patterns.knows(word):
        return (word,)
    glued = _GLUED.match(word)
    if glued and patterns.knows(word[glued.end() :]):
        return glued.group(), word[glued.end() :]
    return (word,)


def _told_as_present(clauses: Sequence["_Clause"], phrases: Sequence[int]) -> bool:
    return any(clause.is_present and any(phrase in clause.told for phrase in phrases) for clause in clauses)


class _Clause:
    """What one clause tells, and what it takes back."""

    def __init__(self, patterns: DangerPatterns, words: Sequence[str]) -> None:
        # "il y a quelqu'un qui force ma porte" tells what "quelqu'un force ma porte" tells.
        facts = [word for number, word in enumerate(words) if word != "qui" or number == 0]
        denied = {
            place for match in patterns.denials.find(facts) for place in range(match.end, match.end + _WORDS_AROUND + 1)
        }
        self.told: dict[int, tuple[str, ...]] = {}
        for match in patterns.dangers.find(facts):
            span = facts[match.start : match.end + 1]
            if match.start in denied or patterns.is_denied_inside(
                match.phrase, [*span, *facts[match.end + 1 : match.end + 2]]
            ):
                continue
            self.told.setdefault(match.phrase, tuple(span))
        self.is_present = bool(patterns.present.find(words))
        self.retractions = [
            retraction
            for retraction in {patterns.retractions[match.phrase] for match in patterns.takebacks.find(words)}
            if not (self.is_present and retraction.yields_to_present)
        ]

    def taken_back(self, reach: Reach) -> bool:
        return any(retraction.reach is reach for retraction in self.retractions)


@lru_cache(maxsize=1)
def danger_patterns() -> DangerPatterns:
    """The patterns of `data/danger.yml`, read once."""
    return read_danger_patterns(_PATTERNS_FILE)


@lru_cache(maxsize=1)
def danger_patterns_by_language() -> Mapping[str, DangerPatterns]:
    """The patterns of `data/danger_languages.yml` by ISO 639-1 code, read once."""
    return read_danger_patterns_by_language(_LANGUAGES_FILE)
