"""A citizen's text is text: what is refused, and what is made harmless before the bot reads it."""

import unicodedata

from content.errors import RefusedText

MAX_CHARS = 2_000

_SENTENCES = {
    "not_text": "Je n'ai pas pu lire ce message. Écrivez votre question avec des mots.",
    "empty": "Votre message est vide. Écrivez votre question avec vos mots.",
    "too_long": "Votre message est trop long. Résumez-le en 2 000 caractères au plus, ou demandez un policier.",
}


def accept_text(raw: object) -> str:
    """Return the citizen's message, trimmed and without control characters (line breaks are kept).

    Raises RefusedText for anything but a non-empty string of at most MAX_CHARS characters.
    """
    if not isinstance(raw, str):
        raise RefusedText("not_text", _SENTENCES["not_text"])
    if len(raw) > MAX_CHARS:
        raise RefusedText("too_long", _SENTENCES["too_long"])
    text = "".join(char for char in raw.replace("\r\n", "\n") if _is_readable(char)).strip()
    if not text:
        raise RefusedText("empty", _SENTENCES["empty"])
    return text


def neutralize_for_bot(text: str) -> str:
    """Return `text` on one line and without a leading slash.

    Rasa obeys any message that starts with `/` and its REST channel cuts a message at a blank line.
    A message made of slashes alone becomes a full stop, which no subject understands.
    """
    return " ".join(text.split()).lstrip("/ ") or "."


def _is_readable(char: str) -> bool:
    # Cs: half a surrogate pair cannot be encoded; Cc and Cf: controls and invisible marks, except the
    # joiner of emoji. Private and unassigned characters (Co, Cn) mean nothing to anybody.
    return char in "\n\t\u200d" or unicodedata.category(char) not in {"Cc", "Cf", "Cs", "Co", "Cn"}
