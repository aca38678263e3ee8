"""When the bot is not sure it asks; when it does not understand it asks once, then an officer takes over."""

import pytest

from content.reply import OFFICER_TITLE
from tests.journeys.citizen import Bot, Citizen
from tests.journeys.moments import NONSENSE, OTHER_NONSENSE, QUESTION

pytestmark = pytest.mark.slow

NOT_HELPED = "Votre texte ne répond pas à ce que je demandais"
NOT_HELPED_AGAIN = "Toujours pas, votre réponse ne m'aide en rien"


def test_a_vague_message_gets_two_or_three_subjects_and_an_officer(citizen: Citizen, vague: str) -> None:
    heard = citizen.says(vague)
    titles = [citizen.bot.library.pages[slug].title for slug in heard.choices]
    assert 2 <= len(titles) <= 3
    assert list(heard.buttons) == [*titles, OFFICER_TITLE]


def test_yes_before_anything_was_asked_is_no_answer(citizen: Citizen) -> None:
    heard = citizen.says("oui")
    assert heard.outcome == "clarify", heard
    citizen.says(QUESTION)
    assert citizen.says("oui").repeats("utter_affirm_helped")


def test_each_button_of_a_clarification_leads_to_its_subject(trained_bot: Bot, vague: str) -> None:
    for slug in trained_bot.citizen().says(vague).choices:
        citizen = trained_bot.citizen()
        citizen.says(vague)
        heard = citizen.presses(trained_bot.library.pages[slug].title)
        assert heard.subject == slug
        assert heard.outcome in {"answer", "steer"}


def test_a_clarification_may_be_answered_with_words(citizen: Citizen, vague: str) -> None:
    citizen.says(vague)
    heard = citizen.says(QUESTION)
    assert (heard.outcome, heard.subject, heard.choices) == ("answer", "courses", ()), heard


def test_a_clarification_always_leaves_the_way_to_an_officer(citizen: Citizen, vague: str) -> None:
    citizen.says(vague)
    assert citizen.asks_for_officer().outcome == "handoff"


def test_nonsense_is_asked_once_to_be_written_otherwise_then_goes_to_an_officer(citizen: Citizen) -> None:
    first = citizen.says(NONSENSE)
    assert first.outcome == "clarify", first
    assert first.says("l'écrire autrement")
    assert first.buttons == (OFFICER_TITLE,)
    assert citizen.says(OTHER_NONSENSE).outcome == "handoff"


def test_a_question_written_otherwise_after_nonsense_is_answered(citizen: Citizen) -> None:
    citizen.says(NONSENSE)
    heard = citizen.says(QUESTION)
    assert (heard.outcome, heard.subject) == ("answer", "courses"), heard


def test_an_answer_that_does_not_help_twice_leads_to_an_officer(citizen: Citizen) -> None:
    citizen.says(QUESTION)
    assert citizen.says(NOT_HELPED).outcome == "clarify"
    assert citizen.says(NOT_HELPED_AGAIN).outcome == "handoff"


def test_nonsense_then_an_answer_that_does_not_help_lead_to_an_officer(citizen: Citizen) -> None:
    assert citizen.says(NONSENSE).outcome == "clarify"
    citizen.says(QUESTION)
    assert citizen.says(NOT_HELPED).outcome == "handoff"


def test_a_quarrel_with_a_landlord_goes_to_an_officer(citizen: Citizen) -> None:
    heard = citizen.says("Mon propriétaire refuse de me rendre ma caution depuis mon départ, que dit la loi ?")
    assert heard.outcome == "handoff", heard


def test_the_state_of_a_file_goes_to_an_officer(citizen: Citizen) -> None:
    heard = citizen.says("Pouvez-vous regarder où en est l'enquête ouverte après mon accident de mars ?")
    assert heard.outcome == "handoff", heard


def test_whoever_wants_to_join_the_police_gets_the_site_and_an_officer(citizen: Citizen) -> None:
    heard = citizen.says("J'ai 19 ans et le bac, comment entrer dans la police nationale ?")
    assert heard.outcome == "handoff", heard
    assert heard.shows("recrutement-police")


def test_drug_dealing_in_the_hall_goes_to_an_officer(citizen: Citizen) -> None:
    heard = citizen.says("Des dealers occupent le hall de mon immeuble tous les soirs, je voudrais vous le signaler")
    assert heard.outcome == "handoff", heard


def test_a_no_under_an_answer_asks_for_other_words_then_calls_an_officer(citizen: Citizen) -> None:
    citizen.says("je peux promener mon chien ?")
    heard = citizen.opens("not_helped")  # « Non » to « Cela répond-il à votre question ? »
    assert (heard.outcome, heard.choices) == ("clarify", ()), heard
    assert "autrement" in heard.text, heard
    assert citizen.opens("not_helped").outcome == "handoff"
