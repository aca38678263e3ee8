"""Writes the counters every few seconds, off the event loop, and at the end. Nobody waits for it."""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from asgiref.sync import sync_to_async

from content.clock import Clock
from handoff.conversations.store.protocol import ConversationStore
from handoff.stats.counters import Counters, Counts
from handoff.stats.tally import Tally

# What a crash loses.
EVERY = 5.0  # seconds

_log = logging.getLogger(__name__)


@dataclass
class Recorder:
    """Carries counts from RAM to the database. Without `write` (a gateway without a database) they stay in RAM.

    `write` is called in a thread, and may raise what a database raises.
    """

    counters: Counters
    tally: Tally
    store: ConversationStore
    now: Clock
    is_open: Callable[[datetime], bool]
    write: Callable[[Counts], None] | None = None
    _writing: asyncio.Task[None] | None = field(default=None, init=False)
    _fails: bool = field(default=False, init=False)

    async def run(self) -> None:
        """Look at the team and write, again and again, until cancelled."""
        while True:
            await asyncio.sleep(EVERY)
            await self.step()

    async def step(self) -> None:
        """Do one round."""
        try:
            await self.look()
        except Exception as fault:  # noqa: BLE001  # a fault here must not end the writing
            _log.error("officers not counted: %s", type(fault).__name__)
        await self.flush()

    async def look(self) -> None:
        """Count the available officers, in opening hours and while there are any."""
        now, team = self.now(), await self.store.team()
        available = sum(officer.takes_offers(now) for officer in team.officers)
        if available or self.is_open(now):
            self.tally.saw_officers(available)

    async def flush(self) -> None:
        """Write what was counted. Once begun it ends, even when the caller is cancelled: nothing is lost or doubled."""
        if self.write is None:
            return
        if self._writing:
            await asyncio.shield(self._writing)
        if taken := self.counters.take():
            self._writing = asyncio.create_task(self._write(taken))
            await asyncio.shield(self._writing)

    async def _write(self, taken: Counts) -> None:
        assert self.write is not None  # noqa: S101  # flush has looked
        try:
            await sync_to_async(self.write)(taken)
        except Exception as fault:  # noqa: BLE001  # whatever the database raises: kept, and tried again
            self._keep(taken, fault)
        else:
            self._fails = False
        finally:
            self._writing = None

    def _keep(self, taken: Counts, fault: Exception) -> None:
        if not self._fails:  # not a line every five seconds while it is away
            _log.error("counts not written: %s", type(fault).__name__)
        self._fails = True
        if dropped := self.counters.give_back(taken):
            _log.error("counters dropped: %d", dropped)
