"""Which moment does a message ask about? "demain soir", "à Noël", "le 24/12 à 22 h", "après le 28".

Of several moments: one to come before one told as past, a date or a feast before a day told from today, then a stretch
of time, then an hour or a part of the day, then now; of equals the first. A year that is not told is the nearest one to
come, or gone by when told as past. "Réveillon" alone is the next of 24 and 31 December. "À partir du 28" starts on the
28th, "après le 28" on the 29th. Evening: 18 h to midnight; night: 22 h to 6 h.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import chain

from bot.date_spelling import readable
from bot.day_words import Days, named_days
from bot.hour_words import Hour, Part, PartWord, named_hours, named_parts
from bot.moment import ONE_HOUR, at_hour, at_part, bounded, later, over
from bot.named_days import ONE_DAY
from bot.tense_words import is_told_in_past
from bot.when import Precision, When, whole_days
from content.clock import PARIS

__all__ = ["Precision", "When", "find_date"]

# Without any of these, no moment: most messages are read no further.
_HINT = re.compile(
    r"\d|jour|demain|hier|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|week|semaine|mois|an(?:nee)?\b|janv"
    r"|fevr|mars"
    r"|avril|mai|juin|juil|aout|sept|octo|nove|dece|noel|reveillon|fetes?|sylvestre|paques|pentecote|ascension"
    r"|toussaint"
    r"|valentin|halloween|armistice|assomption|vacances|ete\b|soir|nuit|matin|aprem|midi|minuit|heure|maintenant|moment"
    r"|actuel|present|tout de suite|\bce we\b|\bauj|\bajd|\bojd|\bdmain|\bdemin"
)
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
    r"\b(?:en (?P<year>20[12]\d)|(?P<next>(?:l'annee|l'an) prochain)|(?P<last>(?:l'annee"
    r"|l'an) dernier))\b"
)
# How far from its day an hour or a part of the day stands: "samedi prochain chez mes parents à 22 h".
_NEAR = 40
_RANK_OF_HOUR, _RANK_OF_HABIT, _RANK_OF_NOW = 3, 4, 5


def find_date(text: str, at: datetime) -> When | None:
    """Return the moment that `text` asks about, told from `at` (aware: the rules' clock), or None.

    Never raises on any text; keeps nothing of it.
    """
    line = readable(text)
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


def _moment(
    line: str, days: Days, others: Sequence[Days], hours: Sequence[Hour], parts: Sequence[PartWord], at: datetime
) -> When:
    bound = _BOUND.search(line[max(0, days.start - 24) : days.start])
    if bound:
        return bounded(bound.lastgroup or "", days, at)
    part = _nearest_part(line, days, others, parts)
    hour = None if days.is_period else _nearest_hour(line, days, others, hours)
    if hour:
        return at_hour(days.first, hour, part, at, past=days.past)
    if part and not (days.is_period and days.rank):
        return at_part(days.first, part, at, past=days.past)
    when = whole_days(days.first, days.last, Precision.PERIOD if days.is_period else Precision.DAY, past=days.past)
    return over(when, at)


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
            when = at_hour(today, hour, one.part, at, past=past) if hour else at_part(today, one.part, at, past=past)
            found.append((1, one.start, when))
        elif one.is_habit:
            found.append(
                (
                    _RANK_OF_HABIT,
                    one.start,
                    at_part(today, one.part, at, past=is_told_in_past(line, one.start, one.end)),
                )
            )
    # An hour beside a day or "ce soir" is theirs; alone, it is the next time that clocks show it.
    if not days and not any(one.of_today for one in free):
        found += [(_RANK_OF_HOUR, hour.start, _next_time(line, hour, parts, at)) for hour in hours]
    for match in _IN_HOURS.finditer(line):
        number = {"une": 1, "deux": 2, "trois": 3}.get(match["number"]) or int(match["number"])
        start = later(at, timedelta(hours=number) if match["unit"].startswith("h") else timedelta(minutes=number))
        found.append((1, match.start(), When(start, later(start, ONE_HOUR), Precision.HOUR)))
    found += [(2, match.start(), _year(match, at)) for match in _YEAR.finditer(line)]
    now = _NOW.search(line)
    if now:
        found.append((_RANK_OF_NOW, now.start(), When(at, later(at, ONE_HOUR), Precision.HOUR)))
    return found


def _next_time(line: str, hour: Hour, parts: Sequence[PartWord], at: datetime) -> When:
    past = is_told_in_past(line, hour.start, hour.end)
    part = next((one.part for one in parts if abs(one.start - hour.end) <= 8), None)
    when = replace(at_hour(at.date(), hour, part, at, past=past), past=past)
    if past and when.start > at:
        return at_hour(at.date() - ONE_DAY, hour, part, at, past=True)
    if not past and when.end <= at:
        return at_hour(at.date() + ONE_DAY, hour, part, at, past=False)
    return when


def _year(match: re.Match[str], at: datetime) -> When:
    year = int(match["year"]) if match["year"] else at.year + (match["next"] is not None) - (match["last"] is not None)
    return over(whole_days(date(year, 1, 1), date(year, 12, 31), Precision.PERIOD), at)


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
