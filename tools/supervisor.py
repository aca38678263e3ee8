"""Processes that live and die together, under honcho.

honcho starts them, prefixes what they print and stops all when one stops or a signal comes. Added here: one that lasts
(the robot: without it the gateway still leads to an officer) is started again, a terminal that closes counts as a
stop, a stop that comes during the start is not lost, and on Linux nothing outlives a supervisor that was killed
outright.
"""

import ctypes
import functools
import multiprocessing
import os
import signal
import sys
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import honcho.manager
from honcho.manager import Manager
from honcho.process import Popen, Process

STOPPED_ON_REQUEST = {128 + signal.SIGINT, 128 + signal.SIGTERM}


# Seconds between a polite stop and a kill; longer than the gateway takes to close its sockets (handoff/serve.py: 5).
honcho.manager.KILL_WAIT = 8
# Seconds. One that stops sooner cannot start: to try again would hide why.
STARTED = 5.0
# Seconds before a start again.
PAUSE = 1.0


@dataclass(frozen=True)
class Command:
    """A shell command with the environment that it gets; secrets go there, never on the line."""

    name: str
    line: str
    environment: Mapping[str, str]
    # Started again when it stops by itself once it has run for a while: what leans on it goes on meanwhile.
    lasting: bool = False


def run_together(commands: list[Command]) -> bool:
    """Run until a signal comes or one of them stops. Tell whether it was the signal."""
    manager = _Manager()
    for command in commands:
        environment = {**os.environ, "PYTHONUNBUFFERED": "1", **command.environment}
        manager.add_process(command.name, command.line, env=environment).lasting = command.lasting
    signal.signal(signal.SIGHUP, lambda *_: os.kill(os.getpid(), signal.SIGTERM))
    manager.loop()
    return manager.returncode in STOPPED_ON_REQUEST


class _TetheredProcess(Process):  # type: ignore[misc]  # honcho has no types
    """A process that the kernel stops when its supervisor is gone (Linux; elsewhere nothing is added)."""

    lasting = False
    all_stop: Any = None  # an Event, set before anything is asked to stop

    def run(self, events: Any = None, ignore_signals: bool = False) -> None:  # noqa: FBT001, FBT002  # honcho's signature
        _die_with_parent(signal.SIGKILL)
        self._child_ctor = functools.partial(Popen, preexec_fn=functools.partial(_die_with_parent, signal.SIGTERM))
        started = time.monotonic()
        super().run(events, ignore_signals)
        while self._starts_again(time.monotonic() - started):
            started = time.monotonic()
            super().run(events, ignore_signals)
        super()._send_message({"returncode": self._child.returncode}, type="stop")

    def _starts_again(self, lived: float) -> bool:
        # A Ctrl-C reaches the service first: the wait lets the supervisor hear of it.
        if not self.lasting or lived < STARTED or self.all_stop.wait(PAUSE):
            return False
        self._send_message(f"arrêté (rc={self._child.returncode}) : redémarrage\n".encode())
        return True

    def _send_message(self, data: Any, type: str = "line") -> None:  # noqa: A002  # honcho's signature
        # That it stopped is told once it is not started again: it would stop all.
        if type != "stop":
            super()._send_message(data, type)


class _Manager(Manager):  # type: ignore[misc]  # honcho has no types
    def __init__(self) -> None:
        super().__init__()
        self._process_ctor = _TetheredProcess
        self._all_stop = multiprocessing.Event()
        self._pid = os.getpid()

    def add_process(self, *args: Any, **options: Any) -> _TetheredProcess:
        process: _TetheredProcess = super().add_process(*args, **options)
        process.all_stop = self._all_stop
        return process

    def terminate(self) -> None:
        # honcho knows a process once it has reported its id; a signal in the first instants waits for that.
        # In a child that has not yet put honcho's signal handlers away there is nothing to stop.
        if self._all_started():
            self._all_stop.set()
            super().terminate()
        elif os.getpid() == self._pid:
            again = threading.Timer(0.1, self.terminate)
            again.daemon = True
            again.start()


def _die_with_parent(with_signal: signal.Signals) -> None:
    if sys.platform == "linux":
        set_parent_death_signal = 1  # PR_SET_PDEATHSIG in <linux/prctl.h>
        ctypes.CDLL(None).prctl(set_parent_death_signal, int(with_signal))
