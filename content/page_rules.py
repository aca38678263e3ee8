"""How files name each other: pages, services, sources, replies."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from content.documents import Document, Fault, Key
from content.hours_rules import hours_faults

_REFERENCE = re.compile(r"^\| ([ARSM]\d+) \|", re.MULTILINE)
_PREFIXES = {"answer": "ask", "steer": "reach"}


@dataclass(frozen=True)
class Names:
    """Everything that a file may refer to, on one day."""

    topics: frozenset[str]
    services: Mapping[str, Mapping[str, Any]]
    references: frozenset[str]
    day: date


def references_in(sources: Path) -> frozenset[str]:
    """Return the references (`A1`, `R10` …) that docs/sources explains."""
    texts = (path.read_text(encoding="utf-8") for path in sorted(sources.glob("*.md")))
    return frozenset(reference for text in texts for reference in _REFERENCE.findall(text))


def exists_on(entry: Mapping[str, Any], day: date) -> bool:
    """Tell whether a service of services.yml is open on `day`, both bounds included."""
    opened, closed = entry.get("from"), entry.get("until")
    return (not opened or str(opened) <= day.isoformat()) and (not closed or day.isoformat() <= str(closed))


def naming_faults(documents: Sequence[Document], names: Names) -> Iterator[Fault]:
    """Yield every name that leads nowhere, or that is given twice."""
    yield from _doubled_names(documents)
    for document in documents:
        if document.is_page:
            yield from _own_names(document, names)
        yield from _responses(document, names)
        yield from _services_file(document, names)
        for number, _ in enumerate(document.content.get("regimes") or ()):
            yield from _sources(document, names, "regimes", number, "sources")
        yield from _follow_ups(document, names)
        yield from _home(document, names)
        yield from _canned(document, names)
        if document.name == "hours.yml":
            yield from _sources(document, names, "sources")
            yield from hours_faults(document)


def _doubled_names(documents: Sequence[Document]) -> Iterator[Fault]:
    owners: dict[str, str] = {}
    for document in documents:
        given: list[tuple[str, tuple[Key, ...]]] = [
            (item["intent"], ("nlu", number)) for number, item in enumerate(document.content.get("nlu") or ())
        ]
        given += [(name, ("responses", name)) for name in document.content.get("responses") or ()]
        if document.is_page:
            given.append((f"le sujet {document.stem}", ()))
        for name, path in given:
            if name in owners:
                yield document.fault(f"« {name} » est déjà dans {owners[name]}.", *path)
            owners.setdefault(name, document.name)


def _own_names(document: Document, names: Names) -> Iterator[Fault]:
    # The file's name is its subject's name, everywhere.
    content, slug = document.content, document.stem
    stem = slug.replace("-", "_")
    intent, reply = f"{_PREFIXES[document.folder]}_{stem}", f"utter_{stem}"
    if content["nlu"][0]["intent"] != intent:
        yield document.fault(f"l'intention doit s'appeler « {intent} », comme le fichier.", "nlu", 0, "intent")
    for name, variants in content["responses"].items():
        if name != reply:
            yield document.fault(f"la réponse doit s'appeler « {reply} », comme le fichier.", "responses", name)
        for number, variant in enumerate(variants):
            custom, place = variant["custom"], ("responses", name, number, "custom")
            if custom["outcome"] == "handoff" and number:
                continue  # the last resort of a page whose answers vary (content/regime_rules.py)
            key = "topic" if document.folder == "answer" else "service"
            if custom["outcome"] != document.folder:
                yield document.fault(f"« outcome » doit être « {document.folder} » dans ce dossier.", *place, "outcome")
            if custom.get(key) != slug:
                yield document.fault(f"« {key} » doit être « {slug} », comme le fichier.", *place, key)
            if key == "service" and slug not in custom["services"]:
                yield document.fault(f"la carte « {slug} » doit être dans « services ».", *place, "services")
    yield from _neighbours(document, names)


def _neighbours(document: Document, names: Names) -> Iterator[Fault]:
    for number, near in enumerate(document.content["page"]["see_also"]):
        if near == document.stem:
            yield document.fault("« see_also » renvoie au sujet lui-même.", "page", "see_also", number)
        elif near not in names.topics:
            yield document.fault(f"« see_also » : le sujet « {near} » n'existe pas.", "page", "see_also", number)


def _responses(document: Document, names: Names) -> Iterator[Fault]:
    for name, variants in (document.content.get("responses") or {}).items():
        for number, variant in enumerate(variants):
            custom, place = variant["custom"], ("responses", name, number, "custom")
            for key in [*custom.get("services", ()), *([custom["service"]] if "service" in custom else [])]:
                yield from _service(document, names, key, *place, "services")
            topic = custom.get("topic")
            if topic is not None and topic != "social" and topic not in names.topics:
                yield document.fault(f"le sujet « {topic} » n'existe pas.", *place, "topic")
            for choice in custom.get("choices", ()):
                # `{choice_1}` is filled in by the bot.
                if choice not in names.topics and not choice.startswith("{"):
                    yield document.fault(f"le choix « {choice} » n'est pas un sujet.", *place, "choices")
            for near in custom.get("see_also", ()):
                if near not in names.topics:
                    yield document.fault(f"« see_also » : le sujet « {near} » n'existe pas.", *place, "see_also")
            yield from _sources(document, names, *place, "sources")


def _services_file(document: Document, names: Names) -> Iterator[Fault]:
    for key, entry in (document.content.get("services") or {}).items():
        yield from _sources(document, names, "services", key, "sources")
        if entry.get("from") and entry.get("until") and str(entry["until"]) < str(entry["from"]):
            yield document.fault("la fin précède le début.", "services", key, "until")


def _follow_ups(document: Document, names: Names) -> Iterator[Fault]:
    if document.name != "follow_ups.yml":
        return
    for attribute in ("audience", "means", "distance"):
        for value, entry in document.content[attribute].items():
            for last, answer in entry["answers"].items():
                for topic in {last, answer} - names.topics:
                    place = (attribute, value, "answers", last)
                    yield document.fault(f"le sujet « {topic} » n'existe pas.", *place)


def _home(document: Document, names: Names) -> Iterator[Fault]:
    for number, bubble in enumerate(document.content.get("welcome") or ()):
        if bubble.get("service"):
            yield from _service(document, names, bubble["service"], "welcome", number, "service")
    for number, entry in enumerate(document.content.get("menu") or ()):
        for place, item in enumerate(entry["items"]):
            path = ("menu", number, "items", place)
            if "service" in item:
                yield from _service(document, names, item["service"], *path)
            elif item["topic"] not in names.topics:
                yield document.fault(f"le sujet « {item['topic']} » n'existe pas.", *path)


def _canned(document: Document, names: Names) -> Iterator[Fault]:
    for number, entry in enumerate(document.content.get("canned") or ()):
        for key in entry.get("services") or ():
            yield from _service(document, names, key, "canned", number, "services")
        yield from _sources(document, names, "canned", number, "sources")


def _service(document: Document, names: Names, key: str, *path: Key) -> Iterator[Fault]:
    entry = names.services.get(key)
    if entry is None:
        meant = next(iter(get_close_matches(key, names.services, n=1)), None)
        guess = f" (serait-ce « {meant} » ?)" if meant else ""
        yield document.fault(f"le service « {key} » n'est pas dans services.yml{guess}.", *path)
    elif not exists_on(entry, names.day):
        yield document.fault(f"le service « {key} » n'est pas ouvert le {names.day:%d/%m/%Y}.", *path)


def _sources(document: Document, names: Names, *path: Key) -> Iterator[Fault]:
    found: Any = document.content
    for key in path:
        found = found.get(key, ()) if isinstance(found, Mapping) else found[key]
    for reference in found:
        if reference not in names.references:
            yield document.fault(f"la source « {reference} » n'est pas dans docs/sources.", *path)
