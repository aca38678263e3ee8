"""« Et pour mon fils ? » leans on the last answer; a whole question does not."""

import pytest

from tests.journeys.citizen import Citizen
from tests.journeys.moments import SCAM

pytestmark = pytest.mark.slow

TENTH = "2020-11-10T11:00"
FORM = "Où est-ce que je peux télécharger le formulaire pour sortir ?"
RUN = "Ai-je le droit d'aller courir ?"


def test_and_for_my_son(citizen: Citizen) -> None:
    citizen.says(FORM, at=TENTH)
    heard = citizen.says("et pour mon fils ?", at=TENTH)
    assert (heard.outcome, heard.subject) == ("answer", "attestation-mineur"), heard


def test_and_for_a_foreigner(citizen: Citizen) -> None:
    citizen.says(FORM, at=TENTH)
    heard = citizen.says("Et pour un touriste ?", at=TENTH)
    assert (heard.outcome, heard.subject) == ("answer", "attestation-langue"), heard


def test_and_for_a_disabled_person(citizen: Citizen) -> None:
    citizen.says(RUN, at=TENTH)
    heard = citizen.says("et pour une personne handicapée ?", at=TENTH)
    assert (heard.outcome, heard.subject) == ("answer", "handicap"), heard


def test_and_for_my_grandmother(citizen: Citizen) -> None:
    citizen.says("Puis-je rendre visite à des amis ?", at=TENTH)
    heard = citizen.says("et à ma grand-mère ?", at=TENTH)
    assert (heard.outcome, heard.subject) == ("answer", "visite-proche-vulnerable"), heard


def test_what_holds_on_sunday_is_asked(citizen: Citizen) -> None:
    citizen.says(RUN, at=TENTH)
    heard = citizen.says("et le dimanche ?", at=TENTH)
    assert (heard.outcome, heard.subject) == ("answer", "sport-promenade"), heard
    assert "Règles au 15 novembre 2020" in heard.text


def test_what_holds_at_christmas_is_asked(citizen: Citizen) -> None:
    citizen.says(RUN, at=TENTH)
    heard = citizen.says("et à Noël ?", at=TENTH)
    assert (heard.outcome, heard.subject) == ("answer", "sport-promenade"), heard
    assert "25 décembre 2020" in heard.text
    assert "motif 6" not in heard.text


def test_what_holds_by_bicycle_is_asked(citizen: Citizen) -> None:
    citizen.says(RUN, at=TENTH)
    heard = citizen.says("et à vélo ?", at=TENTH)
    assert (heard.outcome, heard.subject) == ("answer", "sport-promenade"), heard


def test_and_if_it_is_far(citizen: Citizen) -> None:
    citizen.says("Je peux aller faire mes courses ?", at=TENTH)
    heard = citizen.says("et si c'est loin ?", at=TENTH)
    assert (heard.outcome, heard.subject) == ("answer", "courses"), heard
    assert heard.says("limite de distance")


def test_why_is_answered_with_the_text_in_force(citizen: Citizen) -> None:
    citizen.says(RUN, at=TENTH)
    heard = citizen.says("pourquoi ?", at=TENTH)
    assert "2020-1310" in heard.text, heard


def test_why_without_a_rule_offers_an_officer(citizen: Citizen) -> None:
    citizen.says("Comment fait-on pour porter plainte chez vous ?", at=TENTH)
    heard = citizen.says("Pourquoi ?", at=TENTH)
    assert heard.outcome == "clarify", heard
    assert "Parler à un policier" in heard.buttons


def test_are_you_sure_is_answered_honestly(citizen: Citizen) -> None:
    citizen.says(RUN, at=TENTH)
    heard = citizen.says("vous êtes sûr ?", at=TENTH)
    assert "Je suis un robot" in heard.text, heard
    assert "Parler à un policier" in heard.buttons


def test_a_place_alone_answers_the_question_again_for_that_place(citizen: Citizen) -> None:
    citizen.says(RUN, at="2021-02-27T12:00")
    heard = citizen.says("je suis à Nice", at="2021-02-27T12:00")
    assert "27 février 2021, à Nice" in heard.text, heard


def test_what_nobody_wrote_is_not_made_up(citizen: Citizen) -> None:
    citizen.says("De quelle façon puis-je contester une amende ?", at=TENTH)
    heard = citizen.says("et à vélo ?", at=TENTH)
    assert heard.outcome == "clarify", heard
    assert heard.choices == ("amende-contester",)
    assert "Parler à un policier" in heard.buttons


def test_several_follow_ups_in_a_row(citizen: Citizen) -> None:
    citizen.says(RUN, at=TENTH)
    citizen.says("et à vélo ?", at=TENTH)
    citizen.says("et le 5 décembre ?", at=TENTH)
    heard = citizen.says("et à pied ?", at=TENTH)
    assert (heard.outcome, heard.subject) == ("answer", "sport-promenade"), heard
    assert "5 décembre 2020" in heard.text


def test_a_follow_up_of_nothing_is_not_guessed(citizen: Citizen) -> None:
    heard = citizen.says("et le dimanche ?", at=TENTH)
    assert heard.outcome in {"clarify", "handoff"}, heard


def test_a_correction_is_read_without_its_beginning(citizen: Citizen) -> None:
    citizen.says("On m'a volé ma carte", at=TENTH)
    heard = citizen.says("Non, je parlais de promener mon chien le soir", at=TENTH)
    assert (heard.outcome, heard.subject) == ("answer", "animaux"), heard


def test_a_whole_new_question_wins(citizen: Citizen) -> None:
    citizen.says(RUN, at=TENTH)
    heard = citizen.says("Quelle est l'amende si je sors sans attestation ?", at=TENTH)
    assert (heard.outcome, heard.subject) == ("answer", "amende-montant"), heard


def test_an_emergency_is_never_a_follow_up(citizen: Citizen) -> None:
    citizen.says(FORM, at=TENTH)
    heard = citizen.says("et mon fils ne respire plus !", at=TENTH)
    assert heard.outcome == "emergency", heard


def test_asking_for_an_officer_is_never_a_follow_up(citizen: Citizen) -> None:
    citizen.says(FORM, at=TENTH)
    heard = citizen.says("je veux parler à un policier", at=TENTH)
    assert heard.outcome == "handoff", heard


def test_a_pressed_button_keeps_the_day_that_was_asked(citizen: Citizen) -> None:
    citizen.says("Le 5 décembre, ai-je le droit de courir longtemps ?", at=TENTH)
    heard = citizen.presses(citizen.bot.library.pages["animaux"].title, at=TENTH)
    assert "5 décembre 2020" in heard.text, heard


def test_how_long_leans_on_the_last_answer(citizen: Citizen) -> None:
    citizen.says(RUN, at=TENTH)
    for question in ("jusqu'à quand ?", "et jusqu'à quelle date ?"):
        heard = citizen.says(question, at=TENTH)
        assert (heard.outcome, heard.subject) == ("answer", "sport-promenade"), heard
        assert "jusqu'au 27 novembre 2020 inclus" in heard.text


def test_what_comes_next_is_answered_with_the_next_rules(citizen: Citizen) -> None:
    citizen.says(RUN, at=TENTH)
    heard = citizen.says("et après ?", at=TENTH)
    assert (heard.outcome, heard.subject) == ("answer", "sport-promenade"), heard
    assert heard.says("trois heures", "20 km", "Règles au 28 novembre 2020")
    heard = citizen.says("et ensuite ?", at=TENTH)
    assert "Règles au 15 décembre 2020" in heard.text, heard


def test_a_correction_of_the_day_answers_the_same_question(citizen: Citizen) -> None:
    citizen.says(RUN, at=TENTH)
    heard = citizen.says("non, je parlais du 5 décembre", at=TENTH)
    assert (heard.outcome, heard.subject) == ("answer", "sport-promenade"), heard
    assert "Règles au 5 décembre 2020" in heard.text


def test_overseas_is_never_answered_with_the_rules_of_the_metropole(citizen: Citizen) -> None:
    citizen.says(RUN, at=TENTH)
    heard = citizen.says("et en outre-mer ?", at=TENTH)
    assert heard.outcome == "handoff", heard
    assert "outre-mer" in heard.text


def test_a_number_of_department_is_no_day(citizen: Citizen) -> None:
    heard = citizen.says("Je suis dans le 13, ai-je le droit d'aller courir ?", at=TENTH)
    assert "Règles au 10 novembre 2020, dans les Bouches-du-Rhône." in heard.text, heard


def test_a_follow_up_of_nothing_is_no_question_about_opening_hours(citizen: Citizen) -> None:
    heard = citizen.says("et le week-end aussi ?", at=TENTH)
    assert heard.outcome == "clarify", heard
    assert heard.subject is None


def test_a_button_of_a_triage_leaves_a_subject_to_lean_on(citizen: Citizen) -> None:
    citizen.says(SCAM)
    citizen.presses("Ma carte est perdue ou volée")
    heard = citizen.says("et pour mon fils ?", at=TENTH)
    assert heard.choices == ("opposition-cb",), heard
    citizen.opens("report_violence")
    citizen.presses("Non, c'est passé ou je suis à l'abri")
    citizen.presses("Mon conjoint, mon ex, mon petit ami")
    heard = citizen.says("et pour ma fille ?", at=TENTH)
    assert (heard.outcome, heard.subject) == ("steer", "enfance"), heard


def test_words_inside_a_triage_leave_the_subject_of_its_door_to_lean_on(citizen: Citizen) -> None:
    citizen.says(SCAM)
    citizen.says("j'ai fait un virement de 300 euros")
    citizen.says("non c'est un inconnu")
    heard = citizen.says("vous êtes sûr ?", at=TENTH)
    assert heard.choices == ("pre-plainte",), heard


def test_an_age_told_after_a_report_is_no_question_about_the_form(citizen: Citizen) -> None:
    citizen.says("je veux signaler un compte instagram")
    heard = citizen.says("elle a 12 ans")
    assert (heard.outcome, heard.subject) == ("steer", "net-ecoute"), heard


def test_a_day_told_after_an_answer_that_has_none_is_answered_honestly(citizen: Citizen) -> None:
    citizen.opens("ask_plainte_refus")
    heard = citizen.says("et le dimanche ?", at=TENTH)
    assert (heard.outcome, heard.choices) == ("clarify", ("plainte-refus",)), heard
    assert heard.says("ma dernière réponse")


def test_who_is_told_after_choices_sees_the_same_choices(citizen: Citizen, vague: str) -> None:
    asked = citizen.says(vague, at=TENTH)
    heard = citizen.says("et pour ma grand-mère ?", at=TENTH)
    assert (heard.outcome, heard.choices) == ("clarify", asked.choices), heard


def test_choices_are_leaned_on_before_an_older_answer_is(citizen: Citizen, vague: str) -> None:
    citizen.says(RUN, at=TENTH)
    asked = citizen.says(vague, at=TENTH)
    assert citizen.says("et pour ma grand-mère ?", at=TENTH).choices == asked.choices


def test_a_day_told_after_choices_is_kept_for_the_one_that_is_pressed(citizen: Citizen, vague: str) -> None:
    asked = citizen.says(vague, at=TENTH)
    citizen.says("et le week-end aussi ?", at=TENTH)
    heard = citizen.presses(asked.buttons[0], at=TENTH)
    assert "Règles au 14 novembre 2020" in heard.text, heard


def test_a_number_of_kilometres_is_a_distance(citizen: Citizen) -> None:
    citizen.says(RUN, at=TENTH)
    heard = citizen.says("et si c'est à 3 km ?", at=TENTH)
    assert (heard.outcome, heard.subject) == ("answer", "sport-promenade"), heard
