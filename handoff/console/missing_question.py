"""May an officer's rewording of a question be kept? Nothing of a person, and not the citizen's own words."""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from content.errors import RefusedText
from content.normalizer import fold

LONGEST = 200
SHORTEST = 10
# Words in a row: five are met by chance in any two questions on one subject, eight are copied.
MOST_COPIED = 7
# Or, with changes here and there: most of the runs of three words are the citizen's.
RUN = 3
MOST_SHARED = 0.5
WORDS_TO_COMPARE = 8

_WAYS = "rue|avenue|av|boulevard|bd|place|impasse|allée|chemin|quai|route|cours|square"
_PERSONAL = (
    (re.compile(r"\S@\S|\barobase\b", re.IGNORECASE), "une adresse électronique"),
    (
        re.compile(r"\b[A-Z]{2}\d{2}(?:\s?[A-Z0-9]{4}){3,7}(?:\s?[A-Z0-9]{1,4})?\b", re.IGNORECASE),
        "un numéro de compte",
    ),
    (re.compile(r"(?<!\d)\d(?:[\s.\-/]?\d){12,18}(?!\d)"), "un numéro de carte ou d'identité"),
    (re.compile(r"(?:\+|\b00)?\(?\d(?:[\s.\-/()]{0,3}\d){7,11}(?!\d)"), "un numéro de téléphone"),
    (re.compile(r"\b(?:[A-Z]{2}[ -]?\d{3}[ -]?[A-Z]{2}|\d{1,4}[ -]?[A-Z]{2,3}[ -]?(?:\d{2}|2[AB]))\b"), "une plaque"),
    (re.compile(r"\b(?:[a-z]{2}-?\d{3}-?[a-z]{2}|\d{2,4}[a-z]{2,3}\d{2})\b"), "une plaque"),
    (re.compile(rf"\b\d{{1,4}}\s?(?:bis|ter)?,?\s+(?:{_WAYS})\b", re.IGNORECASE), "une adresse"),
)


def accept_question(raw: str, citizen_texts: Iterable[str]) -> str:
    """Return the question on one line. Raises RefusedText, with a sentence for the officer.

    `citizen_texts` is what the citizen wrote in the conversation; it is looked at and forgotten.
    """
    visible = (char if unicodedata.category(char) not in {"Cc", "Cf", "Cs"} else " " for char in raw)
    text = " ".join(unicodedata.normalize("NFKC", "".join(visible)).split())
    if len(text) < SHORTEST:
        raise RefusedText("empty", "Écrivez la question en une phrase.")
    if len(text) > LONGEST:
        raise RefusedText("too_long", f"La question est trop longue : {LONGEST} caractères au plus.")
    if found := next((what for pattern, what in _PERSONAL if pattern.search(text)), None):
        raise RefusedText("personal_data", f"Cette question semble contenir {found}. Enlevez ce qui désigne quelqu'un.")
    if is_copied(text, citizen_texts):
        raise RefusedText(
            "copied_text",
            "Cette question reprend les mots du citoyen. Reformulez-la en termes généraux, sans les citer.",
        )
    return text


def is_copied(text: str, citizen_texts: Iterable[str]) -> bool:
    """Tell whether `text` repeats what the citizen wrote, by its words in a row."""
    words = _words(text)
    known = {shingle for said in citizen_texts for shingle in _shingles(_words(said), RUN)}
    shared = [shingle in known for shingle in _shingles(words, RUN)]
    if len(words) >= WORDS_TO_COMPARE and sum(shared) > MOST_SHARED * len(shared):
        return True
    return _longest_run(shared) + RUN - 1 > MOST_COPIED


def _words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9]+", fold(text))


def _shingles(words: list[str], size: int) -> Iterator[tuple[str, ...]]:
    return (tuple(words[start : start + size]) for start in range(len(words) - size + 1))


def _longest_run(shared: list[bool]) -> int:
    longest = run = 0
    for each in shared:
        run = run + 1 if each else 0
        longest = max(longest, run)
    return longest
