"""Steps that run one after the other, show what they print, and are summed up at the end."""

import os
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO
from xml.etree import ElementTree as ET

from tools.say import say

ROOT = Path(__file__).resolve().parent.parent
REPORTS = ROOT / ".run" / "reports"
NO_TEST_COLLECTED = 5  # pytest's exit code


@dataclass(frozen=True)
class Step:
    """A command with a name. `tests` steps are pytest's and are counted."""

    name: str
    command: Sequence[str | Path]
    environment: Mapping[str, str] = field(default_factory=dict)
    tests: bool = False
    may_be_empty: bool = False
    # Called at the last moment, for what costs time or may stop; adds to the environment.
    prepare: Callable[[], Mapping[str, str]] = dict


@dataclass
class Count:
    """How many tests passed, failed and were skipped."""

    passed: int = 0
    failed: int = 0
    skipped: int = 0

    def add(self, other: "Count") -> None:
        """Add the other count to this one."""
        self.passed += other.passed
        self.failed += other.failed
        self.skipped += other.skipped


def run_all(steps: Sequence[Step], at_once: int = 1) -> bool:
    """Run every step, failed ones notwithstanding, then print times and counts. Tell whether all passed.

    With `at_once` above 1 several run side by side, and what each prints is shown when it ends, in order.
    """
    return run_batches([(steps, at_once)])


def run_batches(batches: Sequence[tuple[Sequence[Step], int]]) -> bool:
    """Run the batches one after the other, the steps of each as many at once as it says; else as `run_all`."""
    started, total, lines = time.monotonic(), Count(), []
    steps = [step for batch, _ in batches for step in batch]
    all_passed = True
    for step, seconds, passed in _ended(batches):
        all_passed = all_passed and passed
        if step.tests:
            total.add(read_count(_report(step)))
        lines.append(f"  {seconds:6.1f} s  {'' if passed else 'ÉCHEC  '}{step.name}")
    say("\n── temps " + "─" * 71)
    for line in lines:
        say(line)
    say(f"  {time.monotonic() - started:6.1f} s  en tout")
    if any(step.tests for step in steps):
        # Alone on its line, in the form that test counters read.
        say(f"{total.passed} passed, {total.failed} failed, {total.skipped} skipped")
    return all_passed


Ended = tuple[Step, float, bool]


def _ended(batches: Sequence[tuple[Sequence[Step], int]]) -> Iterator[Ended]:
    for steps, at_once in batches:
        yield from map(_played, steps) if at_once == 1 else _side_by_side(steps, at_once)


def _played(step: Step) -> Ended:
    _title(step)
    begun = time.monotonic()
    passed = _run(step)
    return step, time.monotonic() - begun, passed


def _side_by_side(steps: Sequence[Step], at_once: int) -> Iterator[Ended]:
    def play(step: Step) -> tuple[Ended, bytes]:
        begun = time.monotonic()
        with tempfile.TemporaryFile() as output:
            passed = _run(step, output)
            output.seek(0)
            return (step, time.monotonic() - begun, passed), output.read()

    with ThreadPoolExecutor(at_once) as pool:
        for ended, printed in pool.map(play, steps):
            _title(ended[0])
            say(printed.decode("utf-8", errors="replace").rstrip())
            yield ended


def _title(step: Step) -> None:
    say(f"\n── {step.name} " + "─" * max(3, 76 - len(step.name)))


def read_count(report: Path) -> Count:
    """Read the counts of a JUnit report. A missing one means that pytest itself broke: one failure."""
    if not report.exists():
        return Count(failed=1)
    count = Count()
    for suite in ET.parse(report).getroot().iter("testsuite"):  # noqa: S314  # pytest wrote it just now
        tests, skipped = int(suite.get("tests", 0)), int(suite.get("skipped", 0))
        failed = int(suite.get("failures", 0)) + int(suite.get("errors", 0))
        count.add(Count(max(0, tests - failed - skipped), failed, skipped))
    return count


def _run(step: Step, output: IO[bytes] | None = None) -> bool:
    command = list(step.command)
    if step.tests:
        _report(step).unlink(missing_ok=True)
        command.append(f"--junitxml={_report(step)}")
    environment = {**os.environ, **step.environment, **step.prepare()}
    done = subprocess.run(
        command, cwd=ROOT, env=environment, stdin=subprocess.DEVNULL, stdout=output, stderr=output, check=False
    )
    return done.returncode == 0 or (step.may_be_empty and done.returncode == NO_TEST_COLLECTED)


def _report(step: Step) -> Path:
    REPORTS.mkdir(parents=True, exist_ok=True)
    return REPORTS / f"{step.name.replace(' ', '-').replace('/', '-')}.xml"
