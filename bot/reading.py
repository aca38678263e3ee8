"""What is read of a message before it is understood: normalised words and lemmas."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

import spacy
from spacy.language import Language
from spacy.pipeline import Lemmatizer

from content.normalizer import fold, normalize

_MODEL = "fr_core_news_sm"
# Its tokens and its table of lemmas. The network that tells verb from noun took 20 s of a training, for lemmas that
# serve no better (docs/decisions/0006); nothing here reads syntax or places.
_UNUSED = ["tok2vec", "morphologizer", "parser", "attribute_ruler", "ner", "senter"]
_RULES_BY_KIND = ("lemma_rules", "lemma_exc", "lemma_index")


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
        # Otherwise spaCy would keep every new word, a name perhaps, until the process ends.
        with self._language.memory_zone():
            return self.read_public(texts)

    def read_public(self, texts: Iterable[str]) -> list[Reading]:
        """Return the same, for the questions of `data/`, of which spaCy may remember the words: three times as fast."""
        texts = list(texts)
        # The table of lemmas is asked with the accents, unlike the normalised words; it knows small letters only.
        documents = self._language.pipe((text.lower() for text in texts), batch_size=128)
        return [
            Reading(normalize(text), " ".join(fold(token.lemma_) for token in document if token.is_alpha))
            for text, document in zip(texts, documents, strict=True)
        ]


@lru_cache(maxsize=1)
def _load() -> Language:
    language = spacy.load(_MODEL, exclude=_UNUSED, config={"components": {"lemmatizer": {"mode": "lookup"}}})
    lemmatizer = language.get_pipe("lemmatizer")
    assert isinstance(lemmatizer, Lemmatizer)  # noqa: S101  # spaCy types every component as a function
    for table in _RULES_BY_KIND:
        lemmatizer.lookups.remove_table(table)
    return language
