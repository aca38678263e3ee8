"""Processes under test: read what they print, see which of them and of their children are left."""

import os
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[2]


class Started:
    """A process whose output is gathered line by line."""

    def __init__(self, command: list[str], mark: str) -> None:
        self.mark = mark
        self.lines: list[str] = []
        self.process = subprocess.Popen(
            command,
            cwd=ROOT,
            env={**os.environ, "TEST_MARK": mark, "PYTHONPATH": str(ROOT)},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        assert self.process.stdout
        with self.process.stdout as output:
            for line in output:
                self.lines.append(line.rstrip("\n"))

    @property
    def said(self) -> str:
        return "\n".join(self.lines)

    def wait_until_it_says(self, words: str, seconds: float = 20) -> None:
        wait_until(lambda: words in self.said or self.process.poll() is not None, seconds)
        assert words in self.said, self.said

    def end(self, seconds: float = 20) -> int:
        code = self.process.wait(seconds)
        self._reader.join(5)
        return code

    def survivors(self) -> list[int]:
        """The processes anywhere that were started, directly or not, from here."""
        return [
            int(folder.name) for folder in Path("/proc").iterdir() if folder.name.isdigit() and self._marked(folder)
        ]

    def _marked(self, folder: Path) -> bool:
        try:
            alive = " Z " not in (folder / "stat").read_text().rpartition(")")[2][:4]
            return alive and f"TEST_MARK={self.mark}".encode() in (folder / "environ").read_bytes().split(b"\0")
        except OSError:
            return False


@contextmanager
def started(command: list[str]) -> Iterator[Started]:
    """Start it; whatever happens, nothing of it is left afterwards."""
    one = Started(command, f"{os.getpid()}-{time.monotonic_ns()}")
    try:
        yield one
    finally:
        for pid in one.survivors():
            try:
                os.kill(pid, 9)
            except ProcessLookupError:
                continue
        one.end()


def wait_until(condition: Callable[[], bool], seconds: float = 20) -> None:
    deadline = time.monotonic() + seconds
    while not condition() and time.monotonic() < deadline:
        time.sleep(0.05)
