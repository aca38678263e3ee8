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


def test_the_answer_to_a_message_taller_than_the_screen_comes_into_sight(visitors: Visitors) -> None:
    citizen = Citizen(visitors.page(width=320))
    citizen.write("Mon voisin me demande où trouver l'attestation, et je ne sais pas quoi lui dire. " * 12)
    answer = citizen.reads("Sans imprimante", "Robot")
    expect(answer.locator(".message__name")).to_be_in_viewport()
    expect(citizen.page.get_by_role("button", name="Nouveau message")).to_be_hidden()


def test_letters_twice_as_large_leave_room_to_read_to_write_and_to_call(visitors: Visitors) -> None:
    citizen = Citizen(visitors.page(width=320))
    # As phones enlarge letters: no media query hears of it.
    citizen.page.evaluate("document.documentElement.style.fontSize = '200%'")
    citizen.page.locator("summary", has_text="Je suis victime").click()
    citizen.page.locator("summary", has_text="Je suis victime").click()
    citizen.write("il y a quelqu'un qui essaie d'entrer chez moi")
    expect(citizen.log.get_by_role("link", name="17 Police secours")).to_be_in_viewport(ratio=1)
    citizen.write("où télécharger l'attestation ?")
    expect(citizen.reads("Sans imprimante", "Robot").locator(".message__name")).to_be_in_viewport()
    assert citizen.page.evaluate("document.documentElement.scrollWidth") <= 320
    width = citizen.field.evaluate("(field) => field.offsetWidth")
    assert width >= 200


def test_a_conversation_ended_in_one_tab_is_over_in_the_other_and_says_so(visitors: Visitors) -> None:
    first = Citizen(visitors.page(width=390))
    first.write("bonjour")
    first.reads("Comment puis-je vous aider", "Robot")
    second = Citizen(first.page.context.new_page())
    second.page.goto(visitors.site.url)
    second.reads("Comment puis-je vous aider", "Robot")
    second.page.evaluate("scrollTo(0, 0)")
    first.leave()
    expect(second.log.get_by_text("La conversation est terminée : elle a été quittée.")).to_have_count(1)
    expect(second.page.get_by_role("button", name="Commencer une nouvelle conversation")).to_be_in_viewport()
    expect(second.page.get_by_role("button", name="Nouveau message")).to_be_hidden()


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


def test_on_a_desk_the_attestation_and_the_menu_are_seen_without_scrolling(visitors: Visitors) -> None:
    citizen = Citizen(visitors.page(width=1366))
    expect(citizen.page.get_by_role("link", name="media.interieur.gouv.fr").first).to_be_in_viewport()
    for entry in ("Je suis victime", "Je souhaite signaler", "Je m’informe"):
        expect(citizen.page.locator("summary", has_text=entry)).to_be_in_viewport(ratio=1)
    expect(citizen.page.get_by_label("Votre message")).to_be_in_viewport(ratio=1)
