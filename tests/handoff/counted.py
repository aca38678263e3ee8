"""What a gateway has counted, as the tests look at it."""

import asyncio

from handoff.gateway import Gateway
from handoff.stats.figures import Totals

Counted = dict[tuple[str, ...], int]


def counted(gateway: Gateway) -> Counted:
    """Return the counters that are not zero, by kind, name and subject (left out where there is none)."""
    totals = Totals.of(gateway.recorder.counters.peek())
    return {tuple(part for part in key if part): number for key, number in totals.counts.items() if number}


async def counts(gateway: Gateway, *key: str, number: int = 1) -> bool:
    """Tell whether this counter comes to this number: what a page is sent may be a moment ahead of its count."""
    for _ in range(300):
        if counted(gateway).get(key) == number:
            return True
        await asyncio.sleep(0.01)
    raise AssertionError(f"{key} is not {number} in {counted(gateway)}")
