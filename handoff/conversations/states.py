"""The states of a conversation and the moves between them, as data."""

from dataclasses import dataclass
from enum import Enum


class State(str, Enum):
    """Who answers the citizen."""

    BOT = "bot"
    QUEUED = "queued"
    RESERVED = "reserved"
    ASSIGNED = "assigned"
    WRAPPING = "wrapping"
    CLOSED = "closed"


OPEN = frozenset(State) - {State.CLOSED}
WAITING = frozenset({State.QUEUED, State.RESERVED})
OWNED = frozenset({State.RESERVED, State.ASSIGNED, State.WRAPPING})
# An officer answers, or has just answered.
WITH_OFFICER = frozenset({State.ASSIGNED, State.WRAPPING})


@dataclass(frozen=True)
class Move:
    """A named step from some states to one."""

    name: str
    leaves: frozenset[State]
    enters: State


HAND_OFF = Move("hand_off", frozenset({State.BOT}), State.QUEUED)

# An offer, and the four ways in which it ends: pending until `accept`, rejected, timed out or canceled.
RESERVE = Move("reserve", frozenset({State.QUEUED}), State.RESERVED)
ACCEPT = Move("accept", WAITING, State.ASSIGNED)
DECLINE = Move("decline", frozenset({State.RESERVED}), State.QUEUED)
TIME_OUT = Move("time_out", frozenset({State.RESERVED}), State.QUEUED)
CANCEL = Move("cancel", frozenset({State.RESERVED}), State.QUEUED)

TRANSFER = Move("transfer", frozenset({State.ASSIGNED}), State.QUEUED)
# The officer has gone without a word.
LOSE = Move("lose", frozenset({State.ASSIGNED}), State.QUEUED)
RETURN_TO_BOT = Move("return_to_bot", WITH_OFFICER, State.BOT)
WRAP_UP = Move("wrap_up", frozenset({State.ASSIGNED}), State.WRAPPING)
# Something came up while the officer noted the end: he goes on, or, when he does not, somebody else must.
RESUME = Move("resume", frozenset({State.WRAPPING}), State.ASSIGNED)
REOPEN = Move("reopen", frozenset({State.WRAPPING}), State.QUEUED)
CLOSE = Move("close", frozenset({State.BOT, State.ASSIGNED, State.WRAPPING}), State.CLOSED)

# Leaving the queue is not a close: each way is counted apart. With the robot again, one may ask for an officer again.
ABANDON = Move("abandon", WAITING, State.CLOSED)
DROP_OUT = Move("drop_out", WAITING, State.BOT)
TURN_AWAY = Move("turn_away", WAITING, State.BOT)

MOVES = (
    HAND_OFF,
    RESERVE,
    ACCEPT,
    DECLINE,
    TIME_OUT,
    CANCEL,
    TRANSFER,
    LOSE,
    RETURN_TO_BOT,
    WRAP_UP,
    RESUME,
    REOPEN,
    CLOSE,
    ABANDON,
    DROP_OUT,
    TURN_AWAY,
)
