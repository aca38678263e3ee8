"""What an officer may insert, and what may be noted for content staff: pure rules."""

from datetime import datetime

import pytest
from fake_bot import reading_of

from content.clock import PARIS
from content.errors import RefusedText
from content.library import load_library
from content.officer_texts import load_canned, load_wrap_up
from handoff.console.missing_question import LONGEST, accept_question
from handoff.console.ready_texts import of_page, ready_texts
from handoff.console.suggestions import last_question, subjects_of
from handoff.conversations.events import Author, Entry, Event, Form

NOVEMBER = datetime(2020, 11, 10, 12, tzinfo=PARIS)
DECEMBER = datetime(2020, 12, 20, 12, tzinfo=PARIS)


def test_canned_responses_come_first_and_then_the_robots_answers() -> None:
    ready = ready_texts(load_library(), NOVEMBER)
    canned = load_canned()
    assert [each.key for each in ready[: len(canned)]] == [f"canned:{each.key}" for each in canned]
    assert {each.about for each in ready[len(canned) :]} <= set(load_library().pages)
    assert len({each.key for each in ready}) == len(ready)


def test_a_robots_answer_follows_the_rules_of_its_day() -> None:
    library = load_library()
    page = library.pages["sport-promenade"]
    then, later = of_page(page, library, NOVEMBER), of_page(page, library, DECEMBER)
    assert then
    assert later
    assert then.notice == "Règles au 10 novembre 2020, en métropole."
    assert then.text != later.text
    assert "{" not in then.text


def test_a_service_comes_with_its_card() -> None:
    library = load_library()
    ready = of_page(library.pages["perceval"], library, NOVEMBER)
    assert ready
    assert ready.cards[0]["key"] == "perceval"


def test_there_is_a_digit_for_every_code_of_the_wrap_up() -> None:
    assert 1 <= len(load_wrap_up()) <= 9


def test_only_pages_are_suggested_whatever_a_reading_holds() -> None:
    library = load_library()
    ranking = [
        {"name": "emergency_police", "confidence": 0.9},
        {"name": "ask_animaux", "confidence": 0.5},
        {"name": "ask_courses", "confidence": 0.01},
        {"name": 3},
        "nonsense",
    ]
    found = list(subjects_of({**reading_of(None), "intent_ranking": ranking}, library))
    assert [page.slug for page in found] == ["animaux"]
    for broken in (None, [], {}, {"intent_ranking": None}, {"intent_ranking": 3}):
        assert list(subjects_of(broken, library)) == []


def _log(*entries: Entry) -> list[Event]:
    return [Event(seq, NOVEMBER, entry) for seq, entry in enumerate(entries, start=1)]


def test_the_question_is_what_the_citizen_wrote_since_the_last_answer() -> None:
    old, answer = Entry(Author.CITIZEN, ("ma carte",)), Entry(Author.OFFICER, ("Bonjour",))
    one, two = Entry(Author.CITIZEN, ("j'ai un chien",)), Entry(Author.CITIZEN, ("je peux sortir ?",))
    place = Entry(Author.CITIZEN, ("3 rue X", "06"), form=Form.RESCUE)
    assert last_question(_log(old, answer, one, two, place)) == "j'ai un chien je peux sortir ?"
    assert last_question(_log(old, answer)) == "ma carte"
    assert last_question(_log(answer)) == ""
    assert last_question(_log(Entry(Author.CITIZEN, ("/ask_officer",)))) == "ask_officer"


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Qui rappeler au 06 12 34 56 78 en cas de vol ?", "un numéro de téléphone"),
        ("Qui rappeler au +33 6.12.34.56.78 ?", "un numéro de téléphone"),
        ("Qui rappeler au ０６１２３４５６７８ ?", "un numéro de téléphone"),
        ("À qui écrire, paul.durand@exemple.fr ne répond pas", "une adresse électronique"),
        ("À qui écrire, paul arobase exemple point fr", "une adresse électronique"),
        ("Que faire pour la voiture AB-123-CD abandonnée ?", "une plaque"),
        ("Que faire pour la voiture ab123cd abandonnée ?", "une plaque"),
        ("Que faire pour la voiture 1234 ABC 75 abandonnée ?", "une plaque"),
        ("La carte 4970 1012 3456 7890 est-elle volée ?", "un numéro de carte"),
        ("Le compte FR76 3000 6000 0112 3456 7890 189 est-il le mien ?", "un numéro de compte"),
        ("Un homme rôde au 12 bis rue des Lilas, que faire ?", "une adresse"),
    ],
)
def test_a_question_that_points_at_somebody_is_refused_with_a_sentence(text: str, what: str) -> None:
    with pytest.raises(RefusedText) as refused:
        accept_question(text, [])
    assert refused.value.code == "personal_data"
    assert what in refused.value.sentence


@pytest.mark.parametrize(
    "text",
    [
        "Peut-on promener son chien à plus de 1 km, en 2020 et en 2021 ?",
        "Une amende de 135 euros se conteste-t-elle en 45 jours ?",
        "Faut-il une attestation entre 20 h et 6 h le 15 décembre 2020 ?",
        "Que faire quand le 3919 ne répond pas, ni le 116 006 ?",
    ],
)
def test_a_general_question_is_kept_as_it_is(text: str) -> None:
    assert accept_question(f"  {text}\n", ["bonjour, je voudrais savoir pour mon chien"]) == text


SAID = "bonjour mon voisin Monsieur Durand jette des pierres sur ma voiture tous les soirs et me menace"


def test_a_copy_of_what_the_citizen_wrote_is_refused_even_with_changes() -> None:
    for copy in (
        "Mon voisin monsieur Durand jette des pierres sur ma voiture",
        "mon voisin, M. Durand, jette des PIERRES sur ma voiture tous les soirs : que faire ?",
    ):
        with pytest.raises(RefusedText) as refused:
            accept_question(copy, ["un autre message", SAID])
        assert refused.value.code == "copied_text"
    general = "Que faire quand quelqu'un du voisinage abîme une voiture ?"
    assert accept_question(general, [SAID]) == general


def test_a_question_is_one_sentence_of_two_hundred_characters_at_most() -> None:
    for text, code in (("  \n", "empty"), ("court", "empty"), ("a " * LONGEST, "too_long")):
        with pytest.raises(RefusedText) as refused:
            accept_question(text, [])
        assert refused.value.code == code
