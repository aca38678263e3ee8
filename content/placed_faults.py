"""Puts what a loader says of `data/` back to its file and line."""

import re
from collections.abc import Iterator
from pathlib import Path

from content.documents import Fault
from content.errors import InvalidContent

_FILE = re.compile(r"(?:data/)?((?:\w+/)?[\w-]+\.yml)")
_QUOTED = re.compile(r"« (.+?) »")


def placed(data: Path, fault: InvalidContent) -> Fault:
    """Return `fault` with the file that it names, and the line there that holds the first words that it quotes.

    Where it names two files, the one that holds the words; line 0 where no line does.
    """
    head, _, sentence = str(fault).partition(" : ")
    names = _FILE.findall(head)
    if not names:
        return Fault("data", 0, f"{fault}.")
    part = head.partition(", ")[2]
    told = f"{part} : {sentence}." if part else f"{sentence}."
    quoted = _QUOTED.search(sentence)
    if quoted:
        for name in names:
            for line in _lines_with(data / name, quoted[1]):
                return Fault(name, line, told)
    return Fault(names[0], 0, told)


def _lines_with(path: Path, words: str) -> Iterator[int]:
    # First where the words are all that the line says, then where they are in it. A comment only talks of them.
    lines = list(enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)) if path.exists() else []
    written = [(number, line) for number, line in lines if not line.lstrip().startswith("#")]
    whole = re.compile(rf"""\s*(?:- )?["']?{re.escape(words)}["']?\s*(?::.*|#.*)?""")
    inside = re.compile(rf"(?<![\w-]){re.escape(words)}(?![\w-])")
    yield from (number for number, line in written if whole.fullmatch(line))
    yield from (number for number, line in written if inside.search(line))
