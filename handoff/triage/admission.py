"""What somebody who asks for an officer is told before waiting: nothing, that it is long, or that it is too late."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from content.clock import PARIS
from content.french_hours import spoken_instant
from content.handoff_notice import OpeningHours
from content.typography import typeset
from content.vocabulary import OFFICER_INTENT
from handoff.conversations.admission import LONG_WAIT, Admission, decide
from handoff.conversations.events import Author, Button, Entry
from handoff.conversations.record import Change, Conversation, Handoff
from handoff.conversations.wait import Wait
from handoff.conversations.wait_words import RoundedWait
from handoff.conversations.waits import Waits
from handoff.stats.tally import Tally

# Whoever asks again this soon after being told has chosen to wait.
TOLD_FOR = timedelta(minutes=15)
WAIT_ANYWAY = Button("wait_anyway", "J'attends quand même", f"/{OFFICER_INTENT}")
_MEANWHILE = "Le robot peut encore vous répondre : écrivez-lui votre question autrement."
_URGENT = "En cas de danger : 17 ou 112, ou un SMS au 114."


@dataclass(frozen=True)
class AdmissionDesk:
    """Decides who may enter the queue, by the expected wait and the hours."""

    waits: Waits
    opening: OpeningHours
    tally: Tally
    long_wait: timedelta = LONG_WAIT

    async def keeps_out(
        self, conversation: Conversation, handoff: Handoff, now: datetime
    ) -> tuple[Entry, Change] | None:
        """Return what is said instead of letting the conversation into the queue, and what that changes; or None.

        A long wait is told once: whoever then asks again is let in. A wait beyond closing time is refused each time.
        """
        candidate = Conversation(conversation.id, now, handoff=handoff, dangers=conversation.dangers)
        wait = await self.waits.if_joined(candidate.queue_class)
        decision = decide(wait, now, self.opening.closes_at(now), self.long_wait)
        if decision is Admission.REFUSE:
            self.tally.kept_out(refused=True)
            return _notice(self._too_late(now)), Change()
        if decision is Admission.WARN and wait and not _was_told(conversation, now):
            self.tally.kept_out(refused=False)
            return _notice(self._long(wait, now), WAIT_ANYWAY), Change(tells_long_wait=True)
        return None

    def _too_late(self, now: datetime) -> str:
        return _sentences(
            "Il est trop tard pour attendre un policier : il ne pourrait pas vous répondre avant la fermeture.",
            self._back(now, "Ils reviennent {when}."),
            _MEANWHILE,
            _URGENT,
        )

    def _long(self, wait: Wait, now: datetime) -> str:
        return _sentences(
            f"L'attente est longue en ce moment : {RoundedWait.of(wait).in_words()}.",
            _MEANWHILE,
            self._back(now, "Vous pouvez aussi revenir : les policiers répondent à nouveau {when}."),
            _URGENT,
        )

    def _back(self, now: datetime, sentence: str) -> str:
        """Return when officers are back after the next closing; nothing when there is no closing in sight."""
        closes_at = self.opening.closes_at(now)
        opening = closes_at and self.opening.next_opening(closes_at)
        return sentence.format(when=spoken_instant(opening, now.astimezone(PARIS).date())) if opening else ""


def _was_told(conversation: Conversation, now: datetime) -> bool:
    told_at = conversation.long_wait_told_at
    return told_at is not None and now <= told_at + TOLD_FOR


def _notice(text: str, *buttons: Button) -> Entry:
    return Entry(Author.SYSTEM, (typeset(text),), buttons=tuple(buttons))


def _sentences(*parts: str) -> str:
    return " ".join(part for part in parts if part)
