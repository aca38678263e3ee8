"""What the calendar says of feasts and holidays that people name. A library knows the moving ones."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from functools import lru_cache

import holidays

Days = tuple[date, date]

_DAY = timedelta(days=1)


def _fixed(month: int, day: int, days: int = 1) -> Callable[[int], Days]:
    return lambda year: (date(year, month, day), date(year, month, day) + (days - 1) * _DAY)


def _around(name: str, first: int, last: int) -> Callable[[int], Days]:
    return lambda year: (_moving(year)[name] + first * _DAY, _moving(year)[name] + last * _DAY)


def _two_weeks_from(month: int) -> Callable[[int], Days]:
    """Autumn and Christmas holidays: two weeks from the Saturday between the 17th and the 23rd, as since 2015."""

    def days(year: int) -> Days:
        start = date(year, month, 17)
        start += (5 - start.weekday()) % 7 * _DAY
        return start, start + 15 * _DAY

    return days


_NEW_YEAR = r"jour de l'an|nouvel an|nouvelle annee|(?:1er|premier) de l'an|(?:saint|st)[- ]sylvestre"

# Longest names first: "lundi de Pâques" is no "Pâques". None: its dates depend on the zone, so nothing is told.
FEASTS: tuple[tuple[str, Callable[[int], Days] | None], ...] = (
    (r"vacances (?:scolaires )?de (?:fin d'annee|noel)", _two_weeks_from(12)),
    (r"vacances (?:scolaires )?de (?:la )?toussaint", _two_weeks_from(10)),
    (r"(?:grandes vacances|vacances (?:scolaires )?(?:d'|de l')ete)", _fixed(7, 1, 62)),
    (r"vacances (?:scolaires )?(?:d'|de |de la |du |des )(?:hiver|fevrier|mars|paques|printemps|avril)", None),
    (r"(?:pere|marche|marches|cadeaux?|sapin|arbre|repas|prime) (?:de |du )?noel", None),
    (r"(?:l')?avant[- ]veille de (?:la )?noel", _fixed(12, 23)),
    (r"(?:(?:la )?veille|(?:le )?reveillon|(?:le )?soir|(?:la )?nuit) (?:de |du )?(?:la )?noel", _fixed(12, 24)),
    (r"lendemain de noel", _fixed(12, 26)),
    (r"week-end de noel", _fixed(12, 25, 3)),
    (rf"(?:veille|reveillon|soir|nuit) (?:de |du )?(?:la |l')?(?:{_NEW_YEAR})", _fixed(12, 31)),
    (r"(?:saint|st)[- ]sylvestre", _fixed(12, 31)),
    (r"(?:jour|1er|premier) de l'an", _fixed(1, 1)),
    (r"nouvel an", _fixed(12, 31, 2)),
    (r"fetes de (?:noel et de )?fin d'annee|(?<=les )fetes(?! de (?!fin))", _fixed(12, 24, 9)),
    (r"noel", _fixed(12, 25)),
    (r"(?:lundi|lendemain) de paques", _around("Easter Monday", 0, 0)),
    (r"(?:week-end|we) de paques", _around("Easter Monday", -2, 0)),
    (r"paques", _around("Easter Monday", -1, 0)),
    (r"(?:week-end|pont) de l'ascension", _around("Ascension Day", 0, 3)),
    (r"ascension", _around("Ascension Day", 0, 0)),
    (r"(?:lundi) de pentecote", _around("Whit Monday", 0, 0)),
    (r"(?:week-end de (?:la )?)?pentecote", _around("Whit Monday", -2, 0)),
    (r"(?:la )?toussaint", _fixed(11, 1)),
    (r"(?:saint|st)[- ]valentin", _fixed(2, 14)),
    (r"halloween", _fixed(10, 31)),
    (r"armistice", _fixed(11, 11)),
    (r"fete nationale", _fixed(7, 14)),
    (r"(?:fete du|1er mai fete du) travail", _fixed(5, 1)),
    (r"fete de la musique", _fixed(6, 21)),
    (r"assomption", _fixed(8, 15)),
    (r"(?:cet|l')? ?ete prochain|cet ete", _fixed(7, 1, 62)),
)

FEAST = re.compile(r"\b(?:" + "|".join(f"(?P<f{number}>{name})" for number, (name, _) in enumerate(FEASTS)) + r")\b")


def feast_days(match: re.Match[str], today: date, *, past: bool) -> Days | None:
    """Return the days of the feast that FEAST matched: the next ones, those going on, or with `past` the last ones."""
    days = FEASTS[int((match.lastgroup or "f0")[1:])][1]
    if days is None:
        return None
    # A year before: the holidays that began in December go on in January.
    near = [days(year) for year in range(today.year - 2, today.year + 3)]
    if past:
        return max(one for one in near if one[0] <= today)
    return min(one for one in near if one[1] >= today)


@lru_cache(maxsize=16)
def _moving(year: int) -> dict[str, date]:
    return {name: day for day, name in holidays.country_holidays("FR", years=year, language="en_US").items()}
