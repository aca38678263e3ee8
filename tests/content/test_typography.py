import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.typography import mistakes, typeset


@given(st.text(alphabet="aé1 0:;!?«»'’h€.\n\u00a0\u202f", max_size=60) | st.text(max_size=60))
def test_typesetting_twice_changes_nothing(text: str) -> None:
    assert typeset(typeset(text)) == typeset(text)


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("Que faire ?", "Que faire\u202f?"),
        ("Stop!", "Stop\u202f!"),
        ("Quoi ?!", "Quoi\u202f?!"),
        ("Un vol (en cours ?)", "Un vol (en cours\u202f?)"),
        ("Ici : là", "Ici\u00a0: là"),
        ("« Ici : »", "«\u00a0Ici\u00a0:\u00a0»"),
        ("à 10:30", "à 10:30"),
        ("« oui »", "«\u00a0oui\u00a0»"),
        ("«oui»", "«\u00a0oui\u00a0»"),
        ("l'attestation", "l’attestation"),
        ("l'« attestation »", "l’«\u00a0attestation\u00a0»"),
        ("3 750 €", "3\u202f750\u00a0€"),
        ("à 20 km, 3 h", "à 20\u00a0km, 3\u00a0h"),
        ("18 h 30", "18\u00a0h\u00a030"),
        ("8 h – 20 h", "8\u00a0h – 20\u00a0h"),
        ("n° 1", "n°\u00a01"),
        ("tapez *#06#", "tapez *#06#"),
    ],
)
def test_french_spaces_and_apostrophes_are_laid_on(typed: str, shown: str) -> None:
    assert typeset(typed) == shown


def test_addresses_are_left_as_they_are() -> None:
    address = "https://www.interieur.gouv.fr/L-actu?a=1;b'c:d!"
    assert typeset(f"Voyez {address} : c'est là") == f"Voyez {address}\u00a0: c’est là"


def test_line_breaks_and_lists_are_kept() -> None:
    assert typeset("Un.\n\n- deux\n- trois") == "Un.\n\n- deux\n- trois"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('un "oui"', "guillemets"),
        ("attendez...", "suspension"),
        ("deux  espaces", "deux espaces"),
        ("quoi?", "avant ; ! ou ?"),
        ("voici: là", "avant :"),
        ("«oui»", "dans « »"),
        ("oui , non", "de trop"),
        ("oui 👍", "emoji"),
    ],
)
def test_what_typesetting_cannot_put_right_is_told(text: str, told: str) -> None:
    assert any(told in mistake for mistake in mistakes(text))


@pytest.mark.parametrize(
    "text",
    [
        "Quoi ?",
        "Quoi ?!",
        "« oui »",
        "à 10:30",
        "tapez *#06#",
        "https://a.fr/?b;c: d",
        "le 24 h/24 ; puis",
        "(3 h) : oui",
    ],
)
def test_good_typing_has_no_mistake(text: str) -> None:
    assert list(mistakes(text)) == []
