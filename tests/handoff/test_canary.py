"""Nothing that is typed stays anywhere: not in a file, a log, a database; whatever happens."""

import asyncio
import os
import re
import sqlite3
from pathlib import Path

import pytest
from conftest import TOKEN
from fake_bot import FakeBot, Raw
from running import ROOT, Process, process
from talkers import Citizen, Officer

pytestmark = pytest.mark.slow

PLANTED = "canaryplanted"


def _traces(word: str, *places: Path) -> list[Path]:
    files = [file for place in places for file in ([place] if place.is_file() else place.rglob("*")) if file.is_file()]
    return [file for file in files if word.encode() in file.read_bytes().lower()]


def _written_since(moment: float, folder: Path) -> list[Path]:
    """Return what was written below the project since then, but for caches of tools and other rooms' work."""
    skipped = {".git", ".venv-bot", ".venv-handoff", ".tools", "__pycache__", ".mypy_cache", ".ruff_cache"}
    found = []
    for root, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if name not in skipped]
        found += [path for path in (Path(root) / name for name in files) if path.stat().st_mtime >= moment]
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
    assert _traces("canary", tmp_path) == []
    written = [file for file in _written_since(started, ROOT) if file.suffix not in {".py", ".md"}]
    assert _traces("canary", *written) == []


def _limits_of(gateway: Process) -> str:
    return Path(f"/proc/{gateway.running.pid}/limits").read_text()


async def _type_everywhere(gateway: Process, bot: FakeBot) -> None:
    async with Citizen(gateway.address) as citizen, Officer(gateway.address) as officer:
        await citizen.open()
        await citizen.answer("canaryanswer mon chien")
        await citizen.answer("canarysteer ma carte")
        await citizen.write("/canaryslash")
        await citizen.write("canaryrefused " * 200)
        await citizen.until("error")
        await citizen.socket.send("canarynotjson")
        await citizen.until("error")
        await citizen.socket.send('{"type": "canarytype"}')
        await citizen.until("error")
        bot.answer = lambda _: Raw(b"canarybroken")
        await citizen.write("canaryfailure")
        await citizen.until("event", state="queued")

        await officer.log_in(*gateway.officer("demo"))
        name = (await officer.open())["queue"][0]["conversation"]
        await officer.accept(name)
        await officer.write(name, "canaryofficer")
        await citizen.until("event", author="officer")
        await citizen.write("canarycitizen")
        await officer.until("event", author="citizen")
        await officer.send("close", conversation=name)
        await citizen.until("event", state="closed")
        await citizen.write("canaryafterwards")
        await citizen.until("error")

        # Exceptions provoked: an address and a form that fail inside Django, a host that is not ours.
        for attempt in (
            officer.http.get("/canarynowhere?q=canaryquery"),
            officer.http.post("/policier/connexion", data={"username": "canaryname", "password": "canarypassword"}),
            officer.http.post("/ticket", content=b"canaryticket", headers={"Content-Type": "application/json"}),
            officer.http.get("/", headers={"Host": "canaryhost"}),
            officer.http.get("/", headers={"Cookie": "conversation=canarycookie; sessionid=canarysession"}),
        ):
            assert (await attempt).status_code < 500
        await asyncio.sleep(0.2)


async def test_an_exception_in_a_socket_leaves_no_text(tmp_path: Path) -> None:
    bot = FakeBot()
    # A handler that breaks: the conversation's log cannot be shown once the library's text is no text.
    with process(tmp_path, bot.url, TOKEN, PYTHONPATH=str(Path(__file__).parent / "broken_gateway")) as gateway:
        async with Citizen(gateway.address) as citizen:
            await citizen.open()
            await citizen.write("canaryexception")
            await citizen.socket.wait_closed()
    bot.close()
    log = gateway.log.read_text()
    assert "RuntimeError" in log, "the exception was not provoked"
    assert _traces("canary", tmp_path) == []


def test_a_planted_word_is_found_in_a_log_and_in_a_database(tmp_path: Path) -> None:
    (tmp_path / "gateway.log").write_text(f"INFO said {PLANTED}")
    connection = sqlite3.connect(tmp_path / "officers.sqlite3")
    with connection:
        connection.execute("CREATE TABLE kept (text)")
        connection.execute("INSERT INTO kept VALUES (?)", [PLANTED])
    connection.close()
    assert {file.name for file in _traces(PLANTED, tmp_path)} == {"gateway.log", "officers.sqlite3"}
