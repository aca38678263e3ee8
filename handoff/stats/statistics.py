"""The page of figures: what it shows of some days. Pure."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from content.clock import PARIS
from content.library import Library
from content.typography import typeset
from handoff.conversations.states import HAND_OFF
from handoff.stats.charts import Bar, Chart, bars, columns, curve
from handoff.stats.counters import Counts
from handoff.stats.figures import (
    OF_MATTERS,
    Share,
    SubjectRow,
    Totals,
    grouped,
    mask,
    rounded,
    subject_rows,
    worst,
)
from handoff.stats.labels import KINDS, label_of, order_of, title_of
from handoff.stats.names import Kind

# As tables with bars, in this order.
_TABLES = (
    Kind.OUTCOME,
    Kind.HELPED,
    Kind.NEXT,
    Kind.CLARIFICATION,
    Kind.HANDOFF,
    Kind.ENDED,
    Kind.WAIT,
    Kind.GIVEN_UP,
    Kind.HANDLING,
    Kind.ADMISSION,
    Kind.WRAP_UP,
    Kind.RESCUE,
)


@dataclass(frozen=True)
class Table:
    """The counts of a kind, with bars."""

    title: str
    rows: list[Bar]


@dataclass(frozen=True)
class Subject:
    """A subject by its title; `cells` as tables show them, `unhappy` of the ten worst alone."""

    title: str
    cells: tuple[str, ...]
    unhappy: str


def key_figures(totals: Totals) -> list[tuple[str, str]]:
    """Return the figures that stand first: a label and a value."""
    return [
        ("Conversations terminées", grouped(totals.all_of(Kind.ENDED))),
        ("Le robot seul a suffi", typeset(str(totals.containment))),
        ("Entrées dans la file", grouped(totals.arrivals)),
        ("Réponse en 60 secondes", typeset(str(totals.within_a_minute))),
        ("Abandons dans la file", typeset(str(totals.abandonment))),
        ("« Oui, cela répond »", typeset(totals.satisfaction.coarse)),
    ]


def arrivals_by_day(counts: Counts, days: Sequence[date]) -> Chart:
    """Return who entered the queue, a column a day of Paris."""
    number: Counter[date] = Counter()
    for at, came in _arrivals(counts):
        number[at.date()] += came
    return columns("Entrées dans la file par jour", "entrées", [(f"{day:%d/%m}", number[day]) for day in days])


def arrivals_by_hour(counts: Counts, days: Sequence[date]) -> Chart:
    """Return who enters the queue by the quarter of an hour on the wall, on the mean of these days."""
    number: Counter[tuple[int, int]] = Counter()
    for at, came in _arrivals(counts):
        number[at.hour, at.minute] += came
    wall = [(hour, minute) for hour in range(24) for minute in (0, 15, 30, 45)]
    values = [(f"{hour}\u00a0h\u00a0{minute:02d}", number[hour, minute] / len(days)) for hour, minute in wall]
    return curve("Entrées dans la file par quart d'heure, en moyenne", "entrées par jour", values)


def tables(totals: Totals, codes: Mapping[str, str]) -> list[Table]:
    """Return the counts of each kind that anything was counted of. `codes`: what people read of those of the end."""
    made = [Table(typeset(KINDS[kind]), _rows(totals, kind, codes)) for kind in _TABLES]
    return [table for table in made if table.rows]


def subjects(totals: Totals, library: Library) -> list[Subject]:
    """Return every subject, by title; few are masked."""
    return sorted((_subject(row, library) for row in subject_rows(totals)), key=lambda one: one.title.casefold())


def worst_subjects(totals: Totals, library: Library) -> list[Subject]:
    """Return the ten subjects whose answers displeased most often."""
    return [_subject(row, library) for row in worst(subject_rows(totals))]


def _arrivals(counts: Counts) -> list[tuple[datetime, int]]:
    return [
        (quarter.astimezone(PARIS), number)
        for (quarter, key), number in counts.items()
        if (key.kind, key.name) == (Kind.MOVE.value, HAND_OFF.name)
    ]


def _rows(totals: Totals, kind: Kind, codes: Mapping[str, str]) -> list[Bar]:
    found = totals.by_name(kind)
    if not found:
        return []
    # In the order of what is read, not of what is masked.
    told = {name: rounded(number) if kind in OF_MATTERS else number for name, number in found.items()}
    names = order_of(kind) or sorted(found, key=lambda name: (-told[name], name))
    said = {name: codes.get(name, name) if kind is Kind.WRAP_UP else label_of(kind, name) for name in names}
    read = {name: _read(mask(number)) if kind in OF_MATTERS else grouped(number) for name, number in found.items()}
    return bars([(typeset(said[name]), read.get(name, "0"), told.get(name, 0)) for name in names])


def _subject(row: SubjectRow, library: Library) -> Subject:
    share = Share(min(row.unhappy, row.replies), row.replies)
    cells = tuple(map(_read, row.masked))
    return Subject(typeset(title_of(row.subject, library)), cells, typeset(share.coarse))


def _read(cell: str) -> str:
    return grouped(int(cell)) if cell.isdigit() else typeset(cell)
