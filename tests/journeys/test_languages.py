"""Whoever does not write French is answered in their language, with the numbers that matter, and goes to an officer."""

import pytest

from tests.journeys.citizen import Citizen
from tests.journeys.moments import QUESTION, SCAM

pytestmark = pytest.mark.slow

FOREIGN = {
    "en": "Good morning, my handbag was stolen on the train last night, what should I do now?",
    "es": "Buenos días, ayer me robaron la cartera en el metro, ¿qué debo hacer ahora?",
    "de": "Guten Tag, gestern wurde mir in der Bahn die Tasche gestohlen, was soll ich jetzt machen?",
    "it": "Buongiorno, ieri mi hanno rubato la borsa sul treno, che cosa devo fare adesso?",
    "pt": "Bom dia, ontem roubaram a minha mala no comboio, o que devo fazer agora?",
    "nl": "Goedemorgen, gisteren is mijn tas in de trein gestolen, wat moet ik nu doen?",
    "pl": "Dzień dobry, wczoraj w pociągu skradziono mi torebkę, co mam teraz zrobić?",
    "ar": "صباح الخير، سُرقت حقيبتي في القطار ليلة أمس، ماذا أفعل الآن؟",
    "ru": "Доброе утро, вчера в поезде у меня украли сумку, что мне теперь делать?",
    "uk": "Доброго ранку, вчора в потязі в мене вкрали сумку, що мені тепер робити?",
    "zh": "早上好，昨晚我的包在火车上被偷了，现在该怎么办？",
}


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
