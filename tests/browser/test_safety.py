"""What people write stays text, and stays nowhere."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visitors
from tests.browser.people import Citizen, Officer

pytestmark = pytest.mark.slow

CANARY = "zébulonturlupin"


def test_markup_is_shown_as_it_was_written_on_both_sides(visitors: Visitors) -> None:
    officer, citizen = Officer(visitors.officer()), Citizen(visitors.page())
    attack = "<img src=x onerror=alert(1)> <b>gras</b> javascript:alert(1) [lien](javascript:alert(2))"
    citizen.ask_officer()
    expect(officer.queue).to_have_count(1)
    officer.take_first()
    citizen.write(attack)
    officer.reads(attack, "Citoyen")
    officer.write(attack)
    citizen.reads(attack, "Policier")
    for log in (citizen.log, officer.log):
        assert log.locator(".bubble img, .bubble b, .bubble a").count() == 0
    officer.close()


def test_the_browser_keeps_nothing_of_a_conversation(visitors: Visitors) -> None:
    citizen = Citizen(visitors.page())
    citizen.write(f"bonjour {CANARY}")
    citizen.reads("Comment puis-je vous aider", "Robot")
    context = citizen.page.context
    kept = citizen.page.evaluate(
        """async () => ({
            local: Object.entries(localStorage), session: Object.entries(sessionStorage),
            caches: await caches.keys(), bases: await indexedDB.databases(), script_cookie: document.cookie,
        })"""
    )
    assert kept == {"local": [], "session": [], "caches": [], "bases": [], "script_cookie": ""}
    cookies = context.cookies()
    assert [cookie["name"] for cookie in cookies] == ["conversation"]
    assert cookies[0]["httpOnly"]
    assert cookies[0]["sameSite"] == "Strict"
    assert cookies[0]["expires"] == -1  # gone with the browser's session
    assert CANARY not in str(context.storage_state())
    assert CANARY not in citizen.page.url


def test_quick_exit_leaves_nothing_on_the_screen_behind_retour_or_in_the_cookie(visitors: Visitors) -> None:
    citizen = Citizen(visitors.page("/sujet/violences", width=320))
    citizen.page.context.route("https://meteofrance.com/", lambda route: route.fulfill(body="beau temps"))
    citizen.page.goto(visitors.site.url)
    citizen.ask_officer()
    exit_link = citizen.page.locator(".composer").get_by_role("link", name="Quitter vite")
    expect(exit_link).to_be_in_viewport()
    exit_link.click()
    expect(citizen.page.get_by_text("beau temps")).to_be_visible()
    citizen.page.go_back()
    # The page before the chat, which has the same way out.
    expect(citizen.page).to_have_url(f"{visitors.site.url}/sujet/violences")
    expect(citizen.page.get_by_role("link", name="Quitter vite")).to_be_visible()
    citizen.page.goto(visitors.site.url)
    expect(citizen.page.get_by_text("Vous parlez à un robot")).to_be_visible()
    citizen.write("bonjour")
    citizen.reads("Comment puis-je vous aider", "Robot")
    expect(citizen.log.get_by_text("file d’attente")).to_have_count(0)


def test_a_refused_message_says_why_beside_itself(visitors: Visitors) -> None:
    citizen = Citizen(visitors.page())
    citizen.field.fill("a" * 2005)
    expect(citizen.page.get_by_text("Trop long de 5 caractères")).to_be_visible()
    citizen.field.press("Enter")
    expect(citizen.field).to_have_value("a" * 2005)
    citizen.write("\u200e")
    expect(citizen.page.get_by_text("Votre message est vide.")).to_be_visible()
    citizen.write("bonjour")
    citizen.reads("Comment puis-je vous aider", "Robot")
