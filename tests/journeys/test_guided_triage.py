"""Whoever says too little is asked, one question at a time, and sent to the right door; anything else may interrupt."""

from collections.abc import Iterator

import pytest

from content.guided import MOST_QUESTIONS, Facts, GuidedTriage
from content.library import load_library
from content.reply import OFFICER_TITLE
from tests.journeys.citizen import Citizen, Heard
from tests.journeys.moments import FOREIGN, SCAM

pytestmark = pytest.mark.slow

COMPLAINT = "Bonjour, je voudrais porter plainte s'il vous plaît"
VIOLENCE = "j'ai été agressée"
THEFT = "On m'a volé !"
CONTENT = "je souhaite signaler un contenu illicite"
TRIAGES = load_library().triages
WORDLESS = "mon plafond fume et ça sent le brûlé dans tout le salon"
LIFE = "un homme est en train de casser la serrure de mon appartement, je suis à l'intérieur"


def assert_question(heard: Heard, words: str) -> None:
    assert heard.outcome == "clarify", heard
    assert words in heard.text.splitlines()[-len(heard.buttons) - 1], heard
    assert heard.buttons[-1] == OFFICER_TITLE
    assert len(heard.buttons) > 2


def assert_steered(heard: Heard, service: str) -> None:
    assert (heard.outcome, heard.subject) == ("steer", service), heard


def assert_over(citizen: Citizen) -> None:
    """Nothing of a triage is left: thanks are thanks."""
    thanks = citizen.says("Merci infiniment pour votre aide précieuse")
    assert (thanks.outcome, thanks.subject) == ("answer", "social"), thanks


# Scams.


def test_a_scam_without_detail_is_asked_about_with_buttons_and_an_officer(citizen: Citizen) -> None:
    assert_question(citizen.says(SCAM), "Que s'est-il passé ?")


def test_money_sent_to_a_stranger_leads_to_the_pre_plainte_in_two_sentences(citizen: Citizen) -> None:
    citizen.says(SCAM)
    assert_question(citizen.says("j'ai fait un virement de 800 euros pour une moto"), "qui est l'auteur ?")
    assert_steered(citizen.says("non, je ne le connais pas du tout"), "pre-plainte")
    assert_over(citizen)


def test_money_given_to_somebody_known_leads_to_a_station(citizen: Citizen) -> None:
    citizen.says(SCAM)
    citizen.presses("J'ai payé ou envoyé de l'argent")
    heard = citizen.says("oui c'est un collègue")
    assert_steered(heard, "plainte")
    assert not heard.shows("pre-plainte")


def test_a_company_that_does_not_deliver_is_no_swindler(citizen: Citizen) -> None:
    citizen.says(SCAM)
    citizen.says("j'ai payé une commande")
    heard = citizen.says("c'est une entreprise qui a un magasin")
    assert_steered(heard, "escroquerie")
    assert heard.shows("signalconso")


def test_a_scam_told_with_the_card_in_hand_is_asked_nothing(citizen: Citizen) -> None:
    assert_steered(citizen.says("je me suis fait arnaquer, j'ai encore ma carte"), "perceval")
    assert_over(citizen)


def test_a_doubtful_message_is_asked_how_it_came(citizen: Citizen) -> None:
    citizen.says(SCAM)
    assert_question(citizen.says("c'est juste un message, rien perdu"), "Comment avez-vous reçu ce message ?")
    assert_steered(citizen.says("par mail"), "signal-spam")


def test_a_young_person_who_is_blackmailed_finds_net_ecoute(citizen: Citizen) -> None:
    citizen.says(SCAM)
    citizen.presses("On me fait chanter (photos, vidéos)")
    heard = citizen.says("oui elle a 15 ans")
    assert_steered(heard, "net-ecoute")
    assert heard.says("Ne payez rien")


def test_an_adult_blackmailed_by_a_stranger_is_told_not_to_pay(citizen: Citizen) -> None:
    citizen.says(SCAM)
    citizen.presses("On me fait chanter (photos, vidéos)")
    citizen.says("non")
    heard = citizen.says("un inconnu")
    assert_steered(heard, "pharos")
    assert heard.says("Ne payez pas", "portez plainte")
    assert not heard.shows("pre-plainte")


def test_a_payment_that_was_only_a_text_message_is_corrected(citizen: Citizen) -> None:
    citizen.says(SCAM)
    citizen.presses("J'ai payé ou envoyé de l'argent")
    heard = citizen.says("non en fait c'est un sms que j'ai reçu, rien payé")
    assert_steered(heard, "33700")


# Complaints.


def test_a_complaint_for_a_theft_by_a_neighbour_goes_to_a_station_after_three_questions(citizen: Citizen) -> None:
    assert_question(citizen.says(COMPLAINT), "Est-ce en train de se passer ?")
    assert_question(citizen.says("non c'était hier soir"), "Que s'est-il passé ?")
    assert_question(citizen.says("un vol"), "Connaissez-vous l'auteur ?")
    heard = citizen.says("mon voisin")
    assert_steered(heard, "plainte")
    assert not heard.shows("pre-plainte")
    assert_over(citizen)


def test_a_complaint_for_a_theft_by_nobody_known_goes_to_the_pre_plainte(citizen: Citizen) -> None:
    citizen.says(COMPLAINT)
    citizen.says("il y a trois jours")
    citizen.says("une dégradation")
    assert_steered(citizen.says("aucune idée"), "pre-plainte")


def test_what_is_happening_now_is_a_matter_for_the_17_and_not_for_a_complaint(citizen: Citizen) -> None:
    citizen.says(COMPLAINT)
    heard = citizen.says("oui, en ce moment")
    assert heard.outcome == "emergency", heard
    assert heard.first_number == "17"
    assert_over(citizen)


def test_threats_are_never_sent_to_the_pre_plainte(citizen: Citizen) -> None:
    citizen.says(COMPLAINT)
    citizen.says("la semaine dernière")
    heard = citizen.says("des menaces")
    assert_steered(heard, "plainte")
    assert not heard.shows("pre-plainte")


def test_blows_told_after_a_theft_change_the_door(citizen: Citizen) -> None:
    citizen.says(COMPLAINT)
    citizen.says("hier")
    citizen.says("un vol")
    heard = citizen.says("en fait on m'a frappé aussi")
    assert_steered(heard, "plainte")
    assert not heard.shows("pre-plainte")


def test_old_facts_are_told_how_long_a_complaint_stays_possible(citizen: Citizen) -> None:
    citizen.says(COMPLAINT)
    citizen.says("il y a cinq ans")
    heard = citizen.says("un vol")
    assert heard.subject == "plainte-delai", heard
    assert heard.says("6 ans")


def test_a_first_message_with_date_and_author_is_asked_what_happened_only(citizen: Citizen) -> None:
    heard = citizen.opens("report_complaint")
    assert_question(heard, "Est-ce en train de se passer ?")
    assert_question(citizen.says("non hier, et je sais qui c'est"), "Que s'est-il passé ?")
    assert_steered(citizen.says("un vol"), "plainte")


# Violence.


def test_a_beaten_partner_is_led_to_trained_officers_in_two_questions(citizen: Citizen) -> None:
    assert_question(citizen.says(VIOLENCE), "en danger en ce moment ?")
    assert_question(citizen.says("non c'est fini"), "De qui viennent les violences ?")
    heard = citizen.says("mon ex")
    assert_steered(heard, "violences")
    assert heard.shows("violences", "violences-3919")
    assert heard.says("Du lundi au vendredi de 9 h à 22 h")
    assert not heard.shows("pre-plainte")


def test_who_is_in_danger_is_given_the_17_at_once(citizen: Citizen) -> None:
    citizen.says(VIOLENCE)
    heard = citizen.says("oui")
    assert heard.outcome == "emergency", heard
    assert heard.first_number == "17"


def test_a_beaten_child_is_led_to_the_119(citizen: Citizen) -> None:
    citizen.says(VIOLENCE)
    citizen.says("non")
    heard = citizen.presses("La victime est un enfant")
    assert_steered(heard, "enfance")
    assert heard.first_number == "119"


def test_blows_by_a_stranger_in_the_street_lead_to_a_station(citizen: Citizen) -> None:
    citizen.says(VIOLENCE)
    citizen.says("non, hier")
    assert_question(citizen.says("un inconnu dans la rue"), "De quoi s'agit-il ?")
    heard = citizen.says("des coups")
    assert_steered(heard, "plainte")
    assert not heard.shows("pre-plainte")


def test_an_officer_may_be_asked_for_at_each_step_of_a_violence(citizen: Citizen) -> None:
    for steps in ([], ["non"], ["non", "mon oncle"]):
        citizen.says(VIOLENCE)
        for step in steps:
            assert OFFICER_TITLE in citizen.says(step).buttons
        assert citizen.asks_for_officer().outcome == "handoff"


# Illicit content.


def test_a_public_content_leads_to_pharos(citizen: Citizen) -> None:
    assert_question(citizen.says(CONTENT), "Une vie est-elle en danger")
    assert_question(citizen.says("non"), "Où est ce contenu ?")
    assert_question(citizen.says("sur facebook public"), "mineur que vous connaissez")
    assert_steered(citizen.says("non"), "pharos")


def test_a_private_message_to_a_daughter_leads_to_net_ecoute(citizen: Citizen) -> None:
    citizen.says(CONTENT)
    citizen.says("non")
    citizen.says("en message privé")
    heard = citizen.says("oui ma fille de 13 ans")
    assert_steered(heard, "net-ecoute")
    assert heard.says("0 800 200 000")


def test_pupils_who_harass_lead_to_the_3020(citizen: Citizen) -> None:
    citizen.says(CONTENT)
    citizen.says("non")
    citizen.says("instagram")
    heard = citizen.says("des élèves de son collège")
    assert_steered(heard, "harcelement-scolaire")
    assert heard.says("3020")


def test_a_private_message_to_an_adult_leads_to_a_station(citizen: Citizen) -> None:
    citizen.says(CONTENT)
    citizen.presses("Non")
    citizen.presses("En message privé, reçu personnellement")
    assert_steered(citizen.presses("Non"), "plainte")


def test_an_announced_suicide_comes_before_any_service(citizen: Citizen) -> None:
    citizen.says(CONTENT)
    heard = citizen.presses("Oui, en ce moment")
    assert heard.outcome == "emergency", heard


# Lost or stolen.


def test_a_telephone_snatched_leads_to_a_station_with_its_number(citizen: Citizen) -> None:
    assert_question(citizen.says(THEFT), "Qu'avez-vous perdu")
    assert_question(citizen.says("mon portable"), "Est-ce perdu ou volé ?")
    heard = citizen.says("il me l'a arraché des mains")
    assert_steered(heard, "plainte")
    assert heard.says("opérateur", "IMEI")
    assert not heard.shows("pre-plainte")


def test_a_bag_that_disappeared_is_a_lost_object(citizen: Citizen) -> None:
    citizen.says(THEFT)
    citizen.says("mon sac à main")
    assert_steered(citizen.says("je l'ai perdu je crois"), "objets-trouves")


def test_a_card_stolen_by_somebody_known_is_stopped_first(citizen: Citizen) -> None:
    citizen.says(THEFT)
    citizen.says("ma carte bleue")
    heard = citizen.says("mon coloc l'a prise")
    assert_steered(heard, "opposition-cb")
    assert heard.text.startswith("Faites opposition sans attendre")
    assert heard.shows("plainte")
    assert not heard.shows("pre-plainte")


def test_a_car_that_is_not_there_is_first_looked_for_in_the_pound(citizen: Citizen) -> None:
    citizen.opens("report_loss")
    citizen.says("la voiture")
    heard = citizen.says("je ne sais pas")
    assert_steered(heard, "vehicule-vole")
    assert heard.says("fourrière")


def test_a_bag_stolen_by_nobody_known_goes_to_the_pre_plainte(citizen: Citizen) -> None:
    citizen.opens("report_loss")
    citizen.presses("Autre chose (sac, vélo, bijoux…)")
    assert_steered(citizen.presses("Volé, je ne sais pas par qui"), "pre-plainte")


# Whatever else is said.


@pytest.mark.parametrize("triage", TRIAGES.values(), ids=lambda triage: triage.name)
def test_a_danger_is_answered_first_inside_every_triage(citizen: Citizen, triage: GuidedTriage) -> None:
    citizen.opens(triage.intent)
    heard = citizen.says(LIFE)
    assert (heard.outcome, heard.first_number) == ("emergency", "17"), heard


@pytest.mark.parametrize("triage", TRIAGES.values(), ids=lambda triage: triage.name)
def test_a_danger_that_no_word_tells_closes_every_triage(citizen: Citizen, triage: GuidedTriage) -> None:
    citizen.opens(triage.intent)
    heard = citizen.says(WORDLESS)
    assert heard.outcome == "emergency", heard
    assert_over(citizen)


@pytest.mark.parametrize("triage", TRIAGES.values(), ids=lambda triage: triage.name)
def test_another_sure_subject_is_answered_inside_every_triage_and_closes_it(
    citizen: Citizen, triage: GuidedTriage
) -> None:
    citizen.opens(triage.intent)
    heard = citizen.says("Comment donner procuration à mon frère pour les prochaines élections ?")
    assert_steered(heard, "procuration")
    assert_over(citizen)


@pytest.mark.parametrize("triage", TRIAGES.values(), ids=lambda triage: triage.name)
def test_every_triage_may_be_given_up(citizen: Citizen, triage: GuidedTriage) -> None:
    citizen.opens(triage.intent)
    heard = citizen.says("finalement laissez tomber")
    assert heard.says("j'arrête mes questions"), heard
    assert_over(citizen)


@pytest.mark.parametrize("triage", TRIAGES.values(), ids=lambda triage: triage.name)
def test_what_is_not_understood_is_asked_once_more_and_then_an_officer_takes_over(
    citizen: Citizen, triage: GuidedTriage
) -> None:
    first = citizen.opens(triage.intent)
    again = citizen.says("bla bla pouet pouet tralala")
    assert again.outcome == "clarify", again
    assert again.says("Je n'ai pas bien compris votre réponse")
    assert again.buttons == first.buttons
    assert citizen.says("qsdfj mlkjh wxcv poiu").outcome == "handoff"
    assert_over(citizen)


def test_an_officer_asked_for_in_words_ends_the_questions(citizen: Citizen) -> None:
    citizen.says(COMPLAINT)
    assert citizen.says("J'aimerais discuter directement avec un vrai policier, c'est possible ?").outcome == "handoff"
    assert_over(citizen)


def test_another_language_ends_the_questions(citizen: Citizen) -> None:
    citizen.says(THEFT)
    assert citizen.says(FOREIGN["en"]).repeats("utter_foreign_en")


def test_thanks_inside_a_triage_ask_its_question_again(citizen: Citizen) -> None:
    first = citizen.says(SCAM)
    assert citizen.says("Merci infiniment pour votre aide précieuse").buttons == first.buttons
    assert citizen.presses("Ma carte est perdue ou volée").subject == "opposition-cb"


def test_a_scam_that_was_a_theft_changes_the_triage(citizen: Citizen) -> None:
    citizen.says(SCAM)
    assert_question(citizen.says(THEFT), "Qu'avez-vous perdu")
    citizen.says("mon téléphone")
    assert_steered(citizen.says("volé"), "telephone-vole")


def test_a_button_pressed_after_the_end_leads_to_its_door_all_the_same(citizen: Citizen) -> None:
    citizen.says(SCAM)
    citizen.presses("Un virus, un compte ou un ordinateur piraté")
    assert_steered(citizen.opens("scam_what_card_lost"), "opposition-cb")
    assert_over(citizen)


def test_a_button_pressed_twice_is_one_answer(citizen: Citizen) -> None:
    citizen.says(SCAM)
    first = citizen.presses("J'ai payé ou envoyé de l'argent")
    assert citizen.opens("scam_what_paid").buttons == first.buttons
    assert_steered(citizen.presses("Non, un inconnu ou un faux site"), "pre-plainte")


def test_an_earlier_button_pressed_again_corrects_the_answer(citizen: Citizen) -> None:
    citizen.opens("report_loss")
    citizen.presses("Un téléphone")
    citizen.opens("loss_what_papers")
    assert_steered(citizen.presses("Perdu, ou je ne sais pas"), "papiers")


def test_a_page_on_complaints_offers_to_find_the_right_service(citizen: Citizen) -> None:
    citizen.opens("reach_plainte")
    assert_question(citizen.presses("Trouver le bon service"), "Est-ce en train de se passer ?")


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Comment dois-je m'y prendre pour porter plainte, quels documents apporter ?", "plainte-comment"),
        ("On m'a volé mon vélo dans le garage de l'immeuble, je n'ai aucune idée de qui c'est", "pre-plainte"),
        ("Mon mari m'a frappée pendant des années, j'aimerais en parler à quelqu'un de formé", "violences"),
    ],
)
def test_a_precise_question_is_answered_without_any_question(citizen: Citizen, text: str, subject: str) -> None:
    heard = citizen.says(text)
    assert heard.subject == subject, heard


def path_name(value: object) -> str:
    return "-".join(value.values()) if isinstance(value, dict) else ""


def every_path() -> Iterator[tuple[GuidedTriage, Facts, str]]:
    for triage in TRIAGES.values():
        for facts, door in triage.paths():
            yield triage, facts, door.reply


@pytest.mark.parametrize(
    ("triage", "facts", "reply"),
    every_path(),
    ids=path_name,
)
def test_every_way_through_by_buttons_ends_at_its_door_after_three_questions_at_most(
    citizen: Citizen, triage: GuidedTriage, facts: Facts, reply: str
) -> None:
    heard = citizen.opens(triage.intent)
    for slot, value in facts.items():
        assert heard.outcome == "clarify", heard
        assert heard.buttons[-1] == OFFICER_TITLE
        heard = citizen.opens(f"{slot}_{value}")
    assert len(facts) <= MOST_QUESTIONS
    assert heard.repeats(reply), heard


def test_a_danger_that_words_tell_ends_the_triage_for_good(citizen: Citizen) -> None:
    citizen.says("On m'a arnaqué")
    assert citizen.says("attendez, quelqu'un est en train de forcer ma porte").outcome == "emergency"
    heard = citizen.says("merci beaucoup")
    assert "Que s'est-il passé" not in heard.text, heard
    assert heard.subject == "social", heard


def test_a_husband_who_is_not_there_now_is_no_matter_of_fines(citizen: Citizen) -> None:
    assert citizen.says("mon mari me frappe").outcome == "emergency"
    heard = citizen.says("non pas maintenant il est au travail")
    assert heard.says("17", "114"), heard
    assert_question(citizen.presses("Une personne m'a fait du mal"), "De qui viennent les violences ?")
    heard = citizen.says("mon mari")
    assert_steered(heard, "violences")
    assert not heard.shows("pre-plainte")


def test_facts_told_after_a_page_on_complaints_go_on_in_the_triage(citizen: Citizen) -> None:
    citizen.opens("ask_plainte_comment")
    assert_question(citizen.says("non je ne sais pas qui c'est"), "Est-ce en train de se passer ?")
    assert_question(citizen.says("non, dimanche dernier"), "Que s'est-il passé ?")
    assert_steered(citizen.says("un cambriolage"), "pre-plainte")


def test_the_day_told_after_a_page_on_complaints_goes_on_in_the_triage(citizen: Citizen) -> None:
    citizen.opens("ask_plainte_comment")
    assert_question(citizen.says("c'était hier soir"), "Que s'est-il passé ?")


def test_insults_that_go_on_every_day_are_a_complaint_and_no_call_to_the_17(citizen: Citizen) -> None:
    citizen.says(COMPLAINT)
    assert_question(citizen.says("ça continue tous les jours"), "Que s'est-il passé ?")
    heard = citizen.says("des insultes et des menaces")
    assert_steered(heard, "plainte")
    assert not heard.shows("pre-plainte")


def test_a_sister_attacked_by_a_colleague_is_asked_what_it_was(citizen: Citizen) -> None:
    assert_question(citizen.says("Ma sœur s'est fait agresser"), "en danger en ce moment ?")
    citizen.says("non, la semaine dernière")
    assert_question(citizen.says("un collègue"), "De quoi s'agit-il ?")
    assert_steered(citizen.presses("De violences sexuelles ou sexistes"), "violences")


def test_a_triage_is_given_up_in_one_word(citizen: Citizen) -> None:
    citizen.says(COMPLAINT)
    assert citizen.says("annulez").says("j'arrête mes questions")
    assert_over(citizen)


def test_a_neighbour_named_after_the_pre_plainte_takes_it_back(citizen: Citizen) -> None:
    assert_steered(citizen.says("On m'a volé mon vélo dans le garage, je ne sais pas qui c'est"), "pre-plainte")
    heard = citizen.says("en fait c'est mon voisin")
    assert_steered(heard, "plainte")
    assert not heard.shows("pre-plainte")


def test_a_thief_named_after_the_page_on_vehicles_leads_to_a_station(citizen: Citizen) -> None:
    citizen.opens("reach_vehicule_vole")
    heard = citizen.says("oui par un voisin")
    assert heard.outcome == "steer", heard
    assert heard.shows("plainte")
    assert not heard.shows("pre-plainte")
