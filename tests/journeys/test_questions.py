"""Ordinary questions get their answer, with its card, and the way goes on."""

import pytest

from tests.journeys.citizen import Citizen

pytestmark = pytest.mark.slow


def test_someone_who_looks_for_the_form_gets_its_address(citizen: Citizen) -> None:
    heard = citizen.says("Bonjour, sur quel site officiel est-ce que je peux récupérer l'attestation de sortie ?")
    assert (heard.outcome, heard.subject) == ("answer", "attestation-ou-telecharger"), heard
    assert heard.shows("attestation-generateur", "attestation-modeles")
    assert heard.says("https://media.interieur.gouv.fr/deplacement-covid-19/")


def test_a_runner_learns_the_hour_and_the_kilometre_of_the_day(citizen: Citizen) -> None:
    heard = citizen.says("Je voudrais faire mon jogging demain matin, jusqu'où ai-je le droit d'aller ?")
    assert (heard.outcome, heard.subject) == ("answer", "sport-promenade"), heard
    assert heard.says("une heure", "un kilomètre")
    assert "28 novembre" not in heard.text
    assert heard.shows("attestation-generateur")


def test_a_runner_then_asks_what_going_out_without_the_form_costs(citizen: Citizen) -> None:
    citizen.says("Je voudrais faire mon jogging demain matin, jusqu'où ai-je le droit d'aller ?")
    heard = citizen.says("Et si je n'ai aucune attestation sur moi, l'amende est de combien ?")
    assert (heard.outcome, heard.subject) == ("answer", "amende-montant"), heard
    assert heard.says("135 €")


def test_a_dog_owner_is_answered_and_goes_on_by_a_button_to_sport(citizen: Citizen) -> None:
    heard = citizen.says("Mon labrador a besoin de sa balade du soir, je peux encore le promener ?")
    assert (heard.outcome, heard.subject) == ("answer", "animaux"), heard
    assert heard.text.startswith("Oui.")
    near = citizen.presses(citizen.bot.library.pages["sport-promenade"].title)
    assert (near.outcome, near.subject) == ("answer", "sport-promenade")


def test_an_employee_learns_that_the_employer_fills_in_a_permanent_form(citizen: Citizen) -> None:
    heard = citizen.says("Je suis caissière, quel document mon employeur doit-il me donner pour aller travailler ?")
    assert (heard.outcome, heard.subject) == ("answer", "justificatif-professionnel"), heard
    assert heard.shows("attestation-modeles")


def test_a_daughter_may_help_her_old_mother_who_lives_alone(citizen: Citizen) -> None:
    heard = citizen.says("Ma mère a 87 ans, elle vit seule et perd un peu la tête, est-ce que je peux passer l'aider ?")
    assert (heard.outcome, heard.subject) == ("answer", "visite-proche-vulnerable"), heard
    assert heard.says("Oui", "motif 4")


def test_dinner_with_friends_is_refused_from_the_first_word(citizen: Citizen) -> None:
    heard = citizen.says("Est-ce que j'ai le droit d'aller dîner chez des amis samedi soir ?")
    assert (heard.outcome, heard.subject) == ("answer", "visite-amis-famille"), heard
    assert heard.text.startswith("Non.")


def test_lovers_who_live_apart_are_told_no(citizen: Citizen) -> None:
    heard = citizen.says("Ma copine et moi n'habitons pas ensemble, je peux aller dormir chez elle ?")
    assert (heard.outcome, heard.subject) == ("answer", "couple"), heard
    assert heard.text.startswith("Non.")


def test_someone_fined_is_told_not_to_pay_before_contesting(citizen: Citizen) -> None:
    heard = citizen.says("On m'a mis une amende de 135 euros alors que j'avais mon papier, comment la contester ?")
    assert (heard.outcome, heard.subject) == ("answer", "amende-contester"), heard
    assert heard.says("Ne payez pas", "45 jours")
    assert heard.shows("antai")


def test_a_family_may_move_house(citizen: Citizen) -> None:
    heard = citizen.says("Nous déménageons de Lille à Nantes le 20 novembre avec un camion, est-ce autorisé ?")
    assert (heard.outcome, heard.subject) == ("answer", "demenagement"), heard
    assert heard.says("Oui")


def test_a_patient_may_go_far_to_the_dentist(citizen: Citizen) -> None:
    heard = citizen.says("J'ai rendez-vous chez le dentiste à 40 km de chez moi, ai-je le droit d'y aller ?")
    assert (heard.outcome, heard.subject) == ("answer", "sante"), heard
    assert heard.says("Oui", "motif 3")


def test_a_separated_father_may_fetch_his_son(citizen: Citizen) -> None:
    heard = citizen.says("C'est mon week-end de garde, puis-je aller récupérer mon fils chez sa mère à Tours ?")
    assert (heard.outcome, heard.subject) == ("answer", "garde-alternee"), heard
    assert heard.says("Oui", "motif 4")


def test_the_country_house_must_wait(citizen: Citizen) -> None:
    heard = citizen.says("Nous voulons passer le week-end dans notre maison de campagne en Bretagne, est-ce permis ?")
    assert (heard.outcome, heard.subject) == ("answer", "residence-secondaire"), heard
    assert heard.text.startswith("Non.")
    assert "15 décembre" not in heard.text


def test_a_parent_learns_which_paper_is_for_school(citizen: Citizen) -> None:
    heard = citizen.says("Il faut quel papier pour amener ma fille à l'école maternelle le matin ?")
    assert (heard.outcome, heard.subject) == ("answer", "justificatif-scolaire"), heard
    assert heard.shows("attestation-modeles")


def test_a_mourner_may_go_to_a_funeral_far_away(citizen: Citizen) -> None:
    heard = citizen.says("Mon oncle est décédé lundi, puis-je assister à son enterrement à Marseille ?")
    assert (heard.outcome, heard.subject) == ("answer", "obseques"), heard
    assert heard.says("Oui", "30 personnes")


def test_whoever_asks_for_dates_gets_both_the_end_and_the_curfew(citizen: Citizen) -> None:
    heard = citizen.says("Le confinement se termine à quelle date exactement ?")
    assert (heard.outcome, heard.subject) == ("answer", "calendrier"), heard
    assert heard.says("14 décembre 2020", "15 décembre", "20 h à 6 h")
    assert heard.shows("info-coronavirus")


def test_a_form_written_by_hand_is_accepted(citizen: Citizen) -> None:
    heard = citizen.says("Je n'ai pas d'imprimante, une attestation recopiée à la main est-elle valable ?")
    assert (heard.outcome, heard.subject) == ("answer", "attestation-manuscrite"), heard
    assert heard.text.startswith("Oui.")


def test_a_learner_keeps_the_driving_exam(citizen: Citizen) -> None:
    heard = citizen.says("Je passe l'examen du permis de conduire lundi, est-il maintenu pendant le confinement ?")
    assert (heard.outcome, heard.subject) == ("answer", "permis-conduire"), heard


def test_a_victim_learns_what_to_bring_then_where_to_go_then_how_long_there_is(citizen: Citizen) -> None:
    first = citizen.says("Quels documents dois-je apporter quand je viens porter plainte ?")
    assert (first.outcome, first.subject) == ("answer", "plainte-comment"), first
    assert first.shows("commissariat")
    second = citizen.says("Est-ce que je peux porter plainte dans une autre ville que la mienne ?")
    assert (second.outcome, second.subject) == ("answer", "plainte-ou"), second
    third = citizen.says("Combien d'années ai-je pour porter plainte pour un vol ?")
    assert (third.outcome, third.subject) == ("answer", "plainte-delai"), third
    assert third.says("6 ans")


def test_a_refused_complaint_has_other_doors(citizen: Citizen) -> None:
    heard = citizen.says("Hier le commissariat a refusé de prendre ma plainte, que puis-je faire ?")
    assert (heard.outcome, heard.subject) == ("answer", "plainte-refus"), heard
    assert heard.shows("procureur", "igpn", "defenseur-des-droits")


def test_a_pre_complaint_is_not_a_complaint_until_signed(citizen: Citizen) -> None:
    heard = citizen.says("La pré-plainte faite sur internet suffit-elle, ou faut-il quand même aller signer ?")
    assert (heard.outcome, heard.subject) == ("answer", "pre-plainte-valeur"), heard
    assert heard.text.startswith("Non")


def test_a_careful_person_learns_that_nothing_is_kept(citizen: Citizen) -> None:
    heard = citizen.says("Est-ce que vous gardez une trace de ce que j'écris dans cette conversation ?")
    assert (heard.outcome, heard.subject) == ("answer", "confidentialite"), heard
    assert heard.says("n'est pas enregistrée")


def test_the_hours_of_the_officers_are_told(citizen: Citizen) -> None:
    heard = citizen.says("Jusqu'à quelle heure un policier répond-il sur ce tchat ?")
    assert (heard.outcome, heard.subject) == ("answer", "horaires-service"), heard
    assert heard.says("de 8 h à 20 h", "le 17")


def test_a_message_in_text_speak_is_understood(citizen: Citizen) -> None:
    heard = citizen.says("slt jpeu allé courir a kel distance de ché moi mtn")
    assert (heard.outcome, heard.subject) == ("answer", "sport-promenade"), heard


def test_a_message_in_capitals_is_understood(citizen: Citizen) -> None:
    heard = citizen.says("EST CE QUE LES COIFFEURS ET LES LIBRAIRIES SONT OUVERTS")
    assert (heard.outcome, heard.subject) == ("answer", "commerces-ouverts"), heard


def test_what_counts_is_found_in_a_long_story(citizen: Citizen) -> None:
    heard = citizen.says(
        "Bonjour, je vous écris un peu longuement, pardonnez-moi. Je suis rentrée hier de chez ma sœur, le train avait "
        "deux heures de retard et il pleuvait à verse. En ouvrant le local à vélos j'ai vu que l'antivol était coupé "
        "et que mon vélo avait disparu. Personne dans l'immeuble n'a rien remarqué. Que dois-je faire maintenant ?"
    )
    assert (heard.outcome, heard.subject) == ("steer", "pre-plainte"), heard


def test_a_polite_visit_of_five_turns_stays_on_its_way(citizen: Citizen) -> None:
    hello = citizen.says("Bonjour à vous, belle journée n'est-ce pas")
    assert (hello.outcome, hello.subject) == ("answer", "social"), hello
    shops = citizen.says("Puis-je aller au supermarché dans la ville d'à côté ?")
    assert (shops.outcome, shops.subject) == ("answer", "courses"), shops
    near = citizen.presses(shops.buttons[0])
    assert (near.outcome, near.subject) == ("answer", citizen.bot.library.pages["courses"].see_also[0])
    thanks = citizen.says("Merci infiniment pour votre aide précieuse")
    assert (thanks.outcome, thanks.subject) == ("answer", "social"), thanks
    bye = citizen.says("Au revoir et bon courage à toute l'équipe")
    assert (bye.outcome, bye.subject) == ("answer", "social"), bye


def test_whoever_asks_is_told_that_a_robot_answers(citizen: Citizen) -> None:
    heard = citizen.says("Dites-moi franchement, est-ce que je parle à un robot en ce moment ?")
    assert (heard.outcome, heard.subject) == ("answer", "social"), heard
    assert heard.says("Je suis un robot de la police nationale")


# Two questions in one message.


def test_two_questions_are_answered_in_the_order_they_were_asked(citizen: Citizen) -> None:
    heard = citizen.says("Combien coûte l'amende si on sort sans attestation ? Et jusqu'où puis-je aller courir ?")
    assert (heard.subject, heard.also) == ("amende-montant", ("sport-promenade",)), heard
    assert heard.says("135 €", "un kilomètre")
    assert heard.shows("attestation-generateur", "antai")
    turned = citizen.says("Jusqu'où puis-je aller courir ? Et combien coûte l'amende si on sort sans attestation ?")
    assert (turned.subject, turned.also) == ("sport-promenade", ("amende-montant",)), turned
    assert turned.says("un kilomètre", "135 €")


def test_shops_and_mask_are_answered_in_their_order_too(citizen: Citizen) -> None:
    shops, mask = "les librairies sont-elles ouvertes", "le masque est-il obligatoire dans la rue"
    one = citizen.says(f"Bonjour, {shops} ? Et {mask} ?")
    assert (one.subject, one.also) == ("commerces-ouverts", ("masque",)), one
    other = citizen.says(f"Bonjour, {mask} ? Et {shops} ?")
    assert (other.subject, other.also) == ("masque", ("commerces-ouverts",)), other


def test_a_theft_and_a_question_are_both_answered_with_one_way_to_an_officer(citizen: Citizen) -> None:
    heard = citizen.says(
        "On m'a volé mon vélo dans la cour, je ne sais pas qui c'est. "
        "Et sinon, est-ce que les librairies sont ouvertes ?"
    )
    assert (heard.outcome, heard.subject, heard.also) == ("steer", "pre-plainte", ("commerces-ouverts",)), heard
    assert heard.shows("pre-plainte", "info-coronavirus")
    assert sum("policier" in title for title in heard.buttons) == 1


def test_a_second_question_does_not_come_back_in_the_next_turn(citizen: Citizen) -> None:
    both = citizen.says("Combien coûte l'amende si on sort sans attestation ? Et jusqu'où puis-je aller courir ?")
    assert both.also != ()
    heard = citizen.says("Le confinement se termine à quelle date exactement ?")
    assert (heard.subject, heard.also) == ("calendrier", ()), heard
    assert not heard.says("135 €")
