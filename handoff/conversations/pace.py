"""What the day has taught so far, as counts and durations: how fast conversations end, people arrive and give up.

No identity and no text: only sums, which fade, so that recent times weigh more. Minutes everywhere.
"""

import math
from dataclasses import dataclass


@dataclass
class FadingRate:
    """Events per minute of exposure. Starts from a prior, which the day outweighs.

    Dividing the events by the time during which they could have happened counts the conversations that still go on,
    which a mean of finished ones forgets: in the morning only the short ones are over.
    """

    prior_events: float
    prior_minutes: float
    half_life: float
    events: float = 0.0
    minutes: float = 0.0

    def pass_time(self, elapsed: float, exposure: float) -> None:
        """Let `elapsed` minutes go by, during which `exposure` minutes were lived through, by all together."""
        fade = 0.5 ** (elapsed / self.half_life)
        self.events *= fade
        self.minutes = self.minutes * fade + exposure

    def count(self, events: int = 1) -> None:
        """Count what happened now."""
        self.events += events

    @property
    def strength(self) -> float:
        """How many events stand behind the rate, those of the prior included."""
        return self.prior_events + self.events

    @property
    def rate(self) -> float:
        """Events per minute of exposure."""
        return self.strength / (self.prior_minutes + self.minutes)


@dataclass
class FadingDelay:
    """The usual length of a short delay, on a logarithmic scale, and its spread."""

    median: float
    spread: float
    weight: float = 0.1  # of the newest one: about the last ten count

    def count(self, minutes: float) -> None:
        """Count a delay."""
        surprise = math.log(max(minutes, 1e-3) / self.median)
        # One absurd delay is no news of the others.
        surprise = max(-3.0, min(3.0, surprise))
        self.median *= math.exp(self.weight * surprise)
        variance = (1 - self.weight) * self.spread**2 + self.weight * surprise**2
        self.spread = max(0.2, math.sqrt(variance))
