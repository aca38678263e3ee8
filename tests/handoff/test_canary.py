"""Nothing that is typed stays anywhere: not in a file, a log, a database; whatever happens."""

import asyncio
import json
import os
import re
import secrets
import sqlite3
from pathlib import Path

import pytest
from conftest import TOKEN
from fake_bot import FakeBot, Raw, reading_of
from running import ROOT, Process, process
from talkers import Citizen, Officer

pytestmark = pytest.mark.slow

# Drawn each time: no cache, name or listing of an earlier run can hold it.
CANARY = f"canary{secrets.token_hex(4)}"


def _traces(word: str, *places: Path) -> list[Path]:
    files = [file for place in places for file in ([place] if place.is_file() else place.rglob("*")) if file.is_file()]
    return [file for file in files if word.encode() in file.read_bytes().lower()]


def _written_since(moment: float, folder: Path) -> list[Path]:
    """Return what was written below the project since then, but for caches of tools and other rooms' work."""
    skipped = {".git", ".venv-bot", ".venv-handoff", ".tools", "__pycache__", ".mypy_cache", ".ruff_cache"}
    found = []
    for root, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if name not in skipped]
        paths = (Path(root) / name for name in files)
        found += [path for path in paths if path.exists() and path.stat().st_mtime >= moment]
    return found


async def test_what_is_typed_on_every_path_is_nowhere_afterwards(tmp_path: Path) -> None:
    bot = FakeBot()
    with process(tmp_path, bot.url, TOKEN) as gateway:
        started = gateway.log.stat().st_mtime
        await _type_everywhere(gateway, bot)
        limits = _limits_of(gateway)
    bot.close()
    assert re.search(r"Max core file size\s+0\s+0", limits), "a core dump would hold every message"
    assert gateway.log.read_bytes(), "the log was not looked at"
    assert _traces(CANARY, tmp_path) == []
    written = _written_since(started, ROOT)
    assert _traces(CANARY, *written) == []


def _limits_of(gateway: Process) -> str:
    return Path(f"/proc/{gateway.running.pid}/limits").read_text()


async def _type_everywhere(gateway: Process, bot: FakeBot) -> None:
    async with Citizen(gateway.address) as citizen, Officer(gateway.address) as officer:
        await citizen.open()
        await citizen.answer(f"{CANARY}answer mon chien")
        await citizen.answer(f"{CANARY}steer ma carte")
        await citizen.write(f"/{CANARY}slash")
        await citizen.write(f"{CANARY}refused " * 200)
        await citizen.until("error")
        await citizen.socket.send(f"{CANARY}notjson")
        await citizen.until("error")
        await citizen.socket.send(json.dumps({"type": CANARY}))
        await citizen.until("error")
        bot.answer = lambda _: Raw(CANARY.encode())
        await citizen.write(f"{CANARY}failure")
        await citizen.until("event", state="queued")

        await officer.log_in(*gateway.officer("demo"))
        name = (await officer.open())["queue"][0]["conversation"]
        await officer.accept(name)
        await officer.write(name, f"{CANARY}officer")
        await citizen.until("event", author="officer")
        bot.reading = lambda _: Raw(CANARY.encode())
        await citizen.write(f"{CANARY}unreadable")
        await officer.until("event", author="citizen")
        bot.reading = lambda _: reading_of("emergency_police")
        await citizen.write(f"{CANARY}citizen")
        await officer.until("event", author="citizen")
        await officer.until("event", danger="police")
        await officer.send("close", conversation=name)
        await citizen.until("event", state="closed")
        await citizen.write(f"{CANARY}afterwards")
        await citizen.until("error")

        # Exceptions provoked: an address and a form that fail inside Django, a host that is not ours.
        for attempt in (
            officer.http.get(f"/{CANARY}?q={CANARY}"),
            officer.http.post("/policier/connexion", data={"username": CANARY, "password": CANARY}),
            officer.http.post("/ticket", content=CANARY.encode(), headers={"Content-Type": "application/json"}),
            officer.http.get("/", headers={"Host": CANARY}),
            officer.http.get("/", headers={"Cookie": f"conversation={CANARY}; sessionid={CANARY}"}),
        ):
            assert (await attempt).status_code < 500
        await asyncio.sleep(0.2)


async def test_an_exception_in_a_socket_leaves_no_text(tmp_path: Path) -> None:
    bot = FakeBot()
    with process(tmp_path, bot.url, TOKEN, PYTHONPATH=str(Path(__file__).parent / "broken_gateway")) as gateway:
        async with Citizen(gateway.address) as citizen:
            await citizen.open()
            await citizen.write(CANARY)
            await citizen.socket.wait_closed()
    bot.close()
    log = gateway.log.read_text()
    assert "RuntimeError" in log, "the exception was not provoked"
    assert _traces(CANARY, tmp_path) == []


def test_a_planted_word_is_found_in_a_log_and_in_a_database(tmp_path: Path) -> None:
    (tmp_path / "gateway.log").write_text(f"INFO said {CANARY}")
    connection = sqlite3.connect(tmp_path / "officers.sqlite3")
    with connection:
        connection.execute("CREATE TABLE kept (text)")
        connection.execute("INSERT INTO kept VALUES (?)", [CANARY])
    connection.close()
    assert {file.name for file in _traces(CANARY, tmp_path)} == {"gateway.log", "officers.sqlite3"}
