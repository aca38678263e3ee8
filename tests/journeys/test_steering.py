"""Whoever needs a service is sent to the right one, with its card, and never to the wrong one."""

import pytest

from tests.journeys.citizen import Citizen

pytestmark = pytest.mark.slow


def test_purchases_with_a_card_in_hand_go_to_perceval_after_the_opposition(citizen: Citizen) -> None:
    heard = citizen.says(
        "J'ai toujours ma carte bancaire dans mon portefeuille, "
        "mais je vois trois achats sur internet qui ne sont pas de moi"
    )
    assert (heard.outcome, heard.subject) == ("steer", "perceval"), heard
    assert heard.says("faire opposition", "Perceval")
    assert heard.shows("perceval", "opposition-cb")


def test_a_lost_card_is_stopped_before_anything_else(citizen: Citizen) -> None:
    heard = citizen.says("J'ai perdu ma carte bleue dans le bus tout à l'heure, je dois appeler qui ?")
    assert (heard.outcome, heard.subject) == ("steer", "opposition-cb"), heard
    assert heard.text.startswith("Faites opposition sans attendre")
    assert heard.says("0 892 705 705")


def test_a_bicycle_stolen_by_nobody_known_goes_to_the_pre_complaint(citizen: Citizen) -> None:
    heard = citizen.says("On m'a volé mon vélo dans le garage de l'immeuble, je n'ai aucune idée de qui c'est")
    assert (heard.outcome, heard.subject) == ("steer", "pre-plainte"), heard
    assert heard.shows("pre-plainte")
    assert heard.says("https://www.pre-plainte-en-ligne.gouv.fr")


def test_damage_by_nobody_known_goes_to_the_pre_complaint(citizen: Citizen) -> None:
    heard = citizen.says("J'ai retrouvé ma vitre de voiture brisée ce matin, je ne sais pas qui a fait ça")
    assert (heard.outcome, heard.subject) == ("steer", "pre-plainte"), heard


def test_a_theft_by_somebody_known_goes_to_a_station(citizen: Citizen) -> None:
    heard = citizen.says(
        "Mon voisin m'a volé ma tondeuse, je suis sûr que c'est lui, je veux porter plainte contre lui"
    )
    assert (heard.outcome, heard.subject) == ("steer", "plainte"), heard
    assert heard.shows("plainte", "commissariat")
    assert not heard.shows("pre-plainte")


def test_blows_from_a_stranger_go_to_a_station(citizen: Citizen) -> None:
    heard = citizen.says(
        "Un inconnu m'a donné des coups de poing dans la rue la semaine dernière, je veux porter plainte"
    )
    assert (heard.outcome, heard.subject) == ("steer", "plainte"), heard
    assert not heard.shows("pre-plainte")


def test_threats_from_somebody_known_go_to_a_station(citizen: Citizen) -> None:
    heard = citizen.says("Un ancien collègue m'envoie des menaces par texto depuis un mois, je souhaite porter plainte")
    assert (heard.outcome, heard.subject) == ("steer", "plainte"), heard
    assert not heard.shows("pre-plainte")


def test_a_woman_who_was_beaten_finds_trained_officers_and_the_hours_of_the_3919(citizen: Citizen) -> None:
    heard = citizen.says("Mon mari m'a frappée pendant des années, j'aimerais en parler à quelqu'un de formé")
    assert (heard.outcome, heard.subject) == ("steer", "violences"), heard
    assert heard.shows("violences", "violences-3919")
    assert heard.says("Du lundi au vendredi de 9 h à 22 h ; samedi, dimanche et jours fériés de 9 h à 18 h.")
    assert not heard.shows("pre-plainte")


def test_a_rape_is_never_sent_to_the_pre_complaint(citizen: Citizen) -> None:
    heard = citizen.says("J'ai été violée l'année dernière par un collègue, à qui puis-je m'adresser ?")
    assert (*heard.choices, heard.subject)[0] == "violences", heard
    assert "pre-plainte" not in {*heard.choices, *heard.also}
    assert not heard.shows("pre-plainte")


def test_a_public_video_of_terrorism_goes_to_pharos(citizen: Citizen) -> None:
    heard = citizen.says("Je suis tombé sur une vidéo Facebook qui fait l'apologie du terrorisme, où la signaler ?")
    assert (heard.outcome, heard.subject) == ("steer", "pharos"), heard
    assert heard.shows("pharos")
    assert heard.says("https://www.internet-signalement.gouv.fr")


def test_public_hatred_goes_to_pharos(citizen: Citizen) -> None:
    heard = citizen.says("Un compte Twitter publie des messages racistes tous les jours, comment le signaler ?")
    assert (heard.outcome, heard.subject) == ("steer", "pharos"), heard


def test_a_doubtful_text_message_goes_to_the_33700(citizen: Citizen) -> None:
    heard = citizen.says("J'ai reçu un SMS pour un colis avec un lien étrange, je n'ai pas cliqué, à qui le signaler ?")
    assert (heard.outcome, heard.subject) == ("steer", "33700"), heard
    assert heard.shows("33700")


def test_a_doubtful_email_goes_to_signal_spam(citizen: Citizen) -> None:
    heard = citizen.says("J'ai reçu un courriel qui se fait passer pour les impôts, comment le signaler ?")
    assert (heard.outcome, heard.subject) == ("steer", "signal-spam"), heard
    assert heard.says("https://www.signal-spam.fr")


def test_a_child_insulted_online_goes_to_net_ecoute(citizen: Citizen) -> None:
    heard = citizen.says("Ma fille de 13 ans se fait insulter tous les jours sur Instagram, vers qui nous tourner ?")
    assert (heard.outcome, heard.subject) == ("steer", "net-ecoute"), heard
    assert heard.says("0 800 200 000")


def test_a_neighbour_worried_for_a_child_goes_to_the_119(citizen: Citizen) -> None:
    heard = citizen.says("Je pense que le petit garçon d'en face est maltraité par ses parents, qui dois-je prévenir ?")
    assert (heard.outcome, heard.subject) == ("steer", "enfance"), heard
    assert heard.shows("enfance")
    assert heard.first_number == "119"


def test_a_locked_computer_goes_to_cybermalveillance(citizen: Citizen) -> None:
    heard = citizen.says(
        "Mon ordinateur est bloqué par un virus et on me demande une rançon pour récupérer mes fichiers"
    )
    assert (heard.outcome, heard.subject) == ("steer", "cybermalveillance"), heard
    assert heard.says("https://www.cybermalveillance.gouv.fr")


def test_a_missing_car_is_first_looked_for_in_the_pound(citizen: Citizen) -> None:
    heard = citizen.says("Ma voiture a disparu de sa place de parking ce matin, je crois qu'on me l'a volée")
    assert (heard.outcome, heard.subject) == ("steer", "vehicule-vole"), heard
    assert heard.says("fourrière", "portez plainte")


def test_a_stolen_telephone_is_suspended_then_reported(citizen: Citizen) -> None:
    heard = citizen.says("On m'a volé mon portable dans le métro hier, que faut-il faire ?")
    assert (heard.outcome, heard.subject) == ("steer", "telephone-vole"), heard
    assert heard.says("opérateur", "IMEI")


def test_a_lost_identity_card_goes_to_the_town_hall(citizen: Citizen) -> None:
    heard = citizen.says("J'ai égaré ma carte d'identité la semaine passée, où dois-je déclarer la perte ?")
    assert (heard.outcome, heard.subject) == ("steer", "papiers"), heard
    assert heard.says("mairie")


def test_the_behaviour_of_an_officer_goes_to_the_inspection(citizen: Citizen) -> None:
    heard = citizen.says("Un policier m'a insulté pendant un contrôle, où puis-je signaler son comportement ?")
    assert (heard.outcome, heard.subject) == ("steer", "igpn"), heard
    assert heard.shows("igpn", "defenseur-des-droits")


def test_a_house_left_empty_can_be_watched(citizen: Citizen) -> None:
    heard = citizen.says("Je pars trois semaines en décembre, est-ce que la police peut surveiller ma maison ?")
    assert (heard.outcome, heard.subject) == ("steer", "otv"), heard


def test_a_proxy_vote_is_made_in_person(citizen: Citizen) -> None:
    heard = citizen.says("Comment donner procuration à mon frère pour les prochaines élections ?")
    assert (heard.outcome, heard.subject) == ("steer", "procuration"), heard
    assert heard.says("en personne")


def test_loud_neighbours_are_first_spoken_to(citizen: Citizen) -> None:
    heard = citizen.says("Mes voisins mettent la musique à fond presque tous les soirs, que puis-je faire ?")
    assert (heard.outcome, heard.subject) == ("steer", "nuisances"), heard
    assert heard.says("à l'amiable", "17")


def test_a_victim_who_wants_to_be_heard_gets_the_116_006(citizen: Citizen) -> None:
    heard = citizen.says("Depuis mon cambriolage je dors mal, je cherche une écoute psychologique pour victimes")
    assert (heard.outcome, heard.subject) == ("steer", "aide-victimes"), heard
    assert heard.says("116 006")
