"""The supervisors' page of the opening, and what the citizens' open pages show of it."""

from collections.abc import Iterator
from datetime import timedelta

import httpx
import pytest
from playwright.sync_api import Page, expect

from content.clock import paris_now
from tests.browser.conftest import Site, Visitors
from tests.browser.people import Citizen
from tests.browser.test_accessibility import check
from tests.handoff.running import manage

pytestmark = pytest.mark.slow


@pytest.fixture
def all_off(site: Site) -> Iterator[None]:
    """Leave both switches off for whoever comes next."""
    yield
    off = "from handoff.opening.models import Switches; Switches.objects.update(robot_only='', notice='', revision=99)"
    manage("shell", "-c", off, environment=site.process.environment)


def _supervisor(visitors: Visitors, *, dark: bool = False, script: bool = True) -> Page:
    environment = visitors.site.process.environment
    name, password = manage("create_demo_officer", "dominique", "--role", "supervisor", environment=environment).split()
    page = visitors.page("/policier/ouverture", dark=dark, script=script)
    page.get_by_label("Identifiant").fill(name)
    page.get_by_label("Mot de passe", exact=True).fill(password)
    page.get_by_role("button", name="Se connecter").click()
    page.get_by_role("heading", name="Ouverture", exact=True).wait_for()
    return page


def test_the_switches_of_a_supervisor_are_seen_on_a_page_already_open(visitors: Visitors, all_off: None) -> None:
    citizen = Citizen(visitors.page(width=390))
    expect(citizen.page.get_by_text("Vous parlez à un robot")).to_be_visible()
    supervisor = _supervisor(visitors)
    supervisor.get_by_label("Message", exact=True).fill("Les réponses sont lentes <b>ce soir</b>.")
    supervisor.get_by_role("button", name="Afficher le message").click()
    notice = citizen.page.get_by_text("Les réponses sont lentes <b>ce soir</b>.")
    expect(notice).to_be_visible()
    supervisor.get_by_role("button", name="Passer au robot seul").click()
    presence = citizen.page.locator("[data-part=presence]")
    expect(presence).to_have_text("Les policiers ne peuvent pas répondre pour le moment.")
    for path in ("/", "/sujet/perceval", "/sujet/inconnu"):
        later = httpx.get(visitors.site.url + path, trust_env=False).text
        assert "lentes &lt;b&gt;ce soir&lt;/b&gt;." in later
    assert "Les policiers ne peuvent pas répondre pour le moment." in httpx.get(visitors.site.url, trust_env=False).text
    check(citizen.page, "robot alone, with a message")
    citizen.page.locator(".actions").get_by_role("button", name="Parler à un policier").click()
    expect(citizen.log.get_by_text("Inutile d’attendre ici")).to_be_visible()
    expect(citizen.page.get_by_text("Votre place", exact=True)).to_be_hidden()
    supervisor.get_by_role("button", name="Retirer le message").click()
    supervisor.get_by_role("button", name="Remettre les policiers").click()
    expect(notice).to_be_hidden()
    expect(presence).to_be_hidden()
    citizen.ask_officer()


def test_who_was_let_in_before_closing_is_not_told_to_come_back_as_long_as_an_officer_may_answer(
    visitors: Visitors, all_off: None
) -> None:
    officer, citizen = visitors.officer(), Citizen(visitors.page(width=390))
    presence = citizen.page.locator("[data-part=presence]")
    citizen.ask_officer()
    _supervisor(visitors).get_by_role("button", name="Passer au robot seul").click()
    expect(citizen.log.get_by_text("Les policiers encore présents répondent dans l’ordre de la file")).to_be_visible()
    newcomer = visitors.page(width=390)
    expect(newcomer.locator("[data-part=presence]")).to_be_visible()
    expect(presence).to_be_hidden()
    expect(citizen.page.get_by_text("Votre place", exact=True)).to_be_visible()
    officer.get_by_role("group", name="Mon statut").get_by_role("button", name="Absent").click()
    expect(citizen.log.get_by_text("Inutile d’attendre ici")).to_be_visible()
    expect(presence).to_be_visible()


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_finds_nothing_on_the_page_of_the_opening(visitors: Visitors, dark: bool, all_off: None) -> None:
    page = _supervisor(visitors, dark=dark)
    check(page, "opening")
    page.get_by_role("button", name="Ajouter", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("Rien n’a été changé")
    expect(page.get_by_label("Premier jour")).to_have_attribute("aria-invalid", "true")
    check(page, "opening with refusals")


def test_an_exception_is_added_and_removed_without_script(visitors: Visitors) -> None:
    page = _supervisor(visitors, script=False)
    day = (paris_now().date() + timedelta(days=5)).isoformat()
    page.get_by_label("Premier jour").fill(day)
    page.get_by_role("radio", name="Ouvert à d’autres heures").check()
    page.locator("[name=opens]").fill("08:00")
    page.locator("[name=closes]").fill("12:30")
    page.get_by_label("Raison, lue par tout le monde").fill("formation")
    page.get_by_role("button", name="Ajouter", exact=True).click()
    expect(page.get_by_text("de 8\u00a0h à 12\u00a0h\u00a030").first).to_be_visible()
    page.get_by_role("button", name="Supprimer").click()
    expect(page.get_by_text("Aucun jour à part n’est prévu.")).to_be_visible()
