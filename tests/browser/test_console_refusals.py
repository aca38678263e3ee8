"""The console when things go otherwise: what is refused says why, and what is handed on arrives, on both sides."""

import json
import sqlite3
from contextlib import closing
from dataclasses import dataclass, field
from typing import Any

import pytest
from playwright.sync_api import WebSocketRoute, expect

from tests.browser.conftest import Visitors
from tests.browser.people import Citizen, Officer

pytestmark = pytest.mark.slow

PAST = "2020-11-14T10:30:00+01:00"
# What a console is still told of at once: its own deeds.
PROMPT = {"error", "ack"}


@dataclass
class SlowLine:
    """Between a console and the gateway. While it lags, what the page shows is no longer true."""

    officer: Officer
    lags: bool = False
    kept: list[str | bytes] = field(default_factory=list)
    line: WebSocketRoute | None = None

    def __post_init__(self) -> None:
        self.officer.page.route_web_socket("**/ws/officer", self._connect)
        self.officer.page.reload()
        self.officer.page.get_by_role("heading", name="Mes conversations 0 sur").wait_for()

    def catch_up(self) -> None:
        self.lags = False
        for message in self.kept:
            self._tell(message)
        self.kept.clear()

    def pretend(self, **message: Any) -> None:
        """Tell the page what the gateway would."""
        self._tell(json.dumps(message))

    def _connect(self, line: WebSocketRoute) -> None:
        self.line = line
        line.connect_to_server().on_message(self._pass_on)

    def _pass_on(self, message: str | bytes) -> None:
        if self.lags and json.loads(message)["type"] not in PROMPT:
            self.kept.append(message)
        else:
            self._tell(message)

    def _tell(self, message: str | bytes) -> None:
        assert self.line
        self.line.send(message)


def says(officer: Officer, sentence: str) -> None:
    expect(officer.page.get_by_text(sentence)).to_be_visible()


def take(officer: Officer, number: int = 0) -> None:
    officer.queue.nth(number).get_by_role("button", name="Prendre").click()


def waiting(visitors: Visitors) -> Citizen:
    citizen = Citizen(visitors.page())
    citizen.ask_officer()
    return citizen


def test_every_refusal_is_said_with_its_sentence(visitors: Visitors) -> None:
    late, other = Officer(visitors.officer()), Officer(visitors.officer())
    line = SlowLine(late)
    _one_at_a_time(visitors)
    other.page.get_by_role("button", name="Absent").click()
    _declined_or_taken(visitors, late, other, line)
    citizen = waiting(visitors)
    _expired(late, line)
    late.page.get_by_role("button", name="Absent").click()
    take(late)
    expect(late.field).to_be_focused()
    _not_allowed(visitors, late, other, line)
    _closed(citizen, late, line)
    _signed_out(late, line)


def _one_at_a_time(visitors: Visitors) -> None:
    with closing(sqlite3.connect(visitors.site.process.database, timeout=10)) as database, database:
        database.execute("UPDATE accounts_officer SET capacity = 1")


def _declined_or_taken(visitors: Visitors, late: Officer, other: Officer, line: SlowLine) -> None:
    offer = late.page.get_by_role("region", name="Proposition")
    first = waiting(visitors)
    expect(offer).to_be_visible()
    line.lags = True
    offer.get_by_role("button", name="Passer").click()
    offer.get_by_role("button", name="Passer").click()
    says(late, "Cette proposition n’est plus valable.")
    other.page.get_by_role("button", name="Disponible").click()
    expect(other.page.get_by_role("region", name="Proposition")).to_be_visible()
    take(late)
    says(late, "Cette personne est proposée à un collègue en ce moment.")
    other.page.get_by_role("button", name="Accepter").click()
    expect(other.field).to_be_focused()
    take(late)
    says(late, "Un autre policier vient de prendre cette conversation.")
    first.leave()
    other.page.get_by_role("button", name="Fermer l’échange").click()
    other.page.get_by_role("button", name="Absent").click()
    line.catch_up()
    expect(late.queue).to_have_count(0)
    second = waiting(visitors)
    expect(offer).to_be_visible()
    line.lags = True
    second.leave()
    take(late)
    says(late, "Cette personne n’attend plus.")
    line.catch_up()
    expect(offer).to_be_hidden()
    third = waiting(visitors)
    expect(offer).to_be_visible()
    third.leave()
    says(late, "La proposition est retirée : cette personne n’attend plus")
    expect(offer).to_be_hidden()


def _expired(late: Officer, line: SlowLine) -> None:
    offer = late.page.get_by_role("region", name="Proposition")
    expect(offer).to_be_visible()
    name = late.page.locator("[data-part=queue] button").get_attribute("data-key")
    shown = {"since": PAST, "class": "normal", "subject": None, "reason": "fallback", "reason_label": "x"}
    line.pretend(type="offer", offer={"conversation": name, "until": PAST, "emergency": False, **shown})
    line.pretend(type="offer", offer=None)
    says(late, "La proposition a expiré : elle va à un collègue.")
    expect(offer).to_be_hidden()


def _not_allowed(visitors: Visitors, late: Officer, other: Officer, line: SlowLine) -> None:
    other.page.get_by_role("button", name="Disponible").click()
    late.page.keyboard.press("Alt+t")
    to = late.page.get_by_label("À qui")
    late.page.keyboard.press("Escape")
    expect(late.page.locator("[data-part=team]")).to_contain_text("disponible")
    late.page.keyboard.press("Alt+t")
    expect(to).to_have_value(_colleague(to.locator("option").first.get_attribute("value")))
    line.lags = True
    other.page.get_by_role("button", name="Absent").click()
    expect(other.page.get_by_role("button", name="Absent")).to_have_attribute("aria-pressed", "true")
    late.page.get_by_role("button", name="Transférer maintenant").click()
    says(late, "Ce collègue ne peut pas prendre cette conversation en ce moment. Choisissez-en un autre.")
    line.catch_up()
    late.page.keyboard.press("Escape")
    # Ending, and written to all the same.
    line.lags = True
    late.page.keyboard.press("Alt+x")
    late.write("encore un mot")
    says(late, "Ce n’est plus possible : cette conversation n’est pas la vôtre, ou elle se termine.")
    line.catch_up()
    late.page.get_by_role("button", name="Reprendre l’échange").click()
    expect(late.field).to_be_focused()
    _beyond_the_capacity(visitors, late)


def _colleague(value: str | None) -> str:
    assert value
    assert value.startswith("o:")
    return value


def _beyond_the_capacity(visitors: Visitors, late: Officer) -> None:
    # Three when this console was opened: it is told of what a supervisor changes.
    expect(late.page.get_by_role("heading", name="Mes conversations 1 sur 1")).to_be_visible()
    refused = waiting(visitors)
    expect(late.queue).to_have_count(1)
    take(late)
    says(late, "Vous avez déjà autant de conversations que possible. Terminez-en une d’abord.")
    refused.leave()


def _closed(citizen: Citizen, late: Officer, line: SlowLine) -> None:
    line.lags = True
    citizen.leave()
    late.write("trop tard")
    refused = late.log.get_by_role("article").filter(has_text="trop tard")
    expect(refused).to_contain_text("Message non envoyé. Cette conversation est terminée.")
    line.catch_up()
    says(late, "Cette conversation est terminée. Elle disparaît de cet écran")


def _signed_out(late: Officer, line: SlowLine) -> None:
    late.page.context.clear_cookies()
    assert line.line
    line.line.close(code=4999)
    expect(late.page.get_by_text("Votre session est terminée. Connectez-vous à nouveau.")).to_be_visible()
    expect(late.page.get_by_label("Identifiant")).to_be_visible()


def test_a_conversation_goes_to_a_colleague_and_back_to_the_robot(visitors: Visitors) -> None:
    one, other = Officer(visitors.officer()), Officer(visitors.officer())
    other.page.get_by_role("button", name="Absent").click()
    citizen = Citizen(visitors.page())
    citizen.write("on m'a débité 300 euros sur ma carte, j'ai toujours la carte")
    citizen.reads("Perceval", "Robot")
    citizen.ask_officer()
    expect(one.page.get_by_role("region", name="Proposition")).to_be_visible()
    one.page.keyboard.press("p")
    expect(one.field).to_be_focused()
    one.write("Bonjour, je lis votre message.")
    citizen.reads("je lis votre message", "Policier")
    other.page.get_by_role("button", name="Disponible").click()
    _to_the_colleague(one, other, citizen)
    _to_the_robot(other, citizen)
    citizen.ask_officer()
    citizen.leave()


def _to_the_colleague(one: Officer, other: Officer, citizen: Citizen) -> None:
    name = other.page.locator("[data-part=team] .mate__name", has_text="(vous)").inner_text().removesuffix(" (vous)")
    expect(one.page.locator("[data-part=team] .mate", has_text=name)).to_contain_text("disponible")
    one.page.keyboard.press("Alt+t")
    one.page.get_by_label("À qui").select_option(f"o:{name}")
    one.page.get_by_label("Note pour le collègue").fill("Parle surtout anglais.")
    one.page.get_by_role("button", name="Transférer maintenant").click()
    says(one, "Cette conversation est remise dans la file.")
    expect(citizen.page.get_by_text("tête de file")).to_be_visible()
    expect(other.page.get_by_role("region", name="Proposition")).to_be_visible()
    other.page.keyboard.press("p")
    expect(other.field).to_be_focused()
    expect(other.log.get_by_text("Parle surtout anglais.")).to_be_visible()
    # The history since the start, the robot's part included.
    other.reads("débité 300 euros", "Citoyen")
    other.reads("je lis votre message", "Vous")
    other.write("Hello, I am here.")
    citizen.reads("I am here", "Policier")
    assert citizen.page.get_by_text("Parle surtout anglais.").count() == 0


def _to_the_robot(officer: Officer, citizen: Citizen) -> None:
    officer.page.keyboard.press("Alt+b")
    expect(officer.page.get_by_role("button", name="Rendre maintenant")).to_be_focused()
    officer.page.keyboard.press("Escape")
    expect(officer.field).to_be_focused()
    officer.page.keyboard.press("Alt+b")
    officer.page.keyboard.press("Enter")
    says(officer, "Le robot a repris cette conversation. Elle disparaît de cet écran")
    expect(citizen.page.get_by_text("Le policier vous laisse avec le robot.")).to_be_visible()
    expect(citizen.page.get_by_text("Vous parlez à un robot")).to_be_visible()
    citizen.write("où télécharger l'attestation ?")
    citizen.reads("Sans imprimante", "Robot")
    # What is said from now on is between the citizen and the robot, and the rest leaves the console whole.
    expect(officer.log.get_by_text("Sans imprimante")).to_have_count(0)
    expect(officer.log.get_by_text("télécharger")).to_have_count(0)
    expect(officer.page.get_by_role("button", name="Fermer l’échange")).to_be_focused()
    officer.page.keyboard.press("Enter")
    expect(officer.page.get_by_role("heading", name="Mes conversations 0 sur")).to_be_visible()
    assert "débité" not in officer.page.content()
