"""What content staff wrote for officers: canned responses (canned.yml), codes of the wrap-up (wrap_up.yml)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from content.documents import Document, Fault
from content.errors import InvalidContent
from content.library import DATA
from content.yaml_file import read_yaml


@dataclass(frozen=True)
class CannedResponse:
    """A ready text of an officer. `services` are the keys of the cards that go with it."""

    key: str
    title: str
    text: str
    services: tuple[str, ...] = ()


@dataclass(frozen=True)
class WrapUpCode:
    """How a conversation ended: the name that is counted, and how it reads."""

    code: str
    label: str


@lru_cache(maxsize=4)
def load_canned(data: Path = DATA) -> tuple[CannedResponse, ...]:
    """Load `data`/canned.yml. Raises InvalidContent, in French."""
    return tuple(
        CannedResponse(each["key"], each["title"], each["text"].strip(), tuple(each.get("services") or ()))
        for each in _rows(data, "canned", ("key", "title", "text"))
    )


@lru_cache(maxsize=4)
def load_wrap_up(data: Path = DATA) -> tuple[WrapUpCode, ...]:
    """Load `data`/wrap_up.yml. Raises InvalidContent, in French."""
    return tuple(WrapUpCode(each["code"], each["label"]) for each in _rows(data, "wrap_up", ("code", "label")))


def officer_text_faults(documents: Sequence[Document]) -> Iterator[Fault]:
    """Yield what is written twice where each may be written once."""
    for document in documents:
        for section, name in (("canned", "key"), ("canned", "title"), ("wrap_up", "code"), ("wrap_up", "label")):
            if document.name == f"{section}.yml":
                yield from _doubled(document, section, name)


def _doubled(document: Document, section: str, name: str) -> Iterator[Fault]:
    seen: set[str] = set()
    for number, each in enumerate(document.content[section]):
        if each[name] in seen:
            yield document.fault(f"« {each[name]} » est déjà plus haut.", section, number, name)
        seen.add(each[name])


def _rows(data: Path, section: str, needed: Sequence[str]) -> list[Mapping[str, Any]]:
    rows = read_yaml(data / f"{section}.yml").get(section)
    if not isinstance(rows, list) or not all(_has(row, needed) for row in rows):
        names = ", ".join(f"« {name} »" for name in needed)
        raise InvalidContent(f"{section}.yml : on attend « {section} », une liste avec {names}")
    return rows


def _has(row: object, needed: Sequence[str]) -> bool:
    return isinstance(row, Mapping) and all(isinstance(row.get(name), str) for name in needed)
