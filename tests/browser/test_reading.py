"""Reading and writing at one's own pace."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visitors
from tests.browser.people import Citizen, Officer

pytestmark = pytest.mark.slow


def test_who_went_back_to_read_is_not_pulled_away(visitors: Visitors) -> None:
    officer, citizen = Officer(visitors.officer()), Citizen(visitors.page(width=390))
    for question in ("où télécharger l'attestation ?", "on m'a débité 300 euros sur ma carte"):
        citizen.write(question)
    citizen.reads("Perceval", "Robot")
    citizen.ask_officer()
    expect(officer.queue).to_have_count(1)
    officer.take_first()
    expect(citizen.page.get_by_text("Un policier vous répond.")).to_be_in_viewport()
    first = citizen.log.get_by_role("article").first
    first.scroll_into_view_if_needed()
    officer.write("Bonjour, je vous écoute.")
    news = citizen.page.get_by_role("button", name="Nouveau message")
    expect(news).to_be_in_viewport()
    expect(first).to_be_in_viewport()
    news.click()
    expect(citizen.log.get_by_text("je vous écoute")).to_be_in_viewport()
    expect(news).to_be_hidden()
    officer.close()


def test_each_answer_comes_into_sight_however_quick_it_is(visitors: Visitors) -> None:
    citizen = Citizen(visitors.page(width=390))
    citizen.page.emulate_media(reduced_motion="no-preference")  # the page scrolls smoothly, as most people see it
    for question in (
        "où télécharger l'attestation ?",
        "on m'a débité 300 euros sur ma carte",
        "et où porter plainte ?",
    ):
        before = citizen.log.get_by_role("article").count()
        citizen.write(question)
        answer = citizen.log.get_by_role("article").nth(before + 1)
        # The beginning of what is taller than the screen.
        expect(answer.locator(".message__name")).to_be_in_viewport()
        expect(citizen.page.get_by_role("button", name="Nouveau message")).to_be_hidden()


def test_who_writes_very_fast_is_told_and_loses_nothing(visitors: Visitors) -> None:
    citizen = Citizen(visitors.page())
    for number in range(14):
        citizen.write(f"bonjour {number}")
    expect(citizen.page.get_by_text("Vous écrivez très vite.").first).to_be_visible()
    expect(citizen.page.locator(".message--pending")).to_have_count(0)
    written = citizen.page.locator(".log .message--citizen .bubble").all_inner_texts()
    assert written == [f"bonjour {number}" for number in range(14)]


def test_a_long_message_makes_the_field_grow_and_the_page_keeps_the_draft(visitors: Visitors) -> None:
    citizen = Citizen(visitors.page(width=320))
    before = citizen.field.bounding_box()
    citizen.field.fill("Une phrase assez longue pour tenir sur plusieurs lignes d'un petit téléphone. " * 3)
    after = citizen.field.bounding_box()
    assert before is not None
    assert after is not None
    assert after["height"] > before["height"] * 1.5
    expect(citizen.page.get_by_role("button", name="Envoyer")).to_be_in_viewport()
