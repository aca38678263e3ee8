"""What the person at the keyboard reads: French sentences, at once."""

import sys
from typing import NoReturn


def say(sentence: str = "") -> None:
    """Print a sentence at once, whatever buffers standard output."""
    print(sentence, flush=True)


def stop(sentence: str, code: int = 1) -> NoReturn:
    """Print what is wrong and end with `code`."""
    print(sentence, file=sys.stderr, flush=True)
    raise SystemExit(code)
