"""The memory store keeps the contract, and forgets what is over."""

from datetime import timedelta

import pytest
from conftest import VirtualClock
from store_contract import ACCEPTED, StoreContract, said

from handoff.conversations.errors import StoreFull, UnknownConversation
from handoff.conversations.record import Change
from handoff.conversations.states import CLOSE
from handoff.conversations.store.memory import MemoryStore


@pytest.fixture
def store(clock: VirtualClock) -> MemoryStore:
    return MemoryStore(clock)


class TestMemoryStore(StoreContract):
    """Every promise of the contract."""


class TestForgetting:
    async def test_a_token_is_spent_once_and_forgotten_after_its_time(
        self, store: MemoryStore, clock: VirtualClock
    ) -> None:
        until = clock() + timedelta(seconds=30)
        assert await store.spend("token", until)
        assert not await store.spend("token", until)
        clock.advance(seconds=31)
        assert await store.spend("token", until)

    async def test_the_text_of_a_closed_conversation_is_wiped_then_all_of_it_forgotten(
        self, store: MemoryStore, clock: VirtualClock
    ) -> None:
        await store.open("c1")
        await store.append("c1", [said("un secret")])
        await store.append("c1", [ACCEPTED], Change(move=CLOSE))
        clock.advance(minutes=5)
        await store.wipe(clock())
        page = await store.read("c1", 0)
        assert (page.events, page.truncated) == ((), True)
        assert b"un secret" not in repr(store.__dict__).encode()
        await store.forget(clock())
        with pytest.raises(UnknownConversation):
            await store.get("c1")

    async def test_an_open_conversation_is_never_wiped(self, store: MemoryStore, clock: VirtualClock) -> None:
        await store.open("c1")
        await store.append("c1", [said("toujours là")])
        clock.advance(days=2)
        await store.wipe(clock())
        await store.forget(clock())
        assert len((await store.read("c1", 0)).events) == 1

    async def test_a_conversation_is_unattended_when_nobody_listens_and_nobody_writes(
        self, store: MemoryStore, clock: VirtualClock
    ) -> None:
        await store.open("c1")
        clock.advance(minutes=1)
        async with store.doorbell("c1"):
            assert await store.unattended(clock()) == []
        assert [lonely.id for lonely in await store.unattended(clock())] == ["c1"]

    async def test_a_conversation_opened_and_left_without_a_word_is_forgotten(
        self, store: MemoryStore, clock: VirtualClock
    ) -> None:
        await store.open("silent")
        await store.open("used")
        await store.append("used", [said("bonjour")])
        await store.open("read")
        async with store.doorbell("read"):
            clock.advance(minutes=1)
            await store.forget_unused(clock())
        assert await store.open("silent")
        assert not await store.open("used")
        assert not await store.open("read")

    async def test_a_full_store_refuses_a_new_conversation_and_keeps_the_others(self, clock: VirtualClock) -> None:
        store = MemoryStore(clock, most_conversations=1)
        await store.open("c1")
        with pytest.raises(StoreFull):
            await store.open("c2")
        assert not await store.open("c1")
