"""The whole journey, played on its two sides, at three widths."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import WIDTHS, Visitors
from tests.browser.people import Citizen, Officer

pytestmark = pytest.mark.slow

Shoot = Callable[[Page, str], None]


@pytest.mark.parametrize("width", WIDTHS)
def test_a_citizen_goes_from_the_first_page_to_an_officer_and_back(
    visitors: Visitors, shoot: Shoot, width: int
) -> None:
    citizen, officer = Citizen(visitors.page(width=width)), Officer(visitors.officer(width=width))
    shoot(citizen.page, "home")
    shoot(visitors.page("/policier/", width=width), "login")
    shoot(visitors.page("/sujet/perceval", width=width), "subject")
    shoot(officer.page, "console-empty")

    _the_menu_opens(citizen, shoot)

    _the_robot_answers(citizen, shoot)
    if visitors.site.has_fake_bot:
        _the_robot_asks(citizen, shoot)
    _danger_comes_first(citizen, shoot)
    _the_citizen_waits(citizen, officer, shoot)
    _both_talk(citizen, officer, shoot)
    _the_officer_closes(citizen, officer, shoot)

    citizen.page.get_by_role("button", name="Commencer une nouvelle conversation").click()
    expect(citizen.field).to_be_focused()
    expect(citizen.log.get_by_role("article")).to_have_count(0)
    citizen.write("où télécharger l'attestation ?")
    citizen.reads("Sans imprimante", "Robot")


def _the_menu_opens(citizen: Citizen, shoot: Shoot) -> None:
    citizen.page.get_by_text("Je suis victime").click()
    service = citizen.page.get_by_role("link", name="Fraude à la carte bancaire")
    expect(service).to_have_attribute("href", "https://www.service-public.fr/particuliers/vosdroits/R46526")
    expect(service).to_have_attribute("target", "_blank")
    citizen.page.get_by_role("navigation", name="Menu").evaluate("menu => menu.scrollIntoView()")
    shoot(citizen.page, "menu")
    citizen.page.get_by_text("Je m’informe").click()
    expect(service).to_be_hidden()
    citizen.page.keyboard.press("Escape")


def _the_robot_answers(citizen: Citizen, shoot: Shoot) -> None:
    first = citizen.page.locator(".conversation .card").first
    expect(first.get_by_role("link", name="Ouvrir le site")).to_have_attribute(
        "href", "https://media.interieur.gouv.fr/deplacement-covid-19/"
    )
    citizen.write("où télécharger l'attestation ?")
    answer = citizen.reads("gratuitement", "Robot")
    expect(answer.get_by_role("link", name="Ouvrir le site").first).to_have_attribute(
        "href", "https://media.interieur.gouv.fr/deplacement-covid-19/"
    )
    citizen.write("on m'a débité 300 euros sur ma carte, j'ai toujours la carte")
    steer = citizen.reads("Perceval", "Robot")
    expect(steer.get_by_role("group", name="Perceval")).to_contain_text("Signaler une fraude à la carte bancaire")
    shoot(citizen.page, "answer")


def _the_robot_asks(citizen: Citizen, shoot: Shoot) -> None:
    citizen.write("mon chien")
    choice = citizen.reads("Votre question porte sur", "Robot").get_by_role("button").first
    shoot(citizen.page, "clarification")
    choice.click()
    expect(choice).to_be_hidden()


def _danger_comes_first(citizen: Citizen, shoot: Shoot) -> None:
    citizen.write("il y a quelqu'un qui essaie d'entrer chez moi")
    alert = citizen.page.get_by_role("alert").filter(has_text="Danger")
    numbers = alert.get_by_role("link")
    expect(numbers).to_have_count(3)
    assert [link.get_attribute("href") for link in numbers.all()] == ["tel:17", "tel:112", "sms:114"]
    for number in numbers.all():
        expect(number).to_be_in_viewport()
    shoot(citizen.page, "emergency")


def _the_citizen_waits(citizen: Citizen, officer: Officer, shoot: Shoot) -> None:
    citizen.write("je veux parler à un policier")
    expect(citizen.page.get_by_text("Vous parlez à un robot")).to_have_count(0)
    expect(citizen.page.get_by_text("Un policier va vous répondre")).to_be_visible()
    place = citizen.page.get_by_text("Personne n’attend avant vous.")
    expect(place).to_be_in_viewport()
    shoot(citizen.page, "queue")
    expect(officer.queue).to_have_count(1)
    expect(officer.queue.first).to_contain_text("Danger")
    shoot(officer.page, "console-queue")


def _both_talk(citizen: Citizen, officer: Officer, shoot: Shoot) -> None:
    officer.take_first()
    expect(citizen.page.get_by_text("Un policier vous répond.")).to_be_visible()
    expect(officer.page.get_by_text("Demandé par le citoyen")).to_be_visible()
    officer.reads("débité 300 euros", "Citoyen")
    officer.write("Bonjour. Êtes-vous en sécurité ?\n\nVoyez https://www.service-public.fr/particuliers.")
    answer = citizen.reads("Êtes-vous en sécurité", "Policier")
    expect(answer.get_by_role("link")).to_have_attribute("href", "https://www.service-public.fr/particuliers")
    expect(citizen.page.get_by_text("Vous parlez à un policier")).to_be_visible()
    citizen.write("Oui, je suis chez un voisin.")
    officer.reads("chez un voisin", "Citoyen")
    shoot(citizen.page, "officer")
    shoot(officer.page, "console-conversation")


def _the_officer_closes(citizen: Citizen, officer: Officer, shoot: Shoot) -> None:
    officer.close()
    expect(citizen.page.get_by_text("Le policier a mis fin à la conversation.")).to_be_visible()
    expect(citizen.page.get_by_text("Elle n’a pas été enregistrée")).to_be_visible()
    expect(citizen.field).to_be_hidden()
    shoot(citizen.page, "closed")
    # Nothing of it stays on the officer's screen.
    expect(officer.page.get_by_text("chez un voisin")).to_have_count(0)
    shoot(officer.page, "console-after")


def test_an_officer_answers_two_citizens_side_by_side(visitors: Visitors, shoot: Shoot) -> None:
    officer = Officer(visitors.officer())
    first, second = Citizen(visitors.page()), Citizen(visitors.page())
    first.ask_officer()
    second.ask_officer()
    expect(second.page.get_by_text("Une personne attend avant vous.")).to_be_visible()
    officer.take_first()
    expect(second.page.get_by_text("Personne n’attend avant vous.")).to_be_visible()
    officer.take_first()
    first.write("message du premier")
    mine = officer.page.locator("[data-part=mine] button")
    expect(mine).to_have_count(2)
    expect(mine.first).to_contain_text("1 message non lu")
    second.write("message du second")
    officer.reads("message du second", "Citoyen")
    expect(officer.log.get_by_text("message du premier")).to_have_count(0)
    shoot(officer.page, "console-two-conversations")
    mine.first.click()
    officer.reads("message du premier", "Citoyen")
    expect(mine.first).not_to_contain_text("non lu")
    for citizen in (first, second):
        citizen.leave()
    for _ in range(2):
        officer.page.get_by_role("button", name="Fermer l’échange").click()
    expect(mine).to_have_count(0)


def test_an_officer_is_offered_who_waits_and_accepts_passes_or_says_that_he_is_away(
    visitors: Visitors, shoot: Shoot
) -> None:
    officer, citizen = Officer(visitors.officer()), Citizen(visitors.page())
    page = officer.page
    offer, status = page.get_by_role("region", name="Proposition"), page.get_by_role("group", name="Mon statut")
    expect(offer).to_be_hidden()
    citizen.ask_officer()
    expect(offer).to_contain_text("On vous propose")
    shoot(page, "console-offer")
    offer.get_by_role("button", name="Passer").click()
    expect(offer).to_be_hidden()
    expect(officer.queue).to_have_count(1)
    status.get_by_role("button", name="Absent").click()
    expect(status.get_by_role("button", name="Absent")).to_have_attribute("aria-pressed", "true")
    other = Citizen(visitors.page())
    other.ask_officer()
    expect(officer.queue).to_have_count(2)
    expect(offer).to_be_hidden()
    status.get_by_role("button", name="Disponible").click()
    offer.get_by_role("button", name="Accepter").click()
    expect(officer.field).to_be_focused()
    expect(other.page.get_by_text("Un policier vous répond.")).to_be_visible()
    expect(offer).to_be_hidden()


def test_a_subject_page_leads_into_the_chat_and_asks_once(visitors: Visitors) -> None:
    citizen = Citizen(visitors.page("/sujet/sport-promenade"))
    citizen.page.get_by_role("link", name="En parler dans le tchat").click()
    citizen.reads("Faire du sport ou se promener", "Vous")
    citizen.reads("motif 6", "Robot")
    citizen.page.reload()
    citizen.reads("motif 6", "Robot")
    expect(citizen.log.get_by_text("Faire du sport ou se promener")).to_have_count(1)
