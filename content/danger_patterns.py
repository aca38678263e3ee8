"""Reads `data/danger.yml`: the signs of present danger, and what takes them back."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Any

from content.danger_calls import Calls
from content.danger_grammar import Phrase, PhraseMatcher, read_phrase, texts_of
from content.errors import InvalidContent
from content.vocabulary import DangerKind
from content.yaml_file import read_yaml

_SECTIONS = {"appels", "groupes", "coupures", "present", "negation", "retraits", "surs", "cris", "probables"}
_RETRACTION_KEYS = {"portee", "sauf_si_present", "imaginaire", "motifs"}
_TOGETHER = " + "
# In YAML a space and "#" open a comment: the rest of the pattern would be lost without a word.
_CUT_SHORT = re.compile(r"\s*- [^\"'#]*\s#")
_DENYING_WORDS = frozenset({"pas", "aucun", "aucune", "jamais", "personne", "rien", "ni", "sans"})


class Reach(str, Enum):
    """How far a retraction goes."""

    CLAUSE = "proposition"
    MESSAGE = "message"


@dataclass(frozen=True)
class Retraction:
    """What takes a danger back: the past, a film, a question about the rules..."""

    name: str
    reach: Reach
    yields_to_present: bool
    imaginary: bool


@dataclass(frozen=True)
class Sign:
    """Phrases that tell of danger when all of them are in the message.

    A sure sign is taken back only in its own clause or by a retraction of the whole message;
    the others by any retraction. A cry ("au secours") is sure, and yields to any sign that says what the danger is.
    """

    kind: DangerKind
    sure: bool
    phrases: tuple[int, ...]
    cry: bool = False


class DangerPatterns:
    """All that `data/danger.yml` says, ready to be searched."""

    def __init__(self, content: Mapping[str, Any]) -> None:
        """Raises InvalidContent, in French, without the name of the file."""
        _check_sections(content)
        self.calls = Calls(content.get("appels") or {})
        self._groups = _read_groups(content.get("groupes") or {})
        self._numbers: dict[str, int] = {}
        self._phrases: list[tuple[int, Phrase]] = []
        self._denying: list[bool] = []
        self.signs = [
            Sign(
                kind,
                sure=section != "probables",
                phrases=tuple(self._number(part) for part in written.split(_TOGETHER)),
                cry=section == "cris",
            )
            for section in ("surs", "cris", "probables")
            for kind, written in _by_kind(section, content.get(section) or {})
        ]
        self.dangers = PhraseMatcher(self._phrases)
        self._telling_words = self.dangers.telling_words | self.calls.telling_words
        self.cuts = self._matcher(texts_of("coupures", content["coupures"]) if content.get("coupures") else [])
        self.present = self._matcher(texts_of("present", content["present"]) if content.get("present") else [])
        self.denials = self._matcher(texts_of("negation", content["negation"]) if content.get("negation") else [])
        self.retractions: list[Retraction] = []
        self.takebacks = self._read_retractions(content.get("retraits") or {})

    def knows(self, word: str) -> bool:
        """Is this word in some sign of danger?"""
        return self.dangers.knows(word)

    def may_be_in(self, words: frozenset[str]) -> bool:
        """Tell whether a message of these words can hold a sign or a call: a quick look before a search."""
        return not self._telling_words.isdisjoint(words)

    def is_denied_inside(self, phrase: int, words: Iterable[str]) -> bool:
        """Is "pas", "aucun" … among these words, when the phrase itself has no such word?"""
        return not self._denying[phrase] and not _DENYING_WORDS.isdisjoint(words)

    def _number(self, written: str) -> int:
        if written not in self._numbers:
            variants = read_phrase(written, self._groups)
            self._numbers[written] = len(self._numbers)
            self._phrases += [(self._numbers[written], variant) for variant in variants]
            self._denying.append(
                any(not _DENYING_WORDS.isdisjoint(slot.words) for phrase in variants for slot in phrase)
            )
        return self._numbers[written]

    def _matcher(self, texts: Sequence[str]) -> PhraseMatcher:
        return PhraseMatcher([(0, variant) for written in texts for variant in read_phrase(written, self._groups)])

    def _read_retractions(self, section: Any) -> PhraseMatcher:
        if not isinstance(section, dict):
            raise InvalidContent("rubrique « retraits » : on attend une liste de rubriques nommées")
        phrases: list[tuple[int, Phrase]] = []
        for name, written in section.items():
            if not isinstance(written, dict) or set(written) - _RETRACTION_KEYS or "motifs" not in written:
                raise InvalidContent(f"retrait « {name} » : on attend portee, sauf_si_present, imaginaire et motifs")
            self.retractions.append(
                Retraction(
                    str(name),
                    _reach(name, written),
                    yields_to_present=written.get("sauf_si_present") is True,
                    imaginary=written.get("imaginaire") is True,
                )
            )
            texts = texts_of(str(name), written["motifs"])
            number = len(self.retractions) - 1
            phrases += [(number, variant) for text in texts for variant in read_phrase(text, self._groups)]
        return PhraseMatcher(phrases)


def read_danger_patterns(path: Path) -> DangerPatterns:
    """Return the patterns that `path` holds. Raises InvalidContent, in French, with the name of the file."""
    content = read_yaml(path)
    _check_no_pattern_is_cut(path)
    try:
        return DangerPatterns(content)
    except InvalidContent as fault:
        raise InvalidContent(f"{path.name} : {fault}") from None


def read_danger_patterns_by_language(path: Path) -> dict[str, DangerPatterns]:
    """Return the patterns of each language that `path` holds. Raises InvalidContent, in French, naming the file."""
    patterns = {}
    content_by_language = read_yaml(path)
    _check_no_pattern_is_cut(path)
    for language, content in content_by_language.items():
        try:
            patterns[str(language)] = DangerPatterns(content)
        except InvalidContent as fault:
            raise InvalidContent(f"{path.name}, {language} : {fault}") from None
    return patterns


def _check_no_pattern_is_cut(path: Path) -> None:
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if _CUT_SHORT.match(line):
            raise InvalidContent(
                f"{path.name}, ligne {number} : « # » après une espace commence une remarque et coupe le motif ; "
                "mettez tout le motif entre guillemets droits"
            )


def _check_sections(content: Mapping[str, Any]) -> None:
    for name in content:
        if name not in _SECTIONS:
            raise InvalidContent(f"rubrique « {name} » inconnue (permises : {', '.join(sorted(_SECTIONS))})")
    for name in ("surs", "retraits"):
        if not content.get(name):
            raise InvalidContent(f"rubrique « {name} » absente ou vide")


def _read_groups(section: Any) -> dict[str, list[str]]:
    if not isinstance(section, dict):
        raise InvalidContent("rubrique « groupes » : on attend « nom : [mot, mot] »")
    return {str(name): texts_of(f"groupe <{name}>", words) for name, words in section.items()}


def _by_kind(section: str, content: Any) -> Iterable[tuple[DangerKind, str]]:
    if not isinstance(content, dict):
        raise InvalidContent(f"rubrique « {section} » : on attend police, medical, fire ou silent, puis des motifs")
    for name, texts in content.items():
        if name not in {kind.value for kind in DangerKind}:
            raise InvalidContent(f"rubrique « {section} » : « {name} » inconnu (police, medical, fire ou silent)")
        for text in texts_of(f"{section}, {name}", texts):
            yield DangerKind(name), text


def _reach(name: object, written: Mapping[str, Any]) -> Reach:
    try:
        return Reach(written.get("portee"))
    except ValueError:
        raise InvalidContent(f"retrait « {name} » : portee vaut « proposition » ou « message »") from None
