"""What may be counted: enumerated names, and nothing else. A text, a name or a number of a person is none of them."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from content.library import Library
from content.vocabulary import SMALL_TALK, HandoffReason, Outcome
from handoff.conversations.states import MOVES
from handoff.stats.histograms import HANDLINGS, WAITS

NO_SUBJECT = ""


class UnknownName(ValueError):
    """Not one of the names that are counted. Says nothing of what was given: it may be a text."""


class Kind(str, Enum):
    """What is counted. The names of each: `_NAMES` below."""

    # Replies of the robot, by outcome and subject.
    OUTCOME = "outcome"
    # « Cela répond-il à votre question ? », by subject.
    HELPED = "helped"
    # What came after an answer, by its subject: the same asked in other words, or an officer.
    NEXT = "next"
    # Subjects offered because the robot hesitated; chosen: by the subject pressed.
    CLARIFICATION = "clarification"
    # Why an officer was asked for, queue open or not.
    HANDOFF = "handoff"
    # Every move of a conversation (docs/protocol.md, States).
    MOVE = "move"
    # Who had answered when a conversation ended.
    ENDED = "ended"
    # Durations, in buckets: until the first officer, until somebody gave up, with an officer.
    WAIT = "wait"
    GIVEN_UP = "given_up"
    HANDLING = "handling"
    # Told before the queue: too late, or long.
    ADMISSION = "admission"
    # Passed on to the rescue services by an officer.
    RESCUE = "rescue"
    # The officer's code at the end.
    WRAP_UP = "wrap_up"
    # Looks at the team, and how many available officers they saw, added up: the quotient is their mean number.
    PRESENCE = "presence"


class Key(NamedTuple):
    """One counter of a quarter. `subject` is the slug of a page, or empty."""

    kind: str
    name: str
    subject: str = NO_SUBJECT


_NAMES: dict[Kind, frozenset[str]] = {
    Kind.OUTCOME: frozenset(outcome.value for outcome in Outcome),
    Kind.HELPED: frozenset({"yes", "no"}),
    Kind.NEXT: frozenset({"rephrased", "officer"}),
    Kind.CLARIFICATION: frozenset({"shown", "chosen"}),
    Kind.HANDOFF: frozenset(reason.value for reason in HandoffReason),
    Kind.MOVE: frozenset(move.name for move in MOVES),
    Kind.ENDED: frozenset({"robot", "officer", "unanswered"}),
    Kind.WAIT: frozenset(WAITS.names),
    Kind.GIVEN_UP: frozenset(WAITS.names),
    Kind.HANDLING: frozenset(HANDLINGS.names),
    Kind.ADMISSION: frozenset({"refused", "long_wait"}),
    Kind.RESCUE: frozenset({"transmitted"}),
    Kind.PRESENCE: frozenset({"looks", "officers"}),
}
# The only ones that are counted by subject.
BY_SUBJECT = frozenset({Kind.OUTCOME, Kind.HELPED, Kind.NEXT, Kind.CLARIFICATION})


@dataclass(frozen=True)
class Names:
    """The names known to one process: those above, the pages of data/, the codes of the wrap-up."""

    subjects: frozenset[str]
    wrap_up_codes: frozenset[str] = frozenset()

    @classmethod
    def of(cls, library: Library, wrap_up_codes: Collection[str] = ()) -> "Names":
        """Return the names that go with `library`; `wrap_up_codes` are those that content staff wrote."""
        return cls(frozenset({SMALL_TALK, *library.pages}), frozenset(wrap_up_codes))

    def key(self, kind: Kind, name: str, subject: str = NO_SUBJECT) -> Key:
        """Return the key of a counter. Raises UnknownName for anything that is not enumerated."""
        known = self.wrap_up_codes if kind is Kind.WRAP_UP else _NAMES[kind]
        if name not in known:
            raise UnknownName("an unknown name")
        if subject != NO_SUBJECT and (kind not in BY_SUBJECT or subject not in self.subjects):
            raise UnknownName("an unknown subject")
        return Key(kind.value, name, subject)
