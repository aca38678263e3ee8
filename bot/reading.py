"""What is read of a message before it is understood: normalised words and lemmas."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

import spacy
from spacy.language import Language

from content.normalizer import fold, normalize

_MODEL = "fr_core_news_sm"
# The parser costs half of the time and nothing here reads it; places (ner) are not read yet.
_UNUSED = ["parser", "ner", "senter"]


@dataclass(frozen=True)
class Reading:
    """One message, or one part of it, as the features read it."""

    words: str
    lemmas: str


class Reader:
    """Reads messages with spaCy, once each."""

    def __init__(self) -> None:
        self._language = _load()

    def read(self, texts: Iterable[str]) -> list[Reading]:
        """Return one Reading per text, in order."""
        texts = list(texts)
        # spaCy was trained on edited French: it reads the text with its accents, not the normalised words.
        lowered = (text.lower() if text.isupper() else text for text in texts)
        documents = self._language.pipe(lowered, batch_size=128)
        return [
            Reading(normalize(text), " ".join(fold(token.lemma_) for token in document if token.is_alpha))
            for text, document in zip(texts, documents, strict=True)
        ]


@lru_cache(maxsize=1)
def _load() -> Language:
    return spacy.load(_MODEL, exclude=_UNUSED)
