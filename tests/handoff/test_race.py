"""Twelve officers snatch at the same conversations: none is had twice, nobody has more than allowed."""

import asyncio
import random
from collections import Counter

import pytest
from conftest import VirtualClock
from queue_world import CAPACITY, NORMAL

from handoff.conversations.errors import AlreadyTaken, CapacityReached, NotOwner
from handoff.conversations.officers import OnDuty
from handoff.conversations.states import State
from handoff.conversations.store.memory import MemoryStore
from handoff.conversations.transitions import Transitions

OFFICERS = range(1, 13)
AT_ONCE = 6  # tasks of one officer: several consoles, an impatient finger


@pytest.mark.parametrize("claims", [600, pytest.param(10_000, marks=pytest.mark.long)])
async def test_of_many_claims_at_once_none_is_double_and_none_beyond_capacity(claims: int) -> None:
    store = MemoryStore(VirtualClock())
    moves = Transitions(store)
    draw = random.Random(20201114)
    names = [f"c{number}" for number in range(claims // 4)]
    for name in names:
        await store.open(name)
        await moves.hand_off(name, NORMAL, [], "Vous attendez.")
    left, results, served = iter(range(claims)), Counter[str](), Counter[str]()

    async def snatch(officer: int) -> None:
        for _ in left:
            waiting = (await store.queue()).waiting
            name = draw.choice(waiting[:8]).id if waiting and draw.random() < 0.8 else draw.choice(names)
            await asyncio.sleep(0)
            try:
                await moves.accept(name, officer, CAPACITY)
            except (AlreadyTaken, CapacityReached) as refused:
                results[refused.code] += 1
                await let_one_go(officer)
            else:
                results["accepted"] += 1
                served[name] += 1
            held = await store.owned_by(officer)
            assert len(held) <= CAPACITY
            assert all(one.owner == officer and one.state is State.ASSIGNED for one in held)

    async def let_one_go(officer: int) -> None:
        held = await store.owned_by(officer)
        if held and draw.random() < 0.5:
            # A console of the same officer may be quicker.
            try:
                await moves.close(draw.choice(held).id, officer)
            except NotOwner:
                return

    await asyncio.gather(*(snatch(officer) for officer in OFFICERS for _ in range(AT_ONCE)), return_exceptions=False)
    assert sum(results.values()) == claims
    assert set(served.values()) == {1}
    assert results["accepted"] == len(served) == moves.counts["accept"]
    assert min(results["already_taken"] + results["no_longer_waiting"], results["capacity_reached"]) > 0


async def test_of_twelve_dispatchers_each_conversation_gets_one_offer() -> None:
    """As many processes would: every one reads the same queue, and the store lets one of them through."""
    clock = VirtualClock()
    store = MemoryStore(clock)
    moves = Transitions(store)
    await store.open("c1")
    await moves.hand_off("c1", NORMAL, [], "Vous attendez.")
    officers = [OnDuty(number, f"officer-{number}", CAPACITY, clock()) for number in OFFICERS]
    offers = (moves.reserve("c1", officer.id, CAPACITY, clock()) for officer in officers)
    results = await asyncio.gather(*offers, return_exceptions=True)
    assert sum(isinstance(result, AlreadyTaken) for result in results) == len(officers) - 1
    assert moves.counts["reserve"] == 1
