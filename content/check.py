"""Check everything that content staff wrote: `python -m content.check`."""

import argparse
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from content.clock import paris_now
from content.danger_patterns import read_danger_patterns, read_danger_patterns_by_language
from content.documents import Document, Fault, read_document
from content.errors import InvalidContent
from content.evaluation_rules import borrowed_faults, evaluation_messages
from content.family_rules import family_faults
from content.file_rules import file_faults
from content.guided_facts import fact_readers
from content.guided_rules import guided_faults
from content.library import DATA, load_library
from content.officer_texts import load_canned, load_wrap_up, officer_text_faults
from content.page_rules import Names, exists_on, naming_faults, references_in
from content.placed_faults import placed
from content.question_rules import group, question_faults
from content.regime_rules import regime_faults, variant_faults
from content.regimes_file import read_regimes
from content.schema_check import shape_faults
from content.sensitive import load_sensitive
from content.similarity import likeness
from content.text_rules import KnownPlaces, NotYetOpen, shown_texts, text_faults

SOURCES = DATA.parent / "docs" / "sources"
EVALUATION = DATA.parent / "tests" / "evaluation"
# The day on which the service speaks (data/README.md): what is closed or not yet open then is never named.
REFERENCE_DAY = date(2020, 11, 10)


def check(data: Path = DATA, sources: Path = SOURCES, day: date = REFERENCE_DAY) -> list[Fault]:
    """Return every fault of the files in `data`, in the order of files and lines.

    Rules that compare files are applied once every file has its right shape.
    """
    documents, faults = read_all(data)
    for document in documents:
        faults += [*document.doubled_keys(), *shape_faults(document)]
    if not faults:
        faults += _rules(documents, sources, day)
    if not faults:
        faults += _as_the_service_loads_it(data)
    return sorted(set(faults))


def read_all(data: Path = DATA) -> tuple[list[Document], list[Fault]]:
    """Return the readable files of `data`, and a fault for each one that is missing, out of place or broken."""
    documents: list[Document] = []
    faults = list(file_faults(data))
    for path in sorted([*data.glob("*.yml"), *data.glob("*/*.yml")]):
        try:
            documents.append(read_document(data, path))
        except InvalidContent as fault:
            faults.append(_told_by_reader(path.relative_to(data).as_posix(), fault))
    return documents, faults


def main(arguments: Sequence[str] | None = None) -> int:
    """Print all faults, or a short summary. Return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m content.check", description="Relit tout le contenu de data/.")
    parser.add_argument("--data", type=Path, default=DATA, help="le dossier à relire")
    parser.add_argument("--similarity", action="store_true", help="montrer la ressemblance des questions, par sujet")
    chosen = parser.parse_args(arguments)
    if chosen.similarity:
        _print_similarity(chosen.data)
    faults = check(chosen.data)
    for fault in faults:
        print(fault)
    print(f"Contenu : {len(faults)} défaut(s)." if faults else _summary(chosen.data))
    return 1 if faults else 0


def _rules(documents: Sequence[Document], sources: Path, day: date) -> Iterator[Fault]:
    by_name = {document.name: document for document in documents}
    services = by_name["services.yml"].content["services"]
    names = Names(
        topics=frozenset(document.stem for document in documents if document.is_page),
        services=services,
        references=references_in(sources),
        day=day,
    )
    yield from naming_faults(documents, names)
    yield from family_faults(documents)
    yield from question_faults(documents)
    yield from borrowed_faults(documents, evaluation_messages(EVALUATION))
    yield from officer_text_faults(documents)
    yield from guided_faults(documents, names)
    yield from regime_faults(by_name["regimes.yml"])
    regimes = read_regimes(by_name["regimes.yml"].content)
    for document in documents:
        yield from variant_faults(document, regimes, paris_now().date())
    places = KnownPlaces(services)
    closed = [{"names": [entry["name"]], "from": date.max} for entry in services.values() if not exists_on(entry, day)]
    not_yet_open = NotYetOpen([*by_name["not_yet_open.yml"].content["not_yet_open"], *closed], day)
    for document in documents:
        for shown in shown_texts(document):
            yield from text_faults(shown, places, not_yet_open)


def _as_the_service_loads_it(data: Path) -> list[Fault]:
    try:
        load_library(data)
        read_danger_patterns(data / "danger.yml")
        read_danger_patterns_by_language(data / "danger_languages.yml")
        load_sensitive(data)
        load_canned(data)
        load_wrap_up(data)
        fact_readers(data)
    except InvalidContent as fault:
        return [placed(data, fault)]
    return []


def _told_by_reader(name: str, fault: InvalidContent) -> Fault:
    # "animaux.yml, ligne 4 : …" as read_yaml says it, with the folder put before.
    place, _, sentence = str(fault).partition(" : ")
    line = place.partition(", ligne ")[2]
    return Fault(name, int(line) if line.isdigit() else 0, f"{sentence}.")


def _summary(data: Path) -> str:
    documents, _ = read_all(data)
    pages = sum(1 for document in documents if document.is_page)
    questions = sum(1 for document in documents for _ in document.questions())
    services = sum(len(document.content.get("services") or ()) for document in documents)
    return f"Contenu en ordre : {pages} pages, {questions} questions, {services} services."


def _print_similarity(data: Path) -> None:
    documents, _ = read_all(data)
    by_intent = group(question for document in documents for question in document.questions())
    found = {intent: likeness([question.text for question in asked]) for intent, asked in by_intent.items()}
    print("Médiane de la ressemblance d'une question à sa plus proche voisine (0 : rien de commun, 1 : la même)")
    for intent, measure in sorted(found.items(), key=lambda item: -item[1].median):
        one, other = measure.closest
        print(f"{measure.median:.2f}  {measure.questions:4d}  {intent}  « {one[:50]} » / « {other[:50]} »")


if __name__ == "__main__":
    sys.exit(main())
