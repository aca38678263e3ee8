"""The dictionary form of French words, as a table: "étaient" is "être", with or without its accents."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from spacy.lookups import Lookups
from spacy.util import get_package_path
from spacy.vocab import Vocab

from content.normalizer import fold

_SOURCE = "fr_core_news_sm"
_TABLE = "lemma_lookup"


@dataclass
class Lemmas:
    """Lemmas of French words, both folded. `words` and `lemmas` hold one a line, in the same order."""

    words: str  # one text, as in bot.word_vectors
    lemmas: str

    @cached_property
    def _of(self) -> Mapping[str, str]:
        return dict(zip(self.words.split("\n"), self.lemmas.split("\n"), strict=True))

    def of(self, text: str) -> str:
        """Return the lemmas of the words of a normalised text; an unknown word is its own, a number has none."""
        return " ".join(self._of.get(word, word) for word in text.split() if word.isalpha())


def read_lemmas(vocabulary: Vocab) -> Lemmas:
    """Read the table of the installed package, for the words of `vocabulary` (see bot.word_vectors).

    The table has no list of its own words. Where two words differ by their accents alone, the one without any is
    kept, else the commoner.
    """
    # The table alone: loading the whole package takes longer, and its other parts would serve nothing here.
    (folder,) = get_package_path(_SOURCE).glob(f"{_SOURCE}-*")
    table = Lookups().from_disk(folder / "lemmatizer" / "lookups").get_table(_TABLE)
    strings = vocabulary.strings
    lemma_of: dict[str, str] = {}
    for key in vocabulary.vectors.key2row:  # the commonest first
        word = strings[key]
        if word.isalpha() and word.islower() and word in table:
            folded = fold(word)
            if folded not in lemma_of or word == folded:
                lemma_of[folded] = fold(_first(table[word]))
    changed = {word: lemma for word, lemma in lemma_of.items() if word != lemma}
    return Lemmas("\n".join(changed), "\n".join(changed.values()))


def _first(lemma: str | list[str]) -> str:
    return lemma if isinstance(lemma, str) else lemma[0]
