"""Places told by numbers: "dans le 93", "dans le neuf trois", "75011"."""

import re
from collections.abc import Iterator
from itertools import islice

from content.gazetteer import Place, gazetteer

# The number that unwanted texts are sent on to; Mérignac is known by its name.
_SPAM = "33700"
# What a message may hold of each kind before the rest is left unread: a list of postcodes is no question.
_MOST = 5
# Up to 31 a number after "depuis le" or "du" is a day: "depuis le 28".
_NUMBER = re.compile(
    r"\b(?:(?:dans le|ds le|suis du|quitter le|h?abite le|hors du"
    r"|(?:departement|departements|dept|dpt|dep)(?: (?:du|de la|de|le|n|numero|no|num))?)"
    r" (?P<code>2[ab]|97[1-8]|98[678]|\d{2}|\d[ .-]\d)"
    r"|(?:le|du|au) (?P<sea>97[1-8]|98[678])"
    r"|(?:depuis le|vers le|du) (?P<high>3[2-9]|[4-8]\d|9[0-5]))(?![\d.,/-]*\d)"
    r"(?! ?(?:e|eme|km|m|h|heures?|euros?|ans?"
    r"|pour cent|%|€|jours?|minutes?|arrondissement)\b)"
)
_WORDED = {"un": "1", "deux": "2", "trois": "3", "quatre": "4", "cinq": "5", "sept": "7", "huit": "8", "cube": "3"}
_WORDED_NUMBER = re.compile(
    r"\b(?:le|du|ds|dans) (?P<ten>neuf|sept|9)[ -](?P<unit>un|deux|trois|quatre|cinq|sept|huit|cube|[1-8])\b"
)
_POSTCODE = re.compile(
    r"(?<![\d.,/€-])\b(?P<code>(?:0[1-9]|[1-8]\d|9[0-58]|97)\d{3})\b(?![.,/-]?\d)"
    r"(?! ?(?:€|%|euros?|eur|balles|km|kms|personnes|habitants|morts|cas|fois|ans"
    r"|metres?|policiers|amendes|francs|dollars|vues|abonnes)\b| ?[€%])"
)


def numbered_places(folded: str) -> Iterator[tuple[Place, str, int]]:
    """Yield each place told by a number in a folded text, with the words before it and where it stands."""
    line = re.sub(r"[\s'’]+", " ", folded)
    for match in islice(_NUMBER.finditer(line), _MOST):
        code = re.sub(r"[ .-]", "", match["code"] or match["sea"] or match["high"])
        # What the number stands after is part of what matched: "depuis le", "suis du".
        yield from _department(code, line[: match.end()].rsplit(" ", 1)[0], match.start())
    for match in islice(_WORDED_NUMBER.finditer(line), _MOST):
        ten = {"neuf": "9", "sept": "7"}.get(match["ten"], match["ten"])
        code = ten + _WORDED.get(match["unit"], match["unit"])
        yield from _department(code, line[: match.start("ten")].rstrip(), match.start())
    for match in islice(_POSTCODE.finditer(line), _MOST):
        if match["code"] == _SPAM:
            continue
        before = line[: match.start()].rstrip()
        place = gazetteer().by_postcode.get(match["code"])
        if place:
            yield place, before, match.start()
        else:
            yield from _department(_of_postcode(match["code"]), before, match.start())


def _department(code: str, before: str, position: int) -> Iterator[tuple[Place, str, int]]:
    place = gazetteer().departments.get(code.upper())
    if place:
        yield place, before, position


def _of_postcode(code: str) -> str:
    if code.startswith("20"):
        return "2A" if code[2] in "01" else "2B"
    if code == "97133":
        return "977"
    if code == "97150":
        return "978"
    return code[:3] if code.startswith(("97", "98")) else code[:2]
