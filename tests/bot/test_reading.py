"""What is read of a message, and what is kept of it: nothing."""

import pytest

from bot.reading import Reader, Reading


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


def test_a_message_is_read_as_normalised_words_and_lemmas(reader: Reader) -> None:
    assert reader.read(["MES VOISINS ÉTAIENT là", ""]) == [
        Reading("mes voisins etaient la", "mon voisin etre la"),
        Reading("", ""),
    ]


def test_no_word_of_a_message_stays_in_spacys_memory(reader: Reader) -> None:
    reader.read(["Bonjour"])
    known = set(reader._language.vocab.strings)
    reader.read(["Zorglubard habite au 12bis rue Trucmuchette"])
    assert set(reader._language.vocab.strings) == known


def test_a_reading_does_not_depend_on_what_was_read_before(reader: Reader) -> None:
    asked = "Mes cousines zorglubardes arrivent"
    assert reader.read([asked]) == reader.read(["autre chose", asked])[1:]


def test_a_question_of_the_content_is_read_as_a_citizens_message_is(reader: Reader) -> None:
    asked = ["Mes voisins étaient là", "jpeux sortir mn chien ?"]
    assert reader.read_public(asked) == reader.read(asked)
