"""Hours and days as people say them in French."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from itertools import groupby

Pairs = tuple[tuple[time, time], ...]

DAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
MONTHS = (
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
)
_ALL_DAY: Pairs = ((time(0), time(0)),)


def spoken(moment: time) -> str:
    """Return a time of day as people say it: « 8 h », « 8 h 30 », « minuit »."""
    if moment == time(0):
        return "minuit"
    return f"{moment.hour} h" if moment.minute == 0 else f"{moment.hour} h {moment.minute:02d}"


def spoken_day(day: date) -> str:
    """Return a date as people say it: « vendredi 1er janvier »."""
    number = "1er" if day.day == 1 else str(day.day)
    return f"{DAYS[day.weekday()]} {number} {MONTHS[day.month - 1]}"


def spoken_instant(instant: datetime, today: date) -> str:
    """Return an instant of Paris as seen from `today`: « demain à 8 h », « lundi 28 décembre à 8 h ».

    Midnight is that of the day which it ends: « aujourd'hui à minuit ».
    """
    date_said = instant.date() - timedelta(days=instant.time() == time(0))
    day = {0: "aujourd'hui", 1: "demain"}.get((date_said - today).days) or spoken_day(date_said)
    return f"{day} à {spoken(instant.time())}"


def spoken_hours(pairs: Pairs) -> str:
    """Return the hours of a day: « de 8 h à 12 h et de 14 h à 20 h », « 24 h sur 24 », « fermé »."""
    if pairs == _ALL_DAY:
        return "24 h sur 24"
    if not pairs:
        return "fermé"
    return _and([f"de {spoken(opens)} à {spoken(closes)}" for opens, closes in pairs])


def in_words(week: Sequence[Pairs], on_holidays: Pairs | None = None) -> str:
    """Return the hours of a week, Monday first: « de 8 h à 20 h, 7 jours sur 7 ».

    `on_holidays` are those of public holidays, None when they are days like any other.
    """
    runs = [(hours, [number for number, _ in run]) for hours, run in groupby(enumerate(week), lambda each: each[1])]
    if len(runs) == 1:
        said = f"{spoken_hours(week[0])}, 7 jours sur 7"
    else:
        said = ", ".join(f"{_days(numbers)} {spoken_hours(hours)}" for hours, numbers in runs if hours)
    if on_holidays is None:
        return said
    return f"{said}, {f'les jours fériés {spoken_hours(on_holidays)}' if on_holidays else 'sauf les jours fériés'}"


def _days(numbers: Sequence[int]) -> str:
    first, last = DAYS[numbers[0]], DAYS[numbers[-1]]
    if len(numbers) == 1:
        return f"le {first}"
    return f"le {first} et le {last}" if len(numbers) == 2 else f"du {first} au {last}"


def _and(parts: Sequence[str]) -> str:
    return " et ".join(filter(None, [", ".join(parts[:-1]), parts[-1]]))
