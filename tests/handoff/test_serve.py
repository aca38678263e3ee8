"""How the gateway starts, says that it is ready, and stops."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import httpx
import pytest
from running import ROOT, Process, free_port, process

from handoff.serve import PEER_SILENCE_MS, CannotServe, listen

pytestmark = pytest.mark.slow


def _start(**environment: str) -> subprocess.CompletedProcess[str]:
    whole = {"PATH": os.environ["PATH"], "BOT_TOKEN": "x", "DEMO": "1", "PORT": str(free_port()), **environment}
    command = [sys.executable, "-m", "handoff.serve"]
    return subprocess.run(command, cwd=ROOT, env=whole, capture_output=True, text=True, timeout=30, check=False)


def test_a_taken_port_is_said_in_one_sentence_and_two_languages(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = _start(PORT=str(port), DATABASE=str(tmp_path / "db.sqlite3"))
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert f"Le port {port} est déjà pris" in done.stderr
    assert f"Port {port} is taken" in done.stderr


def test_without_the_bots_token_it_does_not_start(tmp_path: Path) -> None:
    done = _start(BOT_TOKEN="", DATABASE=str(tmp_path / "db.sqlite3"))
    assert done.returncode == 2
    assert "BOT_TOKEN" in done.stderr


def test_outside_a_demo_it_does_not_start_without_a_secret(tmp_path: Path) -> None:
    done = _start(DEMO="", DATABASE=str(tmp_path / "db.sqlite3"))
    assert done.returncode == 2
    assert "GATEWAY_SECRET" in done.stderr


def test_a_place_where_one_cannot_listen_is_named() -> None:
    with pytest.raises(CannotServe, match=r"192\.0\.2\.1"):
        listen("192.0.2.1", 0)


def test_a_peer_that_takes_nothing_is_dropped_by_the_kernel() -> None:
    with listen("127.0.0.1", 0) as listener:
        listener.listen()
        with socket.create_connection(listener.getsockname()), listener.accept()[0] as accepted:
            assert accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT) == PEER_SILENCE_MS


def test_it_is_ready_when_database_and_bot_answer(whole: Process) -> None:
    answer = httpx.get(f"http://{whole.address}/ready", trust_env=False)
    assert (answer.status_code, answer.json()) == (200, {"database": True, "bot": True})


def test_it_lives_on_and_says_that_it_is_not_ready_when_the_bot_is_dead(tmp_path: Path) -> None:
    with process(tmp_path, f"http://127.0.0.1:{free_port()}", "x") as lonely:
        alive = httpx.get(f"http://{lonely.address}/health", trust_env=False)
        ready = httpx.get(f"http://{lonely.address}/ready", trust_env=False)
    assert (alive.status_code, alive.json()) == (200, {"status": "ok"})
    assert (ready.status_code, ready.json()) == (503, {"database": True, "bot": False})


def test_a_large_body_is_refused_before_anything_is_written(whole: Process, tmp_path: Path) -> None:
    answer = httpx.post(f"http://{whole.address}/ticket", content=b"x" * 3_000_000, trust_env=False)
    assert answer.status_code == 413
    chunked = httpx.post(f"http://{whole.address}/ticket", content=iter([b"x" * 100]), trust_env=False)
    assert chunked.status_code == 413


def test_pages_come_with_a_strict_policy_and_static_files_with_their_type(whole: Process) -> None:
    page = httpx.get(f"http://{whole.address}/", trust_env=False)
    policy = page.headers["content-security-policy"]
    assert page.status_code == 200
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy
    assert f"connect-src 'self' ws://{whole.address}" in policy
    style = httpx.get(f"http://{whole.address}/static/dsfr/dist/core/core.main.min.css", trust_env=False)
    assert (style.status_code, style.headers["content-type"]) == (200, 'text/css; charset="utf-8"')
    assert httpx.get(f"http://{whole.address}/static/../settings.py", trust_env=False).status_code == 404
