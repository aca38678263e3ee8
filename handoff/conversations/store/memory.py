"""The store in this process's memory: the default, and all that one process needs."""

import asyncio
from collections import defaultdict, deque
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime

from content.clock import Clock
from handoff.conversations.errors import AlreadyTaken, CapacityReached, NotAllowed, StoreFull, UnknownConversation
from handoff.conversations.events import Author, Entry, Event
from handoff.conversations.queue import Queue
from handoff.conversations.record import Change, Conversation, changed
from handoff.conversations.states import ACCEPT, OWNED, WAITING, State
from handoff.conversations.store.memory_bell import MemoryBell
from handoff.conversations.store.protocol import (
    JUST_SAY,
    LOG_LIMIT,
    PAGE,
    QUEUE_TOPIC,
    Appended,
    Bell,
    Page,
    officer_topic,
)

MOST_CONVERSATIONS = 20_000


@dataclass
class _Kept:
    conversation: Conversation
    events: deque[Event] = field(default_factory=lambda: deque(maxlen=LOG_LIMIT))
    # As long as the conversation, not as the log: a resend may come after its event was dropped.
    taken: dict[tuple[Author, str], int] = field(default_factory=dict)


class MemoryStore:
    """A ConversationStore of one process. Its steps are atomic because none awaits before it is done."""

    def __init__(self, now: Clock, most_conversations: int = MOST_CONVERSATIONS) -> None:
        self._now = now
        self._most = most_conversations
        self._kept: dict[str, _Kept] = {}
        self._waiting: dict[str, Conversation] = {}
        self._owned: dict[int, dict[str, Conversation]] = defaultdict(dict)
        self._queue: Queue | None = None
        self._ears: dict[str, set[MemoryBell]] = defaultdict(set)
        self._spent: dict[str, datetime] = {}

    async def open(self, conversation_id: str) -> bool:
        """Make the conversation if it is not known; tell whether it was made. Raises StoreFull."""
        if conversation_id in self._kept:
            return False
        if len(self._kept) >= self._most:
            raise StoreFull
        self._kept[conversation_id] = _Kept(Conversation(conversation_id, touched_at=self._now()))
        return True

    async def get(self, conversation_id: str) -> Conversation:
        """Return the conversation. Raises UnknownConversation."""
        return self._find(conversation_id).conversation

    async def append(self, conversation_id: str, entries: Sequence[Entry], change: Change = JUST_SAY) -> Appended:
        """Add entries and change the conversation, both or neither; then ring."""
        kept = self._find(conversation_id)
        if seq := _taken_before(kept, entries):
            return Appended(seq, duplicate=True)
        appended = self._write(kept, entries, change)
        # Without this a burst of appends would starve the tails that it wakes (measured, design §6).
        await asyncio.sleep(0)
        return appended

    async def claim(self, conversation_id: str, entry: Entry, officer: int, capacity: int) -> Appended:
        """Give a waiting conversation to an officer, if nobody has it and the officer has room."""
        kept = self._find(conversation_id)
        others = [one for one in self._owned[officer] if one != conversation_id]
        if kept.conversation.owner not in (None, officer):
            raise AlreadyTaken
        if len(others) >= capacity:
            raise CapacityReached
        try:
            appended = self._write(kept, [entry], Change(move=ACCEPT, owner=officer))
        except NotAllowed:
            raise AlreadyTaken from None
        await asyncio.sleep(0)
        return appended

    async def read(self, conversation_id: str, cursor: int) -> Page:
        """Return at most PAGE events after `cursor`. Raises UnknownConversation."""
        kept = self._find(conversation_id)
        first = kept.events[0].seq if kept.events else kept.conversation.version + 1
        skipped = max(0, cursor + 1 - first)
        events = tuple(kept.events[index] for index in range(skipped, min(skipped + PAGE, len(kept.events))))
        return Page(kept.conversation, events, truncated=cursor + 1 < first)

    async def queue(self) -> Queue:
        """Return who waits, in order."""
        if self._queue is None:
            self._queue = Queue.of(self._waiting.values())
        return self._queue

    async def owned_by(self, officer: int) -> Sequence[Conversation]:
        """Return the officer's conversations, the longest-held first."""
        return tuple(self._owned[officer].values())

    async def type(self, conversation_id: str, author: Author) -> None:
        """Let the conversation's listeners know that `author` is writing. Nothing is kept."""
        for bell in self._ears.get(conversation_id, ()):
            bell.type(conversation_id, author)

    @asynccontextmanager
    async def doorbell(self, *topics: str) -> AsyncIterator[Bell]:
        """Return a bell at these topics."""
        bell = MemoryBell(self._ears)
        for topic in topics:
            bell.listen(topic)
        try:
            yield bell
        finally:
            for topic in [topic for topic, ears in self._ears.items() if bell in ears]:
                bell.ignore(topic)

    async def spend(self, token: str, until: datetime) -> bool:
        """Remember `token` until then; tell whether it was new."""
        now = self._now()
        self._spent = {spent: end for spent, end in self._spent.items() if end > now}
        is_new = token not in self._spent
        self._spent[token] = until
        return is_new

    async def unattended(self, before: datetime) -> Sequence[Conversation]:
        """Return the open conversations that nobody listens to and nobody touched since `before`."""
        return [one for one in self._unheard(before) if one.state is not State.CLOSED]

    async def forget_unused(self, before: datetime) -> None:
        """Forget the conversations in which nobody ever wrote, that nobody listens to, opened before then."""
        for unused in [one for one in self._unheard(before) if one.version == 0]:
            del self._kept[unused.id]

    async def wipe(self, closed_before: datetime) -> None:
        """Forget every event of the conversations closed before then."""
        for kept in self._closed(closed_before):
            kept.events.clear()

    async def forget(self, closed_before: datetime) -> None:
        """Forget the conversations closed before then altogether."""
        for kept in self._closed(closed_before):
            del self._kept[kept.conversation.id]

    def _find(self, conversation_id: str) -> _Kept:
        try:
            return self._kept[conversation_id]
        except KeyError:
            raise UnknownConversation from None

    def _unheard(self, before: datetime) -> list[Conversation]:
        every = (kept.conversation for kept in self._kept.values())
        return [one for one in every if one.touched_at < before and one.id not in self._ears]

    def _closed(self, before: datetime) -> list[_Kept]:
        return [
            kept
            for kept in self._kept.values()
            if kept.conversation.state is State.CLOSED and kept.conversation.touched_at < before
        ]

    def _write(self, kept: _Kept, entries: Sequence[Entry], change: Change) -> Appended:
        before, at = kept.conversation, self._now()
        after = changed(before, change, at)
        for seq, entry in enumerate(entries, start=before.version + 1):
            last = seq == before.version + len(entries)
            kept.events.append(Event(seq, at, entry, after.state if change.move and last else None))
            if entry.client_message_id:
                kept.taken[entry.author, entry.client_message_id] = seq
        kept.conversation = replace(after, version=before.version + len(entries))
        self._index(before, kept.conversation)
        if entries:
            self._ring(before.id)
        return Appended(before.version + 1)

    def _index(self, before: Conversation, after: Conversation) -> None:
        if before.owner is not None and before.owner != after.owner:
            self._owned[before.owner].pop(after.id, None)
            self._ring(officer_topic(before.owner))
        if after.owner is not None and after.state in OWNED:
            self._owned[after.owner][after.id] = after
            if before.owner != after.owner:
                self._ring(officer_topic(after.owner))
        if before.state in WAITING or after.state in WAITING:
            self._index_waiting(before, after)

    def _index_waiting(self, before: Conversation, after: Conversation) -> None:
        if after.state in WAITING:
            self._waiting[after.id] = after
        else:
            self._waiting.pop(after.id, None)
        # What the queue shows; a message written while waiting wakes nobody else.
        if (before.state, before.dangers, before.subjects) != (after.state, after.dangers, after.subjects):
            self._queue = None
            self._ring(QUEUE_TOPIC)

    def _ring(self, topic: str) -> None:
        for bell in self._ears.get(topic, ()):
            bell.ring(topic)


def _taken_before(kept: _Kept, entries: Sequence[Entry]) -> int | None:
    for entry in entries:
        if entry.client_message_id and (seq := kept.taken.get((entry.author, entry.client_message_id))):
            return seq
    return None
