"""The figures as files for a spreadsheet: semicolons and a mark of UTF-8, as French spreadsheets open them."""

import csv
import io
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime

from content.clock import PARIS
from content.library import Library
from handoff.stats.counters import Counts
from handoff.stats.figures import OF_MATTERS, Totals, mask, subject_rows
from handoff.stats.labels import title_of

_QUARTERS = ("debut", "genre", "nom", "nombre")
_SUBJECTS = ("sujet", "titre", "reponses", "oui", "non", "reformulees", "policier_ensuite", "choisies")


def quarters_file(counts: Counts) -> str:
    """Return every count by quarter of an hour, all subjects together; few of a matter are masked.

    `debut`: ISO, with the offset of Paris.
    """
    summed: Counter[tuple[datetime, str, str]] = Counter()
    for (quarter, key), number in counts.items():
        summed[quarter, key.kind, key.name] += number
    return _file(
        _QUARTERS,
        (
            (quarter.astimezone(PARIS).isoformat(timespec="minutes"), kind, name, _cell(kind, number))
            for (quarter, kind, name), number in sorted(summed.items())
        ),
    )


def subjects_file(totals: Totals, library: Library) -> str:
    """Return the counts by subject over the whole time; few are masked."""
    return _file(
        _SUBJECTS, ((row.subject, title_of(row.subject, library), *row.masked) for row in subject_rows(totals))
    )


def _cell(kind: str, number: int) -> str:
    return mask(number) if kind in OF_MATTERS else str(number)


def _file(names: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    written = io.StringIO()
    lines = csv.writer(written, delimiter=";", lineterminator="\r\n")
    lines.writerow(names)
    lines.writerows(rows)
    return "\ufeff" + written.getvalue()
