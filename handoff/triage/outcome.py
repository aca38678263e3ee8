"""What a reply does to the conversation."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from content.clock import Clocks
from content.handoff_notice import OpeningHours, handoff_notice
from content.library import Library
from content.reply import Reply
from content.sensitive import Sensitive
from content.typography import typeset
from content.vocabulary import DangerKind, HandoffReason, Outcome
from handoff.conversations.errors import DangerAlreadyShown
from handoff.conversations.events import Author, Entry
from handoff.conversations.record import Change, Conversation, Handoff
from handoff.conversations.states import State
from handoff.conversations.store.protocol import Appended, ConversationStore
from handoff.conversations.transitions import Transitions
from handoff.stats.tally import Tally, subject_of
from handoff.triage.entries import can_be_judged, entry_of
from handoff.triage.sentences import DANGER_AGAIN

WITH_BOT = frozenset({State.BOT})

# What is said to somebody instead of letting him into the queue, and what that changes; None lets him in.
Admission = Callable[[Conversation, Handoff, datetime], Awaitable[tuple[Entry, Change] | None]]


async def everybody(_conversation: Conversation, _handoff: Handoff, _now: datetime) -> None:
    """Let everybody in."""


@dataclass(frozen=True)
class Outcomes:
    """Applies replies. Every append raises NotAllowed once the robot no longer answers here."""

    store: ConversationStore
    transitions: Transitions
    library: Library
    hours: OpeningHours
    clocks: Clocks
    sensitive: Sensitive
    tally: Tally
    admission: Admission = everybody

    async def apply(self, conversation_id: str, reply: Reply, answered: int) -> Appended:
        """Apply the bot's reply to the message at `seq` `answered`."""
        appended = await self._apply(conversation_id, reply, answered)
        self.tally.replied(reply, appended.before)
        return appended

    async def _apply(self, conversation_id: str, reply: Reply, answered: int) -> Appended:
        match reply.outcome:
            case Outcome.EMERGENCY:
                return await self._warn(conversation_id, reply, answered)
            case Outcome.HANDOFF:
                handoff = await self._handoff(conversation_id, reply)
                return await self._ask_officer(conversation_id, handoff, [entry_of(reply)], answered)
            case Outcome.CLARIFY | Outcome.STEER | Outcome.ANSWER:
                change = Change(
                    allowed_in=WITH_BOT,
                    subject=subject_of(reply),
                    relayed=answered,
                    answers=subject_of(reply) if can_be_judged(reply) else None,
                )
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
        appended = await self._hand_off_or_say(conversation_id, handoff, said, answered)
        self.tally.asked_officer(handoff.reason)
        return appended

    async def _hand_off_or_say(
        self, conversation_id: str, handoff: Handoff, said: Sequence[Entry], answered: int | None
    ) -> Appended:
        now = self.clocks.now()
        notice = handoff_notice(self.hours, now)
        if self.hours.is_open(now):
            if kept_out := await self._kept_out(conversation_id, handoff, now):
                notice_of_wait, change = kept_out
                told = replace(change, handoff=handoff)
                return await self._answer(conversation_id, [*said, notice_of_wait], answered, told)
            return await self.transitions.hand_off(conversation_id, handoff, said, notice, answered)
        closed = [*said, Entry(Author.SYSTEM, (typeset(notice),))]
        # Whoever ends here has asked in vain: that is no conversation that the robot ended alone.
        return await self._answer(conversation_id, closed, answered, Change(handoff=handoff))

    async def _kept_out(self, conversation_id: str, handoff: Handoff, now: datetime) -> tuple[Entry, Change] | None:
        conversation = await self.store.get(conversation_id)
        if _is_pressing(handoff) or conversation.dangers:
            # In danger nobody is sent away from a queue.
            return None
        return await self.admission(conversation, handoff, now)

    async def _answer(
        self, conversation_id: str, said: Sequence[Entry], answered: int | None, change: Change
    ) -> Appended:
        with_bot = replace(change, allowed_in=WITH_BOT, relayed=answered)
        return await self.store.append(conversation_id, said, with_bot)

    async def _handoff(self, conversation_id: str, reply: Reply) -> Handoff:
        slots = (reply.context or {}).get("slots")
        answers = slots if isinstance(slots, dict) else {}
        known = (await self.store.get(conversation_id)).subjects
        subjects = [*known, *(subject for subject in (reply.topic, reply.service) if subject)]
        return Handoff(
            reply.reason or HandoffReason.FALLBACK,
            self.library.describe_slots(answers),
            sensitive=self.sensitive.concerns(subjects, answers),
        )


def _is_pressing(handoff: Handoff) -> bool:
    return handoff.reason is HandoffReason.EMERGENCY
