"""How sure is sure enough: answer, offer two or three subjects, ask again, or call an officer."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType


class Zone(str, Enum):
    """What the confidence allows."""

    SURE = "sure"
    UNSURE = "unsure"
    LOST = "lost"


@dataclass(frozen=True)
class Thresholds:
    """Bounds on calibrated probabilities. Chosen on the curve of `make evaluate` (docs/decisions/0006)."""

    sure: float = 0.75
    likely: float = 0.25
    choice: float = 0.005
    most_choices: int = 3
    second: float = 0.75
    mentioned: float = 0.1


@dataclass(frozen=True)
class Part:
    """A part of a message: its ranking, and whether a question mark ends it."""

    ranking: Mapping[str, float]
    asks: bool = False


@dataclass(frozen=True)
class Verdict:
    """What to do with a message: its zone, the intent to follow, the intents worth offering.

    `confidence` is the belief in the intent and, where the zone is sure, in those of its family.
    """

    zone: Zone
    intent: str
    confidence: float
    choices: tuple[str, ...] = ()


# Their reply asks back and asserts nothing: where nothing can be offered, it is better than giving up.
ASK_BACK = frozenset({"report_scam", "handoff_nonsense", "not_helped"})


def judge(
    ranking: Mapping[str, float],
    pages: frozenset[str],
    bounds: Thresholds,
    families: Mapping[str, str] = MappingProxyType({}),
) -> Verdict:
    """Decide from `ranking` (intent → calibrated probability). `pages` are the intents that have a page.

    `families` (intent → family): where the message is surely of one family, the likeliest of it is followed. Its page
    offers its sisters, and whether "ok super" thanks or agrees matters less than that it is no question.
    """
    best = max(ranking, key=ranking.__getitem__)
    if (belief := _belief_in_family(best, ranking, families)) >= bounds.sure:
        return Verdict(Zone.SURE, best, belief)
    choices = _worth_offering(ranking, pages, bounds)
    if choices and sum(ranking[intent] for intent in choices) >= bounds.likely:
        return Verdict(Zone.UNSURE, best, ranking[best], choices)
    return Verdict(Zone.SURE if best in ASK_BACK else Zone.LOST, best, ranking[best])


def _belief_in_family(best: str, ranking: Mapping[str, float], families: Mapping[str, str]) -> float:
    family = families.get(best)
    if family is None:
        return ranking[best]
    return sum(belief for intent, belief in ranking.items() if families.get(intent) == family)


def _worth_offering(ranking: Mapping[str, float], pages: frozenset[str], bounds: Thresholds) -> tuple[str, ...]:
    likely = sorted((intent for intent in ranking if intent in pages), key=ranking.__getitem__, reverse=True)
    return tuple(intent for intent in likely[: bounds.most_choices] if ranking[intent] >= bounds.choice)


def second_question(
    whole: Mapping[str, float], parts: Sequence[Part], pages: frozenset[str], bounds: Thresholds
) -> tuple[str, str | None]:
    """Return the intent to answer first and, when another part surely asks another subject, the second one.

    `whole` is the ranking of the message, `parts` are in order; the answers keep that order. A statement of which the
    whole message hardly speaks is no question of its own ("J'ai 83 ans" does not ask about age).
    """
    first = max(whole, key=whole.__getitem__)
    asked = [
        best
        for part in parts
        if part.ranking[best := max(part.ranking, key=part.ranking.__getitem__)] >= bounds.second
        and best in pages
        and (part.asks or whole.get(best, 0.0) >= bounds.mentioned)
    ]
    asked = list(dict.fromkeys(asked))
    if first not in asked or len(asked) < 2:
        return first, None
    second = next(intent for intent in asked if intent != first)
    return (first, second) if asked.index(first) < asked.index(second) else (second, first)
