"""The two real servers, as `make run` starts them: free ports, tokens drawn anew."""

import json
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.bot.small_project import SmallProject, clean_environment
from tools.readiness import is_ready
from tools.services import Services

START = 120.0  # seconds, on a busy machine
POLITE = 15.0  # seconds to stop
# What a curious operator may set: none of it may bring texts to light.
TALKATIVE = {
    "LOG_LEVEL": "DEBUG",
    "LOG_LEVEL_LIBRARIES": "DEBUG",
    "LOG_LEVEL_RASA": "DEBUG",
    "SANIC_DEBUG": "true",
    "PYTHONASYNCIODEBUG": "1",
    "PYTHONUNBUFFERED": "1",
}


@dataclass(frozen=True)
class Answer:
    """An HTTP status and its body, as JSON when it is."""

    status: int
    body: Any


@dataclass
class Servers:
    """Two running processes, where they answer and where they write."""

    project: SmallProject
    services: Services
    logs: Path
    _running: dict[str, "subprocess.Popen[bytes]"] = field(default_factory=dict)

    def start(self, module: str) -> None:
        """Start a server and wait until it says that it is ready."""
        environment = self.services.actions if module == "actions.server" else self.services.bot
        with (self.logs / f"{module}.log").open("ab") as written:
            self._running[module] = subprocess.Popen(
                [sys.executable, "-m", module],
                cwd=self.project.folder,
                env=clean_environment({**environment, **TALKATIVE}),
                stdin=subprocess.DEVNULL,
                stdout=written,
                stderr=subprocess.STDOUT,
            )
        name = module.split(".", maxsplit=1)[0]
        deadline = time.monotonic() + START
        while not is_ready(self.services.addresses[name]):
            log = (self.logs / f"{module}.log").read_text
            assert self._running[module].poll() is None, log()
            assert time.monotonic() < deadline, log()
            time.sleep(0.2)

    def stop(self, module: str) -> None:
        """Stop a server, politely."""
        process = self._running.pop(module)
        process.terminate()
        try:
            process.wait(POLITE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()

    def pid(self, module: str) -> int:
        """Return the process id of a running server."""
        return self._running[module].pid

    def stop_all(self) -> None:
        """Stop what still runs."""
        for module in list(self._running):
            self.stop(module)

    @property
    def bearer(self) -> dict[str, str]:
        """The header that opens the bot's channel."""
        return {"Authorization": f"Bearer {self.services.bot_token}"}

    def door(self, path: str) -> str:
        """Return an address of the bot's channel."""
        return f"{self.services.bot_url}/webhooks/gateway/{path}"

    def play(self, conversation: str, text: str) -> Answer:
        """Play one turn as the gateway does."""
        return ask("POST", self.door("webhook"), {"sender": conversation, "message": text}, self.bearer)


def ask(
    method: str, url: str, body: object = None, headers: Mapping[str, str] | None = None, *, raw: bytes | None = None
) -> Answer:
    """Send one request; `raw` is sent as it is, in place of a JSON body."""
    sent = raw if raw is not None else None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(url, sent, {"Content-Type": "application/json", **(headers or {})}, method=method)
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:
            return Answer(answer.status, _read(answer.read()))
    except urllib.error.HTTPError as refusal:
        with refusal:
            return Answer(refusal.code, _read(refusal.read()))


def _read(body: bytes) -> Any:
    try:
        return json.loads(body)
    except ValueError:
        return body.decode(errors="replace")


@contextmanager
def run_servers(project: SmallProject, logs: Path) -> Iterator[Servers]:
    """Run both servers until the block ends."""
    servers = Servers(project, Services.draw(), logs)
    try:
        for module in ("actions.server", "bot.serve"):
            servers.start(module)
        yield servers
    finally:
        servers.stop_all()
