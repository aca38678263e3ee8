"""Today in counts, as the what-if reads it. Pure."""

from collections.abc import Sequence
from datetime import datetime

from handoff.conversations.states import HAND_OFF
from handoff.conversations.what_if import Counts as Day
from handoff.stats.counters import Counts
from handoff.stats.figures import Totals
from handoff.stats.histograms import HANDLINGS, WAITS, Buckets
from handoff.stats.names import Key, Kind
from handoff.stats.quarters import quarter_of, quarters_between

# What the day is read from.
KINDS = (Kind.MOVE, Kind.PRESENCE, Kind.HANDLING, Kind.WAIT, Kind.GIVEN_UP, Kind.ENDED)
# As the estimator believes before the day has taught anything (handoff/conversations/wait.py): one gives up an hour.
_GAVE_UP_BEFORE, _WAITED_BEFORE = 1, 60.0

_ARRIVED = Key(Kind.MOVE.value, HAND_OFF.name)
_LOOKS, _OFFICERS = Key(Kind.PRESENCE.value, "looks"), Key(Kind.PRESENCE.value, "officers")


def day_of(counts: Counts, now: datetime, capacity: int) -> Day | None:
    """Return the day so far, from the first quarter in which anything happened; None while that says nothing.

    `capacity`: conversations at once. A quarter in which nobody looked at the team has the mean number of officers.
    """
    totals = Totals.of(counts)
    if not totals.all_of(Kind.HANDLING) or not totals.arrivals or not totals.number(Kind.PRESENCE, "officers"):
        return None
    first = min(quarter for quarter, key in counts if key in (_ARRIVED, _OFFICERS))
    # The quarter that still goes on would look quieter than it is; alone, it is all there is.
    quarters = list(quarters_between(first, quarter_of(now))) or [first]
    return Day(
        arrivals=[counts.get((quarter, _ARRIVED), 0) for quarter in quarters],
        officers=_officers(counts, quarters, totals),
        capacity=capacity,
        lengths=[(HANDLINGS.middle(name) / 60, number) for name, number in totals.by_name(Kind.HANDLING).items()],
        patience=_patience(totals),
        containment=totals.containment.part / max(1, totals.containment.whole),
    )


def _officers(counts: Counts, quarters: Sequence[datetime], totals: Totals) -> list[float]:
    usual = totals.number(Kind.PRESENCE, "officers") / max(1, totals.number(Kind.PRESENCE, "looks"))
    seen = [(counts.get((quarter, _OFFICERS), 0), counts.get((quarter, _LOOKS), 0)) for quarter in quarters]
    return [officers / looks if looks else usual for officers, looks in seen]


def _patience(totals: Totals) -> float:
    """Return the mean minutes until somebody who waits gives up: all that was waited, by how many gave up."""
    waited = _minutes(WAITS, totals.by_name(Kind.WAIT)) + _minutes(WAITS, totals.by_name(Kind.GIVEN_UP))
    return (_WAITED_BEFORE + waited) / (_GAVE_UP_BEFORE + totals.all_of(Kind.GIVEN_UP))


def _minutes(buckets: Buckets, counts: dict[str, int]) -> float:
    return sum(buckets.middle(name) * number for name, number in counts.items()) / 60
