"""What the supervisors' page shows of this moment, from the store and the counters.

Nobody's text, and nobody's name but those of the officers on duty, who see each other too.
"""

import math
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from content.clock import PARIS
from content.handoff_notice import presence
from content.typography import typeset
from handoff.conversations.classes import QueueClass
from handoff.conversations.officers import Team, load, shown_status
from handoff.conversations.queue import Queue
from handoff.conversations.record import Conversation
from handoff.conversations.what_if import Band, Expected
from handoff.opening.models import Switches
from handoff.opening.opening import Opening
from handoff.stats.figures import Totals, grouped
from handoff.stats.names import Kind

_CLASSES = {QueueClass.EMERGENCY: "Urgences", QueueClass.SENSITIVE: "Sensibles", QueueClass.NORMAL: "Autres"}
_STATUSES = {"available": "Disponible", "busy": "Complet", "away": "Absent", "offline": "Hors ligne"}


def queue_fields(queue: Queue, now: datetime) -> dict[str, Any]:
    """Return who waits, by class, and the longest wait."""
    waiting = queue.waiting
    longest = max((now - one.waits_since for one in waiting), default=None)
    return {
        "waiting": str(len(waiting)),
        "longest": spoken(longest) if longest is not None else "–",
        "classes": [
            {"name": each.value, "label": label, "number": str(_number_of(each, waiting))}
            for each, label in _CLASSES.items()
        ],
    }


def team_fields(team: Team, now: datetime) -> dict[str, Any]:
    """Return the officers on duty by name, and how many are in each state. Nothing of how much they have done."""
    rows = [
        {
            "name": officer.name,
            "status": typeset(_STATUSES[shown_status(officer, team.of(officer.id), now)]),
            "load": f"{load(team.of(officer.id), now):g}".replace(".", ","),
            "capacity": str(officer.capacity),
        }
        for officer in sorted(team.officers, key=lambda one: one.name)
    ]
    states = {label: sum(row["status"] == typeset(label) for row in rows) for label in _STATUSES.values()}
    return {
        "officers": rows,
        "states": ", ".join(f"{number} {_few(label, number)}" for label, number in states.items() if number)
        or "Aucun policier n’a ouvert sa console.",
    }


def today_fields(totals: Totals) -> dict[str, str]:
    """Return the figures of today, in words."""
    return {
        "arrivals": grouped(totals.arrivals),
        "answered": grouped(totals.all_of(Kind.WAIT)),
        "within_a_minute": typeset(str(totals.within_a_minute)),
        "abandonment": typeset(str(totals.abandonment)),
        "containment": typeset(str(totals.containment)),
        "ended": grouped(totals.all_of(Kind.ENDED)),
        "too_late": str(totals.number(Kind.ADMISSION, "refused")),
        "rescue": str(totals.number(Kind.RESCUE, "transmitted")),
    }


def opening_fields(opening: Opening, switches: Switches, now: datetime) -> dict[str, Any]:
    """Return whether officers answer, and both switches as the database holds them."""
    notice = switches.notice
    return {
        "opening": typeset(presence(opening, now)),
        "notice": typeset(f"Message affiché : {notice}") if notice else "Aucun message affiché.",
        "switches": {"robot_only": bool(switches.robot_only), "notice": bool(notice)},
    }


def what_if_rows(
    expectations: Mapping[str, Expected] | None, capacity: int, closing: str | None
) -> list[dict[str, str]]:
    """Return a row for each change, the day as it was first. `closing`: « 20 h », or None when that cannot be asked."""
    labels = {
        "as_it_was": "Comme aujourd'hui",
        "one_officer_more": "Un policier de plus",
        "one_officer_less": "Un policier de moins",
        "capacity_one_more": f"{capacity + 1} conversations à la fois, au lieu de {capacity}",
        "open_longer": f"Fermeture à 22 h, au lieu de {closing}" if closing else "",
        "containment_ten_points_more": "10 points de plus pour le robot seul",
    }
    found = expectations or {}
    return [
        {
            "label": typeset(label),
            "wait": _minutes(found[name].median_wait),
            "soon": _percent(found[name].within_a_minute),
            "gone": _percent(found[name].abandonment),
        }
        for name, label in labels.items()
        if label and name in found
    ]


def closing_of_today(opening: Opening, now: datetime) -> datetime | None:
    """Return when today's opening ends, if that is before 22 h today; else None."""
    closes = opening.closes_at(now)
    late = now.astimezone(PARIS).replace(hour=22, minute=0, second=0, microsecond=0)
    return closes.astimezone(PARIS) if closes and closes < late else None


def spoken(duration: timedelta) -> str:
    """Return a duration as people say it: « 40 s », « 12 min », « 1 h 05 »."""
    seconds = max(0, int(duration.total_seconds()))
    if seconds < 60:
        return f"{seconds}\u00a0s"
    hours, minutes = divmod(seconds // 60, 60)
    return f"{hours}\u00a0h\u00a0{minutes:02d}" if hours else f"{minutes}\u00a0min"


def _number_of(queue_class: QueueClass, waiting: Sequence[Conversation]) -> int:
    return sum(one.queue_class is queue_class for one in waiting)


def _few(label: str, number: int) -> str:
    said = label.lower()
    return said if number < 2 or said == "hors ligne" else f"{said}s"


def _minutes(band: Band) -> str:
    if band.high < 1:
        # Nobody knows such a wait to the second: the reading of an offer alone takes longer.
        return typeset("moins d'une minute")
    low, middle, high = (math.ceil(each) for each in (band.low, band.middle, band.high))
    return f"{middle}\u00a0min ({low} à {high})"


def _percent(band: Band) -> str:
    low, middle, high = (round(100 * each) for each in (band.low, band.middle, band.high))
    return typeset(f"{middle} % ({low} à {high})")
