"""What a reply does to the conversation."""

from collections.abc import Sequence
from dataclasses import dataclass

from content.clock import Clocks
from content.handoff_notice import OpeningHours, handoff_notice
from content.library import Library
from content.reply import Reply
from content.typography import typeset
from content.vocabulary import DangerKind, HandoffReason, Outcome
from handoff.conversations.errors import DangerAlreadyShown
from handoff.conversations.events import Author, Entry
from handoff.conversations.record import Change, Handoff
from handoff.conversations.states import State
from handoff.conversations.store.protocol import Appended, ConversationStore
from handoff.conversations.transitions import Transitions
from handoff.triage.entries import entry_of
from handoff.triage.sentences import DANGER_AGAIN

WITH_BOT = frozenset({State.BOT})


@dataclass(frozen=True)
class Outcomes:
    """Applies replies. Every append raises NotAllowed once the robot no longer answers here."""

    store: ConversationStore
    transitions: Transitions
    library: Library
    hours: OpeningHours
    clocks: Clocks

    async def apply(self, conversation_id: str, reply: Reply, answered: int) -> Appended:
        """Apply the bot's reply to the message at `seq` `answered`."""
        match reply.outcome:
            case Outcome.EMERGENCY:
                return await self._warn(conversation_id, reply, answered)
            case Outcome.HANDOFF:
                return await self._ask_officer(conversation_id, self._handoff(reply), [entry_of(reply)], answered)
            case Outcome.CLARIFY | Outcome.STEER | Outcome.ANSWER:
                change = Change(allowed_in=WITH_BOT, subject=reply.topic or reply.service, relayed=answered)
                return await self.store.append(conversation_id, [entry_of(reply)], change)

    async def ask_officer_again_in_danger(
        self, conversation_id: str, said: Sequence[Entry], answered: int | None = None
    ) -> Appended:
        """Answer a danger whose numbers stand in the conversation already: a person must look."""
        entry = Entry(Author.BOT, (typeset(DANGER_AGAIN),), outcome=Outcome.HANDOFF)
        return await self._ask_officer(conversation_id, Handoff(HandoffReason.EMERGENCY), [*said, entry], answered)

    async def _warn(self, conversation_id: str, reply: Reply, answered: int) -> Appended:
        change = Change(allowed_in=WITH_BOT, danger=reply.danger or DangerKind.POLICE, relayed=answered)
        try:
            return await self.store.append(conversation_id, [entry_of(reply)], change)
        except DangerAlreadyShown:
            return await self.ask_officer_again_in_danger(conversation_id, [], answered)

    async def _ask_officer(
        self, conversation_id: str, handoff: Handoff, said: Sequence[Entry], answered: int | None
    ) -> Appended:
        now = self.clocks.now()
        notice = handoff_notice(self.hours, now)
        if self.hours.is_open(now):
            return await self.transitions.hand_off(conversation_id, handoff, said, notice, answered)
        closed = Change(allowed_in=WITH_BOT, relayed=answered)
        return await self.store.append(conversation_id, [*said, Entry(Author.SYSTEM, (typeset(notice),))], closed)

    def _handoff(self, reply: Reply) -> Handoff:
        slots = (reply.context or {}).get("slots")
        details = self.library.describe_slots(slots) if isinstance(slots, dict) else {}
        return Handoff(reply.reason or HandoffReason.FALLBACK, details)
