"""A tiny Rasa project in a temporary folder, and the `rasa` command of the environment that runs these tests.

No `__init__.py` here on purpose: a package called `rasa` would hide the real one.
"""

import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path
from typing import Callable

import pytest

TINY = Path(__file__).parent / "tiny"
MINUTES = 60

Rasa = Callable[..., "subprocess.CompletedProcess[str]"]


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "slow: starts Rasa; seconds, not milliseconds")
    config.addinivalue_line("markers", "long: installs environments or runs for minutes; only in `make test-long`")


def quiet_environment() -> "dict[str, str]":
    """No telemetry, and no TF_* variable: Rasa would look for TensorFlow's configuration."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("TF_")}
    return {**kept, "RASA_TELEMETRY_ENABLED": "false", "SQLALCHEMY_SILENCE_UBER_WARNING": "1", "NO_COLOR": "1"}


def run_rasa(project: Path, *arguments: str, stdin: str = "", python: str = sys.executable) -> "subprocess.CompletedProcess[str]":
    """Run `rasa` in the project; the answer holds what it printed and its exit code."""
    return subprocess.run(
        [python, "-m", "rasa", *arguments],
        cwd=project,
        env=quiet_environment(),
        input=stdin,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=5 * MINUTES,
    )


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A fresh copy: no model, no cache."""
    return Path(shutil.copytree(TINY, tmp_path / "project"))


@pytest.fixture(scope="session")
def trained(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy with a model, trained once for all tests that only read it."""
    folder = Path(shutil.copytree(TINY, tmp_path_factory.mktemp("trained") / "project"))
    done = run_rasa(folder, "train")
    assert done.returncode == 0, done.stdout
    return folder
