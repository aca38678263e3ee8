"""Months and their beginnings, middles and ends: "en janvier", "fin novembre", "le mois prochain"."""

import re
from collections.abc import Iterator
from datetime import date

from bot.explicit_dates import MONTH
from bot.named_days import ONE_DAY, Days, end_of_month, few
from bot.tense_words import is_told_in_past
from bot.written_dates import date_of

_WHOLE_MONTH = re.compile(
    r"\b(?:(?P<this>ce mois(?:[ -]ci)?)|mois (?P<next>prochain|qui vient|dernier|passe)|(?P<end>fin du mois))\b"
)
_MONTH_NAME = re.compile(
    rf"\b(?P<which>debut|mi|mi-|milieu|fin|courant|en|mois de|mois d'|d'ici|jusqu'en|jusqu'a|pour|depuis|des|avant"
    rf"|apres|a partir de|et en)"
    rf"[ -](?:debut |fin |mi-|mois de )?(?P<month>{MONTH})(?: (?P<year>20[12]\d))?(?=\b| |$)"
)
_MONTH_OF_YEAR = re.compile(rf"\b(?P<month>{MONTH}) (?P<year>20[12]\d)\b")
_THIRD = {"debut": (1, 10), "mi": (11, 20), "milieu": (11, 20), "fin": (21, 31)}


def months(line: str, today: date) -> Iterator[Days]:
    """Yield months, or a third of one."""
    this = today.replace(day=1)
    following = (this + 31 * ONE_DAY).replace(day=1)
    for match in few(_WHOLE_MONTH, line):
        if match["end"]:
            yield Days(*match.span(), this.replace(day=21), following - ONE_DAY, 2, past=False, is_period=True)
        elif match["this"]:
            yield Days(*match.span(), today, following - ONE_DAY, 2, past=False, is_period=True)
        elif match["next"] in {"dernier", "passe"}:
            yield Days(*match.span(), (this - ONE_DAY).replace(day=1), this - ONE_DAY, 2, past=True, is_period=True)
        else:
            yield Days(*match.span(), following, end_of_month(following), 2, past=False, is_period=True)
    for pattern in (_MONTH_NAME, _MONTH_OF_YEAR):
        for match in few(pattern, line):
            yield from _named_month(match, line, today)


def _named_month(match: re.Match[str], line: str, today: date) -> Iterator[Days]:
    past = is_told_in_past(line, *match.span("month"))
    # The month that is going on is the nearest.
    base = today.replace(day=1)
    first = date_of("1", match["month"], match["year"], base, past=past)
    if first is None:
        return
    inside = match.group()
    third = next((days for word, days in _THIRD.items() if re.search(rf"\b{word}[ -]", inside)), None)
    start, end = (first, end_of_month(first))
    if third:
        start, end = first.replace(day=third[0]), min(end, first.replace(day=min(third[1], end.day)))
    yield Days(match.start("month"), match.end(), start, end, 2, past, is_period=True)
