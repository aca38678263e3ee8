"""French typography, laid on when a text is shown: content staff type ordinary spaces."""

import re
from collections.abc import Iterator

_NARROW = "\u202f"  # before ; ! ? and inside numbers (Imprimerie nationale, Lexique des règles typographiques)
_FULL = "\u00a0"  # before : and inside « », between a number and its unit
_SPACE = f"[ {_FULL}{_NARROW}]"

_UNITS = r"h|km|kilomètres?|mètres?|jours?|heures?|minutes?|mois|ans?|personnes|caractères"

# Each rule also takes the spaces it lays itself, so that a text shown twice is not spaced twice.
# Quotation marks come first: the space inside them lets the rules for ; ! ? and : see an end of word.
_RULES = (
    (re.compile(rf"«{_SPACE}?"), "«" + _FULL),
    (re.compile(rf"(?<!«){_SPACE}?»"), _FULL + "»"),
    (re.compile(rf"(?<=[^\s!?;]){_SPACE}?([;!?]+)(?=[\s»)\]…]|$)", re.MULTILINE), _NARROW + r"\1"),
    (re.compile(rf"{_SPACE}:(?=\s|$)"), _FULL + ":"),
    (re.compile(r"(?<=\d) (?=\d{3}\b)"), _NARROW),
    (re.compile(rf"(?<=\d) (?=(?:{_UNITS})\b|[€%])"), _FULL),
    (re.compile(rf"(?<=\d{_FULL}h) (?=\d)"), _FULL),
    (re.compile(r"\b(n°|art\.|M\.|Mme) "), r"\1" + _FULL),
)
_ADDRESS = re.compile(r"(https?://\S+)")

_MISTAKES = (
    (re.compile(r"[\"“”]"), "les guillemets sont « »"),
    (re.compile(r"\.\.\."), "les points de suspension sont un seul signe, …"),
    (re.compile(r"(?<=\S)  +(?=\S)"), "deux espaces de suite"),
    (re.compile(r"[^\s!?(«][!?;](?=[\s»)]|$)", re.MULTILINE), "il manque une espace avant ; ! ou ?"),
    (re.compile(r"[^\W\d_]:(?=\s|$)", re.MULTILINE), "il manque une espace avant :"),
    (re.compile(r"«(?=\S)(?!\u00a0|\u202f)|(?<=\S)(?<!\u00a0)(?<!\u202f)»"), "il manque une espace dans « »"),
    (re.compile(r"\s[,.](?=\s|$)"), "une espace de trop avant une virgule ou un point"),
    (re.compile(r"[\U0001F000-\U0001FAFF\u2600-\u27BF]"), "pas d'emoji"),
)


def typeset(text: str) -> str:
    """Return `text` with French non-breaking spaces and curly apostrophes. Addresses are left as they are.

    Text that was typeset before is unchanged.
    """
    pieces = _ADDRESS.split(text)
    return "".join(piece if place % 2 else _typeset_piece(piece) for place, piece in enumerate(pieces))


def mistakes(text: str) -> Iterator[str]:
    """Yield, in French, what is badly typed in `text`: what `typeset` cannot put right."""
    bare = _ADDRESS.sub("", text)
    yield from (sentence for pattern, sentence in _MISTAKES if pattern.search(bare))


def _typeset_piece(piece: str) -> str:
    piece = re.sub(r"(?<=\w)'(?=\w|«)", "’", piece)
    for pattern, replacement in _RULES:
        piece = pattern.sub(replacement, piece)
    return piece
