"""Days told by their number in the month: "le 24/12", "du 3 au 5 mai", "le 15"."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from bot.explicit_dates import MONTH, MONTHS, day_of_month, month_of
from bot.named_days import NUMBER, ONE_DAY, WEEKDAY, Days, few, one_day
from bot.tense_words import is_told_in_past

_YEAR = r"(?: (?:de )?(?P<year>20[12]\d))?"

_OF_MONTH = re.compile(rf"(?<![\d.,/])\b(?P<day>{NUMBER}) ?(?P<month>{MONTH}){_YEAR}\b(?! ?\d{{4}})")
_NUMERIC = re.compile(
    r"(?<![\d./-])(?:(?P<day>\d{1,2})(?P<mark>[/.-])(?P<month>\d{1,2})(?P=mark)(?P<year>20[12]\d|[12]\d)"
    r"|(?P<iso_year>20[12]\d)-(?P<iso_month>\d\d)-(?P<iso_day>\d\d)"
    r"|(?P<short_day>\d{1,2})(?P<short_mark>[/.-])(?P<short_month>\d{1,2}))(?![./-]?\d)"
)
_RANGE = re.compile(
    rf"\b(?:du|entre le|le|de) (?:{WEEKDAY} )?(?P<first>{NUMBER})(?: ?(?P<first_month>{MONTH}))?"
    rf"(?: (?P<first_year>20[12]\d))?"
    rf" (?:au|et le|a) (?:{WEEKDAY} )?(?P<last>{NUMBER})(?: ?(?P<month>{MONTH}))?{_YEAR}(?! ?(?:h\b|heure|km|ans"
    rf"|euros|[€%/:]))\b"
)
_BARE = re.compile(
    rf"\b(?:le|du|au|{WEEKDAY}) (?P<day>{NUMBER})\b(?P<next> du mois prochain| du mois| de ce mois| prochain)?"
)

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
_BEFORE_BARE = re.compile(
    r"(?:partir|compter|jusqu'|jusque|ici|week-end|nuit|soir|soiree|apres|avant|des|parl\w+|dire) $"
)
# "dans le 06" is a department.
_NO_DAY = re.compile(r"\b(?:devant|numero|rue|au fond|dans|ds) $")
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
# "La version du 28 novembre est sortie ?", asked on the 10th, tells of this year's.
_LONG_AGO = timedelta(days=300)


def ranges(line: str, today: date) -> Iterator[Days]:
    """Yield intervals: "du 3 au 5 mai"."""
    for match in few(_RANGE, line):
        if not match["month"] and _CALL.search(line):
            continue
        past = is_told_in_past(line, *match.span())
        last = date_of(match["last"], match["month"], match["year"], today, past=past)
        if last is None:
            continue
        first = date_of(match["first"], match["first_month"] or match["month"], match["first_year"], last, past=True)
        if first is not None:
            yield Days(*match.span(), first, last, 0, past, is_period=True)


def dates(line: str, today: date) -> Iterator[Days]:
    """Yield days of a named month: "le 15 décembre"."""
    for match in few(_OF_MONTH, line):
        past = is_told_in_past(line, *match.span())
        yield from one_day(match, date_of(match["day"], match["month"], match["year"], today, past=past), 0, past=past)


def numeric_dates(line: str, today: date) -> Iterator[Days]:
    """Yield dates in digits: "24/12", "2020-12-24"."""
    for match in few(_NUMERIC, line):
        past = is_told_in_past(line, *match.span())
        day = match["day"] or match["iso_day"] or match["short_day"]
        month = match["month"] or match["iso_month"] or match["short_month"]
        year = match["year"] or match["iso_year"] or ""
        if match["short_day"] and not _is_short_date(line, match):
            continue
        if not 1 <= int(month) <= 12:
            continue
        year = f"20{year}" if len(year) == 2 else year
        yield from one_day(match, date_of(day, _MONTHS[int(month) - 1], year, today, past=past), 0, past=past)


def _is_short_date(line: str, match: re.Match[str]) -> bool:
    """Tell whether "24/12" is a date: with an article, or two digits each; never "7/7" nor "2/3 personnes"."""
    before, after = line[max(0, match.start() - 14) : match.start()], line[match.end() :]
    if _UNIT.match(after) or (match["short_day"] == match["short_month"] == "7"):
        return False
    introduced = re.search(rf"\b(?:le|du|au|des|depuis|avant|apres|{WEEKDAY}) $", before)
    if match["short_day"] == match["short_month"] and not introduced:
        return False  # "10/10" is a mark
    if match["short_mark"] != "/":
        return bool(introduced) and len(match["short_month"]) == 2
    return bool(introduced) or len(match["short_day"]) == len(match["short_month"]) == 2


def bare_numbers(line: str, today: date) -> Iterator[Days]:
    """Yield days told by their number alone: "le 15"."""
    for match in few(_BARE, line):
        day, before, after = match["day"], line[: match.start()], line[match.end() :]
        is_weekday = not match.group().startswith(("le ", "du ", "au "))
        bounded = _BEFORE_BARE.search(before)
        if match.group().startswith(("du ", "au ")) and not bounded:
            continue
        if not match["next"] and not is_weekday and not (_AFTER_BARE.match(after) and not _UNIT.match(after)):
            continue
        if day in _EMERGENCY_NUMBERS and not is_weekday and (_CALL.search(line) or _NUMBER_SAYS.match(after)):
            continue
        if _NO_DAY.search(before) or (len(day) == 1 and _COUNTED.search(before[-60:])):
            continue
        past = is_told_in_past(line, *match.span())
        found = _next_numbered(int(re.sub(r"\D|^premier", "", day) or 1), today, past=past)
        if match["next"] == " du mois prochain":
            found = (
                _next_numbered(found.day, (today.replace(day=1) + 31 * ONE_DAY).replace(day=1), past=False)
                if found
                else None
            )
        yield from one_day(match, found, 1, past=past)


def date_of(day: str, month: str | None, year: str | None, today: date, *, past: bool) -> date | None:
    """Return the date that these spellings name, the nearest to come (or gone by, with `past`), or None."""
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
        day += -ONE_DAY if past else ONE_DAY
    return day


_MONTHS = tuple(MONTHS)
