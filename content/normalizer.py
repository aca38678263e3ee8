"""One spelling for what citizens type in a hundred ways."""

import re
import unicodedata
from functools import lru_cache
from pathlib import Path

import yaml

_SPELLINGS_FILE = Path(__file__).with_name("spellings.yml")
_LETTER_RUN = re.compile(r"([a-z])\1{2,}")
_NUMBER_AND_UNIT = re.compile(r"(\d)([a-z€%])")
_NOT_WORD = re.compile(r"(?:[^\w€%]|_)+")
# Chinese puts no spaces between words: each of these characters is read as one.
_IDEOGRAM = re.compile(r"[\u3400-\u9fff]")
_APOSTROPHES = dict.fromkeys("’‘`´", "'")
_TYPOGRAPHY = str.maketrans({**_APOSTROPHES, "œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae", "\u00a0": " "})


def fold(text: str) -> str:
    """Return `text` in lower case, without accents, with straight apostrophes. Same words, same order."""
    if text.isascii() and "`" not in text:
        return text.lower()  # what follows would change nothing else, and takes ten times as long
    text = unicodedata.normalize("NFKD", text.translate(_TYPOGRAPHY)).lower()
    return "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))


def normalize(text: str) -> str:
    """Return the words of `text`, folded, SMS spellings written out, separated by single spaces.

    Elisions are split (`j'ai` gives `j ai`), letters repeated three times or more are kept once,
    punctuation goes, and emoji too, but for those that are words (👍). A Chinese character is a word. The result of
    `normalize` is unchanged by `normalize`.
    """
    spelled = _signs().sub(lambda sign: f" {_spellings()[sign[0]]} ", fold(text))
    apart = _IDEOGRAM.sub(r" \g<0> ", _LETTER_RUN.sub(r"\1", spelled))
    words = _NOT_WORD.sub(" ", apart).split()
    parts = (part for word in words for part in _split_number_from_unit(word))
    return " ".join(_spellings().get(part, part) for part in parts)


def _split_number_from_unit(word: str) -> list[str]:
    # "20h" is "20 heure", but "2main" is one word.
    return [word] if word in _spellings() else _NUMBER_AND_UNIT.sub(r"\1 \2", word).split()


@lru_cache(maxsize=1)
def _signs() -> re.Pattern[str]:
    return re.compile("|".join(re.escape(form) for form in _spellings() if _NOT_WORD.fullmatch(form)) or "(?!)")


@lru_cache(maxsize=1)
def _spellings() -> dict[str, str]:
    loaded = yaml.safe_load(_SPELLINGS_FILE.read_text(encoding="utf-8"))
    return {str(written): str(meant) for meant, forms in loaded.items() for written in forms}
