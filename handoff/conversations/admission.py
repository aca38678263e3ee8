"""Who may enter the queue: nobody whom no officer would answer before closing, nobody who does not know it is long."""

from datetime import datetime, timedelta
from enum import Enum

from handoff.conversations.wait import Wait

# Beyond it people are told before they wait. A page left alone so long is rarely come back to.
LONG_WAIT = timedelta(minutes=30)
# Whoever was let in is served after closing, as long as an officer is there. So long at most, because of a console left
# open over conversations that nobody ends: in 168 played days the last one was answered 3 h 34 after closing.
DRAIN_FOR = timedelta(hours=4)
# With nobody available nobody knows the wait; this close to closing it is too late to hope.
_HOPE = timedelta(minutes=15)


class Admission(str, Enum):
    """What becomes of somebody who asks for an officer."""

    ADMIT = "admit"
    WARN = "warn"  # the wait is long: the citizen decides
    REFUSE = "refuse"  # it would pass closing time


def decide(wait: Wait | None, now: datetime, closes_at: datetime | None, long_wait: timedelta = LONG_WAIT) -> Admission:
    """Decide on somebody who would wait so long from `now` on. `closes_at`: None when it never closes.

    `wait` is None while no officer is available: the queue then says so, and who wants to may wait. Closing is held
    against the upper end of the interval, since whoever is let in must be served; length against the point, since half
    of the waits are shorter.
    """
    most = timedelta(minutes=wait.high) if wait else _HOPE
    if closes_at is not None and now + most > closes_at:
        return Admission.REFUSE
    is_long = wait is not None and timedelta(minutes=wait.point) > long_wait
    return Admission.WARN if is_long else Admission.ADMIT
