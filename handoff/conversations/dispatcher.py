"""What carries the queue forward: offers made and ended, lost officers relieved, ghosts let go, the closing drain.

Woken by events (an arrival, a freed room, a return, a login). Timers serve only what time itself brings about:
deadlines, leases, silence, closing time. All rules are in `dispatch` and `officers`; here they are carried out.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Protocol

from content.clock import Clock
from content.vocabulary import DangerKind
from handoff.conversations.admission import DRAIN_FOR
from handoff.conversations.dispatch import OFFER_FOR, dispatch, has_gone
from handoff.conversations.errors import ConversationError
from handoff.conversations.events import Entry
from handoff.conversations.officers import GRACE, OnDuty, Team, has_room
from handoff.conversations.record import Conversation
from handoff.conversations.states import State
from handoff.conversations.store.protocol import DISPATCH_TOPIC, QUEUE_TOPIC, TEAM_TOPIC, ConversationStore
from handoff.conversations.transitions import Transitions

# While anybody waits, time is looked at this often: an absent page, a long silence, closing time. It drains nothing.
LOOK_EVERY = timedelta(seconds=2)
_AFTER_A_FAULT = 0.5  # seconds

_log = logging.getLogger(__name__)


class Opening(Protocol):
    """When officers answer."""

    def is_open(self, at: datetime) -> bool:
        """Tell whether somebody may enter the queue at `at`."""


@dataclass
class Dispatcher:
    """Carries the queue forward. Several processes may each run one: every step of the store is atomic.

    `closed_notice(instant)` says whom to call and when officers are back; `numbers(kind)` shows those of a danger.
    """

    store: ConversationStore
    transitions: Transitions
    now: Clock
    opening: Opening
    closed_notice: Callable[[datetime], str]
    numbers: Callable[[DangerKind], Entry]
    _closed_since: datetime | None = field(default=None, init=False)

    async def run(self) -> None:
        """Step at each event and deadline, until cancelled. A fault ends nothing: it is logged by its type."""
        async with self.store.doorbell(QUEUE_TOPIC, TEAM_TOPIC, DISPATCH_TOPIC) as bell:
            while True:
                pause = await self._step_or_log()
                with suppress(TimeoutError):
                    async with asyncio.timeout(pause):
                        await bell.wait()

    async def step(self) -> datetime | None:
        """Do all that is due now; return when to look again though nothing happens, or None."""
        await self._end_offers()
        await self._relieve_lost_officers()
        await self._end_wrap_ups()
        await self._let_ghosts_go()
        await self._drain()
        await self._offer()
        return await self._next_look()

    async def _step_or_log(self) -> float | None:
        try:
            due = await self.step()
        except Exception as fault:  # noqa: BLE001  # whatever it is, those who wait must not wait for nothing
            _log.error("not dispatched: %s", type(fault).__name__)
            await asyncio.sleep(_AFTER_A_FAULT)
            return _AFTER_A_FAULT
        return max(0.0, (due - self.now()).total_seconds()) if due else None

    async def _end_offers(self) -> None:
        now, team = self.now(), await self.store.team()
        for officer in team.officers:
            for offered in _in_state(team.of(officer.id), State.RESERVED):
                if offered.until and offered.until <= now:
                    await _try(self.transitions.time_out(offered.id, officer.id))
                elif not _can_accept(officer, team.of(officer.id), now):
                    await _try(self.transitions.cancel(offered.id, officer.id))

    async def _relieve_lost_officers(self) -> None:
        now, team = self.now(), await self.store.team()
        for officer in team.officers:
            if officer.is_lost(now):
                for held in team.of(officer.id):
                    await self._relieve(held, officer.id)
                await self.store.dismiss(officer.id)

    async def _relieve(self, held: Conversation, officer: int) -> None:
        if held.state is State.RESERVED:
            await _try(self.transitions.cancel(held.id, officer))
        elif held.state is State.ASSIGNED:
            await _try(self.transitions.lose(held.id, officer, self._unseen_numbers(held)))
        else:
            await self._end_wrap_up(held, officer)

    async def _end_wrap_ups(self) -> None:
        now, team = self.now(), await self.store.team()
        for officer in team.officers:
            for wrapping in _in_state(team.of(officer.id), State.WRAPPING):
                if wrapping.until and wrapping.until <= now:
                    await self._end_wrap_up(wrapping, officer.id)

    async def _end_wrap_up(self, wrapping: Conversation, officer: int) -> None:
        # A danger told after the end, and the officer did not go on: somebody else must, at once.
        if wrapping.endangered_at:
            await _try(self.transitions.reopen(wrapping.id, officer, self._unseen_numbers(wrapping)))
        else:
            await _try(self.transitions.close_wrapped(wrapping))

    async def _let_ghosts_go(self) -> None:
        now = self.now()
        for waiting in (await self.store.queue()).waiting:
            if waiting.state is State.QUEUED and has_gone(waiting, now):
                await _try(self.transitions.drop_out(waiting))

    async def _drain(self) -> None:
        now, waiting = self.now(), (await self.store.queue()).waiting
        if self.opening.is_open(now):
            self._closed_since = None
            for one in waiting:
                if one.drained:
                    await _try(self.transitions.tell_reopening(one.id))
            return
        self._closed_since = self._closed_since or now
        is_over = now >= self._closed_since + DRAIN_FOR or not _somebody_answers(await self.store.team(), now)
        for one in waiting:
            # Somebody is being offered this conversation: within half a minute it is taken, or back here.
            if is_over and one.state is State.QUEUED:
                await _try(self.transitions.turn_away(one.id, self.closed_notice(now)))
            elif not is_over and not one.drained:
                await _try(self.transitions.tell_closing(one.id))

    async def _offer(self) -> None:
        now, team, queue = self.now(), await self.store.team(), await self.store.queue()
        todo = dispatch(queue.waiting, team.officers, team.held, now)
        for offer in todo.offers:
            officer = offer.officer
            await _try(self.transitions.reserve(offer.conversation.id, officer.id, officer.capacity, now + OFFER_FOR))
        for silent in todo.asks:
            await _try(self.transitions.ask_presence(silent))

    async def _next_look(self) -> datetime | None:
        now, team, queue = self.now(), await self.store.team(), await self.store.queue()
        ends = [held.until for officer in team.officers for held in team.of(officer.id) if held.until]
        leases = [one.until if one.is_present(now) else one.until + GRACE for one in team.officers]
        looks = [now + LOOK_EVERY] if queue.waiting else []
        return min([*ends, *leases, *looks], default=None)

    def _unseen_numbers(self, conversation: Conversation) -> Entry | None:
        unseen = sorted(conversation.dangers - conversation.warned)
        return self.numbers(unseen[0]) if unseen else None


def _in_state(held: Sequence[Conversation], state: State) -> list[Conversation]:
    return [one for one in held if one.state is state]


def _can_accept(officer: OnDuty, held: Sequence[Conversation], now: datetime) -> bool:
    answering = [one for one in held if one.state is not State.RESERVED]
    return officer.takes_offers(now) and has_room(answering, officer.capacity, now)


def _somebody_answers(team: Team, now: datetime) -> bool:
    return any(officer.may_still_answer(now) for officer in team.officers)


async def _try(move: Awaitable[object]) -> None:
    # Refused: somebody was quicker, or said something. Their move rings, and the next step sees it.
    with suppress(ConversationError):
        await move
