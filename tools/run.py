"""`make run`: the whole path on this machine, to try it.

port free? ─▶ train if needed ─▶ migrate ─▶ demo officer ─▶ actions + bot + gateway + announcer, under honcho
"""

import argparse
import fcntl
import os
import secrets
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from honcho.environ import parse_procfile

from tools import ports
from tools.announce import OFFICER, PASSWORD, PUBLIC_URL, WAIT_FOR
from tools.interrupts import until_stopped
from tools.say import say, stop
from tools.services import Services
from tools.supervisor import Command, run_together
from tools.train import train_if_needed

ROOT = Path(__file__).resolve().parent.parent
# The gateway does without them, and says so to the citizen, until they are back.
LASTING = {"actions", "bot"}


def main() -> None:
    """Run until Ctrl-C or SIGTERM. Ends with 0 after such a stop, with 1 when a service failed."""
    options = _options()
    if sentence := ports.refusal(options.host, options.port):
        stop(sentence)
    with _sole_user_of(ROOT / ".run" / str(options.port)) as folder:
        train_if_needed()
        stopped = run_together(_commands(options.host, options.port, folder))
    if not stopped:
        stop("La démonstration s'est arrêtée d'elle-même : la cause est dite ci-dessus.")
    say("Tout est arrêté.")


def _commands(host: str, port: int, folder: Path) -> list[Command]:
    """Return the lines of Procfile, each with its own environment."""
    services = Services.draw()
    # Where a person's browser finds what listens on every address.
    public_url = f"http://{'127.0.0.1' if host == '0.0.0.0' else host}:{port}"  # noqa: S104
    gateway = {
        **services.for_gateway,
        "HOST": host,
        "PORT": str(port),
        # Set it to keep tickets and sessions good across restarts; drawn otherwise.
        "GATEWAY_SECRET": os.environ.get("GATEWAY_SECRET") or secrets.token_urlsafe(48),
        "DATABASE": str(folder / "gateway.sqlite3"),
        "DEMO": "1",
    }
    officer, password = _prepare_database(gateway)
    addresses = {**services.addresses, "gateway": f"{public_url}/ready"}
    demo = {
        PUBLIC_URL: public_url,
        OFFICER: officer,
        PASSWORD: password,
        WAIT_FOR: " ".join(f"{name}={address}" for name, address in addresses.items()),
    }
    environments = {"actions": services.actions, "bot": services.bot, "gateway": gateway, "demo": demo}
    lines = parse_procfile((ROOT / "Procfile").read_text(encoding="utf-8")).processes
    return [Command(name, line, environments[name], lasting=name in LASTING) for name, line in lines.items()]


def _prepare_database(gateway: dict[str, str]) -> tuple[str, str]:
    """Apply migrations, then create the demo officer, a supervisor too. Returns the name and a password drawn anew."""
    _manage(gateway, "migrate", "--verbosity", "0")
    name, password = _manage(gateway, "create_demo_officer", "--role", "supervisor").split()
    return name, password


def _manage(gateway: dict[str, str], *arguments: str) -> str:
    """Run a command of Django in the gateway's environment and return what it printed."""
    command = [sys.executable, "-m", "handoff.manage", *arguments]
    done = subprocess.run(command, cwd=ROOT, env={**os.environ, **gateway}, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        say(done.stderr.strip())
        stop(f"« manage.py {arguments[0]} » a échoué : la cause est dite ci-dessus.")
    return done.stdout


@contextmanager
def _sole_user_of(folder: Path) -> Iterator[Path]:
    """Hold the folder of this port: a second start on the same port is refused even before the first one listens."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            stop(f"Ce dossier a déjà une démonstration sur le port {folder.name} : choisissez un autre PORT.")
        yield folder


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="La démonstration complète, sur cette machine.")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", default="8000")
    options = parser.parse_args()
    if not options.port.isdecimal():
        stop(f"PORT={options.port} : un port est un nombre de 1 à {ports.HIGHEST}.")
    options.port = int(options.port)
    return options


if __name__ == "__main__":
    until_stopped(main)
