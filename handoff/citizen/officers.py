"""What the page shows of the officers, sent again at each change: opening, closing, a supervisor's switch."""

from collections.abc import Mapping
from typing import Any

from handoff.opening.opening import Opening
from handoff.wire import Wire


async def tell_officers(opening: Opening, wire: Wire, told: Mapping[str, Any]) -> None:
    """Send `officers` whenever it differs from what was `told`, until cancelled or the page is Gone."""
    while True:
        change = opening.changed()
        officers = opening.officers()
        if officers != told:
            await wire.say({"type": "officers", **officers})
            told = officers
        await change.wait()
