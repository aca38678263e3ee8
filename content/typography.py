"""French typography, laid on when a text is shown: content staff type ordinary spaces."""

import re

_NARROW = "\u202f"  # before ; ! ? and inside numbers (Imprimerie nationale, Lexique des règles typographiques)
_FULL = "\u00a0"  # before : and inside « », between a number and its unit

_RULES = (
    (re.compile(r" ?(?<![!?;])([;!?]+)(?=\s|$|»)"), _NARROW + r"\1"),
    (re.compile(r" :(?=\s|$)"), _FULL + ":"),
    (re.compile(r"« ?"), "«" + _FULL),
    (re.compile(r"\s?»"), _FULL + "»"),
    (re.compile(r"(?<=\d) (?=\d{3}\b)"), _NARROW),
    (re.compile(r"(?<=\d) (?=(?:€|%|h|km|kilomètres?|mètres?|jours?|heures?|minutes?|mois|ans?|personnes)\b|€|%)"), _FULL),
    (re.compile(r"\b(n°|art\.|M\.|Mme) "), r"\1" + _FULL),
)


def typeset(text: str) -> str:
    """Return `text` with French non-breaking spaces and curly apostrophes. Addresses are left as they are."""
    return " ".join(
        word for word in _typeset_words(text).split(" ")
    )


def _typeset_words(text: str) -> str:
    pieces = re.split(r"(https?://\S+)", text)
    return "".join(piece if piece.startswith(("http://", "https://")) else _typeset_piece(piece) for piece in pieces)


def _typeset_piece(piece: str) -> str:
    piece = re.sub(r"(?<=\w)'(?=\w|«)", "’", piece)
    for pattern, replacement in _RULES:
        piece = pattern.sub(replacement, piece)
    return piece
