"""Officers: their passwords, their login, their sessions."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from io import StringIO

import pytest
from asgiref.sync import sync_to_async
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.test import AsyncClient, Client
from django.utils import timezone
from django_otp.plugins.otp_totp.models import TOTPDevice
from pytest_django import Settings
from talkers import Officer as Console

from handoff.accounts import staff
from handoff.accounts.models import Officer, Role
from handoff.accounts.socket_session import officer_of
from handoff.console import socket

pytestmark = pytest.mark.django_db


async def logged_out(officer: Officer) -> None:
    await Session.objects.all().adelete()


async def signed_out_everywhere(officer: Officer) -> None:
    await sync_to_async(staff.sign_out_everywhere)(officer, officer)


async def made_content_staff(officer: Officer) -> None:
    await Officer.objects.filter(pk=officer.pk).aupdate(role=Role.CONTENT)


ENDS = [logged_out, signed_out_everywhere, made_content_staff]


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
    officer, cookies = await _signed_in()
    assert await officer_of(cookies) == officer
    await Officer.objects.filter(pk=officer.pk).aupdate(is_active=False)
    assert await officer_of(cookies) is None
    await Officer.objects.filter(pk=officer.pk).aupdate(is_active=True, password="!changed")
    assert await officer_of(cookies) is None


@pytest.mark.parametrize(("role", "serves"), [("officer", True), ("supervisor", True), ("content", False)])
@pytest.mark.django_db(transaction=True)
async def test_the_console_is_for_those_who_answer_citizens(role: str, serves: bool) -> None:
    officer, cookies = await _signed_in()
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
async def test_an_open_console_is_closed_when_its_session_ends(
    address: str, monkeypatch: pytest.MonkeyPatch, end: Callable[[Officer], Awaitable[None]]
) -> None:
    monkeypatch.setattr(socket, "SESSION_CHECKED_EVERY", 0.1)
    officer, cookies = await _signed_in()
    async with Console(address) as console:
        console.http.cookies.set(*cookies.split("="))
        await console.open()
        await end(officer)
        assert (await console.until("error"))["code"] == "signed_out"
        await console.socket.wait_closed()
        assert console.socket.close_code == 4401


async def _signed_in() -> tuple[Officer, str]:
    officer = await Officer.objects.acreate(name="demo")
    client = Client()
    await client.aforce_login(officer)
    return officer, f"sessionid={client.cookies['sessionid'].value}"
