"""Each move is allowed where the table says, refused elsewhere, and counted."""

from collections.abc import Awaitable, Callable
from datetime import timedelta

import pytest
import pytest_asyncio
from conftest import NOON, VirtualClock

from content.vocabulary import HandoffReason
from handoff.conversations import states
from handoff.conversations.errors import ConversationError, NotOwner
from handoff.conversations.events import Author, Entry
from handoff.conversations.record import Conversation, Handoff
from handoff.conversations.states import Move, State
from handoff.conversations.store.memory import MemoryStore
from handoff.conversations.transitions import Transitions

ME, COLLEAGUE = 1, 2
LATER = NOON + timedelta(minutes=2)
ASKED = Handoff(HandoffReason.REQUESTED_BY_CITIZEN)


@pytest_asyncio.fixture
async def store(clock: VirtualClock) -> MemoryStore:
    made = MemoryStore(clock)
    await made.open("c1")
    return made


@pytest.fixture
def transitions(store: MemoryStore) -> Transitions:
    return Transitions(store)


async def _hand_off(transitions: Transitions) -> object:
    leading = Entry(Author.BOT, ("Je vous passe un policier.",))
    return await transitions.hand_off("c1", ASKED, [leading], "Vous attendez.")


async def _as_it_is(transitions: Transitions) -> Conversation:
    return await transitions._store.get("c1")


async def _drop_out(transitions: Transitions) -> object:
    return await transitions.drop_out(await _as_it_is(transitions))


DOING: dict[Move, Callable[[Transitions], Awaitable[object]]] = {
    states.HAND_OFF: _hand_off,
    states.RESERVE: lambda transitions: transitions.reserve("c1", ME, capacity=3, until=LATER),
    states.ACCEPT: lambda transitions: transitions.accept("c1", ME, capacity=3),
    states.DECLINE: lambda transitions: transitions.decline("c1", ME),
    states.TIME_OUT: lambda transitions: transitions.time_out("c1", ME),
    states.CANCEL: lambda transitions: transitions.cancel("c1", ME),
    states.TRANSFER: lambda transitions: transitions.transfer("c1", ME, note="Bonjour cher collègue"),
    states.LOSE: lambda transitions: transitions.lose("c1", ME),
    states.RETURN_TO_BOT: lambda transitions: transitions.return_to_bot("c1", ME),
    states.WRAP_UP: lambda transitions: transitions.wrap_up("c1", ME, until=LATER),
    states.RESUME: lambda transitions: transitions.resume("c1", ME),
    states.REOPEN: lambda transitions: transitions.reopen("c1", ME),
    states.CLOSE: lambda transitions: transitions.close("c1", ME),
    states.ABANDON: lambda transitions: transitions.leave("c1"),
    states.DROP_OUT: _drop_out,
    states.TURN_AWAY: lambda transitions: transitions.turn_away("c1", "Le service est fermé."),
}

PATHS: dict[State, list[Move]] = {
    State.BOT: [],
    State.QUEUED: [states.HAND_OFF],
    State.RESERVED: [states.HAND_OFF, states.RESERVE],
    State.ASSIGNED: [states.HAND_OFF, states.ACCEPT],
    State.WRAPPING: [states.HAND_OFF, states.ACCEPT, states.WRAP_UP],
    State.CLOSED: [states.HAND_OFF, states.ABANDON],
}


async def _reach(transitions: Transitions, state: State) -> None:
    for move in PATHS[state]:
        await DOING[move](transitions)


def _officer_may(move: Move, state: State) -> bool:
    # `close` by an officer needs one, and there is none with the bot; `leave` is the citizen's and closes anywhere.
    if move is states.CLOSE and state is State.BOT:
        return False
    if move is states.ABANDON:
        return state is not State.CLOSED
    return state in move.leaves


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("move", states.MOVES, ids=lambda move: move.name)
async def test_a_move_is_made_where_the_table_allows_it_and_refused_elsewhere(
    store: MemoryStore, transitions: Transitions, move: Move, state: State
) -> None:
    await _reach(transitions, state)
    before, counted = await store.read("c1", 0), transitions.counts.copy()
    if _officer_may(move, state):
        await DOING[move](transitions)
        page = await store.read("c1", 0)
        assert page.conversation.state is move.enters
        assert page.events[-1].state is move.enters
        assert transitions.counts.total() == counted.total() + 1
    else:
        with pytest.raises(ConversationError):
            await DOING[move](transitions)
        assert await store.read("c1", 0) == before
        assert transitions.counts == counted


async def test_every_state_can_reach_the_end() -> None:
    reached = {State.CLOSED}
    while more := {state for move in states.MOVES if move.enters in reached for state in move.leaves} - reached:
        reached |= more
    assert reached == set(State)


@pytest.mark.parametrize("state", [State.BOT, State.QUEUED, State.RESERVED, State.ASSIGNED, State.WRAPPING])
async def test_a_citizen_may_leave_in_any_open_state(
    store: MemoryStore, transitions: Transitions, state: State
) -> None:
    await _reach(transitions, state)
    await transitions.leave("c1")
    assert (await store.get("c1")).state is State.CLOSED
    assert (await store.queue()).waiting == ()
    assert not await store.owned_by(ME)


async def test_leaving_the_queue_is_counted_as_an_abandonment(transitions: Transitions) -> None:
    await _reach(transitions, State.QUEUED)
    await transitions.leave("c1")
    assert transitions.counts == {"hand_off": 1, "abandon": 1}


@pytest.mark.parametrize("move", [states.TRANSFER, states.RETURN_TO_BOT, states.WRAP_UP, states.CLOSE])
async def test_a_colleague_cannot_move_my_conversation(
    store: MemoryStore, transitions: Transitions, move: Move
) -> None:
    await _reach(transitions, State.ASSIGNED)
    attempt: dict[Move, Callable[[], Awaitable[object]]] = {
        states.TRANSFER: lambda: transitions.transfer("c1", COLLEAGUE),
        states.RETURN_TO_BOT: lambda: transitions.return_to_bot("c1", COLLEAGUE),
        states.WRAP_UP: lambda: transitions.wrap_up("c1", COLLEAGUE, until=LATER),
        states.CLOSE: lambda: transitions.close("c1", COLLEAGUE),
    }
    with pytest.raises(NotOwner):
        await attempt[move]()
    assert (await store.get("c1")).owner == ME


async def test_a_reserved_conversation_is_for_the_officer_it_was_offered_to(
    store: MemoryStore, transitions: Transitions
) -> None:
    await _reach(transitions, State.RESERVED)
    with pytest.raises(ConversationError):
        await transitions.accept("c1", COLLEAGUE, capacity=3)
    await transitions.accept("c1", ME, capacity=3)
    assert (await store.get("c1")).owner == ME
