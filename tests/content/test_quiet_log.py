"""What people write is in no log line, on any path; our own lines are."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SECRET = "motsecret4711"

START = """
import gc, logging, sys, threading, warnings
from content.quiet_log import keep_text_out_of_logs
foreign = logging.getLogger("library.part")
foreign.addHandler(logging.StreamHandler())
own = logging.getLogger("handoff.triage")
secret = "".join(["mot", "secret", "4711"])
keep_text_out_of_logs()
"""


def run(code: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run([sys.executable, "-c", START + code], cwd=ROOT, capture_output=True, text=True, check=False)


CAUGHT = "try:\n    raise ValueError(secret)\nexcept ValueError:\n    "
FAIL = "def fail():\n    raise RuntimeError(secret)\n"

PATHS = {
    "a foreign line": "foreign.error('read: %s', secret)",
    "a foreign line with its own handler": "foreign.warning(secret)",
    "the root logger": "logging.error(secret)",
    "a foreign exception": CAUGHT + "foreign.exception('failed %s', secret)",
    "an exception in our own line": CAUGHT + "own.exception('failed')",
    "a chained exception": (
        "try:\n    try:\n        raise KeyError(secret)\n    except KeyError as fault:\n"
        "        raise ValueError(secret) from fault\nexcept ValueError:\n    own.exception('failed')"
    ),
    "a warning": "warnings.warn(secret)",
    "an uncaught exception": "raise RuntimeError(secret)",
    "an exception in a thread": FAIL + "t = threading.Thread(target=fail)\nt.start()\nt.join()",
    "an exception in a destructor": (
        "class Thing:\n    def __del__(self):\n        raise RuntimeError(secret)\n"
        "thing = Thing()\ndel thing\ngc.collect()"
    ),
    "an exception in a task nobody awaits": (
        f"import asyncio\nasync {FAIL}async def main():\n    task = asyncio.create_task(fail())\n"
        "    await asyncio.sleep(0)\n    del task\n    gc.collect()\nasyncio.run(main())"
    ),
    "a line of ours that does not fit": "own.error('%d', secret)",
    "a stack": "foreign.error(secret, stack_info=True)",
}


@pytest.mark.parametrize("code", PATHS.values(), ids=PATHS)
def test_no_path_prints_what_people_write(code: str) -> None:
    ended = run(code)
    assert SECRET not in ended.stdout + ended.stderr


@pytest.mark.parametrize(
    "path",
    ["a foreign line", "a foreign exception", "a warning", "an uncaught exception", "an exception in a thread"],
)
def test_something_is_said_all_the_same(path: str) -> None:
    assert run(PATHS[path]).stderr.strip()


def test_our_own_lines_are_printed() -> None:
    assert "INFO handoff.triage: started on port 8000" in run("own.info('started on port %d', 8000)").stderr


def test_an_exception_is_told_by_its_kind_and_place() -> None:
    said = run(
        "def read():\n    raise ValueError(secret)\ntry:\n    read()\nexcept ValueError:\n    own.exception('failed')"
    ).stderr
    assert "ValueError at read:" in said


def test_a_core_is_never_dumped() -> None:
    assert run("import resource\nprint(resource.getrlimit(resource.RLIMIT_CORE))").stdout.strip() == "(0, 0)"
