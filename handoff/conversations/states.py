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


@dataclass(frozen=True)
class Move:
    """A named step from some states to one."""

    name: str
    leaves: frozenset[State]
    enters: State


HAND_OFF = Move("hand_off", frozenset({State.BOT}), State.QUEUED)
RESERVE = Move("reserve", frozenset({State.QUEUED}), State.RESERVED)
DECLINE = Move("decline", frozenset({State.RESERVED}), State.QUEUED)
ACCEPT = Move("accept", WAITING, State.ASSIGNED)
TRANSFER = Move("transfer", frozenset({State.ASSIGNED}), State.QUEUED)
RETURN_TO_BOT = Move("return_to_bot", frozenset({State.ASSIGNED, State.WRAPPING}), State.BOT)
WRAP_UP = Move("wrap_up", frozenset({State.ASSIGNED}), State.WRAPPING)
CLOSE = Move("close", frozenset({State.BOT, State.ASSIGNED, State.WRAPPING}), State.CLOSED)
# Leaving the queue is not a close: it is counted apart.
ABANDON = Move("abandon", WAITING, State.CLOSED)

MOVES = (HAND_OFF, RESERVE, DECLINE, ACCEPT, TRANSFER, RETURN_TO_BOT, WRAP_UP, CLOSE, ABANDON)
