"""The store in this process's memory: the default, and all that one process needs."""

import asyncio
from collections import defaultdict, deque
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime

from content.clock import Clock
from handoff.conversations.classes import QueueClass
from handoff.conversations.dispatch import is_absent
from handoff.conversations.errors import (
    AlreadyTaken,
    CapacityReached,
    NoLongerWaiting,
    OfferedToAnother,
    StoreFull,
    UnknownConversation,
)
from handoff.conversations.events import Author, Entry, Event
from handoff.conversations.officers import OnDuty, Status, Team, has_room
from handoff.conversations.queue import Place, Queue
from handoff.conversations.record import Change, Conversation, changed
from handoff.conversations.states import ACCEPT, OWNED, RESERVE, WAITING, WITH_OFFICER, Move, State
from handoff.conversations.store.memory_bell import MemoryBell
from handoff.conversations.store.memory_team import MemoryTeam
from handoff.conversations.store.protocol import (
    DISPATCH_TOPIC,
    JUST_SAY,
    LOG_LIMIT,
    PAGE,
    QUEUE_TOPIC,
    TEAM_TOPIC,
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
        self._team = MemoryTeam()
        # None when the order has changed, `_stale` when only the conversations have.
        self._queue: Queue | None = None
        self._stale = False
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
        found = kept.conversation
        is_for_all = found.state is State.RESERVED and found.queue_class is QueueClass.EMERGENCY
        if found.owner not in (None, officer) and not is_for_all:
            raise OfferedToAnother if found.state is State.RESERVED else AlreadyTaken
        # An offer takes no room until it is accepted: what the officer picks by hand goes before it.
        others = [one for one in self._owned[officer].values() if one.state in WITH_OFFICER and one.id != found.id]
        return await self._give(kept, entry, Change(move=ACCEPT, owner=officer), others, capacity)

    async def reserve(
        self, conversation_id: str, entry: Entry, officer: int, capacity: int, until: datetime
    ) -> Appended:
        """Keep a queued conversation for an officer, if he has room and no other offer."""
        kept, held = self._find(conversation_id), list(self._owned[officer].values())
        if any(one.state is State.RESERVED for one in held):
            raise CapacityReached
        return await self._give(kept, entry, Change(move=RESERVE, owner=officer, until=until), held, capacity)

    async def see(self, conversation_id: str) -> None:
        """Note that the citizen's page is there."""
        kept, now = self._find(conversation_id), self._now()
        was_absent = is_absent(kept.conversation, now)
        kept.conversation = replace(kept.conversation, seen_at=now)
        if kept.conversation.state in WAITING:
            self._refresh(kept.conversation)
            if was_absent:
                self._ring(DISPATCH_TOPIC)

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
        elif self._stale:
            self._queue = self._queue.refreshed(self._waiting)
        self._stale = False
        return self._queue

    async def place_of(self, conversation_id: str) -> Place | None:
        """Return the place of a conversation, or None when it does not wait."""
        if self._queue is None:
            self._queue = Queue.of(self._waiting.values())
        return self._queue.place_of(conversation_id)

    async def owned_by(self, officer: int) -> Sequence[Conversation]:
        """Return the officer's conversations, the longest-held first."""
        return tuple(self._owned[officer].values())

    async def attend(self, officer: int, desk: str, *, name: str, capacity: int, until: datetime) -> None:
        """Put an officer on duty, or renew the lease that his console `desk` holds."""
        if self._team.attend(OnDuty(officer, name, capacity, until), desk, self._now()):
            self._ring(TEAM_TOPIC)

    async def leave_desk(self, officer: int, desk: str) -> None:
        """End the lease of one console."""
        if self._team.leave_desk(officer, desk, self._now()):
            self._ring(TEAM_TOPIC)

    async def dismiss(self, officer: int) -> None:
        """Take an officer off duty."""
        if self._team.dismiss(officer):
            self._ring(TEAM_TOPIC)

    async def set_status(self, officer: int, status: Status) -> None:
        """Change an officer's status, and forget missed offers."""
        if self._team.set_status(officer, status):
            self._ring(TEAM_TOPIC)

    async def team(self) -> Team:
        """Return everybody on duty, and what they hold."""
        officers = tuple(self._team)
        return Team(officers, {one.id: tuple(self._owned.get(one.id, {}).values()) for one in officers})

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

    async def _give(
        self, kept: _Kept, entry: Entry, change: Change, held: Sequence[Conversation], capacity: int
    ) -> Appended:
        state = kept.conversation.state
        if change.move and state not in change.move.leaves:
            raise AlreadyTaken if state in OWNED else NoLongerWaiting
        if not has_room(held, capacity, self._now()):
            raise CapacityReached
        appended = self._write(kept, [entry], change)
        await asyncio.sleep(0)
        return appended

    def _write(self, kept: _Kept, entries: Sequence[Entry], change: Change) -> Appended:
        before, at = kept.conversation, self._now()
        heard = any(entry.author is Author.CITIZEN for entry in entries)
        after = changed(before, change, at, heard=heard)
        for seq, entry in enumerate(entries, start=before.version + 1):
            last = seq == before.version + len(entries)
            kept.events.append(Event(seq, at, entry, after.state if change.move and last else None))
            if entry.client_message_id:
                kept.taken[entry.author, entry.client_message_id] = seq
        kept.conversation = replace(after, version=before.version + len(entries))
        if before.until != kept.conversation.until and not change.move:
            self._ring(TEAM_TOPIC)
        if change.move:
            self._tell_officers(before, kept.conversation, change.move, at)
        self._index(before, kept.conversation)
        if entries:
            self._ring(before.id)
        return Appended(before.version + 1, before=before, after=kept.conversation)

    def _tell_officers(self, before: Conversation, after: Conversation, move: Move, at: datetime) -> None:
        officers = {before.owner, after.owner} - {None} if move is not ACCEPT else {after.owner}
        for officer in officers:
            if officer is not None:
                self._team.moved(officer, move, at)
        if officers:
            self._ring(TEAM_TOPIC)

    def _index(self, before: Conversation, after: Conversation) -> None:
        if before.owner is not None and before.owner != after.owner:
            self._owned[before.owner].pop(after.id, None)
            self._ring(officer_topic(before.owner))
        if after.owner is not None and after.state in OWNED:
            self._owned[after.owner][after.id] = after
            if before.owner != after.owner or before.state != after.state:
                self._ring(officer_topic(after.owner))
        if before.state in WAITING or after.state in WAITING:
            self._index_waiting(before, after)

    def _index_waiting(self, before: Conversation, after: Conversation) -> None:
        if after.state in WAITING:
            self._refresh(after)
        else:
            self._waiting.pop(after.id, None)
        if before.asked_at and not after.asked_at:
            self._ring(DISPATCH_TOPIC)
        # What the queue shows; a message written while waiting, or an offer, wakes nobody else.
        if _shown(before) != _shown(after):
            self._queue = None
            self._ring(QUEUE_TOPIC)

    def _refresh(self, conversation: Conversation) -> None:
        self._waiting[conversation.id] = conversation
        self._stale = True

    def _ring(self, topic: str) -> None:
        for bell in self._ears.get(topic, ()):
            bell.ring(topic)


def _shown(conversation: Conversation) -> tuple[object, ...]:
    waits = conversation.state in WAITING
    return waits, conversation.queue_class, conversation.dangers, conversation.subjects, conversation.waiting_since


def _taken_before(kept: _Kept, entries: Sequence[Entry]) -> int | None:
    for entry in entries:
        if entry.client_message_id and (seq := kept.taken.get((entry.author, entry.client_message_id))):
            return seq
    return None
