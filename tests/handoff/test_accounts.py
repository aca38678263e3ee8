"""Officers: their passwords, their login, their sessions."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from io import StringIO

import pytest
from asgiref.sync import sync_to_async
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.core.management import CommandError, call_command
from django.test import AsyncClient, Client
from django.utils import timezone
from django_otp.plugins.otp_totp.models import TOTPDevice
from pytest_django import Settings
from talkers import Citizen
from talkers import Officer as Console
from websockets.exceptions import InvalidStatus

from handoff.accounts import session_limits
from handoff.accounts.models import AuditEntry, Officer, Role
from handoff.accounts.socket_session import officer_of
from handoff.console import socket
from handoff.gateway import Gateway
from handoff.sentences import SENTENCES

pytestmark = pytest.mark.django_db


async def logged_out(officer: Officer, browser: AsyncClient) -> None:
    await browser.post("/policier/deconnexion")


async def logged_out_everywhere_from_another_computer(officer: Officer, browser: AsyncClient) -> None:
    elsewhere = AsyncClient()
    await elsewhere.aforce_login(officer)
    await elsewhere.post("/policier/mon-compte/deconnexion-partout")


async def logged_out_everywhere_by_a_supervisor(officer: Officer, browser: AsyncClient) -> None:
    await _by_supervisor(officer, "sign_out")


async def account_closed(officer: Officer, browser: AsyncClient) -> None:
    await _by_supervisor(officer, "deactivate")


async def password_reset(officer: Officer, browser: AsyncClient) -> None:
    await _by_supervisor(officer, "password")


async def made_content_staff(officer: Officer, browser: AsyncClient) -> None:
    await _by_supervisor(officer, "role", role="content")


async def the_day_is_over(officer: Officer, browser: AsyncClient) -> None:
    session = await Session.objects.aget()
    store = SessionStore(session.session_key)
    await store.aset("signed_in_at", timezone.now().timestamp() - session_limits.LONGEST.total_seconds() - 1)
    await store.asave()


async def _by_supervisor(officer: Officer, move: str, **fields: str) -> None:
    chief = AsyncClient()
    await chief.aforce_login(await Officer.objects.acreate(name="sasha", role=Role.SUPERVISOR))
    answer = await chief.post(f"/policier/comptes/{officer.pk}", {"move": move, **fields})
    assert answer.status_code in {200, 302}


ENDS = [
    logged_out,
    logged_out_everywhere_from_another_computer,
    logged_out_everywhere_by_a_supervisor,
    account_closed,
    password_reset,
    made_content_staff,
    the_day_is_over,
]


@pytest.fixture(autouse=True)
def _demo(settings: Settings) -> None:
    settings.DEMO = True


def _demo_officer(name: str = "demo") -> tuple[str, str]:
    printed = StringIO()
    call_command("create_demo_officer", name, stdout=printed)
    said, password = printed.getvalue().split()
    return said, password


def _opens(client: Client, name: str, password: str) -> bool:
    client.post("/policier/connexion", {"username": name, "password": password})
    return client.get("/policier/").status_code == 200


def test_the_demo_officer_can_log_in_with_what_was_printed(client: Client) -> None:
    name, password = _demo_officer()
    assert _opens(client, name, password)


def test_a_new_demo_password_voids_the_one_before(client: Client) -> None:
    name, before = _demo_officer()
    _, after = _demo_officer()
    assert before != after
    assert not _opens(client, name, before)
    assert _opens(client, name, after)
    assert Officer.objects.count() == 1


def test_outside_a_demonstration_nobody_is_made_for_one(settings: Settings) -> None:
    _demo_officer()
    settings.DEMO = False
    TOTPDevice.objects.create(user=Officer.objects.get(), confirmed=True)
    with pytest.raises(CommandError, match="create_supervisor"):
        _demo_officer()
    assert TOTPDevice.objects.exists()


def test_what_is_printed_is_enough_whatever_an_earlier_demonstration_linked(client: Client) -> None:
    _demo_officer()
    TOTPDevice.objects.create(user=Officer.objects.get(), confirmed=True)
    assert _opens(client, *_demo_officer())


def test_passwords_are_kept_as_argon2() -> None:
    name, password = _demo_officer()
    kept = Officer.objects.get(name=name).password
    assert kept.startswith("argon2")
    assert password not in kept


def test_login_leads_to_the_console_and_logout_away_from_it(client: Client) -> None:
    name, password = _demo_officer()
    logged_in = client.post("/policier/connexion", {"username": name, "password": password})
    assert (logged_in.status_code, logged_in["Location"]) == (302, "/policier/")
    assert client.get("/policier/").status_code == 200
    assert client.post("/policier/deconnexion").status_code == 302
    assert client.get("/policier/").status_code == 302


@pytest.mark.parametrize("password", ["", "wrong", "demo"])
def test_a_wrong_password_opens_nothing(client: Client, password: str) -> None:
    name, _ = _demo_officer()
    refused = client.post("/policier/connexion", {"username": name, "password": password})
    assert refused.status_code == 200
    assert "sessionid" not in client.cookies


def test_an_officer_who_left_cannot_log_in(client: Client) -> None:
    name, password = _demo_officer()
    Officer.objects.filter(name=name).update(is_active=False)
    assert not _opens(client, name, password)


@pytest.mark.parametrize("cookies", ["", "sessionid=", "sessionid=x", "a=b; =;;", 'sessionid="', "\x00"])
@pytest.mark.django_db(transaction=True)
async def test_strange_cookies_are_nobody(cookies: str) -> None:
    assert await officer_of(cookies) is None


@pytest.mark.django_db(transaction=True)
async def test_a_session_is_its_officers_until_the_password_changes_or_the_officer_leaves() -> None:
    officer, cookies, _ = await _signed_in()
    assert await officer_of(cookies) == officer
    await Officer.objects.filter(pk=officer.pk).aupdate(is_active=False)
    assert await officer_of(cookies) is None
    await Officer.objects.filter(pk=officer.pk).aupdate(is_active=True, password="!changed")
    assert await officer_of(cookies) is None


@pytest.mark.parametrize(("role", "serves"), [("officer", True), ("supervisor", True), ("content", False)])
@pytest.mark.django_db(transaction=True)
async def test_the_console_is_for_those_who_answer_citizens(role: str, serves: bool) -> None:
    officer, cookies, _ = await _signed_in()
    await Officer.objects.filter(pk=officer.pk).aupdate(role=role)
    assert (await officer_of(cookies) == officer) is serves


@pytest.mark.django_db(transaction=True)
async def test_a_session_that_began_and_was_not_finished_is_nobodys() -> None:
    officer = await Officer.objects.acreate(name="demo", one_time_until=timezone.now() + timedelta(days=1))
    await sync_to_async(officer.set_password)("une phrase assez longue")
    await officer.asave()
    client = AsyncClient()
    step = await client.post("/policier/connexion", {"username": "demo", "password": "une phrase assez longue"})
    assert step["Location"] == "/policier/connexion/mot-de-passe"
    assert await officer_of(f"sessionid={client.cookies['sessionid'].value}") is None


@pytest.mark.parametrize("end", ENDS, ids=lambda end: end.__name__)
@pytest.mark.django_db(transaction=True)
async def test_an_open_console_is_closed_with_its_sentence_when_its_session_ends(
    address: str, monkeypatch: pytest.MonkeyPatch, end: Callable[[Officer, AsyncClient], Awaitable[None]]
) -> None:
    monkeypatch.setattr(socket, "SESSION_CHECKED_EVERY", 0.1)
    officer, cookies, browser = await _signed_in()
    async with Console(address) as console:
        console.http.cookies.set(*cookies.split("="))
        await console.open()
        await end(officer, browser)
        told = await console.until("error")
        assert (told["code"], told["sentence"]) == ("signed_out", SENTENCES["signed_out"])
        await console.socket.wait_closed()
        assert console.socket.close_code == 4401
        with pytest.raises(InvalidStatus):
            await console.open()


def test_an_ended_session_is_noticed_within_seconds() -> None:
    # Somebody who was signed out everywhere must not read on: two looks a second for a dozen consoles cost nothing.
    assert socket.SESSION_CHECKED_EVERY <= 5


@pytest.mark.django_db(transaction=True)
async def test_what_is_done_with_conversations_leaves_no_line_in_the_trail(
    address: str, gateway: Gateway, citizen: Citizen
) -> None:
    _, cookies, _ = await _signed_in()
    async with Console(address) as console:
        console.http.cookies.set(*cookies.split("="))
        await console.open()
        for _ in range(2):
            await citizen.queue_up()
            name = (await gateway.store.queue()).waiting[0].id
            await console.accept(name)
            await console.write(name, "bonjour")
            await citizen.until("event", author="officer")
            await console.send("return_to_bot", conversation=name)
            await citizen.until("event", state="bot")
    trail = [entry.action async for entry in AuditEntry.objects.all()]
    assert trail == ["signed_in"]


async def _signed_in() -> tuple[Officer, str, AsyncClient]:
    officer = await Officer.objects.acreate(name="demo")
    browser = AsyncClient()
    await browser.aforce_login(officer)
    return officer, f"sessionid={browser.cookies['sessionid'].value}", browser
