"""Does a message only lean on the answer before it? « et pour mon fils ? », « le dimanche ? », « jusqu'à quand ? »."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from content.library import DATA
from content.normalizer import normalize
from content.yaml_file import read_yaml

_AUDIENCE = "audience"
_DISTANCE = "distance"
ATTRIBUTES = (_AUDIENCE, "means", _DISTANCE)
WHY, SURE, ABOUT = "why", "sure", "about"
# How long the rules last; what comes after them.
UNTIL, NEXT = "until", "next"
# The slot that holds the subject answered last.
LAST_TOPIC_SLOT = "last_topic"
# A longer message says something of its own.
_MOST_WORDS = 14
_MINOR, _ADULT, _FAR_AWAY = "mineur", 18, "loin"
# "il y a 3 ans" and "dans deux ans" tell when, not how old.
_AGE = re.compile(r"(?<!\by a )(?<!\bdans )(?<!\bdepuis )(?<!\bpendant )(?<!\bapres )\b(\d{1,2}) ans?\b")
_FAR = re.compile(r"\b\d+ (?:km|kms|kilometres?|bornes|m|metres)\b")
# "le 1er", "à 22h30": the reader of dates has read them.
_NUMBER = re.compile(r"\d+|h\d+|er|eme")


@dataclass(frozen=True)
class FollowUp:
    """What a leaning message asks. `values`: enumerated answers to who, by what means, how far."""

    kind: str
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class FollowUpWords:
    """data/follow_ups.yml: expressions and what they mean, each compiled once."""

    values: Mapping[str, Mapping[str, re.Pattern[str]]]
    answers: Mapping[str, Mapping[str, Mapping[str, str]]]
    why: frozenset[str]
    sure: frozenset[str]
    next: frozenset[str]
    until: frozenset[str]
    corrections: re.Pattern[str]
    small: frozenset[str]


@lru_cache(maxsize=1)
def follow_up_words() -> FollowUpWords:
    """Return what follow_ups.yml says, read once."""
    return read_words(read_yaml(DATA / "follow_ups.yml"))


def read_words(content: Mapping[str, Any]) -> FollowUpWords:
    """Return the words of a content of follow_ups.yml."""
    known = {name: content[name] for name in ATTRIBUTES}
    return FollowUpWords(
        values={
            name: {value: _any_of(entry["words"]) for value, entry in values.items()} for name, values in known.items()
        },
        answers={name: {value: entry["answers"] for value, entry in values.items()} for name, values in known.items()},
        why=frozenset(map(normalize, content["why"])),
        sure=frozenset(map(normalize, content["sure"])),
        next=frozenset(map(normalize, content["next"])),
        until=frozenset(map(normalize, content["until_words"])),
        corrections=re.compile(f"^(?:{_alternatives(content['corrections'])})(?: |$)"),
        small=frozenset(word for words in content["small_words"] for word in normalize(str(words)).split()),
    )


def read_follow_up(text: str, place: str | None = None, *, dated: bool = False, until: bool = False) -> FollowUp | None:
    """Return what `text` asks of the last answer, or None when it says something of its own.

    `place` holds the names of a place found in it, `dated` tells whether a date was: they are no words of its own.
    `until`: it asks how long the rules last.
    """
    words = follow_up_words()
    line = normalize(text)
    if not line or len(line.split()) > _MOST_WORDS:
        return None
    bare = " ".join(word for word in line.split() if word not in {"et", "mais", "ah", "non", "merci", "ok", "bonjour"})
    for kind, phrases in ((WHY, words.why), (SURE, words.sure), (NEXT, words.next)):
        if line in phrases or bare in phrases:
            return FollowUp(kind)
    values, rest = _values_in(line, words)
    names = set(normalize(place).split()) if place else set()
    small = words.small | names | (words.until if until else frozenset())
    if any(word not in small and not _NUMBER.fullmatch(word) for word in rest.split()):
        return None
    if values or place or dated or _AGE.search(line):
        return FollowUp(ABOUT, values)
    return FollowUp(UNTIL) if until else None


def topic_that_answers(asked: FollowUp, last_topic: str, *, varies: bool) -> str | None:
    """Return the subject that answers `asked` after `last_topic`, or None when nobody wrote one.

    `varies`: what the last subject says depends on the day and the place.
    """
    if not asked.values:
        return last_topic if varies else None
    known = follow_up_words().answers
    found = [known[name][value].get(last_topic) for name, value in asked.values.items()]
    return None if None in found else found[0]


def without_correction(text: str) -> str:
    """Return what follows « non, je parlais de » in `text`, or `text` when nothing does."""
    line = normalize(text)
    rest = follow_up_words().corrections.sub("", line).strip()
    return rest if rest and rest != line else text


def _values_in(line: str, words: FollowUpWords) -> tuple[dict[str, str], str]:
    values: dict[str, str] = {}
    ages = [int(age) for age in _AGE.findall(line)]
    for name, patterns in words.values.items():
        found = [(match, value) for value, pattern in patterns.items() if (match := pattern.search(line))]
        if found:
            # "mon fils handicapé" is longer than "mon fils".
            match, value = max(found, key=lambda each: each[0].end() - each[0].start())
            values[name] = value
            line = patterns[value].sub(" ", line)  # "mon fils mineur" says it twice
    if _FAR.search(line):
        values.setdefault(_DISTANCE, _FAR_AWAY)
        line = _FAR.sub(" ", line)
    if ages and ages[0] < _ADULT:
        values.setdefault(_AUDIENCE, _MINOR)
    elif ages and values.get(_AUDIENCE) == _MINOR:
        del values[_AUDIENCE]  # "ma fille de 25 ans"
    return values, line


def _any_of(phrases: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_alternatives(phrases)})\b")


def _alternatives(phrases: Iterable[str]) -> str:
    written = {normalize(str(phrase)) for phrase in phrases}
    return "|".join(re.escape(phrase) for phrase in sorted(written, key=len, reverse=True))
