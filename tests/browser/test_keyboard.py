"""The whole journey without a mouse."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visitors
from tests.browser.people import Citizen, Officer

pytestmark = pytest.mark.slow


def tab_to(page: Page, name: str, *, back: bool = False) -> None:
    """Press Tab until what has the focus is called `name`."""
    for _ in range(60):
        page.keyboard.press("Shift+Tab" if back else "Tab")
        called = page.evaluate(
            "document.activeElement.labels?.[0]?.innerText || document.activeElement.innerText || ''"
        )
        if name in called:
            return
    raise AssertionError(f"{name} is out of the keyboard's reach")


def test_both_sides_are_played_by_keyboard_alone(visitors: Visitors) -> None:
    citizen, officer = Citizen(visitors.page()), Officer(visitors.page("/policier/"))
    _log_in(officer.page, visitors)
    _read_the_menu(citizen.page)
    _ask_the_robot(citizen)
    _answer_as_officer(citizen, officer)
    _end(citizen)


def _log_in(page: Page, visitors: Visitors) -> None:
    expect(page.get_by_label("Identifiant")).to_be_focused()
    name, password = visitors.site.process.officer("sans-souris")
    page.keyboard.type(name)
    page.keyboard.press("Tab")
    page.keyboard.type(password)
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Mes conversations 0 sur 3").wait_for()


def _read_the_menu(page: Page) -> None:
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Tchat")).to_be_focused()
    tab_to(page, "Je suis victime")
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="Fraude à la carte bancaire")).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    expect(page.get_by_role("link", name="Fraude à la carte bancaire")).to_be_hidden()
    expect(page.locator("summary", has_text="Je suis victime")).to_be_focused()


def _ask_the_robot(citizen: Citizen) -> None:
    page = citizen.page
    tab_to(page, "Votre message")
    page.keyboard.type("mon chien")
    page.keyboard.press("Enter")
    citizen.reads("Votre question", "Robot")
    tab_to(page, "Faire du sport ou se promener", back=True)
    page.keyboard.press("Enter")
    citizen.reads("motif 6", "Robot")
    tab_to(page, "Parler à un policier")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Votre place", exact=True)).to_be_visible()


def _answer_as_officer(citizen: Citizen, officer: Officer) -> None:
    expect(officer.queue).to_have_count(1)
    tab_to(officer.page, "Prendre")
    officer.page.keyboard.press("Enter")
    expect(officer.field).to_be_focused()
    officer.page.keyboard.type("Bonjour, que puis-je pour vous ?")
    officer.page.keyboard.press("Enter")
    citizen.reads("que puis-je pour vous", "Policier")


def _end(citizen: Citizen) -> None:
    page = citizen.page
    tab_to(page, "Terminer")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Continuer")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Terminer", exact=True).first).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Commencer une nouvelle conversation")).to_be_focused()
