"""Bonjour and merci around a question are not what it asks."""

import pytest

from bot.courtesy import without_courtesy


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("bonjour est ce que la chasse est ouverte", "est ce que la chasse est ouverte"),
        ("Bonjour, je peux aller à Paris ? Merci d'avance.", "je peux aller à Paris ?"),
        ("bsr madame monsieur, où porter plainte svp", "où porter plainte"),
        ("slt jpeu sortir a quel heure stp mrc", "jpeu sortir a quel heure"),
        ("je peux aller voir ma mère s'il vous plaît merci pour votre réponse", "je peux aller voir ma mère"),
    ],
)
def test_a_question_stands_without_its_courtesies(said: str, asked: str) -> None:
    assert without_courtesy(said) == asked


@pytest.mark.parametrize(
    "text",
    [
        "bonjour",
        "bonjour ça va ?",
        "ok merci",
        "merci beaucoup vous m'avez bien aidée",
        "bonjour merci",
        "",
        "au revoir",
    ],
)
def test_a_courtesy_alone_is_left_as_it_is(text: str) -> None:
    assert without_courtesy(text) == text


def test_a_long_courtesy_takes_no_long_time() -> None:
    text = "bonjour " * 500 + "merci " * 500
    assert without_courtesy(text) == text
