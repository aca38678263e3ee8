"""Which hour or part of the day does a folded line name? "à 22 h", "minuit", "en soirée"; never "3 heures par jour"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from itertools import islice

# Of each kind: a timetable is no question.
_MOST = 6


class Part(Enum):
    """A part of the day: its first hour and the one that ends it, counted on past midnight."""

    MORNING = (6, 12)
    NOON = (12, 14)
    AFTERNOON = (12, 18)
    EVENING = (18, 24)
    NIGHT = (22, 30)


@dataclass(frozen=True)
class Hour:
    """A clock time named in a line; `hour` is 24 for midnight, which ends the day that is spoken of."""

    start: int
    end: int
    hour: int
    minute: int


@dataclass(frozen=True)
class PartWord:
    """A part of the day named in a line. `of_today`: "ce soir", "cette nuit"; `is_habit`: "la nuit", "le soir"."""

    start: int
    end: int
    part: Part
    of_today: bool
    is_habit: bool


_WORDED = {
    "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8, "neuf": 9, "dix": 10,
    "onze": 11,
    "douze": 12, "treize": 13, "quatorze": 14, "quinze": 15, "seize": 16,
    "dix-sept": 17, "dix-huit": 18, "dix-neuf": 19,
    "vingt": 20, "vingt et une": 21, "vingt-et-une": 21, "vingt-deux": 22, "vingt deux": 22,
    "vingt-trois": 23, "vingt trois": 23,
}  # fmt: skip
_CLOCK = re.compile(
    r"(?<![\d.,/:-])(?:(?P<hour>[01]?\d|2[0-4]) ?(?:heures?|hrs?|h|:(?=\d\d))|(?P<worded>"
    + "|".join(sorted(_WORDED, key=len, reverse=True))
    + r") heures?)(?: ?(?P<minute>[0-5]\d)(?!\d)| et (?P<half>demie|quart)| (?P<quarter>trente|quinze))?(?![\w/]| ?/)"
)
_NAMED = re.compile(r"\b(?:minuit|midi)\b(?: (?P<minute>et demie|trente|30))?")
_INTRODUCED = re.compile(
    r"\b(?:a|vers|apres|avant|des|jusqu'a|d'ici|entre|il est|passe|autour de|avt|aprs|apre|jusque|jusqua"
    r"|partir de|heure de)(?: les?)? $"
)
_FROM_HOUR = re.compile(r"\b(?:de|entre) $")
_TO_HOUR = re.compile(r"^ ?(?:a|et|jusqu'a|-|/) ?\d")
_LASTS = re.compile(
    r"\b(?:pendant|durant|dure|moins de|plus de|maximum|max|minimum|sous|dans|delai de|pour|toutes les|limite de"
    r"|duree de|depuis) (?:les? )?$"
)
_LASTS_AFTER = re.compile(
    r"^ ?(?:par jour|/ ?jour|/ ?j|maxi?m?u?m?\b|de (?!la nuit|matin|l'apres)|d'(?!apres)|du (?:domicile|centre)"
    r"|chaque jour|de suite|a pied"
    r"|en voiture|quotidien)"
)
_OF_DAY = re.compile(r"^ (?:du mat|de l'apres|de la nuit)")
_BEFORE_MIDDAY = re.compile(r"\b(?:a|vers|avant|apres|jusqu'a|des|depuis|ce|entre|le) $")
_PART = re.compile(
    r"\b(?P<which>ce |cet |cette |le |la |les |de |en |dans la |l'|au |du |d')?(?:debut de |fin de |toute la )?"
    r"(?P<part>matinee|matins?|apres-midi|apres midi|apresmidi|aprem|aprm|soirees?|soirs?|nuits?|reveillons?"
    r"|midi(?= |$))\b"
)
_PARTS = {
    "mat": Part.MORNING,
    "apr": Part.AFTERNOON,
    "soi": Part.EVENING,
    "nui": Part.NIGHT,
    "rev": Part.EVENING,
    "mid": Part.NOON,
}


def named_hours(line: str, day_ends: frozenset[int]) -> list[Hour]:
    """Return the clock times that the folded `line` names. A bare "5 h" counts right after a day (`day_ends`)."""
    return [*islice(_clocks(line, day_ends), _MOST), *islice(_middays(line, day_ends), _MOST)]


def named_parts(line: str) -> list[PartWord]:
    """Return the parts of the day that the folded `line` names."""
    return [
        PartWord(
            *match.span(),
            _PARTS[match["part"][:3]],
            (match["which"] or "") in {"ce ", "cet ", "cette "},
            match["part"] in {"soir", "nuit", "soiree"} and (match["which"] or "") in {"la ", "le ", "en ", "dans la "},
        )
        for match in islice(_PART.finditer(line), _MOST)
        if match["part"] != "midi" or (match["which"] or "") in {"ce ", "le "}
    ]


def _clocks(line: str, day_ends: frozenset[int]) -> Iterator[Hour]:
    for match in _CLOCK.finditer(line):
        before, after = line[max(0, match.start() - 24) : match.start()], line[match.end() :]
        hour = int(match["hour"]) if match["hour"] else _WORDED[match["worded"]]
        exact = bool(match["minute"]) or bool(match["half"]) or bool(match["quarter"])
        if _LASTS_AFTER.match(after) or _LASTS.search(before):
            continue
        introduced = bool(_INTRODUCED.search(before)) or (
            bool(_FROM_HOUR.search(before)) and bool(_TO_HOUR.match(after))
        )
        follows_day = match.start() in day_ends or match.start() - 1 in day_ends
        if match["worded"] == "une" and not _OF_DAY.match(after):
            continue  # "limité à une heure", "une heure et demie de retard"
        # Below five, minutes measure a duration as often as they tell the time.
        if introduced or follows_day or (exact and hour >= 5) or 13 <= hour < 24:
            yield Hour(*match.span(), hour, _minutes(match))


def _minutes(match: re.Match[str]) -> int:
    if match["minute"]:
        return int(match["minute"])
    worded = match["half"] or match["quarter"]
    return {"demie": 30, "trente": 30, "quart": 15, "quinze": 15}.get(worded, 0) if worded else 0


def _middays(line: str, day_ends: frozenset[int]) -> Iterator[Hour]:
    for match in _NAMED.finditer(line):
        before = line[max(0, match.start() - 10) : match.start()]
        if match.group().startswith("midi"):
            # "l'après-midi" is a part of the day, "le canal du Midi" no time at all.
            after_day = match.start() - 1 in day_ends
            if before.endswith(("apres-", "l'apres ", "cet apres ")) or not (
                after_day or _BEFORE_MIDDAY.search(before)
            ):
                continue
        yield Hour(*match.span(), 24 if match.group().startswith("minuit") else 12, 30 if match["minute"] else 0)
