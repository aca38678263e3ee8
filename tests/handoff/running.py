"""Real servers for the tests: in this process, or as `python -m handoff.serve` of its own."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
import uvicorn

from handoff.gateway import Gateway
from handoff.serve import configure, listen

ROOT = Path(__file__).resolve().parents[2]


def free_port() -> int:
    """Return a port that nobody listens at now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@asynccontextmanager
async def served(gateway: Gateway) -> AsyncIterator[str]:
    """Serve `gateway` with uvicorn in this loop, as serve.py does; yield its address."""
    from handoff.asgi import build_application

    listener = listen("127.0.0.1", 0)
    config = configure(build_application(gateway))
    config.load()
    server = uvicorn.Server(config)
    # As serve() does, without its signals and its main loop, which looks for a stop ten times a second.
    server.lifespan = config.lifespan_class(config)
    await server.startup(sockets=[listener])
    host, port = listener.getsockname()
    try:
        yield f"{host}:{port}"
    finally:
        await server.shutdown(sockets=[listener])


@dataclass(frozen=True)
class Process:
    """A gateway of its own: its address, what it has written, its officers."""

    address: str
    log: Path
    database: Path
    running: subprocess.Popen[bytes]
    environment: dict[str, str]

    def officer(self, name: str, role: str = "officer") -> tuple[str, str]:
        """Make an account; return name and password."""
        made = manage("create_demo_officer", name, "--role", role, environment=self.environment)
        said, password = made.split()
        return said, password


def manage(*arguments: str, environment: dict[str, str]) -> str:
    """Run one of Django's commands; return what it printed."""
    command = [sys.executable, "-m", "handoff.manage", *arguments]
    done = subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True, text=True, timeout=60)
    return done.stdout


@contextmanager
def process(folder: Path, bot_url: str, bot_token: str, **environment: str) -> Iterator[Process]:
    """Run `python -m handoff.serve` in `folder`'s keeping until the block ends."""
    port, database, log = free_port(), folder / "officers.sqlite3", folder / "gateway.log"
    whole = {
        **{name: value for name, value in os.environ.items() if name not in {"AS_OF", "GATEWAY_SECRET"}},
        "PORT": str(port),
        "BOT_URL": bot_url,
        "BOT_TOKEN": bot_token,
        "DATABASE": str(database),
        "DEMO": "1",
        "TMPDIR": str(folder),
        **environment,
    }
    manage("migrate", "-v0", environment=whole)
    with log.open("wb") as written:
        running = subprocess.Popen(
            [sys.executable, "-m", "handoff.serve"], cwd=ROOT, env=whole, stdout=written, stderr=subprocess.STDOUT
        )
    try:
        _wait_until_alive(f"http://127.0.0.1:{port}/health", running)
        yield Process(f"127.0.0.1:{port}", log, database, running, whole)
    finally:
        running.terminate()
        running.wait(timeout=15)


def _wait_until_alive(address: str, running: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + 30
    while time.monotonic() < end:
        assert running.poll() is None, "the gateway stopped while starting"
        try:
            if httpx.get(address, trust_env=False).status_code == 200:
                return
        except httpx.TransportError:
            time.sleep(0.05)
    raise AssertionError("the gateway does not answer")
