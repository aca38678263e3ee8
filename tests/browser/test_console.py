"""The console at work: three officers and six citizens at once, and every screen of an officer's day."""

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import SCREENSHOTS, Visitors
from tests.browser.people import Citizen, Officer
from tests.browser.test_accessibility import check

pytestmark = pytest.mark.slow

Shoot = Callable[[Page, str], None]
GUIDE = Path(__file__).parents[2] / "docs" / "guide-officier"
LARGEST = 100 * 1024


@pytest.fixture
def picture(shoot: Shoot) -> Shoot:
    """Keep a picture, and renew that of the guide where GUIDE_PICTURES is set: they differ a little at each run."""

    def keep(page: Page, name: str) -> None:
        shoot(page, name)
        width = page.viewport_size["width"] if page.viewport_size else 0
        if os.environ.get("GUIDE_PICTURES"):
            _shrink(SCREENSHOTS / f"{name}-{width}.png", GUIDE / f"{name.removeprefix('guide-')}.png")

    return keep


def _shrink(picture: Path, small: Path) -> None:
    from PIL import Image  # comes with matplotlib

    with Image.open(picture) as whole:
        whole.convert("RGB").quantize(128).save(small, optimize=True)


def press(officer: Officer, *keys: str) -> None:
    for key in keys:
        officer.page.keyboard.press(key)


def mine(officer: Officer, count: int) -> None:
    expect(officer.page.locator("[data-part=mine] button")).to_have_count(count)


def offered(officer: Officer) -> None:
    expect(officer.page.get_by_role("region", name="Proposition")).to_be_visible()


def answer_in_front(officer: Officer) -> None:
    """Answer what the citizen in front wrote, by its own words."""
    said = officer.log.get_by_text("question de").last
    expect(said).to_be_visible()
    officer.page.keyboard.type(f"réponse à la {said.inner_text()}")
    press(officer, "Enter")


def test_three_officers_answer_six_citizens_at_once_one_of_them_by_keyboard_alone(visitors: Visitors) -> None:
    officers = [Officer(visitors.officer()) for _ in range(3)]
    citizens = [Citizen(visitors.page()) for _ in range(6)]
    for citizen in citizens:
        citizen.ask_officer()
    for number, citizen in enumerate(citizens):
        citizen.write(f"question de la personne {number}")
    *with_mouse, keyboard = officers
    for held in (1, 2):
        for officer in with_mouse:
            offered(officer)
            officer.page.get_by_role("button", name="Accepter").click()
            mine(officer, held)
        offered(keyboard)
        # Outside of a field a key alone will do; in one, with Alt.
        press(keyboard, "p" if held == 1 else "Alt+p")
        mine(keyboard, held)
        expect(keyboard.field).to_be_focused()
    for officer in with_mouse:
        _drafts_stay(officer)
    for officer in officers:
        expect(officer.field).to_be_focused()
        answer_in_front(officer)
        press(officer, "Alt+j")
        expect(officer.field).to_be_focused()
        answer_in_front(officer)
    for number, citizen in enumerate(citizens):
        citizen.reads(f"réponse à la question de la personne {number}", "Policier")
        expect(citizen.log.locator(".message--officer")).to_have_count(1)
    _ends_by_keyboard(keyboard)
    for citizen in citizens:
        if citizen.field.is_visible():
            citizen.leave()


def _drafts_stay(officer: Officer) -> None:
    entries = officer.page.locator("[data-part=mine] button")
    officer.field.fill("brouillon")
    entries.first.click()
    expect(officer.field).to_have_value("")
    entries.last.click()
    expect(officer.field).to_have_value("brouillon")
    officer.field.fill("")


def _ends_by_keyboard(officer: Officer) -> None:
    for left in (1, 0):
        press(officer, "Alt+x")
        expect(officer.page.get_by_role("radio", name="Question résolue")).to_be_focused()
        press(officer, "Enter")
        expect(officer.page.get_by_text("Choisissez comment la conversation")).to_be_visible()
        press(officer, "2")
        expect(officer.page.get_by_role("radio", name="Orienté vers un service")).to_be_checked()
        press(officer, "Enter")
        mine(officer, left)
    press(officer, "?")
    expect(officer.page.get_by_role("dialog", name="Raccourcis du clavier")).to_be_visible()
    press(officer, "Escape")
    expect(officer.page.get_by_role("dialog")).to_be_hidden()


def test_an_officers_day_on_one_screen(visitors: Visitors, picture: Shoot) -> None:
    officer, citizen = Officer(visitors.officer()), Citizen(visitors.page())
    page = officer.page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    citizen.write("est-ce que je peux promener mon chien ?")
    citizen.reads("Votre question porte sur", "Robot")
    citizen.ask_officer()
    offered(officer)
    page.get_by_role("button", name="Non merci").click()
    picture(page, "guide-offer")
    check(page, "offer")
    press(officer, "Alt+p")
    expect(officer.field).to_be_focused()
    _suggestions_go_by_the_officer(officer, citizen, picture)
    _ready_texts_are_searched(officer, picture)
    _transfer_is_offered(officer, picture)
    _rescue_is_passed_on(officer, citizen, picture)
    _the_end_is_noted(officer, citizen, picture)
    press(officer, "?")
    check(page, "shortcuts")
    picture(page, "guide-shortcuts")


def _suggestions_go_by_the_officer(officer: Officer, citizen: Citizen, picture: Shoot) -> None:
    page = officer.page
    suggestion = page.get_by_role("button", name="Insérer : Promener ou soigner un animal")
    expect(suggestion).to_be_visible()
    press(officer, "Alt+1")
    expect(officer.field).to_have_value(re.compile("motif 6"))
    expect(page.get_by_text("Carte : Générateur d’attestation")).to_be_visible()
    check(page, "conversation with a suggestion")
    picture(page, "guide-conversation")
    # Nothing has left the console.
    assert citizen.page.get_by_text("motif 6").count() == 0
    press(officer, "Enter")
    said = citizen.reads("motif 6", "Policier")
    expect(said).to_contain_text("Règles au 10 novembre 2020")
    expect(said.get_by_role("link", name="Ouvrir le site")).to_be_visible()


def _ready_texts_are_searched(officer: Officer, picture: Shoot) -> None:
    page = officer.page
    press(officer, "/")
    search = page.get_by_role("combobox", name="Chercher une réponse type")
    expect(search).to_be_focused()
    page.keyboard.type("preuv gard")
    expect(page.get_by_role("option").first).to_contain_text("Garder les preuves")
    check(page, "search of ready texts")
    picture(page, "guide-ready")
    press(officer, "Enter")
    expect(officer.field).to_be_focused()
    expect(officer.field).to_have_value(re.compile("Gardez les preuves"))
    officer.field.fill("")


def _transfer_is_offered(officer: Officer, picture: Shoot) -> None:
    press(officer, "Alt+t")
    expect(officer.page.get_by_label("À qui")).to_be_focused()
    officer.page.get_by_label("Note pour le collègue").fill("Attend une réponse sur son chien.")
    check(officer.page, "transfer")
    picture(officer.page, "guide-transfer")
    press(officer, "Escape")
    expect(officer.field).to_be_focused()


def _rescue_is_passed_on(officer: Officer, citizen: Citizen, picture: Shoot) -> None:
    page = officer.page
    citizen.write("il y a quelqu'un qui essaie d'entrer chez moi")
    expect(page.get_by_text("Danger dans cette conversation.")).to_be_visible()
    press(officer, "Alt+u")
    form = citizen.page.get_by_role("form", name="Pour les secours")
    form.get_by_label("Où êtes-vous").fill("3 rue Haute, Lille, 2e étage")
    form.get_by_label("À quel numéro").fill("06 00 00 00 00")
    check(citizen.page, "fields for the rescue services")
    picture(citizen.page, "guide-rescue-citizen")
    form.get_by_role("button", name="Envoyer au policier").click()
    expect(form).to_be_hidden()
    citizen.reads("Lieu : 3 rue Haute", "Vous")
    expect(page.get_by_label("Lieu", exact=True)).to_have_value("3 rue Haute, Lille, 2e étage")
    page.get_by_role("button", name="Prévenir le citoyen et transmettre").click()
    expect(citizen.page.get_by_text("Le policier transmet ces informations aux secours")).to_be_visible()
    expect(page.get_by_role("button", name="Copier pour les secours")).to_be_focused()
    press(officer, "Enter")
    expect(page.get_by_text("Copié.")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("Lieu : 3 rue Haute, Lille, 2e étage\nNuméro à rappeler : 06 00 00 00 00\n")
    assert "essaie d'entrer chez moi" in copied
    check(page, "rescue")
    picture(page, "guide-rescue")
    press(officer, "Escape")


def _the_end_is_noted(officer: Officer, citizen: Citizen, picture: Shoot) -> None:
    page = officer.page
    press(officer, "Alt+x")
    expect(page.get_by_role("radio", name="Question résolue")).to_be_focused()
    press(officer, "4")
    expect(page.get_by_text("Fin automatique dans")).to_be_visible()
    page.get_by_text("Question manquante : ce que").click()
    question = page.get_by_label("La question, en termes généraux")
    question.fill("Qui rappeler au 06 12 34 56 78 ?")
    page.get_by_role("button", name="Noter la question").click()
    expect(page.get_by_text("semble contenir un numéro de téléphone")).to_be_visible()
    check(page, "wrap-up with a refused question")
    picture(page, "guide-wrap-up")
    question.fill("Quelles règles pour un animal de ferme ?")
    page.get_by_role("button", name="Noter la question").click()
    expect(page.get_by_text("Question notée.")).to_be_visible()
    page.get_by_role("button", name="Terminer la conversation").click()
    expect(citizen.page.get_by_text("Le policier a mis fin à la conversation.")).to_be_visible()
    mine(officer, 0)
    # Gone from the page, fields included.
    assert "3 rue Haute" not in page.content()


def test_an_alarm_rings_at_every_free_officer_until_somebody_takes_it(visitors: Visitors, picture: Shoot) -> None:
    one, other = Officer(visitors.officer()), Officer(visitors.officer())
    for officer in (one, other):
        officer.page.add_init_script(
            "window.beeps = 0; const make = AudioContext.prototype.createOscillator;"
            "AudioContext.prototype.createOscillator = function () { window.beeps += 1; return make.call(this); };"
        )
        officer.page.clock.install()
        officer.page.reload()
        officer.page.get_by_role("button", name="Oui, me prévenir").click()
        expect(officer.page.get_by_role("button", name="Son", exact=True)).to_have_attribute("aria-pressed", "true")
    citizen = Citizen(visitors.page())
    citizen.write("il y a quelqu'un qui essaie d'entrer chez moi")
    citizen.reads("Appelez", "Robot")
    citizen.ask_officer()
    for officer in (one, other):
        expect(officer.page.get_by_role("alert").filter(has_text="Une personne en danger attend.")).to_be_visible()
        officer.page.wait_for_function("window.beeps > 3")
    picture(one.page, "guide-alarm")
    check(one.page, "alarm")
    press(one, "Alt+p")
    expect(one.field).to_be_focused()
    for officer in (one, other):
        expect(officer.page.get_by_text("Une personne en danger attend.")).to_be_hidden()
    citizen.leave()
    expect(one.page.get_by_text("Elle disparaît de cet écran dans 20 secondes.")).to_be_visible()
    mine(one, 1)
    one.page.clock.fast_forward(20_000)
    mine(one, 0)


def test_the_pictures_of_the_guide_are_there_and_small() -> None:
    named = {line.split("](")[1].rstrip(")\n") for line in _guide() if line.startswith("![")}
    assert named == {f"guide-officier/{path.name}" for path in GUIDE.glob("*.png")}
    assert [path.name for path in GUIDE.glob("*.png") if path.stat().st_size > LARGEST] == []


def _guide() -> list[str]:
    return (GUIDE.parent / "guide-officier.md").read_text(encoding="utf-8").splitlines()
