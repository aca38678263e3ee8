"""Ask `python -m bot.ask --jsonl`, line by line, as an evaluator does."""

import json
import subprocess
from collections.abc import Sequence
from typing import Any

from tests.bot.small_project import SmallProject

FIELDS = ["text", "outcome", "topic", "service", "also", "choices", "intent", "confidence", "reply"]
OUTCOMES = {"answer", "steer", "clarify", "emergency", "handoff"}


def ask_lines(project: SmallProject, lines: Sequence[bytes]) -> list[dict[str, Any]]:
    """Return the object written for each line."""
    return read_answers(run_ask(project, b"\n".join(lines)))


def run_ask(project: SmallProject, stdin: bytes) -> "subprocess.CompletedProcess[bytes]":
    """Run it on `stdin` to its end, in a terminal that knows no accents."""
    return project.python(
        "-m", "bot.ask", "--jsonl", stdin=stdin, environment={"PYTHONIOENCODING": "ascii", "LC_ALL": "C"}
    )


def read_answers(done: "subprocess.CompletedProcess[bytes]") -> list[dict[str, Any]]:
    """Return the objects that a run wrote."""
    assert done.returncode == 0, done.stderr.decode(errors="replace")
    return [json.loads(written, parse_constant=_no_constant) for written in done.stdout.decode("utf-8").splitlines()]


def line(**fields: object) -> bytes:
    """Return an object as a line."""
    return json.dumps(fields, ensure_ascii=False).encode()


def _no_constant(name: str) -> object:
    raise AssertionError(f"{name} is not JSON")
