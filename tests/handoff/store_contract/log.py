"""What a store promises of the log of a conversation, and of its changes."""

import asyncio

import pytest

from content.vocabulary import DangerKind
from handoff.conversations.errors import (
    DangerAlreadyShown,
    NotAllowed,
    NotOwner,
    UnknownConversation,
)
from handoff.conversations.events import Author, Entry
from handoff.conversations.record import Change
from handoff.conversations.states import (
    CLOSE,
    State,
)
from handoff.conversations.store.protocol import (
    LOG_LIMIT,
    PAGE,
    ConversationStore,
)
from handoff.conversations.store.reading import read_to_end
from store_contract.entries import ACCEPTED, HANDED, queued, said


class LogContract:
    """One test for each promise."""

    # The log

    async def test_events_are_read_in_the_order_of_their_append(self, store: ConversationStore) -> None:
        await store.open("c1")
        for number in range(5):
            await store.append("c1", [said(f"message {number}")])
        page = await store.read("c1", 0)
        assert [event.seq for event in page.events] == [1, 2, 3, 4, 5]
        assert [event.entry.texts[0] for event in page.events] == [f"message {number}" for number in range(5)]
        assert page.conversation.version == 5

    async def test_a_reader_gets_what_follows_its_cursor(self, store: ConversationStore) -> None:
        await store.open("c1")
        await store.append("c1", [said("un"), said("deux"), said("trois")])
        assert [event.entry.texts[0] for event in (await store.read("c1", 2)).events] == ["trois"]
        assert (await store.read("c1", 3)).events == ()

    async def test_concurrent_appends_get_distinct_places(self, store: ConversationStore) -> None:
        await store.open("c1")
        taken = await asyncio.gather(*(store.append("c1", [said(str(number))]) for number in range(50)))
        assert sorted(appended.seq for appended in taken) == list(range(1, 51))

    async def test_a_resend_is_taken_once_and_acknowledged_with_the_same_seq(self, store: ConversationStore) -> None:
        await store.open("c1")
        first = await store.append("c1", [said("bonjour", "name-0001")])
        again = await store.append("c1", [said("bonjour", "name-0001")])
        assert (again.seq, again.duplicate, first.duplicate) == (first.seq, True, False)
        assert len((await store.read("c1", 0)).events) == 1

    async def test_a_resend_is_acknowledged_even_after_the_end(self, store: ConversationStore) -> None:
        await store.open("c1")
        first = await store.append("c1", [said("au revoir", "name-0001")])
        await store.append("c1", [ACCEPTED], Change(move=CLOSE))
        assert (await store.append("c1", [said("au revoir", "name-0001")])).seq == first.seq

    async def test_two_authors_may_use_the_same_name(self, store: ConversationStore) -> None:
        await store.open("c1")
        await store.append("c1", [said("moi", "name-0001")])
        other = Entry(Author.OFFICER, ("lui",), client_message_id="name-0001")
        assert not (await store.append("c1", [other])).duplicate

    async def test_a_long_log_comes_in_pages_and_whole(self, store: ConversationStore) -> None:
        await store.open("c1")
        for number in range(2 * PAGE):
            await store.append("c1", [said(str(number))])
        page = await store.read("c1", 0)
        assert len(page.events) == PAGE
        assert not page.last
        whole = await read_to_end(store, "c1", 0)
        assert [event.seq for event in whole.events] == list(range(1, 2 * PAGE + 1))
        assert not whole.truncated

    async def test_a_full_log_drops_the_oldest_and_says_so(self, store: ConversationStore) -> None:
        await store.open("c1")
        for number in range(LOG_LIMIT + 10):
            await store.append("c1", [said(str(number))])
        whole = await read_to_end(store, "c1", 0)
        assert whole.truncated
        assert (whole.next_seq, len(whole.events)) == (11, LOG_LIMIT)
        assert not (await read_to_end(store, "c1", 10)).truncated

    async def test_an_unknown_conversation_is_refused(self, store: ConversationStore) -> None:
        for attempt in (store.get("nobody"), store.read("nobody", 0), store.append("nobody", [said("?")])):
            with pytest.raises(UnknownConversation):
                await attempt

    async def test_a_conversation_is_made_once(self, store: ConversationStore) -> None:
        assert await store.open("c1")
        assert not await store.open("c1")

    # Changes

    async def test_a_refused_change_leaves_nothing_behind(self, store: ConversationStore) -> None:
        await queued(store, "c1")
        before = await store.read("c1", 0)
        with pytest.raises(NotAllowed):
            await store.append("c1", [said("non")], HANDED)
        assert await store.read("c1", 0) == before

    async def test_a_closed_conversation_accepts_no_message(self, store: ConversationStore) -> None:
        await store.open("c1")
        await store.append("c1", [ACCEPTED], Change(move=CLOSE))
        with pytest.raises(NotAllowed):
            await store.append("c1", [said("encore moi")])

    async def test_the_state_entered_stands_on_the_last_entry(self, store: ConversationStore) -> None:
        await store.open("c1")
        await store.append("c1", [said("un policier ?"), ACCEPTED], HANDED)
        assert [event.state for event in (await store.read("c1", 0)).events] == [None, State.QUEUED]

    async def test_a_danger_is_shown_once(self, store: ConversationStore) -> None:
        await store.open("c1")
        await store.append("c1", [said("au secours")], Change(danger=DangerKind.POLICE))
        with pytest.raises(DangerAlreadyShown):
            await store.append("c1", [said("au secours")], Change(danger=DangerKind.POLICE))
        await store.append("c1", [said("au feu")], Change(danger=DangerKind.FIRE))
        assert (await store.get("c1")).dangers == {DangerKind.POLICE, DangerKind.FIRE}

    async def test_a_danger_alerts_once_and_its_numbers_are_shown_once(self, store: ConversationStore) -> None:
        await store.open("c1")
        await store.append("c1", [said("au secours")], Change(alert=DangerKind.POLICE))
        with pytest.raises(DangerAlreadyShown):
            await store.append("c1", [said("au secours")], Change(alert=DangerKind.POLICE))
        # The citizen has not seen them yet.
        await store.append("c1", [said("au secours")], Change(danger=DangerKind.POLICE))
        for again in (Change(alert=DangerKind.POLICE), Change(danger=DangerKind.POLICE)):
            with pytest.raises(DangerAlreadyShown):
                await store.append("c1", [said("au secours")], again)

    async def test_only_the_owner_may_write_where_ownership_is_required(self, store: ConversationStore) -> None:
        await queued(store, "c1")
        await store.claim("c1", ACCEPTED, officer=1, capacity=3)
        with pytest.raises(NotOwner):
            await store.append("c1", [said("?")], Change(by=2))
        await store.append("c1", [said("!")], Change(by=1))
