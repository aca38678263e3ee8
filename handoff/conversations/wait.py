"""How long somebody will wait for an officer: an interval that holds the truth four times out of five.

Not `place × mean`: what matters is how many conversations run side by side, how fast they end, who gives up ahead, who
may still pass ahead, and how sure all this is (docs/decisions/0007-expected-wait.md has the measurements).
"""

import math
from dataclasses import dataclass, field
from datetime import datetime

from handoff.conversations.calibration import Calibration
from handoff.conversations.classes import QueueClass
from handoff.conversations.pace import FadingDelay, FadingRate
from handoff.conversations.queue import SENSITIVE_HEAD_START
from handoff.conversations.situation import Situation

# Before the day has taught anything: conversations of a quarter of an hour, four of them believed.
_PRIOR_ENDS = (4.0, 60.0)
# Someone in six gives up within ten minutes.
_PRIOR_GIVING_UP = (1.0, 60.0)
_PRIOR_ARRIVALS = (0.5, 60.0)
# About ten seconds from an offer to its acceptance.
_PRIOR_REACTION = (0.17, 0.8)
# How fast yesterday's news fades. Shorter forgets the lunch hour by its end, longer keeps the morning's pace too long.
HALF_LIFE = 45.0
# Those who may pass ahead never take more than this share of the pace: ageing sees to it.
_MOST_OVERTAKEN = 0.7
# For so long somebody of the sensitive class who comes later passes ahead of a normal one. Minutes.
_HEAD_START = SENSITIVE_HEAD_START.total_seconds() / 60
# Doubt about what nobody can know now: who comes on duty, who leaves. As a spread of the logarithm.
_UNFORESEEN = 0.15


@dataclass(frozen=True)
class Wait:
    """An expected wait from now on, in minutes: four times out of five within `low` and `high`."""

    low: float
    point: float
    high: float


@dataclass
class WaitEstimator:
    """Learns from the day and estimates. Keeps counts, durations and, while somebody waits, what they were told.

    Instants are aware datetimes that never go back. `observe` comes first at every event, with the situation that the
    event made.
    """

    half_life: float = HALF_LIFE
    calibration: Calibration = field(default_factory=Calibration)

    def __post_init__(self) -> None:
        self._ends = FadingRate(*_PRIOR_ENDS, self.half_life)
        self._giving_up = FadingRate(*_PRIOR_GIVING_UP, self.half_life)
        self._arrivals = {one: FadingRate(*_PRIOR_ARRIVALS, self.half_life) for one in QueueClass}
        self._reaction = FadingDelay(*_PRIOR_REACTION)
        self._start: datetime | None = None
        self._at = 0.0
        self._situation = Situation(0, 0, 0, 0, 0)
        self._joined: dict[str, _Joined] = {}
        self._gone: dict[str, _Joined] = {}
        self._rates: _Rates | None = None

    def observe(self, now: datetime, situation: Situation) -> None:
        """Take note of the situation from `now` on; the time since the last note was spent in the one before."""
        if self._start is None:
            self._start = now
        at = max(self._at, (now - self._start).total_seconds() / 60)
        elapsed, self._at = at - self._at, at
        self._ends.pass_time(elapsed, elapsed * self._situation.in_progress)
        self._giving_up.pass_time(elapsed, elapsed * self._situation.waiting)
        for arrivals in self._arrivals.values():
            arrivals.pass_time(elapsed, elapsed)
        self._situation, self._rates = situation, None
        self.calibration.pass_time(at)

    def joined(self, waiting: str, queue_class: QueueClass, place: int) -> Wait | None:
        """Count an arrival of a class at a place; return what to tell, or None while no officer is available."""
        self._arrivals[queue_class].count()
        self._rates = None
        situation = self._situation
        turns = -(-place // situation.hands) if situation.hands and place <= situation.free else 0
        self._joined[waiting] = _Joined(self._at, queue_class, turns)
        if situation.slots <= 0:
            return None
        median, spread = self._distribution(place, queue_class, 0.0)
        forecast = self.calibration.forecast(median, spread)
        self.calibration.follow(waiting, self._at, median, forecast)
        return Wait(forecast.low, forecast.point, forecast.high)

    def served(self, waiting: str) -> None:
        """Learn from a wait that ended with an officer, and from those who gave up just ahead of it."""
        joined = self._joined.pop(waiting, None)
        if joined is None:
            return
        if joined.turns:
            self._reaction.count((self._at - joined.at) / joined.turns)
        self.calibration.served(waiting, self._at)
        # Who gave up would have been served by now: leaving them out would make every wait look short.
        overdue = [
            one for one, gone in self._gone.items() if gone.queue_class is joined.queue_class and gone.at <= joined.at
        ]
        for one in overdue:
            del self._gone[one]
            self.calibration.served(one, self._at)

    def gave_up(self, waiting: str) -> None:
        """Learn that somebody left the queue without an officer."""
        if joined := self._joined.pop(waiting, None):
            self._giving_up.count()
            self._rates = None
            self._gone[waiting] = joined

    def ended(self) -> None:
        """Count a conversation that an officer ended: a slot is free."""
        self._ends.count()
        self._rates = None

    def close_queue(self) -> None:
        """Forget who waits: the queue is closed."""
        self.calibration.forget([*self._joined, *self._gone])
        self._joined.clear()
        self._gone.clear()

    @property
    def handling(self) -> float:
        """The mean length of a conversation with an officer, in minutes."""
        return 1 / self._ends.rate

    def estimate(self, place: int, queue_class: QueueClass, waited: float = 0.0) -> Wait | None:
        """Return the wait still to come, after `waited` minutes, from `place` (1 is next) of a class.

        As of the last situation observed; None while no officer is available.
        """
        if self._situation.slots <= 0:
            return None
        forecast = self.calibration.forecast(*self._distribution(place, queue_class, waited))
        return Wait(forecast.low, forecast.point, forecast.high)

    def _distribution(self, place: int, queue_class: QueueClass, waited: float) -> tuple[float, float]:
        """Return the median of the wait and the spread of its logarithm, before calibration."""
        situation, reaction = self._situation, self._reaction
        if place <= situation.free:
            return reaction.median * -(-place // max(situation.hands, 1)), reaction.spread
        ends_needed = place - situation.free
        # The median of a sum of n exponential delays is that of n - 1/3 means.
        until_free = self._time_to_clear(ends_needed - 1 / 3, queue_class, waited)
        spread = math.sqrt(1 / ends_needed + self._rates_now().doubt)
        whole = until_free + reaction.median
        return whole, math.hypot(spread * until_free, reaction.spread * reaction.median) / whole

    def _time_to_clear(self, ahead: float, queue_class: QueueClass, waited: float) -> float:
        """Return the minutes until `ahead` people are served or gone, while others still pass ahead.

        `ahead` falls by the pace of the officers less those who pass, and by the share of it that gives up.
        """
        rates = self._rates_now()
        leaving, changes_at = rates.leaving, 0.0
        if queue_class is QueueClass.NORMAL and waited < _HEAD_START:
            changes_at = _HEAD_START - waited
            cleared = math.log1p(leaving * ahead / rates.net_of_all) / leaving
            if cleared <= changes_at:
                return cleared
            passed = rates.net_of_all / leaving
            ahead = (ahead + passed) * math.exp(-leaving * changes_at) - passed
        net = rates.pace if queue_class is QueueClass.EMERGENCY else rates.net_of_emergencies
        return changes_at + math.log1p(leaving * ahead / net) / leaving

    def _rates_now(self) -> "_Rates":
        # Everybody who waits asks for them, at every change.
        if self._rates is None:
            pace, emergencies = self._situation.slots * self._ends.rate, self._arrivals[QueueClass.EMERGENCY].rate
            both = emergencies + self._arrivals[QueueClass.SENSITIVE].rate
            self._rates = _Rates(
                pace,
                pace - min(emergencies, _MOST_OVERTAKEN * pace),
                pace - min(both, _MOST_OVERTAKEN * pace),
                self._giving_up.rate,
                1 / self._ends.strength + _UNFORESEEN**2,
            )
        return self._rates


@dataclass(frozen=True)
class _Rates:
    """How many a minute officers take, all and less those who pass ahead; how many of those who wait leave.

    `doubt` is the variance, of the logarithm, of all that.
    """

    pace: float
    net_of_emergencies: float
    net_of_all: float
    leaving: float
    doubt: float


@dataclass(frozen=True)
class _Joined:
    """When somebody joined, in what class, and after how many offers they are served if an officer is free, else 0."""

    at: float
    queue_class: QueueClass
    turns: int
