"""What a store promises of who waits, and of who listens."""

import asyncio

import pytest

from content.vocabulary import DangerKind
from handoff.conversations.events import Author, Entry
from handoff.conversations.record import Change
from handoff.conversations.states import (
    CLOSE,
    RETURN_TO_BOT,
    TRANSFER,
)
from handoff.conversations.store.protocol import (
    QUEUE_TOPIC,
    ConversationStore,
    officer_topic,
)
from store_contract.entries import ACCEPTED, queued, said


class QueueContract:
    """One test for each promise."""

    # The queue

    async def test_the_longest_wait_is_first(self, store: ConversationStore) -> None:
        await queued(store, "c1", "c2", "c3")
        queue = await store.queue()
        assert [waiting.id for waiting in queue.waiting] == ["c1", "c2", "c3"]
        place = queue.place_of("c3")
        assert place
        assert place.position == 3

    async def test_places_move_up_when_somebody_leaves_the_queue(self, store: ConversationStore) -> None:
        await queued(store, "c1", "c2")
        await store.claim("c1", ACCEPTED, officer=1, capacity=3)
        queue = await store.queue()
        place = queue.place_of("c2")
        assert place
        assert place.position == 1
        assert queue.place_of("c1") is None

    async def test_a_transferred_conversation_keeps_the_place_of_its_first_wait(self, store: ConversationStore) -> None:
        await queued(store, "c1", "c2")
        await store.claim("c1", ACCEPTED, officer=1, capacity=3)
        await store.append("c1", [ACCEPTED], Change(move=TRANSFER, by=1))
        assert [waiting.id for waiting in (await store.queue()).waiting] == ["c1", "c2"]

    async def test_a_danger_while_waiting_shows_in_the_queue(self, store: ConversationStore) -> None:
        await queued(store, "c1")
        assert not (await store.queue()).waiting[0].dangers
        await store.append("c1", [said("au secours")], Change(danger=DangerKind.POLICE))
        assert (await store.queue()).waiting[0].dangers

    async def test_what_was_said_to_an_officer_is_never_for_the_bot(self, store: ConversationStore) -> None:
        await queued(store, "c1")
        await store.claim("c1", ACCEPTED, officer=1, capacity=3)
        await store.append("c1", [Entry(Author.CITIZEN, ("secret",), for_bot="secret")])
        back = await store.append("c1", [ACCEPTED], Change(move=RETURN_TO_BOT, by=1))
        conversation = await store.get("c1")
        assert conversation.relayed == back.seq - 1
        assert (conversation.owner, conversation.waiting_since) == (None, None)

    # Doorbells

    async def test_a_bell_rings_for_an_append_even_before_the_wait(self, store: ConversationStore) -> None:
        await store.open("c1")
        async with store.doorbell("c1") as bell:
            await store.append("c1", [said("bonjour")])
            assert "c1" in (await asyncio.wait_for(bell.wait(), 1)).topics

    async def test_a_change_without_an_entry_is_made_and_wakes_nobody(self, store: ConversationStore) -> None:
        await store.open("c1")
        await store.append("c1", [said("bonjour")])
        async with store.doorbell("c1") as bell:
            await store.append("c1", [], Change(relayed=1))
            with pytest.raises(TimeoutError):
                await asyncio.wait_for(bell.wait(), 0.05)
        conversation = await store.get("c1")
        assert (conversation.relayed, conversation.version) == (1, 1)

    async def test_a_bell_wakes_a_waiting_listener(self, store: ConversationStore) -> None:
        await store.open("c1")
        async with store.doorbell("c1") as bell:
            waiting = asyncio.create_task(bell.wait())
            await asyncio.sleep(0)
            await store.append("c1", [said("bonjour")])
            assert "c1" in (await asyncio.wait_for(waiting, 1)).topics

    async def test_a_bell_is_deaf_to_other_conversations(self, store: ConversationStore) -> None:
        await store.open("c1")
        await store.open("c2")
        async with store.doorbell("c1") as bell:
            await store.append("c2", [said("bonjour")])
            with pytest.raises(TimeoutError):
                await asyncio.wait_for(bell.wait(), 0.05)
            bell.listen("c2")
            await store.append("c2", [said("bonjour")])
            assert "c2" in (await asyncio.wait_for(bell.wait(), 1)).topics
            bell.ignore("c2")
            await store.append("c2", [said("bonjour")])
            with pytest.raises(TimeoutError):
                await asyncio.wait_for(bell.wait(), 0.05)

    async def test_the_queue_rings_for_who_comes_and_goes_and_not_for_what_they_write(
        self, store: ConversationStore
    ) -> None:
        async with store.doorbell(QUEUE_TOPIC) as bell:
            await queued(store, "c1")
            await asyncio.wait_for(bell.wait(), 1)
            await store.append("c1", [said("vous êtes là ?")])
            with pytest.raises(TimeoutError):
                await asyncio.wait_for(bell.wait(), 0.05)
            await store.claim("c1", ACCEPTED, officer=1, capacity=3)
            await asyncio.wait_for(bell.wait(), 1)

    async def test_an_officer_hears_of_conversations_got_and_lost(self, store: ConversationStore) -> None:
        await queued(store, "c1")
        async with store.doorbell(officer_topic(1)) as bell:
            await store.claim("c1", ACCEPTED, officer=1, capacity=3)
            await asyncio.wait_for(bell.wait(), 1)
            await store.append("c1", [ACCEPTED], Change(move=CLOSE, by=1))
            await asyncio.wait_for(bell.wait(), 1)

    async def test_typing_is_heard_and_not_kept(self, store: ConversationStore) -> None:
        await store.open("c1")
        async with store.doorbell("c1") as bell:
            await store.type("c1", Author.OFFICER)
            assert (await asyncio.wait_for(bell.wait(), 1)).typing == {("c1", Author.OFFICER)}
        assert (await store.read("c1", 0)).events == ()
