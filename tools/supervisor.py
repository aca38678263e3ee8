"""Processes that live and die together, under honcho.

honcho starts them, prefixes what they print and stops all when one stops or a signal comes. Added here: a terminal
that closes counts as a stop, a stop that comes during the start is not lost, and on Linux nothing outlives a
supervisor that was killed outright.
"""

import ctypes
import functools
import os
import signal
import sys
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import honcho.manager
from honcho.manager import Manager
from honcho.process import Popen, Process

STOPPED_ON_REQUEST = {128 + signal.SIGINT, 128 + signal.SIGTERM}


# Seconds between a polite stop and a kill; longer than the gateway takes to close its sockets (handoff/serve.py: 5).
honcho.manager.KILL_WAIT = 8


@dataclass(frozen=True)
class Command:
    """A shell command with the environment that it gets; secrets go there, never on the line."""

    name: str
    line: str
    environment: Mapping[str, str]


def run_together(commands: list[Command]) -> bool:
    """Run until a signal comes or one of them stops. Tell whether it was the signal."""
    manager = _Manager()
    for command in commands:
        environment = {**os.environ, "PYTHONUNBUFFERED": "1", **command.environment}
        manager.add_process(command.name, command.line, env=environment)
    signal.signal(signal.SIGHUP, lambda *_: os.kill(os.getpid(), signal.SIGTERM))
    manager.loop()
    return manager.returncode in STOPPED_ON_REQUEST


class _TetheredProcess(Process):  # type: ignore[misc]  # honcho has no types
    """A process that the kernel stops when its supervisor is gone (Linux; elsewhere nothing is added)."""

    def run(self, events: Any = None, ignore_signals: bool = False) -> None:  # noqa: FBT001, FBT002  # honcho's signature
        _die_with_parent(signal.SIGKILL)
        self._child_ctor = functools.partial(Popen, preexec_fn=functools.partial(_die_with_parent, signal.SIGTERM))
        super().run(events, ignore_signals)


class _Manager(Manager):  # type: ignore[misc]  # honcho has no types
    def __init__(self) -> None:
        super().__init__()
        self._process_ctor = _TetheredProcess
        self._pid = os.getpid()

    def terminate(self) -> None:
        # honcho knows a process once it has reported its id; a signal in the first instants waits for that.
        # In a child that has not yet put honcho's signal handlers away there is nothing to stop.
        if self._all_started():
            super().terminate()
        elif os.getpid() == self._pid:
            again = threading.Timer(0.1, self.terminate)
            again.daemon = True
            again.start()


def _die_with_parent(with_signal: signal.Signals) -> None:
    if sys.platform == "linux":
        set_parent_death_signal = 1  # PR_SET_PDEATHSIG in <linux/prctl.h>
        ctypes.CDLL(None).prctl(set_parent_death_signal, int(with_signal))
