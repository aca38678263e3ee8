"""What is asked of every text that citizens read."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from content.documents import Document, Fault, Key
from content.normalizer import fold
from content.typography import mistakes

_ENDINGS = "fr|com|org|net|eu|info|pf"
_ADDRESS = re.compile(rf"https?://[^\s»]*[^\s».,;:!?)]|\b(?:[a-z0-9-]+\.)+(?:{_ENDINGS})\b", re.IGNORECASE)
_FIGURE = re.compile(r"\{[a-z_]+\}")  # regime_rules tells which ones have a value
_MONTH = "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
_NUMBERS = (
    # National and foreign numbers, as they are spoken.
    re.compile(r"(?<![\d+])(?:\+33[ .]?[1-9](?:[ .]?\d){8}|0[ .]?[1-9](?:[ .]?\d){8})(?!\d)"),
    # Numbers of help: 116 xxx, 11x, 3x xx and 33700.
    re.compile(r"(?<![\d,+])(?:116 ?\d{3}|33 ?700|3\d ?\d{2}|11[2-9])(?!\d)(?! ?(?:€|euros|km|mètres|personnes))"),
    # Any short number that one is told to call.
    re.compile(
        r"\b(?:appel\w*|compos\w*|fait\w*|faire|sms|joign\w*|téléphon\w*|numéro)\b[^.\d\n]{0,30}?\b(?:le|au|du)\s"
        rf"(\d{{2,5}})(?![\d,])(?! \d)(?! ?(?:{_MONTH}|€|h\b|km|jours))",
        re.IGNORECASE,
    ),
)


@dataclass(frozen=True)
class ShownText:
    """A text that citizens read, and where it stands."""

    document: Document
    path: tuple[Key, ...]
    text: str

    def fault(self, sentence: str) -> Fault:
        """Return a fault of this text."""
        return self.document.fault(sentence, *self.path)


class KnownPlaces:
    """Every address and number that services.yml holds."""

    def __init__(self, services: Mapping[str, Any]) -> None:
        # A reference (S118) is no number to call.
        shown = [{key: value for key, value in entry.items() if key != "sources"} for entry in services.values()]
        strings = list(_strings(shown))
        self._addresses = {_bare(found) for text in strings for found in _ADDRESS.findall(text)}
        self._hosts = {address.split("/")[0] for address in self._addresses}
        phones = {str(entry["phone"]) for entry in services.values() if entry.get("phone")}
        spoken = {number for text in strings for number in numbers_in(text)}
        self._numbers = {_digits(number) for number in phones | spoken}

    def unknown(self, text: str) -> Iterator[str]:
        """Yield the addresses and numbers of `text` that services.yml does not hold."""
        for address in _ADDRESS.findall(text):
            known = self._addresses if "/" in _bare(address) else self._hosts
            if _bare(address) not in known:
                yield address
        yield from (number for number in numbers_in(text) if _digits(number) not in self._numbers)


class NotYetOpen:
    """The names that no text may say on a given day."""

    def __init__(self, entries: Sequence[Mapping[str, Any]], day: date) -> None:
        self._patterns = [
            (name, _as_words(name, entry.get("except_after", ())))
            for entry in entries
            if date.fromisoformat(str(entry["from"])) > day
            for name in entry["names"]
        ]

    def named_in(self, text: str) -> Iterator[str]:
        """Yield the names that `text` says too early."""
        words = _words(text)
        yield from (name for name, pattern in self._patterns if pattern.search(words))


def text_faults(shown: ShownText, places: KnownPlaces, not_yet_open: NotYetOpen) -> Iterator[Fault]:
    """Yield what is wrong with one text."""
    for place in dict.fromkeys(places.unknown(shown.text)):
        yield shown.fault(f"« {place} » n'est pas dans services.yml.")
    for name in not_yet_open.named_in(shown.text):
        yield shown.fault(f"« {name} » n'existe pas encore, ou plus, à la date de référence.")
    for mistake in mistakes(shown.text):
        yield shown.fault(f"typographie : {mistake}.")
    if set("{}") & set(_FIGURE.sub("", shown.text)):
        yield shown.fault("un texte ne contient ni { ni }, sauf {radius} et les autres chiffres de regimes.yml.")


def shown_texts(document: Document) -> Iterator[ShownText]:
    """Yield all that citizens read of a file. Keys, references and intents are not read."""
    content = document.content
    if "page" in content:
        yield ShownText(document, ("page", "title"), content["page"]["title"])
    for name, variants in (content.get("responses") or {}).items():
        for number, variant in enumerate(variants):
            yield ShownText(document, ("responses", name, number, "text"), variant["text"])
            for place, button in enumerate(variant.get("buttons", ())):
                yield ShownText(document, ("responses", name, number, "buttons", place, "title"), button["title"])
    for key, entry in (content.get("services") or {}).items():
        for name in ("name", "title", "what", "hours", "cost", "accepts", "refuses"):
            for text in _strings(entry.get(name)):
                yield ShownText(document, ("services", key, name), text)
    yield from _guided_texts(document)
    yield from _home_texts(document)
    yield from _officer_texts(document)


def numbers_in(text: str) -> list[str]:
    """Return the telephone numbers of `text`, as they are written there."""
    return [found.group(found.lastindex or 0) for pattern in _NUMBERS for found in pattern.finditer(text)]


def _guided_texts(document: Document) -> Iterator[ShownText]:
    for number, question in enumerate(document.content.get("questions") or ()):
        place = ("questions", number)
        for name in ("text", "label"):
            yield ShownText(document, (*place, name), question[name])
        for value, answer in question["answers"].items():
            for name in ("button", "card"):
                yield ShownText(document, (*place, "answers", value, name), answer[name])


def _home_texts(document: Document) -> Iterator[ShownText]:
    content = document.content
    for name in ("privacy", "emergency_banner"):
        if name in content:
            yield ShownText(document, (name,), content[name])
    for number, bubble in enumerate(content.get("welcome") or ()):
        yield ShownText(document, ("welcome", number, "text"), bubble["text"])
    for number, entry in enumerate(content.get("menu") or ()):
        for place, item in enumerate(entry["items"]):
            yield ShownText(document, ("menu", number, "items", place, "label"), item["label"])


def _officer_texts(document: Document) -> Iterator[ShownText]:
    for section, names in (("canned", ("title", "text")), ("wrap_up", ("label",))):
        for number, entry in enumerate(document.content.get(section) or ()):
            for name in names:
                yield ShownText(document, (section, number, name), entry[name])


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from _strings(item)
    elif isinstance(value, list):
        for item in value:
            yield from _strings(item)


def _bare(address: str) -> str:
    return re.sub(r"^https?://", "", address.lower()).removeprefix("www.").rstrip("/")


def _digits(number: str) -> str:
    return re.sub(r"[^\d+]", "", number)


def _words(text: str) -> str:
    return " ".join(re.findall(r"[a-z0-9]+", fold(text)))


def _as_words(name: str, except_after: Sequence[str]) -> re.Pattern[str]:
    guards = "".join(rf"(?<!\b{re.escape(_words(word))} )" for word in except_after)
    return re.compile(rf"{guards}\b{re.escape(_words(name))}\b")
