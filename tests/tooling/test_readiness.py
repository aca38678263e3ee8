"""Readiness is waited for until a deadline, and who is late is named."""

from tools.ports import draw
from tools.readiness import is_ready, wait_for


class Time:
    """A clock that only sleeping moves."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.now += seconds


def test_nobody_is_late_when_all_answer() -> None:
    assert wait_for({"a": "", "b": ""}, 5, ready=lambda _: True) is None


def test_one_that_comes_before_the_deadline_is_not_late() -> None:
    time = Time()
    assert wait_for({"a": ""}, 5, ready=lambda _: time.now > 3, clock=time, sleep=time.sleep) is None


def test_the_late_one_is_named_at_the_deadline() -> None:
    time = Time()
    late = wait_for({"a": "up", "b": "down"}, 5, ready=lambda url: url == "up", clock=time, sleep=time.sleep)
    assert late == "b"
    assert 5 <= time.now < 6


def test_nothing_listening_is_not_ready() -> None:
    assert not is_ready(f"http://127.0.0.1:{draw(1)[0]}/")


def test_a_service_is_asked_only_once_those_before_it_are_ready() -> None:
    time, asked = Time(), []

    def ready(url: str) -> bool:
        asked.append(url)
        return url == "gateway" or time.now > 1

    wait_for({"bot": "bot", "gateway": "gateway"}, 5, ready=ready, clock=time, sleep=time.sleep)
    assert asked.count("gateway") == 1
    assert asked[-1] == "gateway"
