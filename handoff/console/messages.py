"""What an officer's console is shown."""

from typing import Any

from content.library import Library
from content.typography import typeset
from content.vocabulary import HandoffReason
from handoff.conversations.queue import Queue
from handoff.conversations.record import Conversation, Handoff
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
            "subject": next(iter(_subjects(waiting, library)[-1:]), None),
            "reason": _handoff(waiting).reason.value,
            "reason_label": typeset(REASONS[_handoff(waiting).reason]),
            "emergency": bool(waiting.dangers),
        }
        for position, waiting in enumerate(queue.waiting, start=1)
    ]


def conversation_fields(page: Page, library: Library) -> dict[str, Any]:
    """Return a conversation with its context card and its exchange."""
    conversation, handoff = page.conversation, _handoff(page.conversation)
    return {
        "conversation": conversation.id,
        "state": conversation.state.value,
        "version": conversation.version,
        "since": _since(conversation),
        "emergency": bool(conversation.dangers),
        "context": {
            "reason": handoff.reason.value,
            "reason_label": typeset(REASONS[handoff.reason]),
            "subjects": _subjects(conversation, library),
            "details": dict(handoff.details),
        },
        "truncated": page.truncated,
        "events": [event.as_message() for event in page.events],
    }


def _subjects(conversation: Conversation, library: Library) -> list[str]:
    return [typeset(library.pages[slug].title) for slug in conversation.subjects if slug in library.pages]


def _handoff(conversation: Conversation) -> Handoff:
    return conversation.handoff or _NO_HANDOFF


def _since(conversation: Conversation) -> str:
    return (conversation.waiting_since or conversation.touched_at).isoformat(timespec="seconds")
