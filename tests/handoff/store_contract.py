"""What every ConversationStore must do. Subclass it with a `store` fixture: see test_memory_store.py."""

import asyncio
from datetime import timedelta

import pytest
from conftest import NOON

from content.vocabulary import DangerKind, HandoffReason
from handoff.conversations.errors import (
    AlreadyTaken,
    CapacityReached,
    DangerAlreadyShown,
    NoLongerWaiting,
    NotAllowed,
    NotOwner,
    OfferedToAnother,
    Outdated,
    UnknownConversation,
)
from handoff.conversations.events import Author, Entry
from handoff.conversations.officers import Status
from handoff.conversations.record import Change, Handoff
from handoff.conversations.states import (
    ABANDON,
    CLOSE,
    DECLINE,
    DROP_OUT,
    HAND_OFF,
    RETURN_TO_BOT,
    TIME_OUT,
    TRANSFER,
    State,
)
from handoff.conversations.store.protocol import (
    DISPATCH_TOPIC,
    LOG_LIMIT,
    PAGE,
    QUEUE_TOPIC,
    TEAM_TOPIC,
    ConversationStore,
    officer_topic,
)
from handoff.conversations.store.reading import read_to_end

HANDED = Change(move=HAND_OFF, handoff=Handoff(HandoffReason.FALLBACK))
OFFERED = Entry(Author.SYSTEM)
LATER = NOON + timedelta(hours=1)
ACCEPTED = Entry(Author.SYSTEM, ("Un policier vous répond.",))


def said(text: str, name: str | None = None) -> Entry:
    return Entry(Author.CITIZEN, (text,), client_message_id=name)


async def queued(store: ConversationStore, *names: str) -> None:
    for name in names:
        await store.open(name)
        await store.append(name, [said("un policier ?")], HANDED)


class StoreContract:
    """The promises, one test each."""

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

    # Claim

    async def test_one_of_many_officers_gets_the_conversation(self, store: ConversationStore) -> None:
        await queued(store, "c1")
        claims = [store.claim("c1", ACCEPTED, officer, capacity=3) for officer in range(1, 13)]
        results = await asyncio.gather(*claims, return_exceptions=True)
        assert sum(isinstance(result, AlreadyTaken) for result in results) == 11
        winner = next(number for number, result in enumerate(results, start=1) if not isinstance(result, Exception))
        assert (await store.get("c1")).owner == winner

    async def test_an_officer_never_exceeds_capacity(self, store: ConversationStore) -> None:
        names = [f"c{number}" for number in range(10)]
        await queued(store, *names)
        results = await asyncio.gather(
            *(store.claim(name, ACCEPTED, officer=1, capacity=3) for name in names), return_exceptions=True
        )
        assert sum(isinstance(result, CapacityReached) for result in results) == 7
        assert len(await store.owned_by(1)) == 3

    async def test_a_closed_conversation_makes_room(self, store: ConversationStore) -> None:
        await queued(store, "c1", "c2")
        await store.claim("c1", ACCEPTED, officer=1, capacity=1)
        await store.append("c1", [ACCEPTED], Change(move=CLOSE, by=1))
        await store.claim("c2", ACCEPTED, officer=1, capacity=1)
        assert [owned.id for owned in await store.owned_by(1)] == ["c2"]

    async def test_a_conversation_with_the_bot_cannot_be_claimed(self, store: ConversationStore) -> None:
        await store.open("c1")
        with pytest.raises(AlreadyTaken):
            await store.claim("c1", ACCEPTED, officer=1, capacity=3)

    async def test_a_claim_of_who_left_the_queue_says_so(self, store: ConversationStore) -> None:
        await queued(store, "c1")
        await store.append("c1", [ACCEPTED], Change(move=ABANDON))
        with pytest.raises(NoLongerWaiting):
            await store.claim("c1", ACCEPTED, officer=1, capacity=3)

    # Offers

    async def test_an_offer_is_for_one_officer_with_room_who_has_no_other(self, store: ConversationStore) -> None:
        await queued(store, "c1", "c2", "c3")
        await store.reserve("c1", OFFERED, officer=1, capacity=3, until=LATER)
        with pytest.raises(CapacityReached):
            await store.reserve("c2", OFFERED, officer=1, capacity=3, until=LATER)
        with pytest.raises(AlreadyTaken):
            await store.reserve("c1", OFFERED, officer=2, capacity=3, until=LATER)
        await store.claim("c3", ACCEPTED, officer=2, capacity=1)
        with pytest.raises(CapacityReached):
            await store.reserve("c2", OFFERED, officer=2, capacity=1, until=LATER)
        conversation = await store.get("c1")
        assert (conversation.state, conversation.owner, conversation.until) == (State.RESERVED, 1, LATER)

    async def test_one_of_many_offers_at_once_is_made(self, store: ConversationStore) -> None:
        await queued(store, "c1")
        offers = [store.reserve("c1", OFFERED, officer, 3, LATER) for officer in range(1, 13)]
        results = await asyncio.gather(*offers, return_exceptions=True)
        assert sum(isinstance(result, AlreadyTaken) for result in results) == 11

    async def test_what_is_offered_to_another_cannot_be_claimed_unless_it_is_an_emergency(
        self, store: ConversationStore
    ) -> None:
        await queued(store, "c1")
        await store.reserve("c1", OFFERED, officer=1, capacity=3, until=LATER)
        with pytest.raises(OfferedToAnother):
            await store.claim("c1", ACCEPTED, officer=2, capacity=3)
        await store.append("c1", [said("au secours")], Change(danger=DangerKind.POLICE))
        await store.claim("c1", ACCEPTED, officer=2, capacity=3)
        assert [owned.id for owned in await store.owned_by(2)] == ["c1"]
        assert await store.owned_by(1) == ()

    async def test_an_offer_takes_no_room_from_what_is_picked_by_hand(self, store: ConversationStore) -> None:
        await queued(store, "c1", "c2")
        await store.reserve("c1", OFFERED, officer=1, capacity=1, until=LATER)
        await store.claim("c2", ACCEPTED, officer=1, capacity=1)
        with pytest.raises(CapacityReached):
            await store.claim("c1", ACCEPTED, officer=1, capacity=1)

    async def test_an_offer_and_its_end_move_no_place(self, store: ConversationStore) -> None:
        await queued(store, "c1", "c2")
        places = [await store.place_of(name) for name in ("c1", "c2")]
        await store.reserve("c1", OFFERED, officer=1, capacity=3, until=LATER)
        assert [await store.place_of(name) for name in ("c1", "c2")] == places
        await store.append("c1", [OFFERED], Change(move=DECLINE, by=1))
        assert [await store.place_of(name) for name in ("c1", "c2")] == places
        assert set((await store.get("c1")).passed) == {1}

    async def test_what_was_decided_on_an_older_version_is_refused(self, store: ConversationStore) -> None:
        await queued(store, "c1")
        decided_on = (await store.get("c1")).version
        await store.append("c1", [said("je suis là")])
        with pytest.raises(Outdated):
            await store.append("c1", [ACCEPTED], Change(move=DROP_OUT, version=decided_on))

    # Officers on duty

    async def test_who_comes_on_duty_is_available_and_who_stays_keeps_his_status(
        self, store: ConversationStore
    ) -> None:
        await store.attend(1, "desk", name="camille", capacity=3, until=LATER)
        await store.set_status(1, Status.AWAY)
        await store.attend(1, "desk", name="camille", capacity=2, until=LATER)
        (officer,) = (await store.team()).officers
        assert (officer.name, officer.status, officer.capacity) == ("camille", Status.AWAY, 2)
        await store.dismiss(1)
        await store.attend(1, "desk", name="camille", capacity=3, until=LATER)
        assert (await store.team()).officers[0].status is Status.AVAILABLE

    async def test_the_last_console_that_closes_ends_the_lease(self, store: ConversationStore) -> None:
        for desk in ("desk", "phone"):
            await store.attend(1, desk, name="camille", capacity=3, until=LATER)
        await store.leave_desk(1, "phone")
        assert (await store.team()).officers[0].until == LATER
        await store.leave_desk(1, "desk")
        assert (await store.team()).officers[0].until < LATER
        await store.leave_desk(1, "desk")

    async def test_offers_missed_in_a_row_set_an_officer_away_in_the_same_step(self, store: ConversationStore) -> None:
        await queued(store, "c1")
        await store.attend(1, "desk", name="camille", capacity=3, until=LATER)
        for missed in (1, 2):
            await store.reserve("c1", OFFERED, officer=1, capacity=3, until=LATER)
            await store.append("c1", [OFFERED], Change(move=TIME_OUT, by=1))
            assert (await store.team()).officers[0].missed == missed
        assert (await store.team()).officers[0].was_set_away
        await store.set_status(1, Status.AVAILABLE)
        assert (await store.team()).officers[0].missed == 0

    async def test_the_team_shows_what_each_holds(self, store: ConversationStore) -> None:
        await queued(store, "c1", "c2")
        await store.attend(1, "desk", name="camille", capacity=3, until=LATER)
        await store.claim("c1", ACCEPTED, officer=1, capacity=3)
        await store.reserve("c2", OFFERED, officer=1, capacity=3, until=LATER)
        team = await store.team()
        assert [held.id for held in team.of(1)] == ["c1", "c2"]
        assert team.find("camille") == team.officers[0]
        assert team.find("nobody") is None

    async def test_the_team_rings_for_who_comes_goes_and_takes(self, store: ConversationStore) -> None:
        await queued(store, "c1")
        async with store.doorbell(TEAM_TOPIC) as bell:
            await store.attend(1, "desk", name="camille", capacity=3, until=LATER)
            await asyncio.wait_for(bell.wait(), 1)
            await store.attend(1, "desk", name="camille", capacity=3, until=LATER)
            with pytest.raises(TimeoutError):
                await asyncio.wait_for(bell.wait(), 0.05)
            for step in (
                store.set_status(1, Status.AWAY),
                store.claim("c1", ACCEPTED, officer=1, capacity=3),
                store.append("c1", [ACCEPTED], Change(move=CLOSE, by=1)),
                store.leave_desk(1, "desk"),
                store.dismiss(1),
            ):
                await step
                await asyncio.wait_for(bell.wait(), 1)

    async def test_a_word_answers_whether_one_is_still_there_and_wakes_the_dispatcher(
        self, store: ConversationStore
    ) -> None:
        await queued(store, "c1")
        await store.append("c1", [ACCEPTED], Change(asks=True))
        assert (await store.get("c1")).asked_at
        async with store.doorbell(DISPATCH_TOPIC) as bell:
            await store.append("c1", [said("oui")])
            await asyncio.wait_for(bell.wait(), 1)
        assert (await store.get("c1")).asked_at is None

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
