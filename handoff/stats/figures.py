"""What the counts say: sums, shares, and what must stay masked. Pure."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Self

from content.vocabulary import SMALL_TALK
from handoff.conversations.states import HAND_OFF
from handoff.stats.counters import Counts
from handoff.stats.histograms import WAITS
from handoff.stats.names import NO_SUBJECT, Key, Kind

# Fewer could be one person's story: a table shows that there were some, not how many. The others are rounded, totals
# too, or what is masked could be found by subtraction: a total less the rows that are shown, one week less another.
FEWEST_SHOWN = 5
MASKED = "moins de 5"
ROUNDED_TO = 5
# What people asked and what came of it. The other kinds tell when and how long, which says nothing of anybody.
OF_MATTERS = frozenset(
    {Kind.OUTCOME, Kind.HELPED, Kind.NEXT, Kind.CLARIFICATION, Kind.HANDOFF, Kind.RESCUE, Kind.WRAP_UP}
)
SOON = 60  # seconds
WORST = 10


@dataclass(frozen=True)
class Share:
    """A part of a whole."""

    part: int
    whole: int

    def __str__(self) -> str:
        return f"{round(100 * self.part / self.whole)} %" if self.whole else "–"

    @property
    def coarse(self) -> str:
        """The share to 5 points, from which nobody counts back; none of a few."""
        return f"{5 * round(20 * self.part / self.whole)} %" if self.whole >= FEWEST_SHOWN else "–"


@dataclass(frozen=True)
class Totals:
    """Counts of some time, added up, by key."""

    counts: Mapping[Key, int]

    @classmethod
    def of(cls, counts: Counts) -> Self:
        """Add up counts by quarter."""
        summed: Counter[Key] = Counter()
        for (_, key), number in counts.items():
            summed[key] += number
        return cls(summed)

    def plus(self, other: "Totals") -> "Totals":
        """Return both together."""
        return Totals(Counter(self.counts) + Counter(other.counts))

    def number(self, kind: Kind, name: str, subject: str = NO_SUBJECT) -> int:
        """Return one counter."""
        return self.counts.get(Key(kind.value, name, subject), 0)

    def by_name(self, kind: Kind) -> dict[str, int]:
        """Return the counters of a kind by name, all subjects together."""
        found: Counter[str] = Counter()
        for key, number in self.counts.items():
            if key.kind == kind.value:
                found[key.name] += number
        return dict(found)

    def all_of(self, kind: Kind) -> int:
        """Return the sum of a kind."""
        return sum(self.by_name(kind).values())

    @property
    def arrivals(self) -> int:
        """How many entered the queue."""
        return self.number(Kind.MOVE, HAND_OFF.name)

    @property
    def containment(self) -> Share:
        """Conversations that ended without an officer being asked for, of all that ended."""
        return Share(self.number(Kind.ENDED, "robot"), self.all_of(Kind.ENDED))

    @property
    def within_a_minute(self) -> Share:
        """Answered within 60 seconds, of all whose wait ended with an officer or was given up."""
        return Share(WAITS.up_to(SOON, self.by_name(Kind.WAIT)), self._waits_over)

    @property
    def abandonment(self) -> Share:
        """Waits given up, of all whose wait ended with an officer or was given up."""
        return Share(self.all_of(Kind.GIVEN_UP), self._waits_over)

    @property
    def satisfaction(self) -> Share:
        """« Oui », of all who said « Oui » or « Non »."""
        return Share(self.by_name(Kind.HELPED).get("yes", 0), self.all_of(Kind.HELPED))

    @property
    def _waits_over(self) -> int:
        return self.all_of(Kind.WAIT) + self.all_of(Kind.GIVEN_UP)


@dataclass(frozen=True)
class SubjectRow:
    """What was counted of one subject."""

    subject: str
    replies: int
    yes: int
    no: int
    rephrased: int
    officer: int
    chosen: int

    @property
    def unhappy(self) -> int:
        """Answers after which the citizen said « Non », asked in other words or asked for an officer."""
        return self.no + self.rephrased + self.officer

    @property
    def masked(self) -> tuple[str, ...]:
        """The cells as a table shows them."""
        return tuple(
            mask(each) for each in (self.replies, self.yes, self.no, self.rephrased, self.officer, self.chosen)
        )


def subject_rows(totals: Totals) -> list[SubjectRow]:
    """Return a row for each subject that anything was counted of, in alphabetical order."""
    subjects = {key.subject for key in totals.counts} - {NO_SUBJECT, SMALL_TALK}
    return [_row(totals, subject) for subject in sorted(subjects)]


def worst(rows: Iterable[SubjectRow]) -> list[SubjectRow]:
    """Return the ten subjects whose answers displeased most often, the worst first; those with few are left out."""
    many = [row for row in rows if row.unhappy >= FEWEST_SHOWN and row.replies >= FEWEST_SHOWN]
    return sorted(many, key=lambda row: (-row.unhappy, row.subject))[:WORST]


def grouped(number: int) -> str:
    """Return a number with its thousands apart."""
    return f"{number:,}".replace(",", "\u202f")


def rounded(number: int) -> int:
    """Return a count of matters as it may be told: 0 for few, else to the nearest 5."""
    return 0 if number < FEWEST_SHOWN else ROUNDED_TO * ((number + ROUNDED_TO // 2) // ROUNDED_TO)


def mask(number: int) -> str:
    """Return a count of matters as tables and files show it."""
    return MASKED if 0 < number < FEWEST_SHOWN else str(rounded(number))


def _row(totals: Totals, subject: str) -> SubjectRow:
    def number(kind: Kind, name: str) -> int:
        return totals.number(kind, name, subject)

    return SubjectRow(
        subject,
        replies=number(Kind.OUTCOME, "answer") + number(Kind.OUTCOME, "steer"),
        yes=number(Kind.HELPED, "yes"),
        no=number(Kind.HELPED, "no"),
        rephrased=number(Kind.NEXT, "rephrased"),
        officer=number(Kind.NEXT, "officer"),
        chosen=number(Kind.CLARIFICATION, "chosen"),
    )
