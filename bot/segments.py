"""Cut a message into the parts that could each be a question."""

import re

_SENTENCE_END = re.compile(r"(?<=[.!?…\n])\s+|\n+")
_TURN = re.compile(
    r"\s+(?=(?:et (?:aussi|sinon|puis|en plus|est[- ]ce|pour|on|je|si|mon|ma|mes|le|la|les)"
    r"|sinon|aussi|autre question|par ailleurs|au fait)\b)",
    re.IGNORECASE,
)
_FEWEST_WORDS = 3
_MOST_PARTS = 6


def split_questions(text: str) -> list[str]:
    """Return the parts of `text` that have at least three words, in order; nothing when it has one part only."""
    parts = [part.strip() for sentence in _SENTENCE_END.split(text) for part in _TURN.split(sentence)]
    kept = [part for part in parts if len(part.split()) >= _FEWEST_WORDS]
    return kept[:_MOST_PARTS] if len(kept) > 1 else []
