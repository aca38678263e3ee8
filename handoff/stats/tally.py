"""From what happened to counts: the one place where the gateway counts. It never fails and never waits."""

import logging
from dataclasses import dataclass

from content.library import Library
from content.reply import Reply
from content.vocabulary import HandoffReason, Outcome
from handoff.conversations.record import Conversation
from handoff.conversations.states import (
    ABANDON,
    ACCEPT,
    DROP_OUT,
    WAITING,
    WITH_OFFICER,
    Move,
    State,
)
from handoff.stats.counters import Counters
from handoff.stats.histograms import HANDLINGS, WAITS
from handoff.stats.names import NO_SUBJECT, Kind, UnknownName

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Tally:
    """Counts what the rooms tell of. A name that is not enumerated is dropped and logged, without what it was."""

    counters: Counters
    library: Library

    def replied(self, reply: Reply, before: Conversation | None) -> None:
        """Count a reply of the robot, and what it says of the answer that came before it."""
        subject = subject_of(reply)
        self._count(Kind.OUTCOME, reply.outcome.value, subject or NO_SUBJECT)
        if reply.choices:
            self._count(Kind.CLARIFICATION, "shown")
        judged = before.answered if before else None
        if judged is None:
            return
        if reply.outcome is Outcome.HANDOFF:
            self._count(Kind.NEXT, "officer", judged)
        elif subject == judged or _asks_back(reply):
            # The same answer again, or a question back: it was put in other words.
            self._count(Kind.NEXT, "rephrased", judged)

    def helped(self, subject: str, *, helped: bool) -> None:
        """Count a « Oui » or a « Non » to « Cela répond-il à votre question ? »."""
        self._count(Kind.HELPED, "yes" if helped else "no", subject)

    def chose(self, payload: str) -> None:
        """Count a press in a clarification, if it is on a subject."""
        if page := self.library.page_of_intent(payload.removeprefix("/")):
            self._count(Kind.CLARIFICATION, "chosen", page.slug)

    def asked_officer(self, reason: HandoffReason) -> None:
        """Count that an officer was asked for, whether or not there is a queue now."""
        self._count(Kind.HANDOFF, reason.value)

    def kept_out(self, *, refused: bool) -> None:
        """Count that somebody was told, before the queue, that it is too late, or that it is long."""
        self._count(Kind.ADMISSION, "refused" if refused else "long_wait")

    def moved(self, move: Move, before: Conversation, after: Conversation) -> None:
        """Count a move, and the durations and the end that it brings."""
        self._count(Kind.MOVE, move.name)
        waited = after.touched_at - before.waits_since
        if move is ACCEPT and before.state in WAITING and not before.interrupted:
            self._count(Kind.WAIT, WAITS.name_of(waited))
        if move in (ABANDON, DROP_OUT) and not before.interrupted:
            self._count(Kind.GIVEN_UP, WAITS.name_of(waited))
        if before.state in WITH_OFFICER and after.state not in WITH_OFFICER and before.accepted_at:
            self._count(Kind.HANDLING, HANDLINGS.name_of(after.touched_at - before.accepted_at))
        if after.state is State.CLOSED:
            self._count(Kind.ENDED, _who_answered(after))

    def transmitted_to_rescue(self) -> None:
        """Count that an officer passed a place and a number on to the rescue services."""
        self._count(Kind.RESCUE, "transmitted")

    def wrapped_up(self, code: str) -> None:
        """Count the code that an officer chose at the end."""
        self._count(Kind.WRAP_UP, code)

    def saw_officers(self, available: int) -> None:
        """Count a look at the team."""
        self._count(Kind.PRESENCE, "looks")
        self._count(Kind.PRESENCE, "officers", number=available)

    def _count(self, kind: Kind, name: str, subject: str = NO_SUBJECT, number: int = 1) -> None:
        try:
            self.counters.count(kind, name, subject, number)
        except UnknownName:
            # A count less is bearable, a citizen without an answer is not.
            _log.error("not counted: an unknown %s", kind.value)


def subject_of(reply: Reply) -> str | None:
    """Return the slug that a reply is counted under."""
    return reply.topic or reply.service


def _asks_back(reply: Reply) -> bool:
    # A guided triage asks too, with answers of its own: there the citizen has only pressed a button further on.
    return reply.outcome is Outcome.CLARIFY and (bool(reply.choices) or len(reply.buttons) <= 1)


def _who_answered(closed: Conversation) -> str:
    if closed.accepted_at:
        return "officer"
    return "unanswered" if closed.handoff else "robot"
