"""`make run` as a person meets it: the real services, twice side by side, stopped with Ctrl-C."""

import os
import re
import signal
import subprocess
import urllib.parse
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.tooling.processes import ROOT, Started, started, wait_until
from tools import ports

pytestmark = pytest.mark.slow

SECONDS = 240  # two starts at once, on two cores that may be busy
LOOPBACK = {"0100007F", "00000000000000000000000001000000"}  # as /proc/net/tcp and tcp6 write it
LISTENING = "0A"


@pytest.fixture(scope="module")
def public_ports() -> list[int]:
    return ports.draw(2)


@pytest.fixture(scope="module")
def demos(public_ports: list[int]) -> Iterator[list[Started]]:
    first, second = (["make", "run", f"PORT={port}"] for port in public_ports)
    with started(first) as one, started(second) as other:
        for demo in (one, other):
            demo.wait_until_it_says("Ctrl-C arrête tout", SECONDS)
        yield [one, other]


def test_two_demos_answer_side_by_side(demos: list[Started], public_ports: list[int]) -> None:
    for port in public_ports:
        for path in ("/", "/policier/", "/ready"):
            with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=20) as answer:
                assert answer.status == 200


def test_each_tells_its_own_addresses_and_password(demos: list[Started], public_ports: list[int]) -> None:
    passwords = set()
    for demo, port in zip(demos, public_ports, strict=True):
        assert f"http://127.0.0.1:{port}/\n" in demo.said
        assert f"http://127.0.0.1:{port}/policier/" in demo.said
        assert "ouverte 24 h sur 24" in demo.said
        passwords |= set(re.findall(r"mot de passe : (\S+)", demo.said))
    assert len(passwords) == 2


def test_the_name_and_password_shown_open_the_console(demos: list[Started], public_ports: list[int]) -> None:
    for demo, port in zip(demos, public_ports, strict=True):
        name, password = re.findall(r"nom : (\S+) +mot de passe : (\S+)", demo.said)[0]
        assert _log_in(f"http://127.0.0.1:{port}", name, password) == "/policier/"
        assert _log_in(f"http://127.0.0.1:{port}", name, "another") == "/policier/connexion"


def test_a_taken_port_gives_one_sentence_and_starts_nothing(demos: list[Started], public_ports: list[int]) -> None:
    taken = public_ports[0]
    with started(["make", "run", f"PORT={taken}"]) as refused:
        assert refused.end() != 0
        assert f"Le port {taken} est déjà pris" in refused.said
        assert "started" not in refused.said


def test_everything_listens_on_this_machine_only(demos: list[Started]) -> None:
    for demo in demos:
        listening = _listening_addresses(demo.survivors())
        assert len(listening) == 3
        assert set(listening) <= LOOPBACK


def test_tokens_are_on_no_command_line_and_in_no_log(demos: list[Started]) -> None:
    for demo in demos:
        tokens = {token for pid in demo.survivors() for token in _tokens(pid)}
        assert len(tokens) >= 3
        everywhere = demo.said + "".join(_read(pid, "cmdline") for pid in demo.survivors())
        assert not any(token in everywhere for token in tokens)


# Last: it stops what the others need.
def test_ctrl_c_stops_all_and_leaves_no_orphan(demos: list[Started]) -> None:
    for demo in demos:
        # What a terminal does: the signal goes to make and to what it runs in the foreground.
        os.killpg(demo.process.pid, signal.SIGINT)
    for demo in demos:
        demo.end(30)
        assert "Tout est arrêté." in demo.said
        wait_until(lambda demo=demo: not demo.survivors())
        assert demo.survivors() == []


@pytest.mark.parametrize("port", ["70000", "-1", "abc", "", "8000; echo broken"])
def test_what_is_no_port_gives_one_sentence(port: str) -> None:
    done = subprocess.run(["make", "run", f"PORT={port}"], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode != 0
    assert "de 1 à 65535" in done.stderr
    assert "broken" not in done.stdout


def _log_in(site: str, name: str, password: str) -> str:
    """Fill the login page as a browser would; return the path of the page that follows."""
    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
    with browser.open(f"{site}/policier/connexion", timeout=20) as page:
        hidden = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page.read().decode())
    assert hidden
    filled = {"username": name, "password": password, "csrfmiddlewaretoken": hidden[1]}
    with browser.open(f"{site}/policier/connexion", urllib.parse.urlencode(filled).encode(), timeout=20) as page:
        return urllib.parse.urlsplit(page.url).path


def _tokens(pid: int) -> set[str]:
    pairs = (line.partition("=") for line in _read(pid, "environ").split("\0"))
    return {value for name, _, value in pairs if name in {"BOT_TOKEN", "ACTIONS_TOKEN", "GATEWAY_SECRET"}}


def _read(pid: int, name: str) -> str:
    try:
        return Path(f"/proc/{pid}/{name}").read_text(errors="replace")
    except OSError:
        return ""


def _listening_addresses(pids: list[int]) -> list[str]:
    """The addresses, as /proc writes them, at which these processes listen."""
    inodes = {target for pid in pids for target in _sockets(pid)}
    found = []
    for table in ("tcp", "tcp6"):
        for line in Path(f"/proc/net/{table}").read_text().splitlines()[1:]:
            fields = line.split()
            if fields[3] == LISTENING and f"socket:[{fields[9]}]" in inodes:
                found.append(fields[1].partition(":")[0])
    return found


def _sockets(pid: int) -> set[str]:
    try:
        return {str(descriptor.readlink()) for descriptor in Path(f"/proc/{pid}/fd").iterdir()}
    except OSError:
        return set()
