"""The live queue teaches the estimator, read off the store alone."""

from collections import Counter
from datetime import timedelta

import pytest
from conftest import VirtualClock

from content.vocabulary import HandoffReason
from handoff.conversations.classes import QueueClass
from handoff.conversations.record import Handoff
from handoff.conversations.store.memory import MemoryStore
from handoff.conversations.transitions import Transitions
from handoff.conversations.wait import WaitEstimator
from handoff.conversations.waits import Waits

OFFICER = 7


class Listening(WaitEstimator):
    """Counts what it is told."""

    def __post_init__(self) -> None:
        super().__post_init__()
        self.told: Counter[str] = Counter()

    def served(self, waiting: str) -> None:
        self.told[f"served {waiting}"] += 1
        super().served(waiting)

    def gave_up(self, waiting: str) -> None:
        self.told[f"gave up {waiting}"] += 1
        super().gave_up(waiting)

    def ended(self) -> None:
        self.told["ended"] += 1
        super().ended()


@pytest.fixture
def store(clock: VirtualClock) -> MemoryStore:
    return MemoryStore(clock)


@pytest.fixture
def transitions(store: MemoryStore) -> Transitions:
    return Transitions(store)


@pytest.fixture
def waits(store: MemoryStore, clock: VirtualClock) -> Waits:
    return Waits(store, clock, Listening())


def told(waits: Waits) -> Counter[str]:
    assert isinstance(waits.estimator, Listening)
    return waits.estimator.told


async def let_wait(store: MemoryStore, transitions: Transitions, *names: str) -> None:
    for name in names:
        await store.open(name)
        await transitions.hand_off(name, Handoff(HandoffReason.FALLBACK), [], "Un instant.")


async def test_who_is_taken_was_served_who_leaves_gave_up_and_an_end_is_an_end(
    store: MemoryStore, transitions: Transitions, waits: Waits, clock: VirtualClock
) -> None:
    await store.attend(OFFICER, "desk", name="A", capacity=3, until=clock() + timedelta(hours=9))
    await let_wait(store, transitions, "taken-one", "leaves-it")
    await waits.look()
    await transitions.accept("taken-one", OFFICER, 3)
    await transitions.leave("leaves-it")
    await waits.look()
    assert told(waits) == {"served taken-one": 1, "gave up leaves-it": 1}
    await transitions.close("taken-one", OFFICER)
    await waits.look()
    assert told(waits)["ended"] == 1


async def test_a_conversation_passed_on_waits_again_and_has_not_ended(
    store: MemoryStore, transitions: Transitions, waits: Waits, clock: VirtualClock
) -> None:
    await store.attend(OFFICER, "desk", name="A", capacity=3, until=clock() + timedelta(hours=9))
    await let_wait(store, transitions, "passed-on")
    await waits.look()
    await transitions.accept("passed-on", OFFICER, 3)
    await waits.look()
    await transitions.transfer("passed-on", OFFICER)
    await waits.look()
    assert told(waits) == {"served passed-on": 1}


async def test_an_officer_who_comes_makes_the_wait_known(
    store: MemoryStore, transitions: Transitions, waits: Waits, clock: VirtualClock
) -> None:
    await let_wait(store, transitions, "waits-now")
    assert await waits.if_joined(QueueClass.NORMAL) is None
    await store.attend(OFFICER, "desk", name="A", capacity=3, until=clock() + timedelta(hours=9))
    assert await waits.if_joined(QueueClass.NORMAL) is not None


async def test_with_nobody_left_no_name_is_kept(
    store: MemoryStore, transitions: Transitions, waits: Waits, clock: VirtualClock
) -> None:
    await let_wait(store, transitions, "leaves-it")
    await waits.look()
    await transitions.leave("leaves-it")
    await waits.look()
    assert "leaves-it" not in repr(vars(waits))
    assert not waits.estimator._gone
