"""The counters in the database: added to, read by days, forgotten in time."""

from collections import Counter
from collections.abc import Collection
from datetime import datetime, timedelta

from django.db import connection, transaction
from django.db.models import QuerySet, Sum

from handoff.stats.counters import Counts
from handoff.stats.figures import Totals
from handoff.stats.models import Count
from handoff.stats.names import Key, Kind
from handoff.stats.quarters import quarter_of

# A year and a month: this month can be held against the same one of last year. docs/guide-supervision.md says so.
KEPT_FOR = timedelta(days=400)

# Django can only replace on a conflict; several processes, each with a part of the truth, must add.
_ADD = (
    "INSERT INTO stats_count (quarter, kind, name, subject, number) VALUES (%s, %s, %s, %s, %s) "
    "ON CONFLICT (quarter, kind, name, subject) DO UPDATE SET number = stats_count.number + excluded.number"
)


def add(counts: Counts) -> None:
    """Add `counts` to what is kept: all or nothing. Raises what a database raises."""
    instant = Count._meta.get_field("quarter").get_db_prep_value  # noqa: SLF001  # Django's own public-by-custom name
    rows = [(instant(quarter, connection), *key, number) for (quarter, key), number in counts.items() if number]
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.executemany(_ADD, rows)


def read(begin: datetime, end: datetime, kinds: Collection[Kind] = tuple(Kind), only: str | None = None) -> Counts:
    """Return the counts of these kinds from `begin` (included) to `end`, by quarter and key.

    With `only`, those of this name.
    """
    rows = _rows(begin, end, kinds)
    if only is not None:
        rows = rows.filter(name=only)
    found: Counter[tuple[datetime, Key]] = Counter()
    for quarter, kind, name, subject, number in rows.values_list("quarter", "kind", "name", "subject", "number"):
        found[quarter, Key(kind, name, subject)] = number
    return found


def read_totals(begin: datetime, end: datetime, kinds: Collection[Kind] = tuple(Kind)) -> Totals:
    """Return the counts from `begin` (included) to `end`, added up over time."""
    sums = _rows(begin, end, kinds).order_by().values_list("kind", "name", "subject").annotate(total=Sum("number"))
    return Totals({Key(kind, name, subject): total for kind, name, subject, total in sums})


def _rows(begin: datetime, end: datetime, kinds: Collection[Kind]) -> QuerySet[Count]:
    wanted = [kind.value for kind in kinds]
    return Count.objects.filter(quarter__gte=quarter_of(begin), quarter__lt=end, kind__in=wanted)


def forget_old(now: datetime) -> None:
    """Delete what is older than KEPT_FOR."""
    Count.objects.filter(quarter__lt=now - KEPT_FOR).delete()
