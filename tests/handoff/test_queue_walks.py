"""Random schedules of citizens, officers, cuts and clocks, through the real store and dispatcher.

What must always hold: one owner at most, capacity never exceeded, nobody lost, nobody served twice at once, order kept
within a class, and every handoff ends.
"""

import asyncio
from contextlib import suppress
from datetime import datetime, timedelta
from itertools import product
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, initialize, invariant, multiple, rule
from queue_world import CAPACITY, EMERGENCY, NORMAL, SENSITIVE, World

from content.vocabulary import DangerKind
from handoff.conversations.classes import QueueClass
from handoff.conversations.dispatch import PASSED_FOR, _is_free, is_absent, must_be_asked
from handoff.conversations.errors import ConversationError
from handoff.conversations.events import Author, Entry
from handoff.conversations.officers import MOST_ABOVE_CAPACITY, Status, load
from handoff.conversations.record import Change, Conversation, Handoff
from handoff.conversations.states import OWNED, WAITING, State
from handoff.conversations.store.reading import read_to_end

OFFICERS = st.integers(1, 3)
HANDOFFS = st.sampled_from([NORMAL, NORMAL, SENSITIVE, EMERGENCY])
# Which of those to whom it may happen.
WHICH = st.integers(0, 20)


class QueueWalk(RuleBasedStateMachine):
    """Every rule is one thing that somebody does; refusals are fine, broken promises are not."""

    citizens = Bundle("citizens")

    def __init__(self) -> None:
        super().__init__()
        self.loop = asyncio.new_event_loop()
        self.world = World()
        self.names: list[str] = []
        self.reserve = self.world.moves.reserve
        self.world.moves.reserve = self.reserve_in_order  # type: ignore[method-assign]

    def teardown(self) -> None:
        try:
            self._everything_ends()
        finally:
            self.loop.close()

    def run(self, doing: Any) -> Any:
        return self.loop.run_until_complete(doing)

    def attempt(self, doing: Any) -> None:
        with suppress(ConversationError):
            self.run(doing)
        self.run(self.world.step())

    @initialize(officers=st.sets(OFFICERS, min_size=1))
    def officers_begin_their_day(self, officers: set[int]) -> None:
        self.attempt(self.world.come(*sorted(officers)))

    @initialize(target=citizens, handoffs=st.lists(HANDOFFS, min_size=4, max_size=12))
    def people_wait_already(self, handoffs: list[Handoff]) -> Any:
        return multiple(*[self.somebody_asks(handoff) for handoff in handoffs])

    @rule(target=citizens, handoff=HANDOFFS)
    def somebody_asks_for_an_officer(self, handoff: Handoff) -> str:
        return self.somebody_asks(handoff)

    def somebody_asks(self, handoff: Handoff) -> str:
        name = f"c{len(self.names)}"
        self.names.append(name)
        if self.world.opening.open:
            self.attempt(self.world.ask(name, handoff=handoff))
        else:
            self.run(self.world.store.open(name))
        return name

    @rule(name=citizens)
    def a_citizen_writes(self, name: str) -> None:
        self.attempt(self.world.say(name))

    @rule(name=citizens)
    def a_citizen_asks_again(self, name: str) -> None:
        if self.world.opening.open:
            self.attempt(self.world.ask(name))

    @rule(name=citizens, kind=st.sampled_from(DangerKind))
    def a_danger_is_told(self, name: str, kind: DangerKind) -> None:
        state = self.run(self.world.get(name)).state
        with_officer = state in {State.ASSIGNED, State.WRAPPING}
        change = Change(alert=kind) if with_officer else Change(danger=kind)
        self.attempt(self.world.store.append(name, [Entry(Author.CITIZEN, ("au secours",), danger=kind)], change))

    @rule(name=citizens)
    def a_page_goes(self, name: str) -> None:
        self.world.pages.discard(name)

    @rule(name=citizens)
    def a_page_comes_back(self, name: str) -> None:
        self.world.pages.add(name)
        self.attempt(self.world.store.see(name))

    @rule(name=citizens)
    def a_citizen_leaves(self, name: str) -> None:
        self.attempt(self.world.moves.leave(name))

    @rule(officer=OFFICERS)
    def an_officer_comes(self, officer: int) -> None:
        self.attempt(self.world.come(officer))

    @rule(officer=OFFICERS)
    def an_officers_browser_closes(self, officer: int) -> None:
        self.attempt(self.world.go(officer))

    @rule(officer=OFFICERS, status=st.sampled_from(Status))
    def an_officer_changes_status(self, officer: int, status: Status) -> None:
        self.attempt(self.world.store.set_status(officer, status))

    @rule(officer=OFFICERS, which=WHICH, times=st.integers(1, 6))
    def an_officer_picks_by_hand(self, officer: int, which: int, times: int) -> None:
        for _ in range(times):
            waiting = self.run(self.world.order())
            if officer in self.world.consoles and waiting:
                self.accepts(waiting[which % len(waiting)], officer)

    @rule(officer=OFFICERS)
    def an_officer_accepts_what_is_offered(self, officer: int) -> None:
        for held in self.held_by(officer, State.RESERVED):
            if officer in self.world.consoles:
                self.accepts(held.id, officer)

    @rule(officer=OFFICERS)
    def an_officer_declines(self, officer: int) -> None:
        for held in self.held_by(officer, State.RESERVED):
            self.attempt(self.world.moves.decline(held.id, officer))

    @rule(officer=OFFICERS, which=WHICH, to=st.one_of(st.none(), OFFICERS))
    def an_officer_transfers(self, officer: int, which: int, to: int | None) -> None:
        for held in self.one_held_by(officer, which):
            self.attempt(self.world.moves.transfer(held.id, officer, to=to))

    @rule(officer=OFFICERS, which=WHICH)
    def an_officer_wraps_up(self, officer: int, which: int) -> None:
        for held in self.one_held_by(officer, which):
            self.attempt(self.world.moves.wrap_up(held.id, officer, self.world.clock() + timedelta(minutes=2)))

    @rule(officer=OFFICERS)
    def an_officer_resumes(self, officer: int) -> None:
        for held in self.held_by(officer, State.WRAPPING):
            self.attempt(self.world.moves.resume(held.id, officer))

    @rule(officer=OFFICERS, which=WHICH, ends=st.sampled_from(["return_to_bot", "close"]))
    def an_officer_ends_it(self, officer: int, which: int, ends: str) -> None:
        for held in self.one_held_by(officer, which):
            self.attempt(getattr(self.world.moves, ends)(held.id, officer))

    @rule(officer=OFFICERS, name=citizens, move=st.sampled_from(["decline", "transfer", "close", "resume"]))
    def an_officer_touches_what_may_not_be_his(self, officer: int, name: str, move: str) -> None:
        self.attempt(getattr(self.world.moves, move)(name, officer))

    @rule(officer=OFFICERS, name=citizens)
    def an_officer_claims_whatever_it_is(self, officer: int, name: str) -> None:
        if officer in self.world.consoles:
            self.accepts(name, officer)

    def accepts(self, name: str, officer: int) -> None:
        before = self.run(self.world.get(name)).state
        try:
            self.run(self.world.moves.accept(name, officer, CAPACITY))
        except ConversationError:
            return
        assert before in WAITING, "served twice"
        now = self.world.clock()
        others = [one for one in self.run(self.world.store.owned_by(officer)) if one.state is not State.RESERVED]
        assert load(others, now) <= CAPACITY, "beyond capacity as of now"
        self.run(self.world.step())

    def held_by(self, officer: int, state: State) -> list[Conversation]:
        return [one for one in self.run(self.world.store.owned_by(officer)) if one.state is state]

    def one_held_by(self, officer: int, which: int) -> list[Conversation]:
        held = [*self.held_by(officer, State.ASSIGNED), *self.held_by(officer, State.WRAPPING)]
        return [held[which % len(held)]] if held else []

    @rule(seconds=st.sampled_from([1, 10, 31, 90, 400, 700]))
    def time_passes(self, seconds: int) -> None:
        self.run(self.world.pass_time(seconds=seconds))

    @rule()
    def the_service_closes_or_opens(self) -> None:
        self.world.opening.open = not self.world.opening.open
        self.run(self.world.step())

    @invariant()
    def each_has_one_owner_at_most_and_officers_know_what_they_hold(self) -> None:
        held = [one for officer in (1, 2, 3) for one in self.run(self.world.store.owned_by(officer))]
        assert len({one.id for one in held}) == len(held)
        for name in self.names:
            found = self.run(self.world.get(name))
            assert (found.owner is not None) == (found.state in OWNED)
            assert (name in {one.id for one in held}) == (found.state in OWNED)

    @invariant()
    def capacity_is_never_exceeded(self) -> None:
        for officer in (1, 2, 3):
            held = self.run(self.world.store.owned_by(officer))
            answered = [one for one in held if one.state is not State.RESERVED]
            assert len(answered) <= CAPACITY + MOST_ABOVE_CAPACITY
            assert sum(one.state is State.RESERVED for one in held) <= 1

    @invariant()
    def nobody_who_waits_is_lost_and_nobody_else_is_in_the_queue(self) -> None:
        waiting = {name for name in self.names if self.run(self.world.get(name)).state in WAITING}
        order = self.run(self.world.order())
        assert set(order) == waiting
        assert len(order) == len(waiting)

    @invariant()
    def inside_a_class_the_longest_wait_is_first(self) -> None:
        waiting = self.run(self.world.store.queue()).waiting
        for kind, cut in product(QueueClass, (False, True)):
            since = [one.waiting_since for one in waiting if (one.queue_class, one.interrupted) == (kind, cut)]
            assert since == sorted(since)  # type: ignore[type-var]  # who waits has one

    @invariant()
    def no_offer_outlives_its_time_or_its_officer(self) -> None:
        now = self.world.clock()
        for officer in self.run(self.world.store.team()).officers:
            for offered in self.held_by(officer.id, State.RESERVED):
                assert offered.until is not None
                assert offered.until > now - timedelta(seconds=5)
                assert officer.takes_offers(now)

    @invariant()
    def an_officer_with_room_is_never_left_without_an_offer(self) -> None:
        now = self.world.clock()
        team = self.run(self.world.store.team())
        free = [one for one in team.officers if _is_free(one, team.of(one.id), now)]
        for one in self.run(self.world.store.queue()).waiting:
            if one.state is State.QUEUED and not _is_held_back(one, now):
                assert all(_has_passed(one, officer.id, now) for officer in free), "an officer is free"

    async def reserve_in_order(self, name: str, officer: int, capacity: int, until: datetime) -> Any:
        """Stand in for the move: whoever stands before the one who is offered could not be offered to this officer."""
        queue, now = (await self.world.store.queue()).waiting, self.world.clock()
        for one in queue[: [one.id for one in queue].index(name)]:
            is_kept = one.state is State.RESERVED or _is_held_back(one, now) or _has_passed(one, officer, now)
            assert is_kept, f"{one.id} stood before {name}"
        return await self.reserve(name, officer, capacity, until)

    def _everything_ends(self) -> None:
        """With nobody there any more, and the service closed, every conversation leaves the queue and the officers."""
        self.world.opening.open = False
        self.world.consoles.clear()
        self.run(self.world.pass_time(seconds=60))
        for name in self.names:
            found = self.run(self.world.get(name))
            assert found.state in {State.BOT, State.CLOSED}, found.state
            log = self.run(read_to_end(self.world.store, name, 0))
            moved = [event for event in log.events if event.state]
            # Whoever was in the queue was told how it ended.
            assert not moved or moved[-1].entry.texts


def _is_held_back(one: Conversation, now: Any) -> bool:
    return is_absent(one, now) or one.asked_at is not None or must_be_asked(one, now)


def _has_passed(one: Conversation, officer: int, now: Any) -> bool:
    passed = one.passed.get(officer)
    return passed is not None and now < passed + PASSED_FOR


TestQueueWalk = QueueWalk.TestCase
TestQueueWalk.settings = settings(stateful_step_count=40)
