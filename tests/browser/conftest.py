"""Fixtures: a gateway of its own, a Chromium, a citizen and an officer. Each page must stay free of errors."""

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, expect, sync_playwright

from tests.browser.replies import answer
from tests.handoff.fake_bot import TOKEN, FakeBot
from tests.handoff.running import Process, process

SCREENSHOTS = Path(__file__).parent / "screenshots"
# Quiet: the browser must ask nothing of the network beyond the page under test.
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
WIDTHS = {320: 568, 390: 844, 1280: 900}
SMALL_DESK = {1366: 768}
_numbers = count(1)
# Two cores, shared with whatever else the tests run: slow is no fault here.
expect.set_options(timeout=20_000)


@dataclass(frozen=True)
class Site:
    """A running gateway."""

    url: str
    process: Process
    has_fake_bot: bool


@dataclass
class Visitors:
    """Opens pages, each in a browser session of its own, and keeps what went wrong in them."""

    browser: Browser
    site: Site
    contexts: list[BrowserContext] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def page(self, path: str = "/", *, width: int = 1280, dark: bool = False, script: bool = True) -> Page:
        context = self.browser.new_context(
            viewport={"width": width, "height": (WIDTHS | SMALL_DESK)[width]},
            color_scheme="dark" if dark else "light",
            reduced_motion="reduce",
            java_script_enabled=script,
            locale="fr-FR",
            timezone_id="Europe/Paris",
        )
        self.contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(20_000)
        page.on("console", self._heard)
        page.on("pageerror", lambda fault: self.faults.append(str(fault)))
        page.goto(self.site.url + path)
        return page

    def officer(self, *, width: int = 1280, dark: bool = False, keys_only: bool = False) -> Page:
        """Return the console of an officer of its own, logged in; with `keys_only` no mouse has touched it."""
        page = self.page("/policier/", width=width, dark=dark)
        name, password = self.site.process.officer(f"camille-{next(_numbers)}")
        if keys_only:
            expect(page.get_by_label("Identifiant")).to_be_focused()
            for written in (name, password):
                page.keyboard.type(written)
                page.keyboard.press("Tab" if written is name else "Enter")
        else:
            page.get_by_label("Identifiant").fill(name)
            page.get_by_label("Mot de passe", exact=True).fill(password)
            page.get_by_role("button", name="Se connecter").click()
        page.get_by_role("heading", name="Mes conversations 0 sur 3").wait_for()
        return page

    def _heard(self, message: ConsoleMessage) -> None:
        # A refused script or style, a missing file, an exception: none may go unseen.
        if message.type == "error":
            self.faults.append(message.text)


@pytest.fixture(scope="module")
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A demo with the fake bot; for the journey, the real one where BOT_URL and BOT_TOKEN are in the environment."""
    real = request.module.__name__.endswith("test_journey") and "BOT_URL" in os.environ
    bot = None if real else FakeBot()
    if bot:
        bot.answer = answer
    url, token = (bot.url, TOKEN) if bot else (os.environ["BOT_URL"], os.environ["BOT_TOKEN"])
    with process(tmp_path_factory.mktemp("gateway"), url, token) as running:
        yield Site(f"http://{running.address}", running, has_fake_bot=bot is not None)
    if bot:
        bot.close()


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    assert chromium, "Chromium is missing: apt-get install chromium"
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield opened
        opened.close()


@pytest.fixture
def visitors(browser: Browser, site: Site) -> Iterator[Visitors]:
    made = Visitors(browser, site)
    yield made
    for context in made.contexts:
        context.close()
    assert made.faults == []


@pytest.fixture
def shoot() -> Callable[[Page, str], None]:
    """Keep a picture of what is on the screen; nothing may stick out on its side, at any width."""
    SCREENSHOTS.mkdir(exist_ok=True)

    def picture(page: Page, name: str) -> None:
        width = page.viewport_size["width"] if page.viewport_size else 0
        page.screenshot(path=SCREENSHOTS / f"{name}-{width}.png", animations="disabled")
        assert page.evaluate("document.documentElement.scrollWidth") <= width, f"{name} is wider than the screen"

    return picture
