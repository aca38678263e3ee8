"""What an officer's console is shown of the team."""

from datetime import datetime
from typing import Any

from content.typography import typeset
from handoff.conversations.officers import Status, Team, load, shown_status

SET_AWAY = (
    "Deux propositions sont restées sans réponse : vous êtes passé en « Absent ». Dites « Disponible » pour reprendre."
)


def team_fields(team: Team, me: int, now: datetime) -> dict[str, Any]:
    """Return everybody on duty, by name, and the status of the officer `me`.

    `sentence` says why he is away when it was not he who said so.
    """
    mine = next((one for one in team.officers if one.id == me), None)
    return {
        "status": (mine.status if mine else Status.AVAILABLE).value,
        "sentence": typeset(SET_AWAY) if mine and mine.was_set_away else None,
        "officers": [
            {
                "name": officer.name,
                "me": officer.id == me,
                "status": shown_status(officer, team.of(officer.id), now),
                "load": load(team.of(officer.id), now),
                "held": len(team.of(officer.id)),
                "capacity": officer.capacity,
            }
            for officer in team.officers
        ],
    }


def must_hear_alarms(team: Team, me: int, now: datetime) -> bool:
    """Tell whether an emergency is told to the officer `me`: to those available, or to all while nobody is."""
    available = {one.id for one in team.officers if one.takes_offers(now)}
    return me in available or not available
