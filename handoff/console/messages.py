"""What an officer's console is shown."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from content.library import Library
from content.rules_asked import RulesAsked, rules_notice
from content.typography import typeset
from content.vocabulary import HandoffReason
from handoff.conversations.events import Event
from handoff.conversations.queue import Queue
from handoff.conversations.record import Conversation, Handoff
from handoff.conversations.states import State
from handoff.conversations.store.protocol import Page

REASONS = {
    HandoffReason.REQUESTED_BY_CITIZEN: "Demandé par le citoyen",
    HandoffReason.FALLBACK: "Le robot n'a pas su répondre",
    HandoffReason.OUT_OF_SCOPE: "Hors du champ du robot",
    HandoffReason.SENSITIVE_TOPIC: "Sujet sensible",
    HandoffReason.EMERGENCY: "Danger signalé",
    HandoffReason.BOT_FAILURE: "Panne du robot",
}
_NO_HANDOFF = Handoff(HandoffReason.FALLBACK)


def queue_entries(queue: Queue, library: Library) -> list[dict[str, Any]]:
    """Return the queue, the next to be served first."""
    return [
        {
            "conversation": waiting.id,
            "position": position,
            "since": _since(waiting),
            "subject": _subject(waiting, library),
            "reason": _handoff(waiting).reason.value,
            "reason_label": typeset(REASONS[_handoff(waiting).reason]),
            "class": waiting.queue_class.value,
            "emergency": bool(waiting.dangers),
            "offered": waiting.state is State.RESERVED,
        }
        for position, waiting in enumerate(queue.waiting, start=1)
    ]


def offer_fields(held: Sequence[Conversation], library: Library) -> dict[str, Any] | None:
    """Return what is offered to the officer who holds these, or None."""
    offered = next((one for one in held if one.state is State.RESERVED), None)
    if offered is None or offered.until is None:
        return None
    return {
        **alarm_fields(offered, library),
        "until": offered.until.isoformat(),
        "class": offered.queue_class.value,
        "reason": _handoff(offered).reason.value,
        "reason_label": typeset(REASONS[_handoff(offered).reason]),
        "emergency": bool(offered.dangers),
    }


def alarm_fields(waiting: Conversation, library: Library) -> dict[str, Any]:
    """Return which conversation waits, since when and about what."""
    return {"conversation": waiting.id, "since": _since(waiting), "subject": _subject(waiting, library)}


def event_fields(event: Event) -> dict[str, Any]:
    """Return an event as officers see it: what the citizen is not shown is marked."""
    return {**event.as_message(), "officer_only": event.entry.officer_only}


def conversation_fields(page: Page, library: Library, rules_at: datetime) -> dict[str, Any]:
    """Return a conversation with its context card and its exchange. `rules_at` (aware): the day whose rules hold."""
    conversation, handoff = page.conversation, _handoff(page.conversation)
    return {
        "conversation": conversation.id,
        "state": conversation.state.value,
        "version": conversation.version,
        "since": _since(conversation),
        "emergency": bool(conversation.dangers),
        "class": conversation.queue_class.value,
        "until": conversation.until.isoformat() if conversation.until else None,
        "context": {
            "reason": handoff.reason.value,
            "reason_label": typeset(REASONS[handoff.reason]),
            "subjects": _subjects(conversation, library),
            "details": dict(handoff.details),
            "dangers": sorted(danger.value for danger in conversation.dangers),
            **_rules(library, rules_at),
        },
        "truncated": page.truncated,
        "events": [event_fields(event) for event in page.events],
    }


def _rules(library: Library, at: datetime) -> dict[str, str]:
    asked = RulesAsked(at)
    return {
        "rules": typeset(rules_notice(asked, library.regimes, varies=True)),
        "regime": typeset(asked.regime(library.regimes).name),
    }


def _subjects(conversation: Conversation, library: Library) -> list[str]:
    return [typeset(library.pages[slug].title) for slug in conversation.subjects if slug in library.pages]


def _subject(conversation: Conversation, library: Library) -> str | None:
    return next(iter(_subjects(conversation, library)[-1:]), None)


def _handoff(conversation: Conversation) -> Handoff:
    return conversation.handoff or _NO_HANDOFF


def _since(conversation: Conversation) -> str:
    return (conversation.waiting_since or conversation.touched_at).isoformat(timespec="seconds")
