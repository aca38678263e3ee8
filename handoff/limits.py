"""How much one conversation may send."""

from collections.abc import Callable
from dataclasses import dataclass, field
from time import monotonic

BURST = 12
REFILL = 0.5  # messages a second: nobody writes faster for long


@dataclass
class RateLimits:
    """A bucket of `burst` messages a conversation, which outlives its sockets and refills by `refill` a second."""

    burst: float = BURST
    refill: float = REFILL
    clock: Callable[[], float] = monotonic
    _buckets: dict[str, tuple[float, float]] = field(default_factory=dict)

    def allow(self, conversation_id: str) -> bool:
        """Take one message from the bucket; tell whether there was one."""
        now = self.clock()
        left, since = self._buckets.get(conversation_id, (self.burst, now))
        left = min(self.burst, left + (now - since) * self.refill)
        allowed = left >= 1
        self._buckets[conversation_id] = (left - 1 if allowed else left, now)
        return allowed

    def prune(self) -> None:
        """Forget the buckets that are full again."""
        now = self.clock()
        full = self.burst / self.refill
        self._buckets = {name: kept for name, kept in self._buckets.items() if now - kept[1] < full}
