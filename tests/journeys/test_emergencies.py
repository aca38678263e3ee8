"""A danger is answered first, with the right number in front, wherever the conversation stands."""

import pytest

from tests.journeys.citizen import EVENING, Citizen, Heard
from tests.journeys.moments import MOMENTS, QUESTION, Moment

pytestmark = pytest.mark.slow

DANGERS = {
    "17": "un homme est en train de casser la serrure de mon appartement, je suis à l'intérieur",
    "15": "mon père vient de s'écrouler dans la cuisine, il ne réagit plus",
    "18": "il y a le feu dans la cage d'escalier de mon immeuble, ça fume beaucoup",
    "114": "je suis cachée dans la salle de bain, je ne peux pas parler sinon il va m'entendre",
}
CARDS = {number: f"urgence-{number}" for number in DANGERS}


def assert_alarm(heard: Heard, number: str) -> None:
    assert heard.outcome == "emergency", heard
    assert heard.first_number == number, heard
    assert heard.shows(CARDS[number], "urgence-112")
    assert heard.says("114")


@pytest.mark.parametrize("moment", MOMENTS.values(), ids=MOMENTS)
@pytest.mark.parametrize("number", DANGERS)
def test_a_danger_is_answered_first_wherever_the_conversation_stands(
    citizen: Citizen, vague: str, number: str, moment: Moment
) -> None:
    moment(citizen, vague)
    heard = citizen.says(DANGERS[number])
    assert_alarm(heard, number)
    assert (heard.also, heard.choices) == ((), ())


def test_a_danger_told_beside_a_question_is_answered_alone(citizen: Citizen) -> None:
    heard = citizen.says(
        "Je voulais vous demander pour mon attestation de courses, mais là quelqu'un essaie d'entrer par ma fenêtre !"
    )
    assert_alarm(heard, "17")
    assert not heard.says("motif 2")


def test_an_ex_who_hammers_at_the_door_is_a_matter_for_the_17(citizen: Citizen) -> None:
    assert_alarm(citizen.says("Mon ex tambourine à ma porte et hurle qu'il va me tuer"), "17")


def test_a_child_who_does_not_come_home_is_a_matter_for_the_17_without_delay(citizen: Citizen) -> None:
    heard = citizen.says("Ma fille de 6 ans n'est pas rentrée de l'école, je ne la trouve nulle part")
    assert_alarm(heard, "17")
    assert heard.says("aucun délai")


def test_a_wife_being_beaten_in_text_speak_is_a_matter_for_the_17(citizen: Citizen) -> None:
    assert_alarm(citizen.says("ojd encore mon mari me tape la mtn venez vite"), "17")


def test_swallowed_tablets_are_a_matter_for_the_15(citizen: Citizen) -> None:
    assert_alarm(citizen.says("Ma colocataire vient d'avaler toute une boîte de somnifères"), "15")


def test_somebody_who_wants_to_die_is_given_the_15_and_is_not_left_alone(citizen: Citizen) -> None:
    heard = citizen.says("Je n'en peux plus de vivre, je vais me suicider cette nuit")
    assert_alarm(heard, "15")
    assert heard.says("Ne restez pas seul")


def test_a_smell_of_gas_is_a_matter_for_the_18(citizen: Citizen) -> None:
    assert_alarm(
        citizen.says("Depuis dix minutes une odeur de gaz monte de la cave, on tousse tous au deuxième étage"), "18"
    )


def test_a_deaf_woman_who_is_attacked_is_given_the_114(citizen: Citizen) -> None:
    heard = citizen.says("Je suis sourde, mon compagnon est en train de me frapper")
    assert heard.outcome == "emergency", heard
    assert heard.shows("urgence-114", "urgence-17")


def test_a_danger_without_any_word_of_alarm_is_seen(citizen: Citizen) -> None:
    heard = citizen.says("il est rentré ivre, il casse tout dans le salon, je me suis enfermée avec les petits")
    assert heard.outcome == "emergency", heard


def test_a_danger_at_night_is_given_its_number_all_the_same(citizen: Citizen) -> None:
    assert_alarm(citizen.says(DANGERS["17"], at=EVENING), "17")


def test_a_danger_told_twice_is_answered_twice(citizen: Citizen) -> None:
    assert_alarm(citizen.says(DANGERS["15"]), "15")
    assert_alarm(citizen.says("il est tout bleu et il ne respire plus du tout"), "15")


def test_an_officer_can_be_called_after_the_number(citizen: Citizen) -> None:
    citizen.says(DANGERS["17"])
    assert citizen.asks_for_officer().outcome == "handoff"


def test_life_goes_on_after_an_alarm(citizen: Citizen) -> None:
    citizen.says(DANGERS["18"])
    heard = citizen.says(QUESTION)
    assert (heard.outcome, heard.subject) == ("answer", "courses"), heard


# What is no danger now.


@pytest.mark.parametrize("moment", MOMENTS.values(), ids=MOMENTS)
def test_a_danger_of_the_past_raises_no_alarm_wherever_the_conversation_stands(
    citizen: Citizen, vague: str, moment: Moment
) -> None:
    moment(citizen, vague)
    heard = citizen.says(
        "Il y a deux ans mon ex m'avait menacée avec un couteau, est-il trop tard pour porter plainte ?"
    )
    assert heard.outcome != "emergency", heard


def test_a_fire_of_last_week_is_no_emergency(citizen: Citizen) -> None:
    heard = citizen.says("La semaine dernière un incendie a détruit ma cave, mon assurance réclame un dépôt de plainte")
    assert heard.outcome != "emergency", heard


def test_an_illness_that_is_over_is_no_emergency(citizen: Citizen) -> None:
    heard = citizen.says("Mon grand-père de 90 ans a fait un malaise le mois dernier, puis-je aller l'aider chez lui ?")
    assert (heard.outcome, heard.subject) == ("answer", "visite-proche-vulnerable"), heard


def test_a_burglary_found_on_coming_home_goes_to_a_complaint(citizen: Citizen) -> None:
    heard = citizen.says("En rentrant de week-end j'ai découvert que j'avais été cambriolé, je ne sais pas par qui")
    assert (heard.outcome, heard.subject) == ("steer", "pre-plainte"), heard


def test_a_figure_of_speech_is_no_emergency(citizen: Citizen) -> None:
    heard = citizen.says("Je suis mort de rire avec vos papiers, combien de temps dure une attestation ?")
    assert heard.outcome != "emergency", heard


def test_a_film_is_no_emergency(citizen: Citizen) -> None:
    heard = citizen.says(
        "Hier j'ai vu un film où un type prend toute une banque en otage, ça arrive vraiment en France ?"
    )
    assert heard.outcome != "emergency", heard


def test_a_call_to_murder_read_online_goes_to_pharos_and_raises_no_alarm(citizen: Citizen) -> None:
    heard = citizen.says("Sur un forum public quelqu'un écrit qu'il faut tuer tous les juifs, où signaler ce message ?")
    assert (heard.outcome, heard.subject) == ("steer", "pharos"), heard
