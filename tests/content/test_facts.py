"""Each answer says what its sources say, and nothing that they deny."""

import re

import pytest
from facts import missing, plain, said_wrongly, says, shown_cards, what_is_read
from facts_of_pages import FACTS

from content.library import Library
from content.reply import emergency
from content.vocabulary import DangerKind


@pytest.mark.parametrize("kind", DangerKind)
def test_an_emergency_gives_no_advice_that_has_no_source(kind: DangerKind, library: Library) -> None:
    read = plain(emergency(library, kind).read_aloud())
    assert not any(says(read, word) for word in ("ascenseur", "fumée", "enfumé", "gaz", "interrupteur", "massage"))


def test_every_page_has_its_facts(library: Library) -> None:
    without = "a page without its facts, or facts without a page: tests/content/facts_of_pages/ (data/README.md)"
    assert set(FACTS) == set(library.pages), without
    assert all(facts.must and facts.never for facts in FACTS.values())


@pytest.mark.parametrize("slug", FACTS)
def test_an_answer_says_what_its_sources_say(slug: str, library: Library) -> None:
    assert missing(FACTS[slug], what_is_read(slug, library)) == []


@pytest.mark.parametrize("slug", FACTS)
def test_an_answer_says_nothing_that_its_sources_deny(slug: str, library: Library) -> None:
    assert said_wrongly(FACTS[slug], what_is_read(slug, library)) == []


@pytest.mark.parametrize("slug", FACTS)
def test_an_answer_shows_the_right_cards(slug: str, library: Library) -> None:
    shown = shown_cards(slug, library)
    assert set(FACTS[slug].cards) <= shown
    assert not shown & set(FACTS[slug].no_cards)


def test_opposition_comes_before_perceval(library: Library) -> None:
    text = library.text_of("utter_perceval").lower()
    assert 0 <= text.index("opposition") < text.index("perceval")


def test_violences_begin_with_the_emergency_numbers(library: Library) -> None:
    first = library.text_of("utter_violences").split("\n")[0]
    assert re.findall(r"\d+", first) == ["17", "114"]


@pytest.mark.parametrize("kind", DangerKind)
def test_an_emergency_never_sends_to_a_number_of_the_future(kind: DangerKind, library: Library) -> None:
    read = plain(emergency(library, kind).read_aloud())
    assert not any(says(read, number) for number in ("3114", "3018", "3919", "pré-plainte"))


def test_who_speaks_of_suicide_is_sent_to_the_15(library: Library) -> None:
    assert says(plain(emergency(library, DangerKind.MEDICAL).read_aloud()), "15")
    for slug in ("aide-victimes", "net-ecoute", "harcelement-scolaire", "pharos"):
        assert says(what_is_read(slug, library), "15"), slug
