"""Reads the enumerated facts that a message tells: "je la connais", "mon ex", "hier", "en message privé".

By words, never by learning: `data/facts.yml` holds those that several triages share, each question of `data/guided/`
its own. Nothing of the text is returned, only names of answers.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from content.danger_grammar import Match, Phrase, PhraseMatcher, read_phrase
from content.errors import InvalidContent
from content.guided import GuidedTriage, Question, read_triages
from content.normalizer import normalize
from content.yaml_file import read_yaml

FACTS_FILE = "facts.yml"
_DATA = Path(__file__).resolve().parent.parent / "data"
# "ce n'est pas mon voisin": what stands just before takes the words back.
_DENYING = frozenset({"pas", "jamais", "aucun", "aucune", "ni", "sans", "rien"})
_WORDS_BEFORE = 2
# Written or not, as one speaks: "je (ne) sais pas".
_HALF_DENIALS = frozenset({"ne", "n"})
# A longer message tells a story: a bare "oui" or "hier" in it is no answer.
LONGEST_ANSWER = 12


class FactReader:
    """Finds, for one triage, which of its questions a message answers."""

    def __init__(self, triage: GuidedTriage, shared: Mapping[str, Any]) -> None:
        """`shared`: the content of data/facts.yml. Raises InvalidContent, in French, on a broken phrase."""
        groups = {str(name): list(words) for name, words in (shared.get("groups") or {}).items()}
        self._triage = triage
        self._courtesy = _Phrases([("courtesy", phrase) for phrase in shared["courtesy"]], groups)
        self._openings = _Phrases([(triage.name, phrase) for phrase in triage.openings], groups)
        self._yes_no = _Phrases(
            [("no", phrase) for phrase in shared["deny"]] + [("yes", phrase) for phrase in shared["affirm"]], groups
        )
        self._said: dict[str, _Phrases] = {}
        self._answered: dict[str, _Phrases] = {}
        for question in triage.questions:
            common = shared["facts"][question.fact] if question.fact else {}
            for kind, kept in (("said", self._said), ("answered", self._answered)):
                kept[question.slot] = _Phrases(
                    [
                        (answer.value, phrase)
                        for answer in question.answers
                        for phrase in (*getattr(answer, kind), *((common.get(answer.value) or {}).get(kind) or ()))
                    ],
                    groups,
                )

    def opens(self, text: str) -> bool:
        """Tell whether the whole message, courtesies apart, is one that says the matter and nothing more."""
        words = self._courtesy.without(_words(text))
        return any(match.start == 0 and match.end == len(words) - 1 for match in self._openings.find(words))

    def read(self, text: str, asked: Question | None = None) -> dict[str, str]:
        """Return the answers that `text` tells, by slot. `asked` is the question that it may answer in few words."""
        words = _words(text)
        facts = {slot: value for slot, phrases in self._said.items() if (value := phrases.first(words))}
        if asked and asked.slot not in facts and (value := self._short_answer(words, asked)):
            facts[asked.slot] = value
        return facts

    def _short_answer(self, words: Sequence[str], asked: Question) -> str | None:
        whole = " ".join(words)
        for number, answer in enumerate(asked.answers, start=1):
            if whole in {" ".join(_words(answer.title)), str(number), " ".join(_words(answer.card))}:
                return answer.value
        if len(words) > LONGEST_ANSWER:
            return None
        if value := self._answered[asked.slot].first(words):
            return value
        said = self._yes_no.first(words)
        return asked.if_yes if said == "yes" else asked.if_no if said == "no" else None


def _words(text: str) -> list[str]:
    return [word for word in normalize(text).split() if word not in _HALF_DENIALS]


def _without_ne(phrase: Phrase) -> Phrase:
    return tuple(slot for slot in phrase if not slot.words or not slot.words <= _HALF_DENIALS)


class _Phrases:
    """Phrases, each with the name of what it tells; the longest found wins ("connais pas"), then the first written."""

    def __init__(self, phrases: Sequence[tuple[str, str]], groups: Mapping[str, Sequence[str]]) -> None:
        self._names = [name for name, _ in phrases]
        variants: list[tuple[int, Phrase]] = []
        self._denying: list[bool] = []
        for number, (_, written) in enumerate(phrases):
            read = [_without_ne(phrase) for phrase in read_phrase(written, groups)]
            variants += [(number, variant) for variant in read]
            self._denying.append(any(not _DENYING.isdisjoint(slot.words) for phrase in read for slot in phrase))
        self._matcher = PhraseMatcher(variants)

    def find(self, words: Sequence[str]) -> list[Match]:
        """Return the phrases that the words tell and do not take back."""
        return [match for match in self._matcher.find(words) if not self._taken_back(match, words)]

    def first(self, words: Sequence[str]) -> str | None:
        """Return the name of the longest phrase found."""
        found = [(match.start - match.end, match.phrase) for match in self.find(words)]
        return self._names[min(found)[1]] if found else None

    def without(self, words: Sequence[str]) -> list[str]:
        """Return the words that belong to no phrase."""
        taken = {place for match in self._matcher.find(words) for place in range(match.start, match.end + 1)}
        return [word for place, word in enumerate(words) if place not in taken]

    def _taken_back(self, match: Match, words: Sequence[str]) -> bool:
        if self._denying[match.phrase]:
            return False
        around = words[max(0, match.start - _WORDS_BEFORE) : match.end + 1]
        return not _DENYING.isdisjoint(around)


@lru_cache(maxsize=4)
def fact_readers(data: Path = _DATA) -> dict[str, FactReader]:
    """Return the reader of each triage, by its name. Raises InvalidContent, in French, on a broken phrase."""
    if not (data / FACTS_FILE).exists():
        return {}
    shared = read_yaml(data / FACTS_FILE)
    return {name: _reader(triage, shared) for name, triage in read_triages(data).items()}


def _reader(triage: GuidedTriage, shared: Mapping[str, Any]) -> FactReader:
    try:
        return FactReader(triage, shared)
    except InvalidContent as fault:
        raise InvalidContent(f"guided/{triage.name}.yml ou {FACTS_FILE} : {fault}") from None
