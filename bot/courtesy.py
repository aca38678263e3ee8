"""The courtesies around a question: "bonjour" before it, "merci" after it say nothing of what it asks."""

import re

_BEFORE = re.compile(
    r"^\s*(?:(?:bonjour|bjr|bonsoir|bsr|salut|slt|coucou|hello|all[oô])(?:\s+(?:[àa]\s+tous|madame|monsieur|messieurs"
    r"|mesdames|la\s+police))*[\s,.!:;-]+)+",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"[\s,.!:;-]+(?:(?:merci|mrc|mci|cordialement|bien\s+[àa]\s+vous|svp|stp|s\s?['’]?il\s+(?:vous|te)\s+pla[iî]t"
    r"|je\s+vous\s+remercie|bonne\s+(?:journ[ée]e|soir[ée]e))(?:\s+(?:beaucoup|bien|d\s?['’]\s?avance|par\s+avance"
    r"|pour\s+(?:votre|vos|la)\s+\w+))?[\s,.!:;?]*)+$",
    re.IGNORECASE,
)
_WORD = re.compile(r"\w+")
# Fewer words than that are a courtesy themselves ("bonjour ça va", "ok merci").
_FEWEST_WORDS = 3


def without_courtesy(text: str) -> str:
    """Return `text` without the greeting before and the thanks after it; unchanged where little would remain."""
    bare = _AFTER.sub("", _BEFORE.sub("", text))
    return bare if len(_WORD.findall(bare)) >= _FEWEST_WORDS else text
