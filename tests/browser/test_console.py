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
from tests.browser.test_keyboard import tab_to

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
    press_on(officer.page, *keys)


def press_on(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


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


# Keyboard alone is shown by what is not there: no mouse, no finger.
_WATCH_POINTERS = "addEventListener('pointerdown', () => (window.pointed = true), true)"
_WHERE = """() => {
    const at = document.activeElement;
    // The design system draws the ring of an enlarged link around what it stands for.
    const ring = [null, '::before', '::after'].some((part) => {
        const { outlineStyle, outlineWidth } = getComputedStyle(at, part);
        return outlineStyle !== 'none' && parseFloat(outlineWidth) > 0;
    });
    return [at === document.body ? '' : `${at.tagName} ${at.id || at.innerText}`, ring];
}"""


def test_three_officers_answer_six_citizens_at_once_one_of_each_by_keyboard_alone(visitors: Visitors) -> None:
    officers = [Officer(visitors.officer(width=1366, keys_only=number == 2)) for number in range(3)]
    citizens = [Citizen(visitors.page()) for _ in range(6)]
    for page in (officers[-1].page, citizens[-1].page):
        page.evaluate(_WATCH_POINTERS)
    for number, citizen in enumerate(citizens[:-1]):
        citizen.ask_officer()
        citizen.write(f"question de la personne {number}")
    _asks_by_keyboard(citizens[-1].page, "question de la personne 5")
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
    _each_answer_reaches_its_citizen(officers, citizens)
    _places_are_a_key_away(keyboard, citizens)
    _every_stop_is_seen(keyboard.page)
    _ends_by_keyboard(keyboard)
    for page in (keyboard.page, citizens[-1].page):
        assert page.evaluate("window.pointed") is None
    for citizen in citizens:
        if citizen.field.is_visible():
            citizen.leave()


def _each_answer_reaches_its_citizen(officers: list[Officer], citizens: list[Citizen]) -> None:
    for officer in officers:
        expect(officer.field).to_be_focused()
        expect(officer.page.locator(".entry__detail--owed", has_text="Vient d’écrire")).to_have_count(2)
        _all_is_in_sight(officer.page)
        answer_in_front(officer)
        press(officer, "Alt+j")
        expect(officer.field).to_be_focused()
        answer_in_front(officer)
        # Nobody is owed an answer any more.
        expect(officer.page.locator(".entry__detail--owed")).to_have_count(0)
    for number, citizen in enumerate(citizens):
        citizen.reads(f"réponse à la question de la personne {number}", "Policier")
        expect(citizen.log.locator(".message--officer")).to_have_count(1)


def _all_is_in_sight(page: Page) -> None:
    """On the small screen of a desk: my conversations, the queue, the exchange, its context, the team."""
    for name in ("Mes conversations", "File d’attente", "Contexte", "Réponses suggérées", "Équipe"):
        expect(page.get_by_role("heading", name=name).locator("visible=true")).to_be_in_viewport()
    for part in ("[data-part=mine] > li", ".mate", ".talk:not([hidden]) .composer", ".talk:not([hidden]) .talk__moves"):
        expect(page.locator(part).last).to_be_in_viewport(ratio=1)


def _asks_by_keyboard(page: Page, question: str) -> None:
    tab_to(page, "Parler à un policier")
    press_on(page, "Enter")
    expect(page.get_by_text("Votre place", exact=True)).to_be_visible()
    tab_to(page, "Votre message")
    page.keyboard.type(question)
    press_on(page, "Enter")


def _places_are_a_key_away(officer: Officer, citizens: list[Citizen]) -> None:
    page, entries = officer.page, officer.page.locator("[data-part=mine] button")
    for citizen in citizens:
        citizen.write("il y a quelqu'un qui essaie d'entrer chez moi")
    expect(entries.filter(has_text="1 message non lu")).to_have_count(1)
    elsewhere = page.get_by_role("alert").filter(has_text="Danger dans une autre de vos conversations")
    expect(elsewhere.get_by_role("button", name="L’ouvrir")).to_be_visible()
    press(officer, "Alt+l")
    expect(elsewhere).to_be_hidden()
    expect(entries.filter(has_text="message non lu")).to_have_count(0)
    expect(officer.log.get_by_text("essaie d'entrer chez moi")).to_be_visible()
    front = entries.locator("xpath=self::*[@aria-current]")
    before = front.get_attribute("data-key")
    for key in ("Alt+k", "Alt+j"):
        press(officer, key)
    expect(front).to_have_attribute("data-key", before or "")
    press(officer, "Alt+q")
    expect(page.get_by_role("heading", name="File d’attente")).to_be_focused()
    press(officer, "c")
    expect(page.get_by_role("heading", name="Contexte")).to_be_focused()
    press(officer, "r")
    expect(officer.field).to_be_focused()


def _every_stop_is_seen(page: Page) -> None:
    stops: dict[str, bool] = {}
    for _ in range(60):
        page.keyboard.press("Tab")
        name, has_ring = page.evaluate(_WHERE)
        if name in stops:
            break
        # Past the last one the browser itself has the focus for a moment.
        if name:
            stops[name] = has_ring
    assert len(stops) > 15
    assert [name for name, has_ring in stops.items() if not has_ring] == []


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
    expect(page.get_by_text("Règles au 10 novembre 2020, en métropole. En vigueur : confinement.")).to_be_visible()
    officer.reads("promener mon chien", "Citoyen")
    _typing_is_seen_without_its_text(officer, citizen)
    _suggestions_go_by_the_officer(officer, citizen, picture)
    _ready_texts_are_searched(officer, picture)
    _transfer_is_offered(officer, picture)
    _rescue_is_passed_on(officer, citizen, picture)
    _the_end_is_noted(officer, citizen, picture)
    press(officer, "?")
    check(page, "shortcuts")
    picture(page, "guide-shortcuts")


def _typing_is_seen_without_its_text(officer: Officer, citizen: Citizen) -> None:
    sign = officer.page.locator(".talk .writing", has_text="Le citoyen écrit…")
    # Told every three seconds at most, whatever was typed before an officer came.
    for _ in range(40):
        citizen.field.press_sequentially("brouillon ")
        if sign.is_visible():
            break
        officer.page.wait_for_timeout(200)
    expect(sign).to_be_visible()
    assert "brouillon" not in officer.page.content()
    citizen.field.fill("")


def _suggestions_go_by_the_officer(officer: Officer, citizen: Citizen, picture: Shoot) -> None:
    page = officer.page
    suggestion = page.get_by_role("button", name="Insérer : Promener ou soigner un animal")
    expect(suggestion).to_be_visible()
    press(officer, "Alt+1")
    expect(officer.field).to_have_value(re.compile("motif 6"))
    expect(page.get_by_text("Carte : Générateur d’attestation")).to_be_visible()
    # The field has grown by a whole answer: what was said last is still above it.
    expect(officer.log.get_by_text("Un policier vous répond.")).to_be_in_viewport(ratio=1)
    check(page, "conversation with a suggestion")
    picture(page, "guide-conversation")
    # Nothing has left the console.
    assert citizen.page.get_by_text("motif 6").count() == 0
    press(officer, "Enter")
    said = citizen.reads("motif 6", "Policier")
    expect(said).to_contain_text("Règles au 10 novembre 2020")
    expect(said.get_by_role("link", name="Ouvrir le site")).to_be_visible()
    _suggestion_goes_in_one_stroke(officer, citizen)


def _suggestion_goes_in_one_stroke(officer: Officer, citizen: Citizen) -> None:
    citizen.write("et mon chat ?")
    expect(officer.page.get_by_role("button", name="Insérer : Promener ou soigner un animal")).to_be_visible()
    # What is being written is never swept along.
    officer.field.fill("Un instant.")
    press(officer, "Alt+Shift+1")
    expect(officer.field).to_have_value(re.compile(r"Un instant\.\s+Oui"))
    officer.field.fill("")
    expect(officer.page.get_by_role("list", name="Joint au message")).to_be_hidden()
    press(officer, "Alt+Shift+1")
    expect(officer.field).to_have_value("")
    expect(citizen.log.locator(".message--officer").filter(has_text="motif 6")).to_have_count(2)


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
    expect(officer.field).to_have_value(re.compile("Gardez ce que vous avez"))
    expect(officer.page.get_by_text("Carte : Plainte sur place")).to_be_visible()
    officer.field.fill("")


def _transfer_is_offered(officer: Officer, picture: Shoot) -> None:
    press(officer, "Alt+t")
    expect(officer.page.get_by_label("À qui")).to_be_focused()
    officer.page.get_by_label("Note pour le collègue").fill("Attend une réponse sur son chien.")
    # What was said last stays in sight above the field.
    expect(officer.log.get_by_role("article").last).to_be_in_viewport(ratio=0.3)
    check(officer.page, "transfer")
    picture(officer.page, "guide-transfer")
    press(officer, "Escape")
    expect(officer.field).to_be_focused()


def _rescue_is_passed_on(officer: Officer, citizen: Citizen, picture: Shoot) -> None:
    page = officer.page
    citizen.write("il y a quelqu'un qui essaie d'entrer chez moi")
    expect(page.get_by_text("Danger dans cette conversation.")).to_be_visible()
    press(officer, "Alt+u")
    expect(page.get_by_text("Demandez-lui aussi")).to_be_visible()
    page.get_by_role("button", name="Prévenir le citoyen et transmettre").click()
    expect(page.get_by_text("Il manque le lieu.")).to_be_visible()
    expect(page.get_by_role("button", name="Copier pour les secours")).to_be_hidden()
    expect(citizen.page.get_by_text("Seule exception : si une vie est en danger")).to_have_count(1)
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
    expect(page.get_by_text("Copié.")).to_be_in_viewport()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert re.sub(r"\d\d:\d\d", "hh:mm", copied).splitlines() == [
        "Lieu : 3 rue Haute, Lille, 2e étage",
        "Numéro à rappeler : 06 00 00 00 00",
        "Danger signalé : agression, intrusion",
        "Derniers messages du citoyen :",
        "- hh:mm est-ce que je peux promener mon chien ?",
        "- hh:mm Parler à un policier",
        "- hh:mm et mon chat ?",
        "- hh:mm il y a quelqu'un qui essaie d'entrer chez moi",
    ]
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
    expect(page.get_by_text("semble contenir un numéro de téléphone")).to_be_in_viewport()
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


# Real permission where the browser gives one, or a browser that has not been asked yet; nothing real is shown.
_SPIES = """
    Object.assign(window, { beeps: 0, told: [], asked: 0, looks: true, refuses: false, permission: UNTIL_ASKED });
    const [make, Real] = [AudioContext.prototype.createOscillator, window.Notification];
    AudioContext.prototype.createOscillator = function () { window.beeps += 1; return make.call(this); };
    Document.prototype.hasFocus = () => window.looks;
    window.Notification = class {
        constructor(title, { body, ...more }) {
            if (window.refuses) throw new TypeError("Illegal constructor");
            window.told.push([title, body, more]);
        }
        static get permission() { return window.permission || Real.permission; }
        static async requestPermission() { window.asked += 1; return (window.permission = "granted"); }
    };
"""


def test_an_alarm_is_seen_heard_and_notified_until_somebody_takes_it(visitors: Visitors, picture: Shoot) -> None:
    one, other = Officer(visitors.officer()), Officer(visitors.officer())
    one.page.context.grant_permissions(["notifications"])
    for officer, permission in ((one, "null"), (other, "'default'")):
        officer.page.add_init_script(_SPIES.replace("UNTIL_ASKED", permission))
        officer.page.clock.install()
        officer.page.reload()
    _permission_is_asked_on_the_click_alone(one, other)
    citizen = Citizen(visitors.page())
    _an_offer_is_notified(one, other, citizen)
    citizen.write("il y a quelqu'un qui essaie d'entrer chez moi")
    for officer in (one, other):
        expect(officer.page.get_by_role("alert").filter(has_text="Une personne en danger attend.")).to_be_visible()
        officer.page.wait_for_function("window.beeps > 3")
        assert "Danger signalé." in bodies(officer)
    picture(one.page, "guide-alarm")
    check(one.page, "alarm")
    press(one, "Alt+p")
    expect(one.field).to_be_focused()
    for officer in (one, other):
        expect(officer.page.get_by_text("Une personne en danger attend.")).to_be_hidden()
    _a_message_is_notified_without_a_word_of_it(one, citizen)
    _both_are_switched_off(one, citizen)
    _a_browser_that_refuses_breaks_nothing(other, Citizen(visitors.page()))
    citizen.leave()
    expect(one.page.get_by_text("Elle disparaît de cet écran dans 20 secondes.")).to_be_visible()
    mine(one, 1)
    one.page.clock.fast_forward(20_000)
    mine(one, 0)


def bodies(officer: Officer) -> list[str]:
    """Return the sentences notified so far; there is nothing else in a notification."""
    told = officer.page.evaluate("window.told")
    assert all(title == "Console des policiers" and list(more) == ["tag"] for title, _, more in told)
    return [body for _, body, _ in told]


def switch(officer: Officer, name: str, *, on: bool) -> None:
    expect(officer.page.get_by_role("button", name=name, exact=True)).to_have_attribute("aria-pressed", str(on).lower())


def _permission_is_asked_on_the_click_alone(*officers: Officer) -> None:
    for officer in officers:
        officer.page.get_by_role("heading", name="Mes conversations 0 sur 3").wait_for()
        press(officer, "j", "r", "Escape")
        assert officer.page.evaluate("window.asked") == 0
        switch(officer, "Notifications", on=False)
        officer.page.get_by_role("button", name="Oui, me prévenir").click()
        switch(officer, "Son", on=True)
        switch(officer, "Notifications", on=True)
    # Who has said yes to the browser before is not asked again.
    assert [officer.page.evaluate("window.asked") for officer in officers] == [0, 1]


def _an_offer_is_notified(one: Officer, other: Officer, citizen: Citizen) -> None:
    press(other, "s")
    expect(other.page.get_by_role("button", name="Absent")).to_have_attribute("aria-pressed", "true")
    for officer in (one, other):
        officer.page.evaluate("window.looks = false")
    citizen.ask_officer()
    offered(one)
    assert bodies(one) == ["Une personne vous est proposée."]
    press(one, "n")
    expect(one.page.get_by_role("region", name="Proposition")).to_be_hidden()
    press(other, "s")
    offered(other)
    assert bodies(other) == ["Une personne vous est proposée."]


def _a_message_is_notified_without_a_word_of_it(officer: Officer, citizen: Citizen) -> None:
    citizen.write("dites le à zanzibar")
    officer.reads("zanzibar", "Citoyen")
    assert bodies(officer)[-1] == "Un citoyen a écrit."
    assert set(bodies(officer)) == {"Une personne vous est proposée.", "Danger signalé.", "Un citoyen a écrit."}


def _both_are_switched_off(officer: Officer, citizen: Citizen) -> None:
    for name in ("Son", "Notifications"):
        officer.page.get_by_role("button", name=name, exact=True).click()
        switch(officer, name, on=False)
    officer.page.evaluate("Object.assign(window, { beeps: 0, told: [] })")
    citizen.write("encore zanzibar")
    officer.reads("encore zanzibar", "Citoyen")
    assert (officer.page.evaluate("window.beeps"), bodies(officer)) == (0, [])
    officer.page.clock.fast_forward(120_000)
    expect(officer.page.locator("[data-part=mine] button")).to_contain_text("Sans réponse depuis 2 min")


def _a_browser_that_refuses_breaks_nothing(officer: Officer, citizen: Citizen) -> None:
    officer.page.evaluate("window.refuses = true")
    citizen.ask_officer()
    offered(officer)
    press(officer, "p")
    expect(officer.field).to_be_focused()
    citizen.leave()


def test_the_pictures_of_the_guide_are_there_and_small() -> None:
    named = {line.split("](")[1].rstrip(")\n") for line in _guide() if line.startswith("![")}
    assert named == {f"guide-officier/{path.name}" for path in GUIDE.glob("*.png")}
    assert [path.name for path in GUIDE.glob("*.png") if path.stat().st_size > LARGEST] == []


def _guide() -> list[str]:
    return (GUIDE.parent / "guide-officier.md").read_text(encoding="utf-8").splitlines()
