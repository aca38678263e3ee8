"""Who may enter the queue: nobody is let in whom no officer would answer before closing, or without knowing it is long."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum

from handoff.conversations.wait import Wait

# Beyond it people are told before they wait. Half of the patient ones are gone by then (docs/decisions/0007).
LONG_WAIT = timedelta(minutes=30)
# With nobody available the wait is not known; this close to closing it is too late to hope.
_HOPE = timedelta(minutes=15)


class Admission(str, Enum):
    """What becomes of somebody who asks for an officer."""

    ADMIT = "admit"
    WARN = "warn"  # the wait is long, or not known: the citizen decides
    REFUSE = "refuse"  # it would pass closing time


@dataclass(frozen=True)
class Decision:
    """The admission, and the wait that it was decided on: None while no officer is available."""

    admission: Admission
    wait: Wait | None


def decide(wait: Wait | None, now: datetime, closes_at: datetime | None, long_wait: timedelta = LONG_WAIT) -> Decision:
    """Decide on somebody who would wait so long from `now` on. `closes_at`: None when it never closes.

    Closing is held against the upper end of the interval, since whoever is let in must be served; length against the
    point, since half of the waits are shorter.
    """
    if wait is None:
        is_late = closes_at is not None and now + _HOPE > closes_at
        return Decision(Admission.REFUSE if is_late else Admission.WARN, None)
    if closes_at is not None and now + timedelta(minutes=wait.high) > closes_at:
        return Decision(Admission.REFUSE, wait)
    is_long = timedelta(minutes=wait.point) > long_wait
    return Decision(Admission.WARN if is_long else Admission.ADMIT, wait)
