"""The supervisors' page of this moment: once as a page, then as JSON every few seconds."""

from typing import Any

from asgiref.sync import async_to_sync
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from content.clock import PARIS
from content.french_hours import spoken as spoken_time
from handoff.accounts.access import Role, role_required
from handoff.accounts.models import CapacityRule
from handoff.conversations.officers import Team
from handoff.conversations.queue import Queue
from handoff.conversations.what_if import Counts as Day
from handoff.gateway import Gateway, gateway
from handoff.opening.forms import ROBOT_ONLY
from handoff.opening.models import LONGEST_SENTENCE, Switches
from handoff.stats import kept, supervision
from handoff.stats.figures import Totals
from handoff.stats.forecast import Forecast
from handoff.stats.names import Kind
from handoff.stats.quarters import bounds
from handoff.stats.today import KINDS, day_of

# What the figures of today are made of: no subject among them, so few rows.
_SHOWN = (Kind.MOVE, Kind.WAIT, Kind.GIVEN_UP, Kind.ENDED, Kind.ADMISSION, Kind.RESCUE)
FORECAST = Forecast()


@never_cache
@require_safe
@role_required(Role.SUPERVISOR)
def supervision_page(request: HttpRequest) -> HttpResponse:
    """Show this moment. Without JavaScript it is as fresh as the last reload."""
    shown = {"state": _state(gateway()), "robot_only": ROBOT_ONLY, "longest": LONGEST_SENTENCE}
    return render(request, "stats/supervision.html", shown)


@never_cache
@require_safe
@role_required(Role.SUPERVISOR)
def supervision_state(request: HttpRequest) -> JsonResponse:
    """Return what the page shows, as JSON."""
    return JsonResponse(_state(gateway()))


def _state(parts: Gateway) -> dict[str, Any]:
    now = parts.clocks.now()
    queue, team = async_to_sync(_look)(parts)
    wall = now.astimezone(PARIS)
    begin, end = bounds(wall.date(), wall.date())
    # What is not written yet counts too; what the other processes have not written is seconds old.
    totals = kept.read_totals(begin, end, _SHOWN).plus(Totals.of(parts.recorder.counters.peek()))
    capacity, closing = CapacityRule.current().default, supervision.closing_of_today(parts.opening, now)

    def today() -> Day | None:
        return day_of(kept.read(begin, end, KINDS), now, capacity)

    later = (22 - closing.hour - closing.minute / 60) if closing else 0.0
    expectations = FORECAST.ask(today, now, later)
    rows = supervision.what_if_rows(expectations, capacity, spoken_time(closing.time()) if closing else None)
    return {
        "at": spoken_time(wall.time()),
        **supervision.queue_fields(queue, now),
        **supervision.team_fields(team, now),
        **supervision.today_fields(totals),
        **supervision.opening_fields(parts.opening, Switches.current(), now),
        "what_if": rows,
        "computing": FORECAST.is_running,
    }


async def _look(parts: Gateway) -> tuple[Queue, Team]:
    # A switch that was just pressed on this page is not told a second late.
    await parts.opening.refresh()
    return await parts.store.queue(), await parts.store.team()
