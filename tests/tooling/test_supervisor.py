"""Services start together and stop together, whoever asks and whatever breaks."""

import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.tooling.processes import Started, started, wait_until
from tools import ports

pytestmark = pytest.mark.slow

FAKE_DEMO = str(Path(__file__).with_name("fake_demo.py"))


@pytest.fixture
def port() -> int:
    return ports.draw(1)[0]


@pytest.fixture
def demo(port: int) -> Iterator[Started]:
    with started([sys.executable, FAKE_DEMO, str(port)]) as one:
        yield one


def test_addresses_and_password_are_told_once_all_is_ready(demo: Started, port: int) -> None:
    demo.wait_until_it_says("Ctrl-C arrête tout")
    assert "Prêt en" in demo.said
    assert f"http://127.0.0.1:{port}/\n" in demo.said
    assert f"http://127.0.0.1:{port}/policier/" in demo.said
    assert "nom : demo   mot de passe : one-time" in demo.said
    assert "ouverte 24 h sur 24" in demo.said


def test_each_line_names_its_process(demo: Started) -> None:
    demo.wait_until_it_says("Prêt en")
    assert any(" service" in line and line.endswith("| listening") for line in demo.lines)


@pytest.mark.parametrize("asked", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_stop_leaves_no_orphan(demo: Started, asked: signal.Signals) -> None:
    demo.wait_until_it_says("Prêt en")
    assert len(demo.survivors()) >= 4
    demo.process.send_signal(asked)
    assert demo.end() == 0
    assert demo.said.endswith("asked")
    assert demo.survivors() == []


@pytest.mark.parametrize("moment", [0.0, 0.1, 0.2, 0.3, 0.4])
def test_a_stop_during_the_start_leaves_no_orphan(demo: Started, moment: float) -> None:
    demo.wait_until_it_says("started")
    wait_until(lambda: False, moment)
    demo.process.send_signal(signal.SIGINT)
    assert demo.end() == 0
    assert demo.survivors() == []


@pytest.mark.skipif(sys.platform != "linux", reason="the kernel's help is Linux's")
def test_a_killed_supervisor_leaves_no_service(demo: Started) -> None:
    demo.wait_until_it_says("Prêt en")
    demo.process.kill()
    wait_until(lambda: not any(_is_service(pid) for pid in demo.survivors()))
    assert not any(_is_service(pid) for pid in demo.survivors())


def test_one_that_stops_stops_all(port: int) -> None:
    with started([sys.executable, FAKE_DEMO, str(port), "sleep 1; exit 3"]) as demo:
        assert demo.end() == 1
        assert "other0 stopped (rc=3)" in demo.said
        assert demo.said.endswith("by itself")
        assert demo.survivors() == []


def test_one_that_lasts_is_started_again_and_the_others_go_on(port: int) -> None:
    with started([sys.executable, FAKE_DEMO, str(port), "lasting echo alive; sleep 1; kill -9 $$"]) as demo:
        demo.wait_until_it_says("redémarrage")
        wait_until(lambda: demo.said.count("| alive") > 1)
        assert demo.said.count("| alive") > 1
        assert "service stopped" not in demo.said
        demo.process.send_signal(signal.SIGINT)
        assert demo.end() == 0
        assert demo.survivors() == []


def test_one_that_cannot_start_stops_all_even_if_it_lasts(port: int) -> None:
    with started([sys.executable, FAKE_DEMO, str(port), "lasting exit 3"]) as demo:
        assert demo.end() == 1
        assert demo.survivors() == []


def test_one_that_will_not_stop_is_killed(port: int) -> None:
    stubborn = "trap '' TERM; echo deaf; while :; do sleep 1; done"
    with started([sys.executable, FAKE_DEMO, str(port), stubborn]) as demo:
        demo.wait_until_it_says("deaf")
        demo.process.send_signal(signal.SIGTERM)
        assert demo.end() == 0
        assert demo.survivors() == []


def test_a_secret_reaches_its_own_process_only(demo: Started) -> None:
    demo.wait_until_it_says("Prêt en")
    holders = [pid for pid in demo.survivors() if b"SECRET=only-mine" in Path(f"/proc/{pid}/environ").read_bytes()]
    assert holders
    assert all(b"tools.announce" not in Path(f"/proc/{pid}/cmdline").read_bytes() for pid in holders)
    assert "only-mine" not in demo.said


def _is_service(pid: int) -> bool:
    try:
        return b"fake_service" in Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return False
