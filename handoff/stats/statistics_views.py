"""The page of figures and its files, for supervisors and content staff."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from content.clock import paris_now
from content.library import load_library
from content.officer_texts import load_wrap_up
from handoff.accounts.access import Role, role_required
from handoff.conversations.states import HAND_OFF
from handoff.stats import csv_files, kept, statistics
from handoff.stats.figures import FEWEST_SHOWN, ROUNDED_TO, Totals
from handoff.stats.names import Kind
from handoff.stats.period import MOST_DAYS_OF_QUARTERS, Period
from handoff.stats.quarters import bounds

readers = role_required(Role.SUPERVISOR, Role.CONTENT)


@never_cache
@require_safe
@readers
def page(request: HttpRequest) -> HttpResponse:
    """Show the figures of some days; `?du=` and `?au=` choose them."""
    period, library = _period(request), load_library()
    begin, end = bounds(period.first, period.last)
    totals, arrivals = kept.read_totals(begin, end), kept.read(begin, end, (Kind.MOVE,), HAND_OFF.name)
    charts = [statistics.arrivals_by_day(arrivals, period.days), statistics.arrivals_by_hour(arrivals, period.days)]
    shown: dict[str, Any] = {
        "period": period,
        "is_empty": not totals.counts,
        "figures": statistics.key_figures(totals),
        "charts": [chart for chart in charts if not chart.is_empty],
        "tables": statistics.tables(totals, {each.code: each.label for each in load_wrap_up()}),
        "subjects": statistics.subjects(totals, library),
        "worst": statistics.worst_subjects(totals, library),
        "fewest": FEWEST_SHOWN,
        "rounded_to": ROUNDED_TO,
        "kept_days": kept.KEPT_FOR.days,
        "most_days_of_quarters": MOST_DAYS_OF_QUARTERS,
    }
    return render(request, "stats/statistics.html", shown)


@never_cache
@require_safe
@readers
def quarters_csv(request: HttpRequest) -> HttpResponse:
    """Return the counts by quarter of an hour, of a month at most."""
    period = Period.asked(request.GET, paris_now().date(), MOST_DAYS_OF_QUARTERS)
    return _file(csv_files.quarters_file(kept.read(*bounds(period.first, period.last))), "quarts", period)


@never_cache
@require_safe
@readers
def subjects_csv(request: HttpRequest) -> HttpResponse:
    """Return the counts by subject."""
    period = _period(request)
    totals: Totals = kept.read_totals(*bounds(period.first, period.last))
    return _file(csv_files.subjects_file(totals, load_library()), "sujets", period)


def _period(request: HttpRequest) -> Period:
    return Period.asked(request.GET, paris_now().date())


def _file(content: str, name: str, period: Period) -> HttpResponse:
    named = f"{name}-{period.first.isoformat()}-{period.last.isoformat()}.csv"
    return HttpResponse(
        content,
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{named}"'},
    )
