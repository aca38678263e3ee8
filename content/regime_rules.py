"""What is asked of regimes.yml and of the pages whose answers vary with the rules."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time
from itertools import pairwise
from typing import Any

from content.clock import PARIS
from content.documents import Document, Fault
from content.library import REGIME_SLOT
from content.regimes import METROPOLE, OVERSEAS, Regime, RegimeKind, Regimes
from content.regimes_file import read_regimes

# Filled in from the rules too, but in no page: follow_ups.yml.
NO_FIGURES = {"legal_basis"}
_FIGURE = re.compile(r"\{([^{}]*)\}")


def regime_faults(document: Document) -> Iterator[Fault]:
    """Yield what is wrong in regimes.yml: rows that end before they begin, overlap, leave a hole or say too little."""
    regimes = read_regimes(document.content)
    for number, row in enumerate(regimes.rows):
        yield from (document.fault(sentence, "regimes", number) for sentence in _row_faults(row))
    for territory in dict.fromkeys(code for row in regimes.rows for code in row.where):
        yield from _order_faults(document, regimes, territory)


def variant_faults(document: Document, regimes: Regimes, today: date) -> Iterator[Fault]:
    """Yield what is wrong in the conditional answers of a page, `today` being the day when no `as_of` is set."""
    for name, variants in (document.content.get("responses") or {}).items():
        place = ("responses", name)
        if any(variant.get("condition") for variant in variants):
            yield from (document.fault(sentence, *place) for sentence in _page_faults(variants, regimes, today))
        elif len(variants) > 1:
            yield document.fault("plusieurs textes sans « condition » : il n'en faut qu'un.", *place, 1)
        for number, variant in enumerate(variants):
            for sentence in _text_faults(variant, regimes):
                yield document.fault(sentence, *place, number, "text")


def figures_in(text: str) -> list[str]:
    """Return the names between braces in `text`."""
    return _FIGURE.findall(text)


def _row_faults(row: Regime) -> Iterator[str]:
    if row.end is not None and row.end <= row.start:
        yield "« to » doit venir après « from »."
    if row.officer != (row.kind is RegimeKind.INCONNU):
        yield "« officer: true » va avec « rules: inconnu », et seulement avec lui."
    if not row.officer and not row.sources:
        yield "une règle sans source : ajoutez « sources », ou « officer: true »."


def _order_faults(document: Document, regimes: Regimes, territory: str) -> Iterator[Fault]:
    rows = [(row, number) for number, row in enumerate(regimes.rows) if territory in row.where]
    rows.sort(key=lambda entry: entry[0].start)
    for (row, _), (following, number) in pairwise(rows):
        if row.end is None or row.end > following.start:
            yield document.fault(f"« {territory} » a deux règles à la fois ({row.name}).", "regimes", number)
        elif territory in {METROPOLE, OVERSEAS} and row.end < following.start:
            yield document.fault(f"« {territory} » n'a aucune règle avant cette date.", "regimes", number)
    if territory in {METROPOLE, OVERSEAS} and rows and rows[-1][0].end is not None:
        yield document.fault(f"« {territory} » : la dernière règle ne doit pas avoir de fin.", "regimes", rows[-1][1])


def _page_faults(variants: Sequence[Mapping[str, Any]], regimes: Regimes, today: date) -> Iterator[str]:
    *others, last = variants
    if last.get("condition"):
        others = [*variants]
        yield "il manque, en dernier, le texte sans « condition » qui passe la main à un policier (outcome: handoff)."
    elif last["custom"].get("outcome") != "handoff":
        yield "le dernier texte, sans « condition », doit passer la main (outcome: handoff)."
    if any(not variant.get("condition") for variant in others):
        yield "seul le dernier texte est sans « condition » : les autres disent pour quelle règle ils valent."
    named = [_kind(variant) for variant in others]
    for kind in dict.fromkeys(kind for kind in named if named.count(kind) > 1):
        yield f"deux textes pour « {kind} » : Rasa tirerait au sort."
    noon = datetime.combine(regimes.as_of or today, time(12), PARIS)
    in_force = regimes.at(noon)
    if not in_force.officer and in_force.kind.value not in named:
        yield f"il manque un texte pour la règle en vigueur, « {in_force.kind.value} »."


def _text_faults(variant: Mapping[str, Any], regimes: Regimes) -> Iterator[str]:
    kind = _kind(variant)
    rows = [row for row in regimes.rows if row.kind.value == kind]
    if kind and not rows:
        yield f"« {kind} » n'est la règle d'aucune période de regimes.yml."
    for figure in set(figures_in(variant["text"])) - NO_FIGURES:
        if lacking := [row.name for row in rows if figure not in row.figures]:
            yield f"« {{{figure}}} » n'a pas de valeur dans regimes.yml ({lacking[0]})."
        elif not rows:
            yield f"« {{{figure}}} » va avec une « condition » : Rasa y chercherait une variable."


def _kind(variant: Mapping[str, Any]) -> str:
    return next((each["value"] for each in variant.get("condition") or () if each["name"] == REGIME_SLOT), "")
