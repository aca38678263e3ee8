"""Feasts and holidays as days: "à Noël", "le réveillon", "pendant les vacances de la Toussaint"."""

import re
from collections.abc import Iterator
from datetime import date

from bot.calendar_words import FEAST, feast_days
from bot.named_days import Days, few
from bot.tense_words import is_told_in_past

_REVEILLON = re.compile(r"\breveillons?(?: du (?P<day>24|31))?\b")


def feasts(line: str, today: date) -> Iterator[Days]:
    """Yield feasts and holidays."""
    for match in few(FEAST, line):
        past = is_told_in_past(line, *match.span())
        days = feast_days(match, today, past=past)
        if days is None:
            # Kept to hide its words from the others: "vacances de février" is no February.
            yield Days(*match.span(), today, today, -1, past=False)
        else:
            yield Days(*match.span(), *days, 0, past, is_period=days[0] != days[1])
    for match in few(_REVEILLON, line):
        eves = [date(today.year, 12, 24), date(today.year, 12, 31)]
        told = [day for day in eves if f"{day.day}" == match["day"]]
        eve = next((day for day in told or eves if day >= today), eves[-1])
        yield Days(*match.span(), eve, eve, 0, past=False)
