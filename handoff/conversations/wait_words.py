"""An expected wait in French words: rounded outward, to what people count in. « entre 5 et 10 minutes »."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from content.typography import typeset
from handoff.conversations.wait import Wait

# More would be false precision: nobody plans by 7 minutes, and no interval of ours knows them.
_STEPS = (0, 1, 2, 3, 5, 10, 15, 20, 30, 45, 60, 90, 120)
_LONGEST = _STEPS[-1]
UNKNOWN = "Aucun policier n'est disponible pour le moment. L'attente n'est pas encore connue."


@dataclass(frozen=True)
class RoundedWait:
    """A wait in whole minutes, rounded outward. `high` is None when it is beyond two hours."""

    low: int
    high: int | None

    @classmethod
    def of(cls, wait: Wait) -> "RoundedWait":
        """Round `wait` outward."""
        low = _STEPS[max(0, bisect_right(_STEPS, wait.low) - 1)]
        high = None if wait.high > _LONGEST else max(1, _STEPS[bisect_left(_STEPS, wait.high)])
        if high is not None and high <= low:
            # Both ends on one step: the next one keeps it an interval.
            high = _STEPS[_STEPS.index(low) + 1] if low < _LONGEST else None
        return cls(low, high)

    def in_words(self) -> str:
        """Return « moins de 2 minutes », « entre 5 et 10 minutes », « plus d'une heure »."""
        if self.high is None:
            return typeset(_more_than(self.low))
        if self.low == 0:
            return typeset("moins d'une minute" if self.high == 1 else f"moins {_of(self.high)}")
        if self.high < 60:
            return typeset(f"entre {self.low} et {self.high} minutes")
        return typeset(f"entre {_spoken(self.low)} et {_spoken(self.high)}")


def sentence(wait: Wait | None) -> str:
    """Return the sentence of the citizen's page about an expected wait; None is a wait that nobody can know yet."""
    return typeset(f"Attente estimée : {RoundedWait.of(wait).in_words()}.") if wait else typeset(UNKNOWN)


def _more_than(minutes: int) -> str:
    if minutes >= 60:
        return "plus de deux heures" if minutes >= _LONGEST else f"plus {_of(minutes)}"
    # Somewhere between a short while and more than two hours: the only honest word is the lower end.
    return "une durée encore difficile à prévoir" if minutes < 10 else f"plus {_of(minutes)}"


def _of(minutes: int) -> str:
    spoken = _spoken(minutes)
    return f"d'{spoken}" if spoken.startswith("une") else f"de {spoken}"


def _spoken(minutes: int) -> str:
    if minutes < 60:
        return f"{minutes} minute{'s' if minutes > 1 else ''}"
    hours, rest = divmod(minutes, 60)
    whole = "une heure" if hours == 1 else "deux heures"
    return f"{hours} h {rest:02d}" if rest else whole
