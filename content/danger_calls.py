"""Messages that are a call for help and nothing else: they say no danger, and there is one."""

import re
from functools import cached_property
from typing import Any

from content.danger_grammar import texts_of
from content.errors import InvalidContent
from content.normalizer import normalize

_KEYS = {"mots", "autour"}


class Calls:
    """The calls of `data/danger.yml` ("au secours", "aidez-moi") and the courtesies that may stand around them."""

    _LONGEST = 12  # words: what is longer says what the danger is

    def __init__(self, content: Any) -> None:
        """Raises InvalidContent, in French."""
        if not isinstance(content, dict) or set(content) - _KEYS or (content and "mots" not in content):
            raise InvalidContent("rubrique « appels » : on attend mots, et autour si besoin")
        self._calls = [normalize(text) for text in texts_of("appels", content["mots"])] if content else []
        around = [normalize(text) for text in texts_of("autour", content["autour"])] if content.get("autour") else []
        either = "|".join(re.escape(f"{phrase} ") for phrase in [*self._calls, *around])
        self._whole = re.compile(f"(?:{either})+" if either else "(?!)")

    @cached_property
    def telling_words(self) -> frozenset[str]:
        """Of each call, the longest word."""
        return frozenset(max(call.split(), key=len) for call in self._calls)

    def heard_in(self, text: str) -> bool:
        """Is `text` a call, alone, repeated or among courtesies?"""
        words = normalize(text).split()
        spaced = f"{' '.join(words)} "
        return (
            0 < len(words) <= self._LONGEST
            and self._whole.fullmatch(spaced) is not None
            and any(f" {call} " in f" {spaced}" for call in self._calls)
        )
