"""Which moment does a message ask about? "demain soir", "à Noël", "le 24/12 à 22 h", "après le 28".

Of several moments: one to come before one told as past, a date or a feast before a day told from today, then a stretch
of time, then an hour or a part of the day, then now; of equals the first. A year that is not told is the nearest one to
come, or gone by when told as past. "Réveillon" alone is the next of 24 and 31 December. "À partir du 28" starts on the
28th, "après le 28" on the 29th. Evening: 18 h to midnight; night: 22 h to 6 h.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from itertools import chain

from bot.day_words import Days, named_days
from bot.hour_words import Hour, Part, PartWord, named_hours, named_parts
from bot.tense_words import is_told_in_past
from bot.when import Precision, When, wall, whole_days
from content.clock import PARIS
from content.normalizer import fold

__all__ = ["Precision", "When", "asks_until", "find_date"]

_DAY = timedelta(days=1)
_HOUR = timedelta(hours=1)

# Without any of these, no moment: most messages are read no further.
_HINT = re.compile(
    r"\d|jour|demain|hier|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|week|semaine|mois|an(?:nee)?\b|janv"
    r"|fevr|mars"
    r"|avril|mai|juin|juil|aout|sept|octo|nove|dece|noel|reveillon|fetes?|sylvestre|paques|pentecote|ascension"
    r"|toussaint"
    r"|valentin|halloween|armistice|assomption|vacances|ete\b|soir|nuit|matin|aprem|midi|minuit|heure|maintenant|moment"
    r"|actuel|present|tout de suite|\bce we\b|\bauj|\bajd|\bojd|\bdmain|\bdemin"
)
_LETTERS = re.compile(r"([a-z])\1{2,}")
_SPELLINGS = {
    "apresdemain": r"apre?s?[ -]?(?:demain|dmain|2main)",
    "avanthier": r"avant[ -]?hier",
    "demain": r"2mains?|2m1|dmain|demin|demein",
    "aujourd'hui": r"aujourd ?'? ?h?ui|aujourdui|auj|ajd|ojd|ojdui",
    "week-end": r"week[ -]?end|weekend|wek-?end|wkend|(?<=ce )we|(?<=le )we|(?<=ce )wk",
    "prochain": r"prochin|prochaine?s?",
    "dernier": r"derniere?s?",
    "soir": r"soire",
    "maintenant": r"mtn|maintenan",
    "jusqu'a": r"jusk'?a|jusqua|jusqu a|juska",
    "vendredi": r"vendred|vendrdi",
    "samedi": r"samdi|samedie|sam(?= soir)",
    "dimanche": r"dimenche|dimanch",
    "mercredi": r"mercredie|mercredit",
    "noel": r"noelle|nowel|noell",
    "d'ici": r"d ici",
    "l'an": r"l an",
    "cette": r"cete",
}
_SPELLING = re.compile("|".join(rf"(?P<s{number}>\b(?:{form})\b)" for number, form in enumerate(_SPELLINGS.values())))
_MEANT = tuple(_SPELLINGS)

_BOUND = re.compile(
    r"\b(?:(?P<after>apres|passe)|(?P<since>a partir|a compter|des)|(?P<before>avant)|(?P<until>jusqu'(?:au|a|en)"
    r"|jusque|d'ici)|(?P<from>depuis))"
    r"(?: (?:de|du|d'|le|la|les|l'|a|au|ce|fin|debut|mi))*[ -']*$"
)
_NOW = re.compile(
    r"\b(?:en ce moment|actuellement|maintenant|tout de suite|a l'heure actuelle|a present|en cette periode)\b"
)
_IN_HOURS = re.compile(r"\bdans (?P<number>\d{1,2}|une|deux|trois) ?(?P<unit>h|heures?|minutes?|mn|min)\b(?! de\b)")
_YEAR = re.compile(
    r"\b(?:en (?P<year>20[12]\d)|(?P<next>(?:l'annee|l'an) prochain)|(?P<this>cette annee)|(?P<last>(?:l'annee"
    r"|l'an) dernier))\b"
)
_UNTIL = re.compile(
    r"\bjusqu'?e? ?a? ?(?:quand|quelle? (?:date|jour|moment|heure))\b|\b(?:quelle est la )?date de (?:la )?fin\b"
    r"|\bfin du confinement\b"
    r"|\bquand\b[^.?!]{0,40}\b(?:fini\w*|termine\w*|arrete\w*|leve\w*|prend\w* fin|fin\b|libres?|deconfin\w*"
    r"|se finit|s'acheve)"
    r"|\b(?:fini\w*|termine\w*|s'arrete\w*|prend fin|deconfin\w*|dure\w*)\b[^.?!]{0,25}\bquand\b"
    r"|\b(?:encore|pour|dure\w*|durer\w*) (?:encore )?combien de temps\b|\bcombien de (?:temps|jours"
    r"|semaines)\b[^.?!]{0,30}\b(?:dure\w*|encore)\b"
    r"|\bencore longtemps\b"
)
# How far from its day an hour or a part of the day stands: "samedi prochain chez mes parents à 22 h".
_NEAR = 40
_RANK_OF_HOUR, _RANK_OF_HABIT, _RANK_OF_NOW = 3, 4, 5


def find_date(text: str, at: datetime) -> When | None:
    """Return the moment that `text` asks about, told from `at` (aware: the rules' clock), or None.

    Never raises on any text; keeps nothing of it.
    """
    line = _readable(text)
    if not _HINT.search(line):
        return None
    at = at.astimezone(PARIS)
    days = named_days(line, at.date())
    hours = named_hours(line, frozenset(one.end for one in days))
    parts = named_parts(line)
    found = [(one.rank, one.start, _moment(line, one, days, hours, parts, at)) for one in days]
    found += [(rank, start, when) for rank, start, when in _without_day(line, days, hours, parts, at)]
    if not found:
        return None
    return min(found, key=lambda one: (one[2].past, one[0], one[1]))[2]


def asks_until(text: str) -> bool:
    """Tell whether `text` asks how long the rules last: "jusqu'à quand", "c'est fini quand ?"."""
    return _UNTIL.search(_readable(text)) is not None


def _readable(text: str) -> str:
    """Return `text` on one folded line, sentences still apart, common spellings written out."""
    line = fold(text.replace("\n", ". "))
    line = " ".join(_LETTERS.sub(r"\1", line).split())
    return _SPELLING.sub(lambda match: _MEANT[int((match.lastgroup or "s0")[1:])], line)


def _moment(
    line: str, days: Days, others: Sequence[Days], hours: Sequence[Hour], parts: Sequence[PartWord], at: datetime
) -> When:
    bound = _BOUND.search(line[max(0, days.start - 24) : days.start])
    if bound:
        return _bounded(bound.lastgroup or "", days, at)
    part = _nearest_part(line, days, others, parts)
    hour = None if days.is_period else _nearest_hour(line, days, others, hours)
    if hour:
        return _at_hour(days.first, hour, part, at, past=days.past)
    if part and not (days.is_period and days.rank):
        return _at_part(days.first, part, at, past=days.past)
    when = whole_days(days.first, days.last, Precision.PERIOD if days.is_period else Precision.DAY, past=days.past)
    return _over(when, at)


def _bounded(kind: str, days: Days, at: datetime) -> When:
    first, after = wall(days.first), wall(days.last + _DAY)
    if kind == "after":
        return _over(When(after, wall(days.last + 2 * _DAY), Precision.PERIOD, days.past), at)
    if kind == "since":
        return _over(When(first, wall(days.first + _DAY), Precision.PERIOD, days.past), at)
    if kind == "from":
        return When(first, max(at, first + _HOUR), Precision.PERIOD, past=True)
    end = first if kind == "before" else after
    if end <= at:
        return When(wall(days.first - _DAY), end, Precision.PERIOD, past=True)
    return When(at, end, Precision.PERIOD)


def _at_hour(day: date, hour: Hour, part: Part | None, at: datetime, *, past: bool) -> When:
    start = wall(day, _on_the_clock(hour.hour, part), hour.minute)
    return _over(When(start, _later(start, _HOUR), Precision.HOUR, past), at)


def _on_the_clock(hour: int, part: Part | None) -> int:
    """Return the hour counted from midnight as the day begins: "ce soir à 8 h" is 20, "cette nuit à 2 h" is 26."""
    if part is Part.AFTERNOON and hour < 12:
        return hour + 12
    if part in {Part.EVENING, Part.NIGHT} and hour <= 12:
        return hour + (24 if hour < 5 else 12)
    return hour


def _at_part(day: date, part: Part, at: datetime, *, past: bool) -> When:
    first, last = part.value
    if part is Part.NIGHT and day == at.date() and (past or at.hour < last - 24):
        day -= _DAY  # "cette nuit", said before dawn or of what happened
    return _over(When(wall(day, first), wall(day, last), Precision.PART_OF_DAY, past), at)


def _without_day(
    line: str, days: Sequence[Days], hours: Sequence[Hour], parts: Sequence[PartWord], at: datetime
) -> list[tuple[int, int, When]]:
    """Return the moments told by an hour, a part of the day, a year or "now" alone."""
    found: list[tuple[int, int, When]] = []
    today, free = at.date(), [one for one in parts if not _is_taken(line, one, days)]
    for one in free:
        if one.of_today:
            past = is_told_in_past(line, one.start, one.end)
            hour = _nearest_hour(line, one, days, hours)
            when = _at_hour(today, hour, one.part, at, past=past) if hour else _at_part(today, one.part, at, past=past)
            found.append((1, one.start, when))
        elif one.is_habit:
            found.append(
                (
                    _RANK_OF_HABIT,
                    one.start,
                    _at_part(today, one.part, at, past=is_told_in_past(line, one.start, one.end)),
                )
            )
    # An hour beside a day or "ce soir" is theirs; alone, it is the next time that clocks show it.
    if not days and not any(one.of_today for one in free):
        found += [(_RANK_OF_HOUR, hour.start, _next_time(line, hour, parts, at)) for hour in hours]
    for match in _IN_HOURS.finditer(line):
        number = {"une": 1, "deux": 2, "trois": 3}.get(match["number"]) or int(match["number"])
        start = _later(at, timedelta(hours=number) if match["unit"].startswith("h") else timedelta(minutes=number))
        found.append((1, match.start(), When(start, _later(start, _HOUR), Precision.HOUR)))
    found += [(2, match.start(), _year(match, at)) for match in _YEAR.finditer(line)]
    now = _NOW.search(line)
    if now:
        found.append((_RANK_OF_NOW, now.start(), When(at, _later(at, _HOUR), Precision.HOUR)))
    return found


def _later(at: datetime, passed: timedelta) -> datetime:
    # Time that passes is counted in UTC: two hours later is not two hours more on clocks that are put forward or back.
    return (at.astimezone(timezone.utc) + passed).astimezone(PARIS)


def _next_time(line: str, hour: Hour, parts: Sequence[PartWord], at: datetime) -> When:
    past = is_told_in_past(line, hour.start, hour.end)
    part = next((one.part for one in parts if abs(one.start - hour.end) <= 8), None)
    when = replace(_at_hour(at.date(), hour, part, at, past=past), past=past)
    if past and when.start > at:
        return _at_hour(at.date() - _DAY, hour, part, at, past=True)
    if not past and when.end <= at:
        return _at_hour(at.date() + _DAY, hour, part, at, past=False)
    return when


def _year(match: re.Match[str], at: datetime) -> When:
    year = int(match["year"]) if match["year"] else at.year + (match["next"] is not None) - (match["last"] is not None)
    return _over(whole_days(date(year, 1, 1), date(year, 12, 31), Precision.PERIOD), at)


def _over(when: When, at: datetime) -> When:
    return when if when.past or when.end > at else replace(when, past=True)


def _nearest_part(line: str, days: Days, others: Sequence[Days], parts: Sequence[PartWord]) -> Part | None:
    inside = [one for one in parts if one.start < days.end and days.start < one.end]
    near = [one for one in parts if _belongs(line, one, days, others, 18)]
    return next((one.part for one in [*inside, *near]), None)


def _nearest_hour(line: str, day: Days | PartWord, others: Sequence[Days], hours: Sequence[Hour]) -> Hour | None:
    near = [one for one in hours if _belongs(line, one, day, others, _NEAR)]
    return min(near, key=lambda one: min(abs(one.start - day.end), abs(day.start - one.end)), default=None)


def _is_taken(line: str, part: PartWord, days: Sequence[Days]) -> bool:
    return any((part.start < day.end and day.start < part.end) or _belongs(line, part, day, days, 18) for day in days)


def _belongs(line: str, one: Hour | PartWord, day: Days | PartWord, others: Sequence[Days], reach: int) -> bool:
    """Tell whether an hour or a part of the day stands by that day: near, in its sentence, no other day between."""
    start, end = (one.end, day.start) if one.end <= day.start else (day.end, one.start)
    if start > end:
        return False
    between = line[start:end]
    if len(between) > reach or re.search(r"[.?!;]|\b(?:et|ou|mais) (?:je|on|est|puis|demain)\b", between):
        return False
    return not any(start <= other.start < end for other in chain(others))
