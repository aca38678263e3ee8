"""An officer can be had at any moment, and the truth is told about when one answers."""

import pytest

from tests.journeys.citizen import DAWN, EVENING, Citizen
from tests.journeys.moments import FOREIGN, MOMENTS, OFFICER, QUESTION, SCAM, Moment

pytestmark = pytest.mark.slow

INSULT = "Vous êtes vraiment des gros abrutis, allez tous vous faire foutre"


@pytest.mark.parametrize("moment", MOMENTS.values(), ids=MOMENTS)
def test_an_officer_comes_when_asked_for_with_words_at_any_moment(citizen: Citizen, vague: str, moment: Moment) -> None:
    moment(citizen, vague)
    heard = citizen.says(OFFICER)
    assert heard.outcome == "handoff", heard
    assert heard.repeats("utter_ask_officer")


@pytest.mark.parametrize("moment", [m for name, m in MOMENTS.items() if "officer" not in name and "first" not in name])
def test_an_officer_comes_by_the_button_of_every_reply(citizen: Citizen, vague: str, moment: Moment) -> None:
    moment(citizen, vague)
    heard = citizen.asks_for_officer()
    assert heard.outcome == "handoff"
    assert heard.repeats("utter_ask_officer")


def test_a_citizen_who_waits_for_an_officer_is_still_answered(citizen: Citizen) -> None:
    citizen.says(OFFICER)
    heard = citizen.says(QUESTION)
    assert (heard.outcome, heard.subject) == ("answer", "courses"), heard


@pytest.mark.parametrize("moment", MOMENTS.values(), ids=MOMENTS)
def test_an_insult_gets_one_calm_sentence_and_an_officer(citizen: Citizen, vague: str, moment: Moment) -> None:
    moment(citizen, vague)
    heard = citizen.says(INSULT)
    assert heard.outcome == "handoff", heard
    assert heard.text.startswith("Je comprends votre colère.")
    assert len(heard.text.splitlines()) == 2, "the calm words, and what is said of the officers"


def test_after_an_insult_a_question_is_answered_as_any_other(citizen: Citizen) -> None:
    citizen.says(INSULT)
    heard = citizen.says(QUESTION)
    assert (heard.outcome, heard.subject) == ("answer", "courses"), heard


def test_in_the_day_a_handoff_says_that_an_officer_will_answer_here(citizen: Citizen) -> None:
    heard = citizen.says(OFFICER)
    assert heard.text.splitlines()[-1] == "Vous êtes dans la file d'attente. Un policier vous répondra ici."


def test_in_the_evening_a_handoff_tells_the_hours_and_the_numbers(citizen: Citizen) -> None:
    heard = citizen.says(OFFICER, at=EVENING)
    assert heard.outcome == "handoff"
    last = heard.text.splitlines()[-1]
    assert "de 8 h à 20 h, 7 jours sur 7" in last
    assert "demain à 8 h" in last
    assert all(number in last for number in ("17", "112", "114"))
    assert not heard.says("file d'attente")


def test_before_dawn_a_handoff_says_that_officers_come_back_today(citizen: Citizen) -> None:
    assert "aujourd'hui à 8 h" in citizen.says(OFFICER, at=DAWN).text


@pytest.mark.parametrize(
    "text",
    [
        INSULT,
        "Mon propriétaire refuse de me rendre ma caution depuis mon départ, que dit la loi ?",
        "Pouvez-vous regarder où en est l'enquête ouverte après mon accident de mars ?",
        FOREIGN["en"],
    ],
    ids=["an insult", "another law", "a file", "another language"],
)
def test_in_the_evening_every_kind_of_handoff_tells_the_truth(citizen: Citizen, text: str) -> None:
    heard = citizen.says(text, at=EVENING)
    assert heard.outcome == "handoff", heard
    assert heard.says("demain à 8 h")
    assert not heard.says("file d'attente")
    assert all(number in heard.text.splitlines()[-1] for number in ("17", "112", "114"))


def test_in_the_evening_the_button_of_the_scam_question_tells_the_truth_too(citizen: Citizen) -> None:
    citizen.says(SCAM, at=EVENING)
    heard = citizen.asks_for_officer(at=EVENING)
    assert heard.outcome == "handoff"
    assert heard.says("demain à 8 h")


def test_in_the_evening_the_bot_still_answers(citizen: Citizen) -> None:
    heard = citizen.says(QUESTION, at=EVENING)
    assert (heard.outcome, heard.subject) == ("answer", "courses"), heard
