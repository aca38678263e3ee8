"""The expected waits of the live queue: what the estimator learns from, read off the store.

Compares the queue and the team with what they were: whoever is new has joined, whoever is gone was taken or left. So it
needs nothing from the moves, and works with any store. Keeps ids of who waits or is answered now, and nothing else.
"""

import asyncio
import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from content.clock import Clock
from handoff.conversations.classes import QueueClass
from handoff.conversations.queue import Place, Queue
from handoff.conversations.record import Conversation
from handoff.conversations.situation import situation_at
from handoff.conversations.states import WITH_OFFICER
from handoff.conversations.store.protocol import QUEUE_TOPIC, TEAM_TOPIC, ConversationStore
from handoff.conversations.wait import Wait, WaitEstimator

# Between two looks nothing that people would notice has changed.
STALE_AFTER = timedelta(seconds=1)
_AFTER_A_FAULT = 0.5  # seconds

_log = logging.getLogger(__name__)


@dataclass
class Waits:
    """Estimates for those who wait, as of a moment ago. One a process."""

    store: ConversationStore
    now: Clock
    estimator: WaitEstimator = field(default_factory=WaitEstimator)
    _waiting: Mapping[str, Conversation] = field(default_factory=dict, init=False)
    _looked_at: datetime = field(default=datetime.min.replace(tzinfo=UTC), init=False)
    _answered: frozenset[str] = field(default_factory=frozenset, init=False)

    async def run(self) -> None:
        """Learn from every change, until cancelled. A fault ends nothing: it is logged by its type."""
        async with self.store.doorbell(QUEUE_TOPIC, TEAM_TOPIC) as bell:
            while True:
                try:
                    await self.look()
                except Exception as fault:  # noqa: BLE001  # an estimate must not cost anybody an answer
                    _log.error("wait not estimated: %s", type(fault).__name__)
                    await asyncio.sleep(_AFTER_A_FAULT)
                await bell.wait()

    async def look(self) -> None:
        """Take in the queue and the team as they are now."""
        now, queue, team = self.now(), await self.store.queue(), await self.store.team()
        waiting = {one.id: one for one in queue.waiting}
        answered = frozenset(
            one.id for officer in team.officers for one in team.of(officer.id) if one.state in WITH_OFFICER
        )
        situation = situation_at(now, len(waiting), team.officers, team.held)
        gone, over = self._waiting.keys() - waiting.keys(), self._answered - answered - waiting.keys()
        came = [one for one in waiting if one not in self._waiting]
        self._waiting, self._answered, self._looked_at = waiting, answered, now
        self.estimator.observe(now, situation)
        for one in gone:
            self.estimator.served(one) if one in answered else self.estimator.gave_up(one)
        for _ in over:
            self.estimator.ended()
        for one in came:
            place = queue.place_of(one)
            if place:
                self.estimator.joined(one, waiting[one].queue_class, place.position)
        if not waiting and not answered:
            # Nobody will teach anything about those who left before: their names need not be kept over night.
            self.estimator.close_queue()

    async def of(self, conversation: Conversation, place: Place) -> Wait | None:
        """Return the wait still to come of somebody who waits; None while nobody can know it. Cheap: all pages ask."""
        if conversation.id not in self._waiting or self.now() > self._looked_at + STALE_AFTER:
            await self.look()
        waited = (self.now() - place.since) / timedelta(minutes=1)
        return self.estimator.estimate(place.position, conversation.queue_class, waited)

    async def if_joined(self, queue_class: QueueClass) -> Wait | None:
        """Return the wait of somebody of this class who would join now."""
        await self.look()
        now = self.now()
        waiting: Sequence[Conversation] = tuple(self._waiting.values())
        new = Conversation("", touched_at=now, rank=queue_class, waiting_since=now)
        place = Queue.of([*waiting, new]).place_of(new.id)
        return self.estimator.estimate(place.position if place else 1, queue_class)
