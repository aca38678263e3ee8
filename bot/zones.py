"""How sure is sure enough: answer, offer two or three subjects, ask again, or call an officer."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum


class Zone(str, Enum):
    """What the confidence allows."""

    SURE = "sure"
    UNSURE = "unsure"
    LOST = "lost"


@dataclass(frozen=True)
class Thresholds:
    """Bounds on calibrated probabilities. Chosen on the curve of `make evaluate` (docs/decisions/0006)."""

    sure: float = 0.65
    likely: float = 0.25
    choice: float = 0.005
    most_choices: int = 3
    second: float = 0.75
    mentioned: float = 0.005


@dataclass(frozen=True)
class Verdict:
    """What to do with a message: its zone, the intent to follow, the intents worth offering."""

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
    courtesies: frozenset[str] = frozenset(),
) -> Verdict:
    """Decide from `ranking` (intent → calibrated probability). `pages` are the intents that have a page.

    `courtesies` are the intents of small talk: their belief counts together, for whether "ok super" thanks or agrees
    matters less than that it is no question.
    """
    best = max(ranking, key=ranking.__getitem__)
    alike = courtesies if best in courtesies else {best}
    if (belief := sum(ranking.get(intent, 0.0) for intent in alike)) >= bounds.sure:
        return Verdict(Zone.SURE, best, belief)
    choices = _worth_offering(ranking, pages, bounds)
    if len(choices) > 1 and sum(ranking[intent] for intent in choices) >= bounds.likely:
        return Verdict(Zone.UNSURE, best, ranking[best], choices)
    return Verdict(Zone.SURE if best in ASK_BACK else Zone.LOST, best, ranking[best])


def _worth_offering(ranking: Mapping[str, float], pages: frozenset[str], bounds: Thresholds) -> tuple[str, ...]:
    likely = sorted((intent for intent in ranking if intent in pages), key=ranking.__getitem__, reverse=True)
    return tuple(intent for intent in likely[: bounds.most_choices] if ranking[intent] >= bounds.choice)


def second_question(
    whole: Mapping[str, float], parts: Sequence[Mapping[str, float]], pages: frozenset[str], bounds: Thresholds
) -> tuple[str, str | None]:
    """Return the intent to answer first and, when another part surely asks another subject, the second one.

    `whole` is the ranking of the message, `parts` those of its parts, in order; the answers keep that order. A
    subject that the whole message hardly speaks of is not a question of its own ("J'ai 83 ans" is no question on age).
    """
    first = max(whole, key=whole.__getitem__)
    sure = [best for part in parts if part[best := max(part, key=part.__getitem__)] >= bounds.second]
    asked = [intent for intent in dict.fromkeys(sure) if intent in pages and whole.get(intent, 0) >= bounds.mentioned]
    if first not in asked or len(asked) < 2:
        return first, None
    second = next(intent for intent in asked if intent != first)
    return (first, second) if asked.index(first) < asked.index(second) else (second, first)
