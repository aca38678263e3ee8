"""The dictionary form of words."""

import pytest

from bot.lemmas import Lemmas, read_lemmas
from bot.word_vectors import read_vocabulary
from content.normalizer import normalize


@pytest.fixture(scope="module")
def lemmas() -> Lemmas:
    return read_lemmas(read_vocabulary())


@pytest.mark.parametrize("typed", ["MES VOISINS ÉTAIENT là", "mes voisins etaient la", "mes voisins etaient là 12"])
def test_a_word_has_the_same_lemma_with_and_without_its_accents(lemmas: Lemmas, typed: str) -> None:
    assert lemmas.of(normalize(typed)) == "mon voisin etre le"


def test_a_word_typed_as_in_sms_has_the_lemma_of_what_it_means(lemmas: Lemmas) -> None:
    assert lemmas.of(normalize("jpeux")) == lemmas.of("je peux")


def test_an_unknown_word_is_its_own_lemma(lemmas: Lemmas) -> None:
    assert lemmas.of("zorglubard") == "zorglubard"
