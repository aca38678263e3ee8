"""Days told from today: "demain", "samedi prochain", "dans trois jours", "la semaine prochaine", "ce week-end"."""

import re
from collections.abc import Iterator
from datetime import date

from bot.explicit_dates import MONTH, days_away
from bot.named_days import NUMBER, ONE_DAY, WEEKDAY, WEEKDAYS, Days, few, one_day
from bot.tense_words import is_told_in_past

_RELATIVE = re.compile(r"\b(?:aujourd'hui|demain|apresdemain|avanthier|hier|ce jour(?!-| la))\b")
_AWAY = re.compile(
    r"\b(?P<how>dans|d'ici|il y a|sous) (?:environ |a peu pres )?(?P<number>\d{1,3}|une?|deux|trois|quatre|cinq"
    r"|six|sept|huit|dix|quinze|vingt"
    r"|trente) (?P<unit>jour|semaine|mois|an|annee)s?\b"
)
_NAMED_DAY = re.compile(
    rf"\b(?:(?P<which>ce|chaque|tous les) )?(?P<day>{WEEKDAY})s?\b(?P<how> prochain| en huit| en quinze"
    rf"| qui vient)?(?! (?:{NUMBER}) ?{MONTH})"
)
_WEEKEND = re.compile(
    r"\b(?P<which>ce |le |du )?week-ends?(?P<how> prochain| d'apres| suivant)?\b(?P<dated> (?:du|des) (?=\d))?"
)
_WEEK = re.compile(
    r"\b(?:(?P<this>cette semaine)|semaines? (?P<next>prochain|qui vient|suivante|dernier|passee|d'apres))\b"
)
_NUMBERS = {
    "un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8, "dix": 10,
    "quinze": 15, "vingt": 20, "trente": 30,
}  # fmt: skip


def relative_days(line: str, today: date) -> Iterator[Days]:
    """Yield today, tomorrow, yesterday and their neighbours."""
    away = {"demain": 1, "apresdemain": 2, "hier": -1, "avanthier": -2}
    for match in few(_RELATIVE, line):
        days = away.get(match.group(), 0)
        yield from one_day(match, today + days * ONE_DAY, 1, past=days < 0)


def days_from_now(line: str, today: date) -> Iterator[Days]:
    """Yield days so many days, weeks or months away."""
    for match in few(_AWAY, line):
        past = match["how"] == "il y a"
        number = _NUMBERS.get(match["number"]) or int(match["number"])
        day = days_away(number, match["unit"], today, past=past)
        if day and match["how"] in {"d'ici", "sous"}:
            yield Days(*match.span(), today, day, 2, past=False, is_period=True)
        else:
            yield from one_day(match, day, 1, past=past)


def weekends(line: str, today: date) -> Iterator[Days]:
    """Yield week-ends, from Saturday to Sunday."""
    for match in few(_WEEKEND, line):
        if match["dated"]:
            continue
        saturday = today + (5 - today.weekday()) * ONE_DAY
        forced = bool(re.match(r" (?:dernier|passe|d'avant)\b", line[match.end() :]))
        past = forced or is_told_in_past(line, *match.span())
        # On Sunday "ce week-end" is still this one; "le week-end prochain" is the next to begin.
        if past:
            saturday -= 7 * ONE_DAY if forced or saturday > today else 0 * ONE_DAY
        elif match["how"] and saturday <= today:
            saturday += 7 * ONE_DAY
        yield Days(*match.span(), saturday, saturday + ONE_DAY, 1, past, is_period=True)


def weekdays(line: str, today: date) -> Iterator[Days]:
    """Yield days of the week."""
    for match in few(_NAMED_DAY, line):
        past = is_told_in_past(line, *match.span())
        ahead = (WEEKDAYS.index(match["day"]) - today.weekday()) % 7
        if past:
            ahead -= 7 if ahead or re.match(r" dernier", line[match.end() :]) else 0
        elif match["how"]:
            ahead += 7 if match["how"] == " en huit" or not ahead else 0
            ahead += 14 if match["how"] == " en quinze" else 0
        yield from one_day(match, today + ahead * ONE_DAY, 1, past=past)


def weeks(line: str, today: date) -> Iterator[Days]:
    """Yield weeks, from Monday to Sunday; of this one, what is left."""
    monday = today - today.weekday() * ONE_DAY
    for match in few(_WEEK, line):
        past = match["next"] in {"dernier", "passee"}
        weeks = 0 if match["this"] else -1 if past else 1
        first = monday + weeks * 7 * ONE_DAY
        # What is left of this one.
        yield Days(
            *match.span(), max(first, today) if match["this"] else first, first + 6 * ONE_DAY, 2, past, is_period=True
        )
