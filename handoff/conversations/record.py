"""A conversation beside its log, and the pure rule by which an append changes it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from content.vocabulary import DangerKind, HandoffReason
from handoff.conversations.classes import QueueClass
from handoff.conversations.errors import DangerAlreadyShown, NotAllowed, NotOwner, Outdated
from handoff.conversations.states import CANCEL, OPEN, OWNED, WAITING, WITH_OFFICER, Move, State

MOST_SUBJECTS = 8
# A danger told while the officer notes the end: he goes on within this time, or somebody else does.
RESUME_WITHIN = timedelta(seconds=30)


@dataclass(frozen=True)
class Handoff:
    """Why an officer is asked, and the enumerated answers given to the robot. No text of the citizen.

    `sensitive`: the subject is one of those that content staff marked so (data/queue.yml).
    """

    reason: HandoffReason
    details: Mapping[str, str] = field(default_factory=dict)
    sensitive: bool = False


@dataclass(frozen=True)
class Conversation:
    """Everything that is known of a conversation but its events.

    `version` is the `seq` of the last event, `relayed` that of the last one which the bot has read. `dangers` are the
    kinds told of, which raise the officer's flag; `warned` those of them whose numbers the citizen was shown.

    In the queue: `waiting_since` this wait began; `interrupted` when an officer had begun to answer; `rank` is the
    class that an officer gave it, `wanted` the colleague he chose; `passed` tells who did not take it, and when.
    `seen_at` is when the citizen's page was last known to be there, `heard_at` when the citizen last said something,
    `asked_at` when « Êtes-vous toujours là ? » was asked and not answered yet, `drained` that closing time was told.
    `long_wait_told_at` is when the citizen, not in the queue yet, was told that the wait is long.

    With the robot: `answered` is the subject of its last answer, until the citizen has said whether it helped.

    With an officer: `accepted_at`, and `endangered_at` when a danger was last told (in a wrap-up: since it began).
    `until` ends an offer or a wrap-up.
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
    interrupted: bool = False
    rank: QueueClass | None = None
    wanted: int | None = None
    passed: Mapping[int, datetime] = field(default_factory=dict)
    seen_at: datetime | None = None
    heard_at: datetime | None = None
    asked_at: datetime | None = None
    long_wait_told_at: datetime | None = None
    drained: bool = False
    accepted_at: datetime | None = None
    endangered_at: datetime | None = None
    until: datetime | None = None
    answered: str | None = None

    @property
    def queue_class(self) -> QueueClass:
        """The class given by an officer, or else the one that the danger, the reason and the subject call for."""
        if self.rank:
            return self.rank
        if self.dangers or (self.handoff and self.handoff.reason is HandoffReason.EMERGENCY):
            return QueueClass.EMERGENCY
        if self.handoff and (self.handoff.sensitive or self.handoff.reason is HandoffReason.SENSITIVE_TOPIC):
            return QueueClass.SENSITIVE
        return QueueClass.NORMAL

    @property
    def waits_since(self) -> datetime:
        """When this wait began; for a conversation that never waited, when it was last touched."""
        return self.waiting_since or self.touched_at


@dataclass(frozen=True)
class Change:
    """What an append requires of the conversation, and what it changes in it.

    `owner` is the officer who gets the conversation, `by` the one who must have it already, `until` when this ends.
    `danger` is a kind whose numbers are shown by this append, `alert` one that it tells the officer alone: each once a
    conversation; `danger_again` says that one of them was told again. `rank` and `wanted`: where a transfer goes.
    `asks` whether the citizen is still there; `drains`: tells of closing time (True), or that it was undone (False);
    `tells_long_wait`: before the queue. `version` is that of the conversation on which this was decided, where it must
    not have changed since.
    `answers`: the subject of a reply that the citizen may judge; `judges`: says whether the last one helped.
    """

    allowed_in: frozenset[State] = OPEN
    by: int | None = None
    move: Move | None = None
    owner: int | None = None
    until: datetime | None = None
    handoff: Handoff | None = None
    subject: str | None = None
    danger: DangerKind | None = None
    alert: DangerKind | None = None
    danger_again: bool = False
    relayed: int | None = None
    rank: QueueClass | None = None
    wanted: int | None = None
    asks: bool = False
    tells_long_wait: bool = False
    drains: bool | None = None
    version: int | None = None
    answers: str | None = None
    judges: bool = False


def changed(conversation: Conversation, change: Change, at: datetime, *, heard: bool = False) -> Conversation:
    """Return `conversation` after `change`; `heard` when the citizen says something by it.

    Raises NotAllowed, NotOwner, Outdated or DangerAlreadyShown.
    """
    _check(conversation, change)
    moved = _endangered(_moved(conversation, change, at), change, at)
    return replace(
        moved,
        touched_at=at,
        handoff=change.handoff or conversation.handoff,
        subjects=_with_subject(conversation.subjects, change.subject),
        relayed=max(moved.relayed, change.relayed or 0),
        heard_at=at if heard else moved.heard_at,
        asked_at=None if heard else at if change.asks else moved.asked_at,
        drained=moved.drained if change.drains is None else change.drains,
        long_wait_told_at=at if change.tells_long_wait else moved.long_wait_told_at,
        # The next reply of the robot takes the place of the last, whatever it is.
        answered=change.answers if change.judges or change.relayed is not None else moved.answered,
    )


def _check(conversation: Conversation, change: Change) -> None:
    allowed = change.move.leaves if change.move else change.allowed_in
    if conversation.state not in allowed:
        raise NotAllowed(conversation.state)
    if change.by is not None and conversation.owner != change.by:
        raise NotOwner
    if change.version not in (None, conversation.version) or (change.judges and conversation.answered is None):
        raise Outdated
    if change.danger in conversation.warned or change.alert in conversation.dangers:
        raise DangerAlreadyShown


def _moved(conversation: Conversation, change: Change, at: datetime) -> Conversation:
    if change.move is None:
        return conversation
    left, entered = conversation.state, change.move.enters
    moved = replace(
        conversation,
        state=entered,
        # What was said while the robot was away is not for it: it goes on after the last event.
        relayed=conversation.version if entered is State.BOT else conversation.relayed,
        owner=(change.owner or conversation.owner) if entered in OWNED else None,
        until=change.until,
    )
    if left is State.RESERVED and entered is State.QUEUED:
        return _passed_on(moved, conversation, change.move, at)
    if entered in WAITING and left not in WAITING:
        return _waiting(moved, change, at, interrupted=left in WITH_OFFICER)
    if entered is State.ASSIGNED:
        return replace(moved, accepted_at=at if left in WAITING else moved.accepted_at, **_OUT_OF_QUEUE)
    if entered is State.WRAPPING:
        return replace(moved, endangered_at=None)
    if entered is State.BOT:
        return replace(moved, waiting_since=None, rank=None, interrupted=False, **_OUT_OF_QUEUE)
    return moved


# What holds for one wait only.
_OUT_OF_QUEUE: Mapping[str, Any] = {"wanted": None, "passed": {}, "asked_at": None, "drained": False}


def _waiting(moved: Conversation, change: Change, at: datetime, *, interrupted: bool) -> Conversation:
    return replace(
        moved,
        waiting_since=at,
        interrupted=interrupted,
        rank=change.rank or moved.rank,
        wanted=change.wanted,
        seen_at=at,
        heard_at=at,
    )


def _passed_on(moved: Conversation, before: Conversation, move: Move, at: datetime) -> Conversation:
    refused = {before.owner: at} if before.owner is not None and move is not CANCEL else {}
    return replace(moved, passed={**before.passed, **refused}, wanted=None)


def _endangered(conversation: Conversation, change: Change, at: datetime) -> Conversation:
    told = change.danger or change.alert
    if not told and not change.danger_again:
        return conversation
    wrapping = conversation.state is State.WRAPPING
    return replace(
        conversation,
        dangers=_with_danger(conversation.dangers, told),
        warned=_with_danger(conversation.warned, change.danger),
        # Whatever an officer thought of it before, this is new.
        rank=None,
        endangered_at=at if conversation.state in WITH_OFFICER else conversation.endangered_at,
        until=min(conversation.until or at + RESUME_WITHIN, at + RESUME_WITHIN) if wrapping else conversation.until,
    )


def _with_subject(subjects: tuple[str, ...], subject: str | None) -> tuple[str, ...]:
    if subject is None or subject in subjects:
        return subjects
    return (*subjects, subject)[-MOST_SUBJECTS:]


def _with_danger(dangers: frozenset[DangerKind], danger: DangerKind | None) -> frozenset[DangerKind]:
    return dangers | {danger} if danger else dangers
