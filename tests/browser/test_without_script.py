"""What works on a browser without JavaScript."""

import pytest
from playwright.sync_api import expect

from content.library import load_library
from tests.browser.conftest import Visitors

pytestmark = pytest.mark.slow


def test_without_javascript_the_menu_the_numbers_and_the_attestation_work(visitors: Visitors) -> None:
    page = visitors.page(script=False, width=390)
    numbers = page.get_by_role("complementary", name="Numéros d’urgence").get_by_role("link")
    assert [link.get_attribute("href") for link in numbers.all()] == ["tel:17", "tel:112", "sms:114"]
    expect(page.locator(".card").get_by_role("link", name="Ouvrir le site")).to_be_visible()
    # By its place: Playwright finds no text inside <noscript>.
    expect(page.locator("noscript p").first).to_contain_text("Le tchat a besoin de JavaScript")
    expect(page.locator("noscript p").first).to_be_visible()
    # The chat is the way to an officer: without it another way is told.
    expect(page.locator("noscript a")).to_be_visible()
    assert page.locator("noscript a").get_attribute("href") == load_library().services["commissariat"].url
    expect(page.get_by_label("Votre message")).to_be_hidden()
    page.locator("summary", has_text="Je m’informe").click()
    page.get_by_role("link", name="Sport et promenade").click()
    expect(page.get_by_role("heading", name="Faire du sport ou se promener")).to_be_visible()
    expect(page.get_by_text("motif 6")).to_be_visible()
    expect(page.get_by_role("group", name="Générateur d’attestation")).to_be_visible()


def test_a_script_that_never_comes_is_said_with_another_way(visitors: Visitors) -> None:
    page = visitors.page("/health")
    page.route("**/citizen/page*.js", lambda route: route.abort())
    page.goto(visitors.site.url)
    notice = page.locator("#tchat-absent")
    expect(notice).to_be_hidden()
    notice.evaluate("(notice) => notice.getAnimations().forEach((delay) => delay.finish())")
    expect(notice).to_be_visible()
    expect(notice.get_by_role("link", name="Rechargez la page")).to_be_visible()
    expect(notice.get_by_role("link", name="trouvez un commissariat")).to_be_visible()
    visitors.faults.clear()  # the browser reports the script that was lost


def test_with_javascript_nothing_is_said_of_it(visitors: Visitors) -> None:
    page = visitors.page()
    expect(page.get_by_label("Votre message")).to_be_visible()
    expect(page.get_by_text("a besoin de JavaScript")).to_have_count(0)
    expect(page.get_by_text("Votre navigateur est trop ancien")).to_be_hidden()
    expect(page.get_by_text("Le tchat ne s’est pas chargé")).to_be_hidden()
