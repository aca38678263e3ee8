import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.citizen_text import MAX_CHARS, accept_text, neutralize_for_bot
from content.errors import RefusedText


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (None, "not_text"),
        (12, "not_text"),
        ({"text": "bonjour"}, "not_text"),
        (["bonjour"], "not_text"),
        (b"bonjour", "not_text"),
        ("", "empty"),
        (" \n\t ", "empty"),
        ("\u200b\u0000\u202e", "empty"),
        ("a" * (MAX_CHARS + 1), "too_long"),
        ("a" * 100_000, "too_long"),
    ],
)
def test_what_is_no_message_is_refused_with_a_french_sentence(raw: object, code: str) -> None:
    with pytest.raises(RefusedText) as refused:
        accept_text(raw)
    assert refused.value.code == code
    assert refused.value.sentence.endswith(".")


def test_a_refusal_carries_no_part_of_the_message() -> None:
    with pytest.raises(RefusedText) as refused:
        accept_text("motsecret" * 1_000)
    assert "motsecret" not in f"{refused.value!r}{refused.value.sentence}{refused.value.args}"


def test_a_message_of_the_greatest_length_is_accepted() -> None:
    assert accept_text("é" * MAX_CHARS) == "é" * MAX_CHARS


def test_line_breaks_and_emoji_families_are_kept() -> None:
    family = "\U0001f468\u200d\U0001f469\u200d\U0001f467"
    assert accept_text(f" bonjour\r\nmerci {family} ") == f"bonjour\nmerci {family}"


def test_control_and_invisible_characters_go() -> None:
    assert accept_text("bon\u0000jo\u202eur\ud800") == "bonjour"


@given(st.text(max_size=300))
def test_an_accepted_message_is_accepted_again_unchanged(raw: str) -> None:
    try:
        accepted = accept_text(raw)
    except RefusedText:
        return
    assert accept_text(accepted) == accepted
    accepted.encode("utf-8")


@given(st.text(max_size=300))
def test_no_message_reaches_the_bot_as_an_order(raw: str) -> None:
    for_bot = neutralize_for_bot(raw)
    assert for_bot
    assert not for_bot.startswith("/")
    assert len(for_bot.splitlines()) == 1


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("/restart", "restart"),
        ("///  /restart", "restart"),
        ('/ask_officer{"a":1}', 'ask_officer{"a":1}'),
        ("a\n\nb", "a b"),
        ("////", "."),
        ("12/11/2020", "12/11/2020"),
    ],
)
def test_orders_become_words(written: str, read: str) -> None:
    assert neutralize_for_bot(written) == read
