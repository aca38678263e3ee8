"""Whoever does not write French is answered in their language, with the numbers that matter, and goes to an officer."""

import pytest

from tests.journeys.citizen import Citizen
from tests.journeys.moments import FOREIGN, QUESTION, SCAM

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(("code", "text"), FOREIGN.items())
def test_a_message_in_another_language_is_answered_in_it_with_17_and_112(
    citizen: Citizen, code: str, text: str
) -> None:
    heard = citizen.says(text)
    assert heard.outcome == "handoff", heard
    assert heard.repeats(f"utter_foreign_{code}"), heard
    first = heard.text.splitlines()[0]
    assert "17" in first
    assert "112" in first
    assert heard.shows("urgence-17", "urgence-112")


@pytest.mark.parametrize("text", ["Is there an english version of the form?", "where can i get the form in english"])
def test_who_asks_in_english_for_the_english_form_gets_it(citizen: Citizen, text: str) -> None:
    heard = citizen.says(text)
    assert (heard.outcome, heard.subject) == ("answer", "attestation-langue"), heard
    assert heard.says("An official English form exists")


def test_english_about_anything_else_is_not_taken_for_the_form(citizen: Citizen) -> None:
    heard = citizen.says("my passport was stolen yesterday, can someone answer me in english please")
    assert heard.repeats("utter_foreign_en"), heard


def test_another_language_inside_the_scam_question_is_answered_in_it(citizen: Citizen) -> None:
    citizen.says(SCAM)
    assert citizen.says(FOREIGN["es"]).repeats("utter_foreign_es")


def test_whoever_turns_to_french_is_answered_in_french(citizen: Citizen) -> None:
    citizen.says(FOREIGN["en"])
    heard = citizen.says(QUESTION)
    assert (heard.outcome, heard.subject) == ("answer", "courses"), heard


def test_a_danger_told_in_english_is_given_17_and_112(citizen: Citizen) -> None:
    heard = citizen.says("Please help me, a man is trying to break into my apartment right now")
    assert heard.outcome in {"emergency", "handoff"}, heard
    assert heard.shows("urgence-17", "urgence-112")


def test_a_question_about_forms_in_other_languages_asked_in_french_is_answered(citizen: Citizen) -> None:
    heard = citizen.says("Ma femme ne lit que l'anglais, l'attestation existe-t-elle dans cette langue ?")
    assert (heard.outcome, heard.subject) == ("answer", "attestation-langue"), heard
