"""What is known of French before any question is read: what words mean, and their dictionary form."""

from dataclasses import dataclass

from bot.lemmas import Lemmas, read_lemmas
from bot.word_vectors import WordVectors, read_vocabulary, read_word_vectors


@dataclass
class French:
    """Tables of words. The model keeps them, so that answering a message needs no package of spaCy."""

    meaning: WordVectors
    lemmas: Lemmas


def read_french() -> French:
    """Read the tables from the installed packages."""
    vocabulary = read_vocabulary()
    return French(read_word_vectors(vocabulary), read_lemmas(vocabulary))
