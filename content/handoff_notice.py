"""What a citizen is told of the officers' presence: on the way to one, and at the top of the page."""

from datetime import datetime
from typing import Protocol

from content.clock import PARIS
from content.french_hours import spoken_instant

_URGENT = "En cas de danger : 17 ou 112, ou un SMS au 114."


class OpeningHours(Protocol):
    """When officers answer: BusinessHours, or an opening that supervisors can change. Instants are aware."""

    def is_open(self, at: datetime) -> bool:
        """Tell whether officers answer at `at`."""

    def next_opening(self, at: datetime) -> datetime | None:
        """Return the first instant at or after `at` when officers answer, or None when nobody knows."""

    def closes_at(self, at: datetime) -> datetime | None:
        """Return when the opening that holds `at` ends, or None."""

    def as_sentence(self, at: datetime) -> str:
        """Return the usual hours in French."""

    def closure(self, at: datetime) -> str | None:
        """Return, in French, why this moment differs from the usual hours, or None."""


def handoff_notice(hours: OpeningHours, instant: datetime) -> str:
    """Return the sentences that follow a handoff at `instant` (aware datetime, any zone)."""
    if hours.is_open(instant):
        return "Vous êtes dans la file d'attente. Un policier vous répondra ici."
    meanwhile = "Inutile d'attendre ici : le robot répond à vos questions et vous oriente."
    return f"{absence(hours, instant)} {meanwhile} {_URGENT}"


def absence(hours: OpeningHours, instant: datetime) -> str:
    """Return the sentences that tell why officers are away at `instant` and when they are back."""
    why, opening = hours.closure(instant), hours.next_opening(instant)
    when = opening and spoken_instant(opening, instant.astimezone(PARIS).date())
    if why:
        return f"{_ended(why)} Les policiers reviennent {when}." if when else _ended(why)
    usual = f"Les policiers répondent {hours.as_sentence(instant)}."
    return f"{usual} Ils reviennent {when}." if when else "Aucun policier ne peut répondre pour le moment."


def presence(hours: OpeningHours, instant: datetime) -> str:
    """Return the sentences of the page about officers at `instant`: until when they answer, or when they are back."""
    if not hours.is_open(instant):
        return absence(hours, instant)
    closing = hours.closes_at(instant)
    if closing is None:
        return "Un policier peut vous répondre en ce moment."
    today = instant.astimezone(PARIS).date()
    return f"Un policier peut vous répondre en ce moment, jusqu'{_at(spoken_instant(closing, today))}."


def _ended(sentence: str) -> str:
    return sentence if sentence.endswith((".", "!", "?", "…")) else f"{sentence}."


def _at(when: str) -> str:
    # "aujourd'hui à 20 h" is "jusqu'à 20 h"; "demain à 2 h" is "jusqu'à demain à 2 h".
    return when.removeprefix("aujourd'hui ") if when.startswith("aujourd'hui") else f"à {when}"
