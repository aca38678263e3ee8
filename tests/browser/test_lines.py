"""Cuts, reloads and restarts: no message lost, none twice, and the truth said about it."""

import subprocess
import sys
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Page, Route, WebSocketRoute, expect

from tests.browser.conftest import Site, Visitors
from tests.browser.people import Citizen, Officer
from tests.browser.replies import answer
from tests.handoff.fake_bot import TOKEN, FakeBot
from tests.handoff.running import ROOT, _wait_until_alive, process

pytestmark = pytest.mark.slow


@dataclass
class Network:
    """Between a page and the gateway; it can be cut."""

    page: Page
    is_cut: bool = False
    lines: list[WebSocketRoute] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.route_web_socket("**/ws/*", self._connect)
        self.page.route("**/ticket", self._pass_on)

    def cut(self) -> None:
        self.is_cut = True
        for line in self.lines:
            line.close(code=4999)
        self.lines.clear()

    def mend(self) -> None:
        self.is_cut = False
        # As the browser does when the network is back.
        self.page.evaluate("window.dispatchEvent(new Event('online'))")

    def _connect(self, line: WebSocketRoute) -> None:
        line.connect_to_server()
        self.lines.append(line)

    def _pass_on(self, route: Route) -> None:
        if self.is_cut:
            route.abort()
        else:
            route.continue_()


def _texts(citizen: Citizen, author: str) -> list[str]:
    return citizen.page.locator(f".log .message--{author} .bubble").all_inner_texts()


def test_what_is_written_during_a_cut_is_sent_once_when_the_line_is_back(visitors: Visitors) -> None:
    citizen = Citizen(visitors.page("/health"))
    network = Network(citizen.page)
    citizen.page.goto(visitors.site.url)
    citizen.write("bonjour")
    citizen.reads("Comment puis-je vous aider", "Robot")
    network.cut()
    citizen.write("où télécharger l'attestation ?")
    citizen.write("bonjour encore")
    # A telephone may call when it has no internet.
    expect(citizen.page.get_by_text("Connexion interrompue")).to_contain_text("appelez le 17")
    expect(citizen.page.get_by_text("Pas encore envoyé.")).to_have_count(2)
    citizen.field.fill("un brouillon")
    network.mend()
    citizen.reads("Sans imprimante", "Robot")
    expect(citizen.page.get_by_text("Connexion interrompue")).to_be_hidden()
    expect(citizen.page.locator(".message__fate")).to_have_count(0)
    expect(citizen.field).to_have_value("un brouillon")
    assert _texts(citizen, "citizen") == ["bonjour", "où télécharger l'attestation ?", "bonjour encore"]
    visitors.faults.clear()  # the browser itself reports the requests that the cut refused


def test_an_officers_answer_during_a_cut_is_sent_once_when_the_line_is_back(visitors: Visitors) -> None:
    officer, citizen = Officer(visitors.officer()), Citizen(visitors.page())
    network = Network(officer.page)
    officer.page.reload()
    citizen.ask_officer()
    expect(officer.queue).to_have_count(1)
    officer.take_first()
    network.cut()
    officer.write("Bonjour, je vous lis.")
    citizen.write("Bonjour, merci.")
    network.mend()
    citizen.reads("je vous lis", "Policier")
    officer.reads("Bonjour, merci.", "Citoyen")
    assert _texts(citizen, "officer") == ["Bonjour, je vous lis."]
    officer.close()


def test_a_reload_brings_the_conversation_and_the_place_back(visitors: Visitors) -> None:
    citizen = Citizen(visitors.page())
    citizen.write("où télécharger l'attestation ?")
    citizen.reads("Sans imprimante", "Robot")
    citizen.ask_officer()
    citizen.page.reload()
    citizen.reads("Sans imprimante", "Robot")
    expect(citizen.page.get_by_text("Votre place", exact=True)).to_be_visible()
    assert _texts(citizen, "citizen") == ["où télécharger l'attestation ?", "Parler à un policier"]
    citizen.leave()
    # The next person at this computer finds nothing.
    citizen.page.reload()
    expect(citizen.page.get_by_text("Vous parlez à un robot")).to_be_visible()
    expect(citizen.log.get_by_role("article")).to_have_count(0)


def test_a_restart_of_the_service_is_said_and_the_conversation_goes_on(
    visitors: Visitors, tmp_path: pytest.TempPathFactory
) -> None:
    bot = FakeBot()
    bot.answer = answer
    with process(tmp_path, bot.url, TOKEN, GATEWAY_SECRET="a-secret-that-stays-" + "x" * 30) as first:
        site = Site(f"http://{first.address}", first, has_fake_bot=True)
        citizen = Citizen(Visitors(visitors.browser, site, visitors.contexts).page())
        citizen.write("bonjour")
        citizen.reads("Comment puis-je vous aider", "Robot")
        first.running.terminate()
        first.running.wait(timeout=15)
        citizen.write("où télécharger l'attestation ?")
        expect(citizen.page.get_by_text("Connexion interrompue")).to_be_visible()
        second = subprocess.Popen([sys.executable, "-m", "handoff.serve"], cwd=ROOT, env=first.environment)
        try:
            _wait_until_alive(f"{site.url}/health", second)
            citizen.reads("Sans imprimante", "Robot")
        finally:
            second.terminate()
            second.wait(timeout=15)
    bot.close()
    expect(citizen.page.get_by_text("Le service a redémarré")).to_be_visible()
    assert _texts(citizen, "citizen") == ["bonjour", "où télécharger l'attestation ?"]
