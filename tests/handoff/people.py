"""Accounts for the tests, and what people do at the login page."""

from datetime import UTC, datetime

from django.http import HttpResponse
from django.test import Client
from django_otp.oath import TOTP
from django_otp.plugins.otp_totp.models import TOTPDevice
from pytest_django import Settings

from handoff.accounts.models import Officer, Role

PASSWORD = "une phrase assez longue"
MORNING = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)


def quickly(settings: Settings) -> None:
    """Hash fast, and let no browser look for the static files of the design system, which each would do anew."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.MIDDLEWARE = [part for part in settings.MIDDLEWARE if part != "handoff.static_files.StaticFiles"]


def account(name: str, role: Role = Role.OFFICER, *, telephone: bool = False) -> Officer:
    """Return an account with PASSWORD, and with a telephone if asked."""
    officer = Officer(name=name, role=role)
    officer.set_password(PASSWORD)
    officer.save()
    if telephone:
        TOTPDevice.objects.create(user=officer, confirmed=True)
    return officer


def signed_in(officer: Officer) -> Client:
    """Return the browser of somebody who has signed in."""
    client = Client()
    client.force_login(officer, backend="django.contrib.auth.backends.ModelBackend")
    return client


def give_password(client: Client, name: str, password: str = PASSWORD, next_page: str = "") -> HttpResponse:
    """Send the login form."""
    return client.post("/policier/connexion", {"username": name, "password": password, "next": next_page})


def code_of(officer: Officer, steps: int = 0) -> str:
    """Return what the telephone shows now, or `steps` half minutes later; also while it is being set up."""
    device = TOTPDevice.objects.get(user=officer)
    totp = TOTP(device.bin_key)
    totp.time = datetime.now(UTC).timestamp() + 30 * steps
    return f"{totp.token():06d}"


def is_in(client: Client) -> bool:
    """Tell whether the own page opens."""
    return client.get("/policier/mon-compte").status_code == 200


def said(page: HttpResponse) -> str:
    """Return the text of a page, with plain spaces and apostrophes."""
    text = page.content.decode().replace("&nbsp;", " ").replace("&#x27;", "'")
    return text.replace("\u00a0", " ").replace("\u202f", " ").replace("’", "'")
