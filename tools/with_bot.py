"""`python -m tools.with_bot COMMAND…`: the command, beside the real bot and its actions.

The command finds them by BOT_URL and BOT_TOKEN, as the gateway does. Ends with the command's code.
"""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from tools.interrupts import until_stopped
from tools.readiness import wait_for
from tools.say import say, stop
from tools.services import Services
from tools.steps import ROOT

DEADLINE = 120.0  # seconds
POLITE = 10.0  # seconds to stop


def main() -> None:
    """Start, wait, run, stop."""
    services = Services.draw()
    with ExitStack() as running:
        for module, environment in (("actions.server", services.actions), ("bot.serve", services.bot)):
            running.enter_context(_started(module, environment))
        say("Démarrage du vrai robot…")
        if late := wait_for(services.addresses, DEADLINE):
            stop(f"Après {DEADLINE:.0f} s, « {late} » ne répond pas : la cause est dite ci-dessus.")
        code = subprocess.run(
            sys.argv[1:], cwd=ROOT, env={**os.environ, **services.for_gateway}, check=False
        ).returncode
    sys.exit(code)


@contextmanager
def _started(module: str, environment: dict[str, str]) -> Iterator[None]:
    command = [str(ROOT / ".venv-bot" / "bin" / "python"), "-m", module]
    process = subprocess.Popen(command, cwd=ROOT, env={**os.environ, **environment})
    try:
        yield
    finally:
        process.terminate()
        try:
            process.wait(POLITE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


if __name__ == "__main__":
    until_stopped(main)
