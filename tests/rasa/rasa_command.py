"""Run the `rasa` command quietly, on loopback, in the environment that runs the tests or in another one."""

import os
import socket
import subprocess
import sys
from pathlib import Path

TINY = Path(__file__).parent / "tiny"
MINUTES = 60


def quiet_environment() -> dict[str, str]:
    """No telemetry, and no TF_* variable: Rasa would look for TensorFlow's configuration."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("TF_")}
    return {**kept, "RASA_TELEMETRY_ENABLED": "false", "SQLALCHEMY_SILENCE_UBER_WARNING": "1", "NO_COLOR": "1"}


def run_rasa(
    project: Path, *arguments: str, stdin: str = "", python: "str | Path" = sys.executable
) -> "subprocess.CompletedProcess[str]":
    """Run `rasa` in the project; the answer holds what it printed and its exit code."""
    return subprocess.run(
        [str(python), "-m", "rasa", *arguments],
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
