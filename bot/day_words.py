"""Which days does a folded line name? From "le 24/12" to "la semaine prochaine"."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import islice

from bot.calendar_words import FEAST, feast_days
from bot.explicit_dates import MONTH, MONTHS, day_of_month, days_away, month_of
from bot.tense_words import is_told_in_past

_DAY = timedelta(days=1)
# "La version du 28 novembre est sortie ?", asked on the 10th, tells of this year's.
_LONG_AGO = timedelta(days=300)
# Of each kind; a message that names more dates than that asks for none of them.
_MOST = 5

WEEKDAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
_WEEKDAY = "(?:" + "|".join(WEEKDAYS) + ")"
_NUMBER = r"(?:1er|premier|0?[1-9]|[12]\d|3[01])"
_YEAR = r"(?: (?:de )?(?P<year>20[12]\d))?"

_OF_MONTH = re.compile(rf"(?<![\d.,/])\b(?P<day>{_NUMBER}) ?(?P<month>{MONTH}){_YEAR}\b(?! ?\d{{4}})")
_NUMERIC = re.compile(
    r"(?<![\d./-])(?:(?P<day>\d{1,2})(?P<mark>[/.-])(?P<month>\d{1,2})(?P=mark)(?P<year>20[12]\d|[12]\d)"
    r"|(?P<iso_year>20[12]\d)-(?P<iso_month>\d\d)-(?P<iso_day>\d\d)"
    r"|(?P<short_day>\d{1,2})(?P<short_mark>[/.-])(?P<short_month>\d{1,2}))(?![./-]?\d)"
)
_RANGE = re.compile(
    rf"\b(?:du|entre le|le|de) (?:{_WEEKDAY} )?(?P<first>{_NUMBER})(?: ?(?P<first_month>{MONTH}))?"
    rf"(?: (?P<first_year>20[12]\d))?"
    rf" (?:au|et le|a) (?:{_WEEKDAY} )?(?P<last>{_NUMBER})(?: ?(?P<month>{MONTH}))?{_YEAR}(?! ?(?:h\b|heure|km|ans"
    rf"|euros|[€%/:]))\b"
)
_BARE = re.compile(
    rf"\b(?:le|du|au|{_WEEKDAY}) (?P<day>{_NUMBER})\b(?P<next> du mois prochain| du mois| de ce mois| prochain)?"
)
_RELATIVE = re.compile(r"\b(?:aujourd'hui|demain|apresdemain|avanthier|hier|ce jour(?!-| la))\b")
_AWAY = re.compile(
    r"\b(?P<how>dans|d'ici|il y a|sous) (?:environ |a peu pres )?(?P<number>\d{1,3}|une?|deux|trois|quatre|cinq"
    r"|six|sept|huit|dix|quinze|vingt"
    r"|trente) (?P<unit>jour|semaine|mois|an|annee)s?\b"
)
_NAMED_DAY = re.compile(
    rf"\b(?:(?P<which>ce|chaque|tous les) )?(?P<day>{_WEEKDAY})s?\b(?P<how> prochain| en huit| en quinze"
    rf"| qui vient)?(?! (?:{_NUMBER}) ?{MONTH})"
)
_WEEKEND = re.compile(
    r"\b(?P<which>ce |le |du )?week-ends?(?P<how> prochain| d'apres| suivant)?\b(?P<dated> (?:du|des) (?=\d))?"
)
_WEEKEND_OF = re.compile(r"\bweek-end (?:du |des |de )?$")
_WEEK = re.compile(
    r"\b(?:(?P<this>cette semaine)|semaines? (?P<next>prochain|qui vient|suivante|dernier|passee|d'apres))\b"
)
_WHOLE_MONTH = re.compile(
    r"\b(?:(?P<this>ce mois(?:[ -]ci)?)|mois (?P<next>prochain|qui vient|dernier|passe)|(?P<end>fin du mois))\b"
)
_MONTH_NAME = re.compile(
    rf"\b(?P<which>debut|mi|mi-|milieu|fin|courant|en|mois de|mois d'|d'ici|jusqu'en|jusqu'a|pour|depuis|des|avant"
    rf"|apres|a partir de|et en)"
    rf"[ -](?:debut |fin |mi-|mois de )?(?P<month>{MONTH})(?: (?P<year>20[12]\d))?(?=\b| |$)"
)
_MONTH_OF_YEAR = re.compile(rf"\b(?P<month>{MONTH}) (?P<year>20[12]\d)\b")
_REVEILLON = re.compile(r"\breveillons?(?: du (?P<day>24|31))?\b")
_THIRD = {"debut": (1, 10), "mi": (11, 20), "milieu": (11, 20), "fin": (21, 31)}
_NUMBERS = {
    "un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8, "dix": 10,
    "quinze": 15, "vingt": 20, "trente": 30,
}  # fmt: skip

# "le 15" is a day only before these; before a noun it counts or names something ("le 3 motif", "le 15 km").
_AFTER_BARE = re.compile(
    r"^(?:$| ?[.?!,;:)(]| (?:au|a|on|je|j'|tu|il|elle|nous|vous|ils|est|c'est|ca|ce|pour|avec|chez|et|ou|mais"
    r"|dans|en|sans|si"
    r"|puis|peut|peux|soir|matin|midi|minuit|apres|avant|vers|prochain|mon|ma|mes|la|le|les|l'|un|une|que|qui"
    r"|quoi|comment"
    r"|quelle?s?|svp|stp|s'il|merci|dernier|sera|faut|y|toute|toujours|entre|jusqu|date|tombe|il y a|dois|doit"
    r"|faire|aller|voir"
    r"|d'|de \d|sortir|partir|comme|aussi|inclus|compris|svp|alors|donc|normalement|minimum|\d{1,2} ?h|dès|des)\b)"
)
_EMERGENCY_NUMBERS = frozenset({"15", "17", "18"})
_CALL = re.compile(
    r"\b(?:appel\w*|apel\w*|telephon\w*|tel|numero\w*|num|compos\w*|joindre|joign\w*|contact\w*|sonn\w*"
    r"|urgence\w*|samu|pompiers?"
    r"|police secours|fai[st]|faire|112|114|repond\w*|gratuit|appl?el)\b"
)
_NUMBER_SAYS = re.compile(r"^ (?:ne|n'|m'|c'est|est|me|repond|police|ou le 1|et le 1|ou 1)")
_COUNTED = re.compile(
    r"\b(?:motifs?|cases?|articles?|lignes?|bus|chapitres?|points?|paragraphes?|numeros?|questions?|annexes?)\b"
)
_UNIT = re.compile(r"^ ?(?:personnes?|euros?|km|kms|ans|h\b|heures?|minutes?|m\b|fois|jours?|%|€|[a-z]?/)")


@dataclass(frozen=True)
class Days:
    """Days named in a line: from `first` to `last`, both included, between two places of the line.

    `rank`: 0 for a date or a feast, 1 for a day told from today, 2 for a stretch of time. `is_period`: several days
    asked for as a whole.
    """

    start: int
    end: int
    first: date
    last: date
    rank: int
    past: bool
    is_period: bool = False


def named_days(line: str, today: date) -> list[Days]:
    """Return the days that the folded `line` names, as they stand in it. No two overlap."""
    found: list[Days] = []
    for read in _READERS:
        for days in read(line, today):
            if not any(days.start < other.end and other.start < days.end for other in found):
                found.append(days)
    found = [replace(days, past=days.past and days.first <= today) for days in found if days.rank >= 0]
    return [_with_weekend(line, days) for days in sorted(found, key=lambda days: days.start)]


def _with_weekend(line: str, days: Days) -> Days:
    """Return the days, to Sunday when they are "le week-end du 27"."""
    if days.is_period or not _WEEKEND_OF.search(line[: days.start]):
        return days
    return replace(days, last=days.last + (6 - days.last.weekday()) * _DAY, is_period=True)


def _feasts(line: str, today: date) -> Iterator[Days]:
    for match in _few(FEAST, line):
        past = is_told_in_past(line, *match.span())
        days = feast_days(match, today, past=past)
        if days is None:
            # Kept to hide its words from the others: "vacances de février" is no February.
            yield Days(*match.span(), today, today, -1, past=False)
        else:
            yield Days(*match.span(), *days, 0, past, is_period=days[0] != days[1])
    for match in _few(_REVEILLON, line):
        eves = [date(today.year, 12, 24), date(today.year, 12, 31)]
        told = [day for day in eves if f"{day.day}" == match["day"]]
        eve = next((day for day in told or eves if day >= today), eves[-1])
        yield Days(*match.span(), eve, eve, 0, past=False)


def _ranges(line: str, today: date) -> Iterator[Days]:
    for match in _few(_RANGE, line):
        if not match["month"] and _CALL.search(line):
            continue
        past = is_told_in_past(line, *match.span())
        last = _date_of(match["last"], match["month"], match["year"], today, past=past)
        if last is None:
            continue
        first = _date_of(match["first"], match["first_month"] or match["month"], match["first_year"], last, past=True)
        if first is not None:
            yield Days(*match.span(), first, last, 0, past, is_period=True)


def _dates(line: str, today: date) -> Iterator[Days]:
    for match in _few(_OF_MONTH, line):
        past = is_told_in_past(line, *match.span())
        yield from _one_day(
            match, _date_of(match["day"], match["month"], match["year"], today, past=past), 0, past=past
        )


def _numeric_dates(line: str, today: date) -> Iterator[Days]:
    for match in _few(_NUMERIC, line):
        past = is_told_in_past(line, *match.span())
        day = match["day"] or match["iso_day"] or match["short_day"]
        month = match["month"] or match["iso_month"] or match["short_month"]
        year = match["year"] or match["iso_year"] or ""
        if match["short_day"] and not _is_short_date(line, match):
            continue
        if not 1 <= int(month) <= 12:
            continue
        year = f"20{year}" if len(year) == 2 else year
        yield from _one_day(match, _date_of(day, _MONTHS[int(month) - 1], year, today, past=past), 0, past=past)


def _is_short_date(line: str, match: re.Match[str]) -> bool:
    """Tell whether "24/12" is a date: with an article, or two digits each; never "7/7" nor "2/3 personnes"."""
    before, after = line[max(0, match.start() - 14) : match.start()], line[match.end() :]
    if _UNIT.match(after) or (match["short_day"] == match["short_month"] == "7"):
        return False
    introduced = re.search(rf"\b(?:le|du|au|des|depuis|avant|apres|{_WEEKDAY}) $", before)
    if match["short_day"] == match["short_month"] and not introduced:
        return False  # "10/10" is a mark
    if match["short_mark"] != "/":
        return bool(introduced) and len(match["short_month"]) == 2
    return bool(introduced) or len(match["short_day"]) == len(match["short_month"]) == 2


def _bare_numbers(line: str, today: date) -> Iterator[Days]:
    for match in _few(_BARE, line):
        day, before, after = match["day"], line[: match.start()], line[match.end() :]
        is_weekday = not match.group().startswith(("le ", "du ", "au "))
        bounded = re.search(r"(?:partir|compter|jusqu'|jusque|ici|week-end|nuit|soir|soiree|apres|avant|des) $", before)
        if match.group().startswith(("du ", "au ")) and not bounded:
            continue
        if not match["next"] and not is_weekday and not (_AFTER_BARE.match(after) and not _UNIT.match(after)):
            continue
        if day in _EMERGENCY_NUMBERS and not is_weekday and (_CALL.search(line) or _NUMBER_SAYS.match(after)):
            continue
        if re.search(r"\b(?:devant|numero|rue|au fond) $", before) or (len(day) == 1 and _COUNTED.search(before[-60:])):
            continue
        past = is_told_in_past(line, *match.span())
        found = _next_numbered(int(re.sub(r"\D|^premier", "", day) or 1), today, past=past)
        if match["next"] == " du mois prochain":
            found = (
                _next_numbered(found.day, (today.replace(day=1) + 31 * _DAY).replace(day=1), past=False)
                if found
                else None
            )
        yield from _one_day(match, found, 1, past=past)


def _relative_days(line: str, today: date) -> Iterator[Days]:
    away = {"demain": 1, "apresdemain": 2, "hier": -1, "avanthier": -2}
    for match in _few(_RELATIVE, line):
        days = away.get(match.group(), 0)
        yield from _one_day(match, today + days * _DAY, 1, past=days < 0)


def _days_away(line: str, today: date) -> Iterator[Days]:
    for match in _few(_AWAY, line):
        past = match["how"] == "il y a"
        number = _NUMBERS.get(match["number"]) or int(match["number"])
        day = days_away(number, match["unit"], today, past=past)
        if day and match["how"] in {"d'ici", "sous"}:
            yield Days(*match.span(), today, day, 2, past=False, is_period=True)
        else:
            yield from _one_day(match, day, 1, past=past)


def _weekends(line: str, today: date) -> Iterator[Days]:
    for match in _few(_WEEKEND, line):
        if match["dated"]:
            continue
        saturday = today + (5 - today.weekday()) * _DAY
        forced = bool(re.match(r" (?:dernier|passe|d'avant)\b", line[match.end() :]))
        past = forced or is_told_in_past(line, *match.span())
        # On Sunday "ce week-end" is still this one; "le week-end prochain" is the next to begin.
        if past:
            saturday -= 7 * _DAY if forced or saturday > today else 0 * _DAY
        elif match["how"] and saturday <= today:
            saturday += 7 * _DAY
        yield Days(*match.span(), saturday, saturday + _DAY, 1, past, is_period=True)


def _weekdays(line: str, today: date) -> Iterator[Days]:
    for match in _few(_NAMED_DAY, line):
        past = is_told_in_past(line, *match.span())
        ahead = (WEEKDAYS.index(match["day"]) - today.weekday()) % 7
        if past:
            ahead -= 7 if ahead or re.match(r" dernier", line[match.end() :]) else 0
        elif match["how"]:
            ahead += 7 if match["how"] == " en huit" or not ahead else 0
            ahead += 14 if match["how"] == " en quinze" else 0
        yield from _one_day(match, today + ahead * _DAY, 1, past=past)


def _weeks(line: str, today: date) -> Iterator[Days]:
    monday = today - today.weekday() * _DAY
    for match in _few(_WEEK, line):
        past = match["next"] in {"dernier", "passee"}
        weeks = 0 if match["this"] else -1 if past else 1
        first = monday + weeks * 7 * _DAY
        # What is left of this one.
        yield Days(
            *match.span(), max(first, today) if match["this"] else first, first + 6 * _DAY, 2, past, is_period=True
        )


def _months(line: str, today: date) -> Iterator[Days]:
    this = today.replace(day=1)
    following = (this + 31 * _DAY).replace(day=1)
    for match in _few(_WHOLE_MONTH, line):
        if match["end"]:
            yield Days(*match.span(), this.replace(day=21), following - _DAY, 2, past=False, is_period=True)
        elif match["this"]:
            yield Days(*match.span(), today, following - _DAY, 2, past=False, is_period=True)
        elif match["next"] in {"dernier", "passe"}:
            yield Days(*match.span(), (this - _DAY).replace(day=1), this - _DAY, 2, past=True, is_period=True)
        else:
            yield Days(*match.span(), following, _end_of_month(following), 2, past=False, is_period=True)
    for pattern in (_MONTH_NAME, _MONTH_OF_YEAR):
        for match in _few(pattern, line):
            yield from _named_month(match, line, today)


def _named_month(match: re.Match[str], line: str, today: date) -> Iterator[Days]:
    past = is_told_in_past(line, *match.span("month"))
    # The month that is going on is the nearest.
    base = today.replace(day=1)
    first = _date_of("1", match["month"], match["year"], base, past=past)
    if first is None:
        return
    inside = match.group()
    third = next((days for word, days in _THIRD.items() if re.search(rf"\b{word}[ -]", inside)), None)
    start, end = (first, _end_of_month(first))
    if third:
        start, end = first.replace(day=third[0]), min(end, first.replace(day=min(third[1], end.day)))
    yield Days(match.start("month"), match.end(), start, end, 2, past, is_period=True)


def _few(pattern: re.Pattern[str], line: str) -> Iterator[re.Match[str]]:
    return islice(pattern.finditer(line), _MOST)


def _one_day(match: re.Match[str], day: date | None, rank: int, *, past: bool) -> Iterator[Days]:
    if day is not None:
        yield Days(*match.span(), day, day, rank, past)


def _date_of(day: str, month: str | None, year: str | None, today: date, *, past: bool) -> date | None:
    number = int(re.sub(r"\D", "", day) or 1)
    if not month:
        return _next_numbered(number, today, past=past)
    name = month if month in _MONTHS else month_of(month)
    found = day_of_month(f"{number}", name, year or "", today, past=past)
    if past and not year and found and found < today - _LONG_AGO:
        return day_of_month(f"{number}", name, "", today, past=False)
    return found


def _next_numbered(number: int, today: date, *, past: bool) -> date | None:
    """Return the next day (with `past`, the last one) that bears this number in its month."""
    if not 1 <= number <= 31:
        return None
    day = today
    while day.day != number:
        day += -_DAY if past else _DAY
    return day


def _end_of_month(first: date) -> date:
    return (first + 31 * _DAY).replace(day=1) - _DAY


_MONTHS = tuple(MONTHS)
# What is sure first: it hides its words from the others.
_READERS: tuple[Callable[[str, date], Iterator[Days]], ...] = (
    _ranges, _dates, _numeric_dates, _feasts, _days_away, _weekends, _bare_numbers, _relative_days, _weeks, _months,
    _weekdays,
)  # fmt: skip
