"""A message on one folded line, the common spellings of days and hours written out."""

import re

from content.normalizer import fold

_LETTERS = re.compile(r"([a-z])\1{2,}")
_SPELLINGS = {
    "apresdemain": r"apre?s?[ -]?(?:demain|dmain|2main)",
    "avanthier": r"avant[ -]?hier",
    "demain": r"2mains?|2m1|dmain|demin|demein",
    "aujourd'hui": r"aujourd ?'? ?h?ui|aujourdui|auj|ajd|ojd|ojdui",
    "week-end": r"week[ -]?end|weekend|wek-?end|wkend|(?<=ce )we|(?<=le )we|(?<=ce )wk",
    "prochain": r"prochin|prochaine?s?",
    "dernier": r"derniere?s?",
    "soir": r"soire",
    "maintenant": r"mtn|maintenan",
    "jusqu'a": r"jusk'?a|jusqua|jusqu a|juska",
    "vendredi": r"vendred|vendrdi",
    "samedi": r"samdi|samedie|sam(?= soir)",
    "dimanche": r"dimenche|dimanch",
    "mercredi": r"mercredie|mercredit",
    "noel": r"noelle|nowel|noell",
    "d'ici": r"d ici",
    "l'an": r"l an",
    "cette": r"cete",
}
_SPELLING = re.compile("|".join(rf"(?P<s{number}>\b(?:{form})\b)" for number, form in enumerate(_SPELLINGS.values())))
_MEANT = tuple(_SPELLINGS)


def readable(text: str) -> str:
    """Return `text` on one folded line, sentences still apart, common spellings written out."""
    line = fold(text.replace("\n", ". "))
    line = " ".join(_LETTERS.sub(r"\1", line).split())
    return _SPELLING.sub(lambda match: _MEANT[int((match.lastgroup or "s0")[1:])], line)
