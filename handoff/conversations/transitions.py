"""The named moves of a conversation. Each checks, changes, counts and announces, in one atomic step of the store."""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import datetime

from content.typography import typeset
from content.vocabulary import DangerKind
from handoff.conversations import sentences
from handoff.conversations.classes import QueueClass
from handoff.conversations.events import STILL_HERE_BUTTON, Author, Entry
from handoff.conversations.record import Change, Conversation, Handoff
from handoff.conversations.states import (
    ABANDON,
    ACCEPT,
    CANCEL,
    CLOSE,
    DECLINE,
    DROP_OUT,
    HAND_OFF,
    LOSE,
    REOPEN,
    RESERVE,
    RESUME,
    RETURN_TO_BOT,
    TIME_OUT,
    TRANSFER,
    TURN_AWAY,
    WAITING,
    WRAP_UP,
    Move,
)
from handoff.conversations.store.protocol import Appended, ConversationStore

# Hears of each move that was made, once: the conversation before it and after it. It must not fail.
Told = Callable[[Move, Conversation, Conversation], None]

# The citizen is told when an officer answers, not whom it was offered to before.
_UNSEEN = Entry(Author.SYSTEM)


class Transitions:
    """The moves. All raise ConversationError when refused; nothing has changed then.

    `counts` holds how often each move was made since the start: names, no conversations.
    """

    def __init__(self, store: ConversationStore, told: Told | None = None) -> None:
        self._store = store
        self._told = told
        self.counts: Counter[str] = Counter()

    async def hand_off(
        self, conversation_id: str, handoff: Handoff, said: Sequence[Entry], notice: str, relayed: int | None = None
    ) -> Appended:
        """Ask for an officer: `said` leads to it, `notice` tells the citizen what comes."""
        change = Change(move=HAND_OFF, handoff=handoff, relayed=relayed)
        return await self._make(change, conversation_id, [*said, _announce(notice)])

    # Offers

    async def reserve(self, conversation_id: str, officer: int, capacity: int, until: datetime) -> Appended:
        """Offer a waiting conversation to an officer with room, who may accept `until` then.

        Raises AlreadyTaken or CapacityReached too.
        """
        return self._count(RESERVE, await self._store.reserve(conversation_id, _UNSEEN, officer, capacity, until))

    async def accept(self, conversation_id: str, officer: int, capacity: int) -> Appended:
        """Take a waiting conversation, offered or picked by hand: one officer at most, never beyond capacity."""
        entry = _announce(sentences.ACCEPTED)
        return self._count(ACCEPT, await self._store.claim(conversation_id, entry, officer, capacity))

    async def decline(self, conversation_id: str, officer: int) -> Appended:
        """Pass on an offer. It keeps its place and goes to another officer."""
        return await self._make(Change(move=DECLINE, by=officer), conversation_id, [_UNSEEN])

    async def time_out(self, conversation_id: str, officer: int) -> Appended:
        """End an offer that was not answered. Two in a row set the officer away."""
        return await self._make(Change(move=TIME_OUT, by=officer), conversation_id, [_UNSEEN])

    async def cancel(self, conversation_id: str, officer: int) -> Appended:
        """Take back an offer that the officer can no longer accept: no fault of his."""
        return await self._make(Change(move=CANCEL, by=officer), conversation_id, [_UNSEEN])

    # From one officer to another

    async def transfer(
        self,
        conversation_id: str,
        officer: int,
        *,
        note: str = "",
        to: int | None = None,
        rank: QueueClass | None = None,
    ) -> Appended:
        """Put the officer's conversation at the head of the queue, for a colleague (`to`) or a class (`rank`).

        `note` is for the next officer only; it lives and dies with the log.
        """
        noted = [Entry(Author.OFFICER, (note,), officer_only=True)] if note else []
        change = Change(move=TRANSFER, by=officer, wanted=to, rank=rank)
        return await self._make(change, conversation_id, [*noted, _announce(sentences.TRANSFERRED)])

    async def lose(self, conversation_id: str, officer: int, numbers: Entry | None = None) -> Appended:
        """Put the conversation of an officer who has gone at the head of the queue. `numbers`: as for `reopen`."""
        return await self._put_back(LOSE, conversation_id, officer, sentences.OFFICER_LOST, numbers)

    async def reopen(self, conversation_id: str, officer: int, numbers: Entry | None = None) -> Appended:
        """Put a conversation in which a danger came up after the end back in the queue.

        `numbers` shows those of a danger that only the officer had been told.
        """
        return await self._put_back(REOPEN, conversation_id, officer, sentences.REOPENED, numbers)

    async def return_to_bot(self, conversation_id: str, officer: int) -> Appended:
        """Let the robot answer again, from the next message on: it reads nothing of what was said to the officer."""
        return await self._make(
            Change(move=RETURN_TO_BOT, by=officer), conversation_id, [_announce(sentences.RETURNED_TO_BOT)]
        )

    # The end

    async def wrap_up(self, conversation_id: str, officer: int, until: datetime) -> Appended:
        """Leave the officer a moment, `until` then, to note the end."""
        change = Change(move=WRAP_UP, by=officer, until=until)
        return await self._make(change, conversation_id, [_announce(sentences.WRAPPED_UP)])

    async def resume(self, conversation_id: str, officer: int) -> Appended:
        """Let the officer, who was noting the end, answer again."""
        return await self._make(Change(move=RESUME, by=officer), conversation_id, [_announce(sentences.RESUMED)])

    async def close(self, conversation_id: str, officer: int) -> Appended:
        """End the officer's conversation."""
        end = _announce(sentences.CLOSED_BY_OFFICER)
        return await self._make(Change(move=CLOSE, by=officer), conversation_id, [end])

    async def close_wrapped(self, conversation: Conversation) -> Appended:
        """End a conversation whose wrap-up is over, unless something came up since `conversation` was read."""
        change = Change(move=CLOSE, by=conversation.owner, version=conversation.version)
        return await self._make(change, conversation.id, [_announce(sentences.CLOSED_AFTER_WRAP_UP)])

    async def leave(self, conversation_id: str) -> Appended:
        """End the conversation for the citizen, in any open state."""
        return await self._end(conversation_id, sentences.CLOSED_BY_CITIZEN)

    async def expire(self, conversation_id: str) -> Appended:
        """End a conversation that nobody attends any more."""
        return await self._end(conversation_id, sentences.CLOSED_UNATTENDED)

    # Out of the queue

    async def ask_presence(self, conversation: Conversation) -> Appended:
        """Ask whether the citizen is still there, unless something was said since `conversation` was read."""
        asked = Entry(Author.SYSTEM, (typeset(sentences.STILL_THERE),), buttons=(STILL_HERE_BUTTON,))
        change = Change(allowed_in=WAITING, asks=True, version=conversation.version)
        return await self._make(change, conversation.id, [asked])

    async def drop_out(self, conversation: Conversation) -> Appended:
        """Give up the place of somebody who has gone, unless something was said since `conversation` was read."""
        sentence = sentences.DROPPED_SILENT if conversation.asked_at else sentences.DROPPED_ABSENT
        change = Change(move=DROP_OUT, version=conversation.version)
        return await self._make(change, conversation.id, [_announce(sentence)])

    async def tell_closing(self, conversation_id: str) -> Appended:
        """Tell somebody who waits that the service closes, and what happens now."""
        change = Change(allowed_in=WAITING, drains=True)
        return await self._make(change, conversation_id, [_announce(sentences.CLOSING)])

    async def tell_reopening(self, conversation_id: str) -> Appended:
        """Tell somebody who was told that the service closes that it does not: an exception or a switch was undone."""
        change = Change(allowed_in=WAITING, drains=False)
        return await self._make(change, conversation_id, [_announce(sentences.REOPENED_SERVICE)])

    async def turn_away(self, conversation_id: str, notice: str) -> Appended:
        """End the wait because no officer will come; `notice` tells whom to call and when officers are back."""
        return await self._make(Change(move=TURN_AWAY), conversation_id, [_announce(notice)])

    async def _put_back(
        self, move: Move, conversation_id: str, officer: int, sentence: str, numbers: Entry | None
    ) -> Appended:
        danger: DangerKind | None = numbers.danger if numbers else None
        shown = [numbers] if numbers else []
        change = Change(move=move, by=officer, danger=danger)
        return await self._make(change, conversation_id, [*shown, _announce(sentence)])

    async def _end(self, conversation_id: str, sentence: str) -> Appended:
        conversation = await self._store.get(conversation_id)
        move: Move = ABANDON if conversation.state in WAITING else CLOSE
        return await self._make(Change(move=move), conversation_id, [_announce(sentence)])

    async def _make(self, change: Change, conversation_id: str, entries: Sequence[Entry]) -> Appended:
        appended = await self._store.append(conversation_id, entries, change)
        return self._count(change.move, appended) if change.move else appended

    def _count(self, move: Move, appended: Appended) -> Appended:
        if not appended.duplicate:
            self.counts[move.name] += 1
        if self._told and appended.before and appended.after:
            self._told(move, appended.before, appended.after)
        return appended


def _announce(sentence: str) -> Entry:
    return Entry(Author.SYSTEM, (typeset(sentence),))
