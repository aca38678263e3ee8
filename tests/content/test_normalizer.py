from collections import Counter

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from content.normalizer import _SPELLINGS_FILE, fold, normalize

SPELLINGS = yaml.safe_load(_SPELLINGS_FILE.read_text(encoding="utf-8"))
FORMS = [form for forms in SPELLINGS.values() for form in forms]


@given(st.text(max_size=200))
def test_normalizing_twice_changes_nothing(text: str) -> None:
    once = normalize(text)
    assert normalize(once) == once


@given(st.lists(st.sampled_from([*FORMS, *SPELLINGS, "20h", "1km", "135€", "j'", "c'est", "l'attest"]), max_size=8))
def test_normalizing_sms_twice_changes_nothing(words: list[str]) -> None:
    once = normalize(" ".join(words))
    assert normalize(once) == once


@given(st.text(max_size=200))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("SLT jpe sortir le chien apres 20h ???", "salut je peux sortir le chien apres 20 heure"),
        ("J’ai l'attestation", "j ai l attestation"),
        ("Où est-ce ? À Évry…", "ou est ce a evry"),
        ("bonjourrrr", "bonjour"),
        ("à 2main", "a demain"),
        ("une sœur", "une soeur"),
        ("135€ d'amende", "135 euro d amende"),
        ("🙂 !!!", ""),
        ("👍🏽", "ok"),
        ("🆘vite", "au secours vite"),
    ],
)
def test_many_ways_to_type_become_one(written: str, meant: str) -> None:
    assert normalize(written) == meant


def test_a_form_has_one_meaning() -> None:
    assert [form for form, times in Counter(FORMS).items() if times > 1] == []


def test_no_meant_word_is_a_form() -> None:
    meant = {word for key in SPELLINGS for word in key.split()}
    assert meant & set(FORMS) == set()


def test_spellings_are_texts_and_not_what_yaml_makes_of_them() -> None:
    assert all(isinstance(word, str) for word in [*SPELLINGS, *FORMS])


def test_spellings_are_written_as_normalised_words_are() -> None:
    # A form with a space or an accent would never be met.
    assert [form for form in FORMS if fold(form) != form or len(form.split()) != 1] == []
