"""Whether officers answer now: the hours of data/hours.yml, and what supervisors changed in them."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from content.clock import Clock
from content.handoff_notice import presence
from content.hours import BusinessHours, HoursException
from content.typography import typeset

# Seconds between two looks at the clock and at the database: a change, an opening or a closing is on every open page
# within about that time, whichever process the supervisor spoke to.
EVERY = 1.0

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Kept:
    """What the database holds: exceptions, and the sentences of the two switches, None where one is off.

    `revision` counts the changes ever made.
    """

    revision: int = 0
    exceptions: tuple[HoursException, ...] = ()
    robot_only: str | None = None
    notice: str | None = None


# Returns what the database holds, or None when it is still at the revision given. Raises what a database raises.
Load = Callable[[int], Awaitable[Kept | None]]


class Opening:
    """When officers answer, from now on as far as is known. Instants are aware; those returned are in Europe/Paris.

    In a demo officers answer round the clock, exceptions notwithstanding. « Robot seul » closes at once, demo or not,
    and nobody knows until when. Without `load` nothing is read from anywhere.
    """

    def __init__(self, hours: BusinessHours, now: Clock, load: Load | None = None, *, demo: bool = False) -> None:
        self._usual = self._hours = hours
        self._now = now
        self._load = load
        self._demo = demo
        self._kept = Kept()
        self._told: dict[str, Any] | None = None
        self._change = asyncio.Event()
        self._unreadable = False

    def is_open(self, at: datetime) -> bool:
        """Tell whether officers answer at `at`."""
        return self._kept.robot_only is None and self._hours.is_open(at)

    def next_opening(self, at: datetime) -> datetime | None:
        """Return the first instant at or after `at` when officers answer; None when nobody knows."""
        return None if self._kept.robot_only is not None else self._hours.next_opening(at)

    def closes_at(self, at: datetime) -> datetime | None:
        """Return when the opening that holds `at` ends; None when closed, or when no end is in sight."""
        return None if self._kept.robot_only is not None else self._hours.closes_at(at)

    def as_sentence(self, at: datetime) -> str:
        """Return the usual hours in force at `at`, in French."""
        return self._hours.as_sentence(at)

    def closure(self, at: datetime) -> str | None:
        """Return, in French, why `at` differs from the usual hours: « robot seul » or an exception; else None."""
        return self._kept.robot_only or self._hours.closure(at)

    @property
    def notice(self) -> str | None:
        """The sentence at the top of every page, or None."""
        return self._kept.notice

    def officers(self) -> dict[str, Any]:
        """Return what pages show of the officers now: `officers` of docs/protocol.md."""
        now = self._now()
        return {
            "open": self.is_open(now),
            "demo": self._demo,
            "hours": self.as_sentence(now),
            "sentence": typeset(presence(self, now)),
            "notice": self.notice and typeset(self.notice),
        }

    def changed(self) -> asyncio.Event:
        """Return the event of the next change of `officers()`. Ask first, look then, wait last: nothing is missed."""
        return self._change

    def take(self, kept: Kept) -> None:
        """Apply what the database holds."""
        self._kept = kept
        self._hours = self._usual.with_exceptions(kept.exceptions)

    async def refresh(self) -> None:
        """Read the database and the clock; wake who waits for a change. A fault keeps what was known, and is logged."""
        try:
            kept = await self._load(self._kept.revision) if self._load else None
        except Exception as fault:  # noqa: BLE001  # whatever the database raises: the hours known last still hold
            self._log_once(fault)
        else:
            self._unreadable = False
            if kept:
                self.take(kept)
        self._tell()

    async def keep_current(self) -> None:
        """Refresh until cancelled."""
        while True:
            await self.refresh()
            await asyncio.sleep(EVERY)

    def _tell(self) -> None:
        officers = self.officers()
        if officers != self._told:
            self._told = officers
            rung, self._change = self._change, asyncio.Event()
            rung.set()

    def _log_once(self, fault: Exception) -> None:
        # Not a line a second while the database is away.
        if not self._unreadable:
            _log.error("hours not read: %s", type(fault).__name__)
        self._unreadable = True
