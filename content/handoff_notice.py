"""What a citizen is told on the way to an officer, open or closed."""

from datetime import datetime

from content.clock import PARIS
from content.hours import BusinessHours, spoken

_URGENT = "En cas de danger : 17 ou 112, ou un SMS au 114."


def handoff_notice(hours: BusinessHours, instant: datetime) -> str:
    """Return the sentence that follows a handoff at `instant` (aware datetime, any zone)."""
    if hours.is_open(instant):
        return "Vous êtes dans la file d'attente. Un policier vous répondra ici."
    opening = hours.next_opening(instant)
    day = "aujourd'hui" if opening.date() == instant.astimezone(PARIS).date() else "demain"
    return f"Les policiers répondent {hours.as_sentence()}. Ils reviennent {day} à {spoken(opening.time())}. {_URGENT}"
