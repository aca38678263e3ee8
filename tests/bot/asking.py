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
    done = run_ask(project, b"\n".join(lines) + b"\n")
    assert done.returncode == 0, done.stderr.decode(errors="replace")
    written = done.stdout.decode("utf-8").splitlines()
    assert len(written) == len(lines), done.stderr.decode(errors="replace")
    return [json.loads(line, parse_constant=_no_constant) for line in written]


def run_ask(project: SmallProject, stdin: bytes, **environment: str) -> "subprocess.CompletedProcess[bytes]":
    """Run it on `stdin` to its end."""
    return project.python("-m", "bot.ask", "--jsonl", stdin=stdin, environment=environment)


def line(**fields: object) -> bytes:
    """Return an object as a line."""
    return json.dumps(fields, ensure_ascii=False).encode()


def _no_constant(name: str) -> object:
    raise AssertionError(f"{name} is not JSON")
