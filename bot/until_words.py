"""Does a message ask how long the rules last? "jusqu'à quand", "c'est fini quand ?"."""

import re

from bot.date_spelling import readable

_UNTIL = re.compile(
    r"\bjusqu'?e? ?a? ?(?:quand|quelle? (?:date|jour|moment|heure))\b|\b(?:quelle est la )?date de (?:la )?fin\b"
    r"|\bfin du confinement\b"
    r"|\bquand\b[^.?!]{0,40}\b(?:fini\w*|termine\w*|arrete\w*|leve\w*|prend\w* fin|fin\b|libres?|deconfin\w*"
    r"|se finit|s'acheve)"
    r"|\b(?:fini\w*|termine\w*|s'arrete\w*|prend fin|deconfin\w*|dure\w*)\b[^.?!]{0,25}\bquand\b"
    r"|\b(?:encore|pour|dure\w*|durer\w*) (?:encore )?combien de temps\b|\bcombien de (?:temps|jours"
    r"|semaines)\b[^.?!]{0,30}\b(?:dure\w*|encore)\b"
    r"|\bencore longtemps\b"
)


def asks_until(text: str) -> bool:
    """Tell whether `text` asks how long the rules last: "jusqu'à quand", "c'est fini quand ?"."""
    return _UNTIL.search(readable(text)) is not None
