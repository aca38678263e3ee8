"""A server that is no demonstration: nobody comes in, by page or by socket, without a telephone's code."""

import asyncio
import re
import sqlite3
import time
from base64 import b32decode
from collections.abc import Iterator
from contextlib import closing

import httpx
import pytest
from conftest import TOKEN
from django_otp.oath import TOTP
from fake_bot import FakeBot
from provider import agree, environment_for, knows, running_provider
from running import Process, manage, process
from talkers import Officer
from websockets.exceptions import InvalidStatus

pytestmark = pytest.mark.slow

PASSWORD = "une phrase assez longue"


@pytest.fixture(scope="module")
def provider() -> Iterator[str]:
    with running_provider() as address:
        yield address


@pytest.fixture(scope="module")
def serious(tmp_path_factory: pytest.TempPathFactory, provider: str) -> Iterator[Process]:
    """A gateway as it is put into service: behind a proxy that speaks TLS, with a provider."""
    bot = FakeBot()
    environment = {"DEMO": "", "GATEWAY_SECRET": "k" * 50, **environment_for(provider)}
    with process(tmp_path_factory.mktemp("serious"), bot.url, TOKEN, **environment) as running:
        yield running
    bot.close()


@pytest.fixture(scope="module")
def handed_over(serious: Process) -> str:
    """The one-time password of the first supervisor, sasha."""
    return manage("create_supervisor", "sasha", environment=serious.environment).split()[1]


class Browser:
    """What a browser and the proxy before us send: the cookies, Secure ones too, and that it was HTTPS."""

    def __init__(self, address: str) -> None:
        self.origin = f"https://{address}"
        self.address = f"http://{address}"
        self.cookies: dict[str, str] = {}

    @property
    def headers(self) -> dict[str, str]:
        kept = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        return {"X-Forwarded-Proto": "https", "Referer": f"{self.origin}/", "Origin": self.origin, "Cookie": kept}

    def get(self, path: str) -> httpx.Response:
        return self._keep(httpx.get(self.address + path, headers=self.headers, trust_env=False))

    def post(self, path: str, **form: str) -> httpx.Response:
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', self.get(path).text)
        assert token
        form["csrfmiddlewaretoken"] = token.group(1)
        return self._keep(httpx.post(self.address + path, data=form, headers=self.headers, trust_env=False))

    def _keep(self, answer: httpx.Response) -> httpx.Response:
        for set_cookie in answer.headers.get_list("set-cookie"):
            assert "Secure" in set_cookie
        self.cookies |= dict(answer.cookies)
        return answer


async def _console_opens(browser: Browser, address: str) -> bool:
    async with Officer(address) as console:
        console.http.cookies.update(browser.cookies)
        try:
            await console.open()
        except InvalidStatus:
            return False
        return True


def _code(page: httpx.Response) -> str:
    secret = re.search(r'class="accounts__secret"[^>]*>([A-Z2-7 ]+)<', page.text)
    assert secret
    totp = TOTP(b32decode(secret.group(1).replace(" ", "")))
    totp.time = time.time()
    return f"{totp.token():06d}"


async def test_outside_a_demonstration_a_password_alone_opens_neither_page_nor_socket(
    serious: Process, handed_over: str
) -> None:
    browser = Browser(serious.address)
    step = browser.post("/policier/connexion", username="sasha", password=handed_over)
    assert step.headers["Location"] == "/policier/connexion/mot-de-passe"
    step = browser.post(step.headers["Location"], new_password1=PASSWORD, new_password2=PASSWORD)
    assert step.headers["Location"] == "/policier/second-facteur"
    for page in ("/policier/", "/policier/comptes", "/policier/supervision"):
        assert browser.get(page).headers["Location"].startswith("/policier/connexion?next=")
    assert not await _console_opens(browser, serious.address)

    wrong = browser.post("/policier/second-facteur", code="000000")
    assert "n’est pas le bon" in wrong.text
    assert not await _console_opens(browser, serious.address)
    await asyncio.sleep(1.1)  # a wrong code makes the next one wait
    done = browser.post("/policier/second-facteur", code=_code(browser.get("/policier/second-facteur")))
    assert "codes de secours" in done.text
    assert browser.get("/policier/comptes").status_code == 200
    assert await _console_opens(browser, serious.address)

    again = Browser(serious.address)
    step = again.post("/policier/connexion", username="sasha", password=PASSWORD)
    assert step.headers["Location"] == "/policier/connexion/code"
    assert not await _console_opens(again, serious.address)


@pytest.mark.usefixtures("handed_over")
async def test_outside_a_demonstration_a_provider_opens_the_account_it_vouches_for_and_no_other(
    serious: Process, provider: str
) -> None:
    with closing(sqlite3.connect(serious.database, timeout=5)) as connection, connection:
        connection.execute("UPDATE accounts_officer SET email = 'sasha@police.fr' WHERE name = 'sasha'")
    knows(provider, "subject-sasha", email="sasha@police.fr", email_verified=True)
    knows(provider, "subject-stranger", email="personne@police.fr", email_verified=True)
    vouched, stranger = Browser(serious.address), Browser(serious.address)
    for browser, subject in ((vouched, "subject-sasha"), (stranger, "subject-stranger")):
        assert "Se connecter avec ProConnect" in browser.get("/policier/connexion").text
        there = browser.get("/policier/connexion/proconnect").headers["Location"]
        browser.get(agree(there, subject))
    assert vouched.get("/policier/comptes").status_code == 200
    assert await _console_opens(vouched, serious.address)
    assert "aucun compte actif" in stranger.get("/policier/connexion").text
    assert not await _console_opens(stranger, serious.address)
