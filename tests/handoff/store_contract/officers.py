"""What a store promises of claims, offers and the team on duty."""

import asyncio

import pytest

from content.vocabulary import DangerKind
from handoff.conversations.errors import (
    AlreadyTaken,
    CapacityReached,
    NoLongerWaiting,
    OfferedToAnother,
    Outdated,
)
from handoff.conversations.officers import Status
from handoff.conversations.record import Change
from handoff.conversations.states import (
    ABANDON,
    CLOSE,
    DECLINE,
    DROP_OUT,
    TIME_OUT,
    State,
)
from handoff.conversations.store.protocol import (
    DISPATCH_TOPIC,
    TEAM_TOPIC,
    ConversationStore,
)
from store_contract.entries import ACCEPTED, LATER, OFFERED, queued, said


class OfficersContract:
    """One test for each promise."""

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
