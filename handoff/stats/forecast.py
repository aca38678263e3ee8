"""The what-if, computed in a thread of its own: neither the event loop nor the pages wait for it."""

import logging
from collections.abc import Callable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from handoff.conversations.what_if import Counts, Expected, what_if

# The day does not change faster than that, and half a second of computing is not for every look.
FRESH_FOR = timedelta(minutes=1)

Expectations = Mapping[str, Expected]

_log = logging.getLogger(__name__)


def _one_thread() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(max_workers=1, thread_name_prefix="what-if")


@dataclass
class Forecast:
    """What may be expected of today and of changes to it, as of a moment ago. One a process."""

    compute: Callable[..., Expectations] = what_if
    _thread: ThreadPoolExecutor = field(default_factory=_one_thread)
    _running: Future[Expectations] | None = None
    _found: Expectations | None = None
    _at: datetime | None = None

    def ask(self, day: Callable[[], Counts | None], now: datetime, closes_later: float) -> Expectations | None:
        """Return what was computed last, or None until something was; compute again when it is no longer fresh.

        `day` reads the counts: it is called only when they are needed. `closes_later`: hours.
        """
        self._collect()
        if self._running is None and (self._at is None or now >= self._at + FRESH_FOR):
            self._at = now
            if (counts := day()) is None:
                self._found = None
            else:
                self._running = self._thread.submit(self.compute, counts, closes_later=closes_later)
        return self._found

    @property
    def is_running(self) -> bool:
        """Tell whether something new is being computed."""
        self._collect()
        return self._running is not None

    def _collect(self) -> None:
        if self._running is None or not self._running.done():
            return
        done, self._running = self._running, None
        try:
            self._found = done.result()
        except Exception as fault:  # noqa: BLE001  # the page says that nothing can be said
            _log.error("what-if not computed: %s", type(fault).__name__)
            self._found = None
