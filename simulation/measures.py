"""How good the estimates of played days were."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import fmean, median

from handoff.conversations.classes import QueueClass
from handoff.conversations.wait import Wait
from simulation.play import Forecast, Report
from simulation.scenarios import Minutes

Told = tuple[Wait, Minutes]


@dataclass(frozen=True)
class Quality:
    """Of `number` intervals: shares that held the true wait, that it fell below and above; minutes for the rest."""

    number: int
    coverage: float
    below: float
    above: float
    median_width: Minutes
    mean_error: Minutes

    @classmethod
    def of(cls, told: Sequence[Told]) -> "Quality | None":
        """Measure; None without anything to measure."""
        if not told:
            return None
        below = fmean(true < wait.low for wait, true in told)
        above = fmean(true > wait.high for wait, true in told)
        return cls(
            len(told),
            1 - below - above,
            below,
            above,
            median(wait.high - wait.low for wait, _ in told),
            fmean(abs(wait.point - true) for wait, true in told),
        )


def told_and_true(reports: Iterable[Report], estimator: str, *, on_joining: bool) -> list[Told]:
    """Return what was told, on joining or later, beside the wait that followed.

    Who gave up counts with the wait that they would have had: until somebody of their class, who came after them, was
    served. Leaving them out would only count short waits. Those nobody behind was served for are left out.
    """
    found = []
    for report in reports:
        would_have = _WouldHave(report.forecasts)
        for forecast in report.forecasts:
            wait = forecast.told.get(estimator)
            ended = forecast.ended if forecast.served else would_have.been_served(forecast)
            if wait and ended is not None and forecast.first is on_joining:
                found.append((wait, ended - forecast.at))
    return found


class _WouldHave:
    """Tells when somebody who gave up would have been served."""

    def __init__(self, forecasts: Iterable[Forecast]) -> None:
        self._served: dict[QueueClass, list[tuple[Minutes, Minutes]]] = defaultdict(list)
        for one in forecasts:
            if one.first and one.served and one.ended is not None:
                self._served[one.queue_class].append((one.joined, one.ended))

    def been_served(self, gone: Forecast) -> Minutes | None:
        if gone.ended is None:
            return None
        left = gone.ended
        after = (at for joined, at in self._served[gone.queue_class] if joined >= gone.joined and at >= left)
        return min(after, default=None)
