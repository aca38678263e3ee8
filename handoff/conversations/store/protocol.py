"""What every store of conversations promises (tests/handoff/store_contract/ holds it to it)."""

from collections.abc import Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from handoff.conversations.events import Author, Entry, Event
from handoff.conversations.officers import Status, Team
from handoff.conversations.queue import Place, Queue
from handoff.conversations.record import Change, Conversation

LOG_LIMIT = 400  # events kept a conversation: some hours of talk, below 2 MB
PAGE = 100

# Rings when places, or what the queue shows, have changed.
QUEUE_TOPIC = "queue"
# Rings when somebody comes on duty, goes, changes status, or gets or loses a conversation.
TEAM_TOPIC = "team"
# Rings for what only the dispatcher cares for: a page that is back, an answer to « Êtes-vous toujours là ? ».
DISPATCH_TOPIC = "dispatch"
# No condition beyond "not closed", and nothing changes but the log.
JUST_SAY = Change()


def officer_topic(officer: int) -> str:
    """Return the topic that rings when this officer gets or loses a conversation."""
    return f"officer {officer}"


@dataclass(frozen=True)
class Appended:
    """The `seq` of the first entry of an append; `duplicate` when it had been taken before.

    `before` and `after` are the conversation on both sides of it; None of a duplicate, which changed nothing.
    """

    seq: int
    duplicate: bool = False
    before: Conversation | None = field(default=None, compare=False, repr=False)
    after: Conversation | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True)
class Page:
    """Events after a cursor, with the conversation as of the same instant.

    `truncated`: events between the cursor and the first of these are gone.
    A page of fewer than PAGE events is the last.
    """

    conversation: Conversation
    events: tuple[Event, ...]
    truncated: bool

    @property
    def last(self) -> bool:
        """Tell whether nothing follows this page."""
        return len(self.events) < PAGE

    @property
    def next_seq(self) -> int:
        """The first `seq` that the log still has, or will have."""
        return self.events[0].seq if self.events else self.conversation.version + 1


@dataclass(frozen=True)
class Rung:
    """What a bell heard since the last wait: topics that changed, and who is writing where."""

    topics: frozenset[str]
    typing: frozenset[tuple[str, Author]]


class Bell(Protocol):
    """An ear at the doorbells of some topics. Rings add up until the next wait; none is lost."""

    def listen(self, topic: str) -> None:
        """Hear this topic from now on."""

    def ignore(self, topic: str) -> None:
        """Hear this topic no more."""

    async def wait(self) -> Rung:
        """Wait until a topic rings, unless one has rung since the last wait."""


class ConversationStore(Protocol):
    """Append-only logs and the state beside them. Each method is one atomic step."""

    async def open(self, conversation_id: str) -> bool:
        """Make the conversation if it is not known; tell whether it was made. Raises StoreFull."""

    async def get(self, conversation_id: str) -> Conversation:
        """Return the conversation. Raises UnknownConversation."""

    async def append(self, conversation_id: str, entries: Sequence[Entry], change: Change = JUST_SAY) -> Appended:
        """Add entries and change the conversation, both or neither; then ring. Without an entry nobody is woken.

        The state entered by the change stands on the last entry. A `client_message_id` taken before from the same
        author makes the whole append a duplicate, whatever the state.
        Raises as `record.changed`, or UnknownConversation.
        """

    async def claim(self, conversation_id: str, entry: Entry, officer: int, capacity: int) -> Appended:
        """Give a waiting conversation to an officer, if nobody has it and the officer has room.

        One that is offered to another officer is his for as long as the offer stands, unless it is an emergency.
        Raises AlreadyTaken (OfferedToAnother, or NoLongerWaiting when nobody has it), CapacityReached or
        UnknownConversation.
        """

    async def reserve(
        self, conversation_id: str, entry: Entry, officer: int, capacity: int, until: datetime
    ) -> Appended:
        """Keep a queued conversation for an officer `until` then, if he has room and no other offer.

        Raises as `claim`.
        """

    async def see(self, conversation_id: str) -> None:
        """Note that the citizen's page is there now. Adds no event. Raises UnknownConversation."""

    async def read(self, conversation_id: str, cursor: int) -> Page:
        """Return at most PAGE events after `cursor`. Raises UnknownConversation."""

    async def queue(self) -> Queue:
        """Return who waits, in order, as they are now."""

    async def place_of(self, conversation_id: str) -> Place | None:
        """Return the place of a conversation, or None when it does not wait. Cheap: every page asks at every change."""

    async def owned_by(self, officer: int) -> Sequence[Conversation]:
        """Return the officer's conversations, the longest-held first."""

    async def attend(self, officer: int, desk: str, *, name: str, capacity: int, until: datetime) -> None:
        """Put an officer on duty, or renew the lease that his console `desk` holds.

        Who comes on duty is available; who is already there keeps his status.
        """

    async def leave_desk(self, officer: int, desk: str) -> None:
        """End the lease of one console. With the last one the officer is offered nothing more."""

    async def dismiss(self, officer: int) -> None:
        """Take an officer off duty. What he holds stays his."""

    async def set_status(self, officer: int, status: Status) -> None:
        """Change an officer's status, and forget missed offers. Without effect for who is not on duty."""

    async def team(self) -> Team:
        """Return everybody on duty, and what they hold."""

    async def type(self, conversation_id: str, author: Author) -> None:
        """Let the conversation's listeners know that `author` is writing. Nothing is kept."""

    def doorbell(self, *topics: str) -> AbstractAsyncContextManager[Bell]:
        """Return a bell at these topics: conversation ids, `officer_topic` and those in capitals above."""

    async def spend(self, token: str, until: datetime) -> bool:
        """Remember `token` until then; tell whether it was new."""

    async def unattended(self, before: datetime) -> Sequence[Conversation]:
        """Return the open conversations that nobody listens to and nobody touched since `before`."""

    async def forget_unused(self, before: datetime) -> None:
        """Forget the conversations in which nobody ever wrote, that nobody listens to, opened before then."""

    async def wipe(self, closed_before: datetime) -> None:
        """Forget every event of the conversations closed before then."""

    async def forget(self, closed_before: datetime) -> None:
        """Forget the conversations closed before then altogether."""
