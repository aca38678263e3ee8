"""The library that reads French dates, asked for short spans of our own spelling only: it never sees a message."""

from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Any

MONTHS = {
    "janvier": "janv", "février": "fevrier|fevr|fev", "mars": "mrs", "avril": "avr", "mai": "", "juin": "jui",
    "juillet": "juil|juill|juillett", "août": "aout|aoute|out", "septembre": "sept|septembr|setembre|septenbre",
    "octobre": "oct|octobr", "novembre": "nov|novembr|novenbre|novemb",
    "décembre": "decembre|dec|decembr|desembre|decenbre|decemb|dexembre",
}  # fmt: skip
_BY_SPELLING = {
    spelling: month for month, others in MONTHS.items() for spelling in [month, *others.split("|")] if spelling
}
MONTH = "(?:" + "|".join(sorted(_BY_SPELLING, key=len, reverse=True)) + r")(?![a-z])\.?"
_UNITS = {"jour": "jours", "semaine": "semaines", "mois": "mois", "an": "ans", "annee": "ans"}


def month_of(spelling: str) -> str:
    """Return the French name of a month that MONTH matched."""
    return _BY_SPELLING[spelling.rstrip(".")]


def day_of_month(day: str, month: str, year: str, today: date, *, past: bool) -> date | None:
    """Return that date, of the nearest year from `today` on (or back, with `past`) if `year` is empty.

    None for a date that does not exist.
    """
    base = today if past else today - timedelta(days=1)
    return _read(f"{day} {month} {year}".strip(), _reader("absolute-time", base, past))


def days_away(number: int, unit: str, today: date, *, past: bool) -> date | None:
    """Return the date `number` of `unit` (jour, semaine, mois, an, annee) after or before `today`."""
    if not 0 < number <= 500:  # farther than any rule; ten thousand years on, there is no date
        return None
    words = f"{number} {_UNITS[unit]}"
    return _read(f"il y a {words}" if past else f"dans {words}", _reader("relative-time", today, past))


def _read(words: str, reader: Any) -> date | None:
    found: datetime | None = reader.get_date_data(words).date_obj
    return found.date() if found else None


# The library keeps what it makes of each base for ever: a base is a day, never an instant.
@lru_cache(maxsize=8)
def _reader(parser: str, base: date, past: bool) -> Any:  # noqa: FBT001  # a key of the cache
    from dateparser.date import DateDataParser  # half a second to import: not before a message holds a date

    settings = {
        "PREFER_DATES_FROM": "past" if past else "future",
        "RELATIVE_BASE": datetime.combine(base, time(23, 59)),
        "TIMEZONE": "Europe/Paris",
        "RETURN_AS_TIMEZONE_AWARE": False,
        "DATE_ORDER": "DMY",
        "PREFER_DAY_OF_MONTH": "first",
        "PARSERS": [parser],
    }
    return DateDataParser(languages=["fr"], settings=settings)
