"""Accounts in a browser: made by a supervisor without JavaScript, opened by the officer, and no barrier on any page."""

import re
import time
from base64 import b32decode
from collections.abc import Callable

import pytest
from django_otp.oath import TOTP
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visitors
from tests.browser.people import Citizen, Officer
from tests.browser.test_accessibility import check

pytestmark = pytest.mark.slow

CHOSEN = "une phrase assez longue"


def _sign_in(page: Page, name: str, password: str) -> None:
    page.get_by_label("Identifiant").fill(name)
    page.get_by_label("Mot de passe", exact=True).fill(password)
    page.get_by_role("button", name="Se connecter").click()


def _supervisor(visitors: Visitors, *, dark: bool = False, script: bool = True) -> Page:
    page = visitors.page("/policier/comptes", dark=dark, script=script)
    _sign_in(page, *visitors.site.process.officer("sasha", "supervisor"))
    expect(page.get_by_role("heading", name="Comptes", exact=True)).to_be_visible()
    return page


def test_an_account_is_made_and_opened_without_javascript(visitors: Visitors) -> None:
    supervisor = _supervisor(visitors, script=False)
    supervisor.get_by_label("Identifiant").fill("charlie")
    supervisor.get_by_role("button", name="Ajouter").click()
    password = supervisor.locator(".accounts__secret").inner_text()
    officer = visitors.page("/policier/mon-compte", width=320, script=False)
    _sign_in(officer, "charlie", password)
    officer.get_by_label("Nouveau mot de passe").fill(CHOSEN)
    officer.get_by_label("Le même, une seconde fois").fill(CHOSEN)
    officer.get_by_role("button", name="Continuer").click()
    expect(officer.get_by_role("heading", name="Mon compte")).to_be_visible()
    supervisor.goto(f"{visitors.site.url}/policier/journal")
    expect(
        supervisor.get_by_role("row").filter(has_text="charlie").filter(has_text="Mot de passe choisi")
    ).to_be_visible()
    supervisor.goto(f"{visitors.site.url}/policier/comptes")
    supervisor.get_by_role("link", name="charlie").click()
    supervisor.get_by_role("button", name="Désactiver le compte").click()
    officer.reload()
    expect(officer.get_by_role("heading", name="Connexion")).to_be_visible()


def test_a_console_signed_out_from_elsewhere_shows_the_login_and_no_conversation_any_more(visitors: Visitors) -> None:
    citizen, officer = Citizen(visitors.page()), Officer(visitors.officer())
    citizen.ask_officer()
    officer.page.get_by_role("button", name="Prendre").first.click()
    citizen.write("mon secret")
    expect(officer.log.get_by_text("mon secret")).to_be_visible()
    supervisor = _supervisor(visitors)
    supervisor.get_by_role("link", name=re.compile("^camille-")).last.click()
    supervisor.get_by_role("button", name="Déconnecter de tous les appareils").click()
    expect(officer.page.get_by_text("Votre session est terminée. Connectez-vous à nouveau.")).to_be_visible()
    expect(officer.page.get_by_role("heading", name="Connexion")).to_be_visible()
    assert "mon secret" not in officer.page.content()


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_finds_nothing_on_the_pages_of_accounts(
    visitors: Visitors, dark: bool, shoot: Callable[[Page, str], None]
) -> None:
    page = _supervisor(visitors, dark=dark)
    check(page, "accounts")
    shoot(page, "accounts")
    page.get_by_label("Identifiant").fill("a b")
    page.get_by_role("button", name="Ajouter").click()
    expect(page.get_by_text("L’identifiant ne peut contenir")).to_be_visible()
    check(page, "refused account")
    page.get_by_role("link", name="sasha", exact=True).first.click()
    page.get_by_role("button", name="Désactiver le compte").click()
    expect(page.get_by_role("alert")).to_contain_text("Vous ne pouvez pas désactiver votre propre compte.")
    check(page, "refused move")
    shoot(page, "account")
    page.get_by_role("link", name="Journal").click()
    check(page, "trail")
    shoot(page, "trail")
    page.get_by_role("link", name="Mon compte").click()
    check(page, "own account")
    page.get_by_role("link", name="Changer de mot de passe").click()
    check(page, "own password")


def test_a_telephone_is_linked_by_a_picture_or_by_its_text_and_asked_at_the_next_sign_in(
    visitors: Visitors, shoot: Callable[[Page, str], None]
) -> None:
    page = visitors.page("/policier/second-facteur", width=390)
    name, password = visitors.site.process.officer("delta")
    _sign_in(page, name, password)
    page.goto(f"{visitors.site.url}/policier/second-facteur")
    picture = page.get_by_role("img", name=re.compile("QR code"))
    assert picture.evaluate("image => image.complete && image.naturalWidth > 0")
    check(page, "linking a telephone")
    shoot(page, "telephone")
    totp = TOTP(b32decode(page.locator(".accounts__secret").inner_text().replace(" ", "")))
    totp.time = time.time()
    page.get_by_label("Code").fill(f"{totp.token():06d}")
    page.get_by_role("button", name="Relier ce téléphone").click()
    codes = page.locator(".accounts__codes code")
    expect(codes).to_have_count(10)
    check(page, "recovery codes")
    shoot(page, "recovery-codes")
    later = visitors.page("/policier/mon-compte", width=390)
    _sign_in(later, name, password)
    expect(later.get_by_role("heading", name="Votre code")).to_be_visible()
    check(later, "code")
    later.get_by_label("Code").fill(codes.first.inner_text())
    later.get_by_role("button", name="Continuer").click()
    expect(later.get_by_role("heading", name="Mon compte")).to_be_visible()
