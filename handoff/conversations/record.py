"""A conversation beside its log, and the pure rule by which an append changes it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from content.vocabulary import DangerKind, HandoffReason
from handoff.conversations.errors import DangerAlreadyShown, NotAllowed, NotOwner
from handoff.conversations.states import OPEN, OWNED, WAITING, Move, State

MOST_SUBJECTS = 8


@dataclass(frozen=True)
class Handoff:
    """Why an officer is asked, and the enumerated answers given to the robot. No text of the citizen."""

    reason: HandoffReason
    details: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Conversation:
    """Everything that is known of a conversation but its events.

    `version` is the `seq` of the last event, `relayed` that of the last one which the bot has read. `dangers` are the
    kinds told of, which raise the officer's flag; `warned` those of them whose numbers the citizen was shown.
    """

    id: str
    touched_at: datetime
    state: State = State.BOT
    version: int = 0
    relayed: int = 0
    owner: int | None = None
    waiting_since: datetime | None = None
    handoff: Handoff | None = None
    subjects: tuple[str, ...] = ()
    dangers: frozenset[DangerKind] = frozenset()
    warned: frozenset[DangerKind] = frozenset()


@dataclass(frozen=True)
class Change:
    """What an append requires of the conversation, and what it changes in it.

    `owner` is the officer who gets the conversation, `by` the one who must have it already. `danger` is a kind whose
    numbers are shown by this append, `alert` one that it tells the officer alone: each once a conversation.
    """

    allowed_in: frozenset[State] = OPEN
    by: int | None = None
    move: Move | None = None
    owner: int | None = None
    handoff: Handoff | None = None
    subject: str | None = None
    danger: DangerKind | None = None
    alert: DangerKind | None = None
    relayed: int | None = None


def changed(conversation: Conversation, change: Change, at: datetime) -> Conversation:
    """Return `conversation` after `change`. Raises NotAllowed, NotOwner or DangerAlreadyShown."""
    _check(conversation, change)
    moved = _moved(conversation, change, at)
    return replace(
        moved,
        touched_at=at,
        handoff=change.handoff or conversation.handoff,
        subjects=_with_subject(conversation.subjects, change.subject),
        dangers=_with_danger(conversation.dangers, change.danger or change.alert),
        warned=_with_danger(conversation.warned, change.danger),
        relayed=max(moved.relayed, change.relayed or 0),
    )


def _check(conversation: Conversation, change: Change) -> None:
    allowed = change.move.leaves if change.move else change.allowed_in
    if conversation.state not in allowed:
        raise NotAllowed(conversation.state)
    if change.by is not None and conversation.owner != change.by:
        raise NotOwner
    if change.danger in conversation.warned or change.alert in conversation.dangers:
        raise DangerAlreadyShown


def _moved(conversation: Conversation, change: Change, at: datetime) -> Conversation:
    if change.move is None:
        return conversation
    entered = change.move.enters
    # Whoever waited once keeps that place when the officer passes the conversation on.
    since = None if entered is State.BOT else conversation.waiting_since
    return replace(
        conversation,
        state=entered,
        # What was said while the robot was away is not for it: it goes on after the last event.
        relayed=conversation.version if entered is State.BOT else conversation.relayed,
        owner=(change.owner or conversation.owner) if entered in OWNED else None,
        waiting_since=since or (at if entered in WAITING else None),
    )


def _with_subject(subjects: tuple[str, ...], subject: str | None) -> tuple[str, ...]:
    if subject is None or subject in subjects:
        return subjects
    return (*subjects, subject)[-MOST_SUBJECTS:]


def _with_danger(dangers: frozenset[DangerKind], danger: DangerKind | None) -> frozenset[DangerKind]:
    return dangers | {danger} if danger else dangers
