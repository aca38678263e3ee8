"""The named moves of a conversation. Each checks, changes, counts and announces, in one atomic step of the store."""

from collections import Counter
from collections.abc import Sequence

from content.typography import typeset
from handoff.conversations import sentences
from handoff.conversations.events import Author, Entry
from handoff.conversations.record import Change, Handoff
from handoff.conversations.states import (
    ABANDON,
    ACCEPT,
    CLOSE,
    DECLINE,
    HAND_OFF,
    RESERVE,
    RETURN_TO_BOT,
    TRANSFER,
    WAITING,
    WRAP_UP,
    Move,
)
from handoff.conversations.store.protocol import Appended, ConversationStore


class Transitions:
    """The moves. All raise ConversationError when refused; nothing has changed then.

    `counts` holds how often each move was made since the start: names, no conversations.
    """

    def __init__(self, store: ConversationStore) -> None:
        self._store = store
        self.counts: Counter[str] = Counter()

    async def hand_off(
        self, conversation_id: str, handoff: Handoff, said: Sequence[Entry], notice: str, relayed: int | None = None
    ) -> Appended:
        """Ask for an officer: `said` leads to it, `notice` tells the citizen what comes."""
        change = Change(move=HAND_OFF, handoff=handoff, relayed=relayed)
        return await self._make(change, conversation_id, [*said, _announce(notice)])

    async def reserve(self, conversation_id: str, officer: int) -> Appended:
        """Offer a waiting conversation to an officer, who has yet to accept. The citizen sees no difference."""
        return await self._make(Change(move=RESERVE, owner=officer), conversation_id, [Entry(Author.SYSTEM)])

    async def decline(self, conversation_id: str, officer: int) -> Appended:
        """Put an offered conversation back, in its place."""
        return await self._make(Change(move=DECLINE, by=officer), conversation_id, [_announce(sentences.DECLINED)])

    async def accept(self, conversation_id: str, officer: int, capacity: int) -> Appended:
        """Take a waiting conversation: one officer at most, never beyond capacity."""
        appended = await self._store.claim(conversation_id, _announce(sentences.ACCEPTED), officer, capacity)
        self.counts[ACCEPT.name] += 1
        return appended

    async def transfer(self, conversation_id: str, officer: int) -> Appended:
        """Put the officer's conversation back in the queue, with the place of its first wait."""
        return await self._make(Change(move=TRANSFER, by=officer), conversation_id, [_announce(sentences.TRANSFERRED)])

    async def return_to_bot(self, conversation_id: str, officer: int) -> Appended:
        """Let the robot answer again, from the next message on: it reads nothing of what was said to the officer."""
        return await self._make(
            Change(move=RETURN_TO_BOT, by=officer), conversation_id, [_announce(sentences.RETURNED_TO_BOT)]
        )

    async def wrap_up(self, conversation_id: str, officer: int) -> Appended:
        """Leave the officer a moment to note the end."""
        return await self._make(Change(move=WRAP_UP, by=officer), conversation_id, [_announce(sentences.WRAPPED_UP)])

    async def close(self, conversation_id: str, officer: int) -> Appended:
        """End the officer's conversation."""
        end = _announce(sentences.CLOSED_BY_OFFICER)
        return await self._make(Change(move=CLOSE, by=officer), conversation_id, [end])

    async def leave(self, conversation_id: str) -> Appended:
        """End the conversation for the citizen, in any open state."""
        return await self._end(conversation_id, sentences.CLOSED_BY_CITIZEN)

    async def expire(self, conversation_id: str) -> Appended:
        """End a conversation that nobody attends any more."""
        return await self._end(conversation_id, sentences.CLOSED_UNATTENDED)

    async def _end(self, conversation_id: str, sentence: str) -> Appended:
        conversation = await self._store.get(conversation_id)
        move: Move = ABANDON if conversation.state in WAITING else CLOSE
        return await self._make(Change(move=move), conversation_id, [_announce(sentence)])

    async def _make(self, change: Change, conversation_id: str, entries: Sequence[Entry]) -> Appended:
        appended = await self._store.append(conversation_id, entries, change)
        if change.move and not appended.duplicate:
            self.counts[change.move.name] += 1
        return appended


def _announce(sentence: str) -> Entry:
    return Entry(Author.SYSTEM, (typeset(sentence),))
