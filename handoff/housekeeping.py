"""What is done every half minute: nothing is kept longer than it is needed."""

import asyncio
import logging
from contextlib import suppress
from datetime import timedelta

from handoff.conversations.errors import ConversationError
from handoff.gateway import Gateway

EVERY = 30.0
# A page asleep in a pocket comes back; after this long without page or message nobody does.
UNATTENDED = timedelta(minutes=30)
# Opened and left without a word: room for others.
UNUSED = timedelta(minutes=2)
# Long enough for both pages to read the end after a cut.
WIPED_AFTER = timedelta(minutes=2)
# Until then a page that comes back is told that its conversation is over, without its text.
FORGOTTEN_AFTER = timedelta(hours=12)

_log = logging.getLogger(__name__)


async def tidy(gateway: Gateway) -> None:
    """End what nobody attends, wipe what is over, forget what was wiped long ago."""
    now = gateway.clocks.now()
    await gateway.store.forget_unused(now - UNUSED)
    for conversation in await gateway.store.unattended(now - UNATTENDED):
        with suppress(ConversationError):  # somebody came back, or ended it
            await gateway.transitions.expire(conversation.id)
    await gateway.store.wipe(now - WIPED_AFTER)
    await gateway.store.forget(now - FORGOTTEN_AFTER)
    gateway.limits.prune()
    gateway.typing_limits.prune()


async def keep_tidy(gateway: Gateway) -> None:
    """Tidy until cancelled."""
    while True:
        await asyncio.sleep(EVERY)
        try:
            await tidy(gateway)
        except Exception as fault:  # noqa: BLE001  # a fault here must not end the tidying
            _log.error("not tidied: %s", type(fault).__name__)
