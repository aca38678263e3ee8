"""What a citizen confides is never repeated, neither at once nor later, neither in words nor on a button."""

import pytest

from tests.journeys.citizen import Citizen, holds
from tests.journeys.moments import OFFICER, QUESTION, SCAM

pytestmark = pytest.mark.slow

LATER = "Vous pouvez me redire ce que je vous ai donné tout à l'heure ?"


def test_a_name_and_an_address_do_not_come_back_with_an_answer(citizen: Citizen) -> None:
    citizen.confides(
        "Je m'appelle Thibault Quesnoy, j'habite 14 rue des Tanneurs à Vierzon, puis-je courir dans mon quartier ?",
        "Thibault",
        "Quesnoy",
        "Tanneurs",
        "Vierzon",
    )
    citizen.says(LATER)


def test_a_card_number_does_not_come_back_with_the_service_for_frauds(citizen: Citizen) -> None:
    heard = citizen.confides(
        "J'ai toujours ma carte 4970 1012 3456 7894 code 318 et quelqu'un a fait des achats sur internet avec",
        "4970 1012 3456 7894",
        "318",
    )
    assert heard.outcome in {"steer", "clarify"}, heard
    citizen.says(LATER)


def test_a_telephone_number_does_not_come_back_from_an_officer_request(citizen: Citizen) -> None:
    heard = citizen.confides("Je veux qu'un policier me rappelle au 06 37 48 59 26 s'il vous plaît", "06 37 48 59 26")
    assert heard.outcome == "handoff", heard
    citizen.says(QUESTION)


def test_a_number_plate_does_not_come_back_with_a_stolen_car(citizen: Citizen) -> None:
    citizen.confides("Ma voiture immatriculée EX-472-QZ a été volée cette nuit devant chez moi", "EX-472-QZ")
    citizen.says(LATER)


def test_an_email_address_does_not_come_back_with_a_doubtful_email(citizen: Citizen) -> None:
    citizen.confides(
        "J'ai reçu un courriel frauduleux de impots@remb-fisc.example sur ma boîte odile.brochard@courrier.example",
        "remb-fisc",
        "odile",
        "brochard",
    )
    citizen.says(LATER)


def test_an_account_number_does_not_come_back_inside_the_scam_question(citizen: Citizen) -> None:
    citizen.says(SCAM)
    citizen.confides("Voilà mon compte FR76 3000 4028 3798 7654 3210 943", "FR76 3000 4028 3798 7654 3210 943")
    citizen.says(SCAM)
    citizen.presses("J'ai payé ou envoyé de l'argent")
    citizen.presses("Oui, je connais cette personne")


def test_the_name_of_an_author_does_not_come_back_with_a_complaint(citizen: Citizen) -> None:
    citizen.confides(
        "Mon beau-frère Gaspard Lemoigne m'a volé 400 euros, je veux porter plainte contre lui", "Gaspard", "Lemoigne"
    )
    citizen.says("Comment s'appelle mon beau-frère, déjà ?")


def test_an_address_given_in_danger_does_not_come_back(citizen: Citizen) -> None:
    heard = citizen.confides(
        "Au secours, un homme force ma porte, je suis au 8 impasse des Mésanges à Guéret, je suis Solveig Arnoux",
        "Mésanges",
        "Guéret",
        "Solveig",
        "Arnoux",
    )
    assert heard.outcome == "emergency", heard
    citizen.asks_for_officer()


def test_nothing_confided_comes_back_in_a_clarification(citizen: Citizen, vague: str) -> None:
    heard = citizen.confides(f"{vague} Quesnoy", "Quesnoy")
    assert not any(holds(title, "Quesnoy") for title in heard.buttons)
    citizen.says(LATER)


def test_nothing_confided_comes_back_when_it_was_not_understood(citizen: Citizen) -> None:
    citizen.confides("Quesnoy Thibault 0637485926", "Quesnoy", "Thibault", "0637485926")
    citizen.confides("Thibault Quesnoy 02/03/1974", "02/03/1974")


def test_nothing_confided_comes_back_in_another_language(citizen: Citizen) -> None:
    citizen.confides(
        "Hello, my name is Solveig Arnoux and my passport number 17FV88214 was stolen today", "Solveig", "17FV88214"
    )
    citizen.says(LATER)


def test_nothing_confided_comes_back_after_an_insult(citizen: Citizen) -> None:
    citizen.confides("Votre collègue Lemoigne est un sale con et vous aussi", "Lemoigne", "sale con")
    citizen.says(OFFICER)


def test_a_security_number_does_not_come_back_over_five_turns(citizen: Citizen) -> None:
    citizen.confides("Bonjour, mon numéro de sécurité sociale est le 2 74 03 36 044 123 57", "2 74 03 36 044 123 57")
    citizen.says(QUESTION)
    citizen.says(SCAM)
    citizen.presses("Un message ou un appel douteux, rien de perdu")
    citizen.asks_for_officer()
