"""Signing in at a provider, a local one: which account it opens, and what it is refused for."""

from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpResponse
from django.test import Client
from people import account, is_in, quickly, said
from provider import TWO_FACTORS, agree, environment_for, knows, running_provider
from pytest_django import Settings

from handoff.accounts.models import AuditEntry, Officer
from handoff.accounts.oidc import FAILED, UNKNOWN
from handoff.accounts.oidc_settings import oidc_settings

pytestmark = pytest.mark.django_db

LOGIN = "/policier/connexion"
ADDRESS = "camille@police.fr"


@pytest.fixture(scope="module")
def provider() -> Iterator[str]:
    """A provider on this machine; return its address."""
    with running_provider() as address:
        yield address


@pytest.fixture(autouse=True)
def _with_provider(provider: str, settings: Settings) -> None:
    for name, value in oidc_settings(environment_for(provider)).items():
        setattr(settings, name, value)
    settings.AUTHENTICATION_BACKENDS = [*settings.AUTHENTICATION_BACKENDS, "handoff.accounts.oidc.Backend"]
    quickly(settings)


def leave(client: Client, next_page: str = "") -> str:
    """Press the button; return the provider's address that it leads to."""
    return str(client.get(f"{LOGIN}/proconnect", {"next": next_page} if next_page else None)["Location"])


def through(client: Client, subject: str) -> HttpResponse:
    """Go the whole way; return the page on which one lands."""
    return client.get(agree(leave(client), subject), follow=True)


def trail() -> list[tuple[str, str, str]]:
    return [(entry.name, entry.action, entry.detail) for entry in AuditEntry.objects.order_by("pk")]


def officer_with_address(address: str = ADDRESS) -> Officer:
    officer = account("camille", telephone=True)
    officer.email = address
    officer.save()
    return officer


def test_a_verified_address_opens_its_account_without_our_second_factor(client: Client, provider: str) -> None:
    officer = officer_with_address()
    knows(provider, "subject-1", email=ADDRESS.upper(), email_verified=True)
    assert "Se connecter avec ProConnect" in said(client.get(LOGIN))
    there = leave(client, "/policier/mon-compte")
    asked = parse_qs(urlsplit(there).query)
    assert asked["acr_values"] == [TWO_FACTORS]
    assert asked["code_challenge_method"] == ["S256"]
    assert client.get(agree(there, "subject-1"))["Location"] == "/policier/mon-compte"
    assert is_in(client)
    officer.refresh_from_db()
    assert officer.oidc_subject == "subject-1"
    assert trail() == [("camille", "signed_in", "ProConnect")]


def test_once_bound_the_subject_counts_and_no_longer_the_address(provider: str) -> None:
    officer = officer_with_address()
    officer.oidc_subject = "subject-2"
    officer.save()
    knows(provider, "subject-2", email="autre@police.fr", email_verified=True)
    knows(provider, "subject-3", email=ADDRESS, email_verified=True)
    bound, stranger = Client(), Client()
    through(bound, "subject-2")
    assert UNKNOWN in said(through(stranger, "subject-3"))
    assert (is_in(bound), is_in(stranger)) == (True, False)


@pytest.mark.parametrize(
    "claims",
    [
        {"email": "personne@police.fr", "email_verified": True},
        {"email": ADDRESS, "email_verified": False},
        {"email": ADDRESS},
        {"email": ADDRESS, "email_verified": "true"},
        {},
    ],
)
def test_nobody_is_let_in_or_created_without_a_verified_address_of_an_account(
    client: Client, provider: str, claims: dict[str, object]
) -> None:
    officer_with_address()
    knows(provider, "subject-4", **claims)
    assert UNKNOWN in said(through(client, "subject-4"))
    assert not is_in(client)
    assert Officer.objects.count() == 1
    assert trail() == [("", "sign_in_failed", "ProConnect")]


def test_a_closed_account_opens_no_more_and_its_session_ends(client: Client, provider: str) -> None:
    officer = officer_with_address()
    knows(provider, "subject-5", email=ADDRESS, email_verified=True)
    through(client, "subject-5")
    assert is_in(client)
    Officer.objects.filter(pk=officer.pk).update(is_active=False)
    assert not is_in(client)
    assert UNKNOWN in said(through(Client(), "subject-5"))


def test_a_way_back_that_was_not_asked_for_is_refused(client: Client, provider: str) -> None:
    officer_with_address()
    knows(provider, "subject-6", email=ADDRESS, email_verified=True)
    back = agree(leave(client), "subject-6")
    # Another browser, another state, and the same way back a second time.
    for browser, address in ((Client(), back), (client, back.replace("state=", "state=x")), (client, back)):
        page = browser.get(address, follow=True)
        if address != back or browser is not client:
            assert FAILED in said(page)
            assert not is_in(browser)
    assert is_in(client)
    client.post("/policier/deconnexion")
    assert FAILED in said(client.get(back, follow=True))
    assert not is_in(client)


def test_a_token_for_another_is_refused(client: Client, provider: str, settings: Settings) -> None:
    officer_with_address()
    knows(provider, "subject-7", email=ADDRESS, email_verified=True)
    knows(provider, "subject-8", email=ADDRESS, email_verified=True, acr="eidas1")
    assert FAILED in said(through(client, "subject-8")), "too weak a level"
    settings.OIDC_ISSUER = "https://autre.example"
    assert FAILED in said(through(client, "subject-7")), "another issuer"
    assert not is_in(client)


def test_a_nonce_that_is_not_ours_is_refused(client: Client, provider: str) -> None:
    officer_with_address()
    knows(provider, "subject-9", email=ADDRESS, email_verified=True)
    there = leave(client)
    forged = there.replace("nonce=", "nonce=x")
    assert FAILED in said(client.get(agree(forged, "subject-9"), follow=True))
    assert not is_in(client)


def test_signing_out_goes_on_to_the_provider(client: Client, provider: str, settings: Settings) -> None:
    officer_with_address()
    settings.OIDC_LOGOUT_ENDPOINT, settings.OIDC_STORE_ID_TOKEN = f"{provider}/oauth2/end_session", True
    knows(provider, "subject-11", email=ADDRESS, email_verified=True)
    through(client, "subject-11")
    away = urlsplit(client.post("/policier/deconnexion")["Location"])
    asked = parse_qs(away.query)
    assert f"{away.scheme}://{away.netloc}{away.path}" == settings.OIDC_LOGOUT_ENDPOINT
    assert asked["post_logout_redirect_uri"] == ["http://testserver/policier/connexion"]
    assert asked["id_token_hint"][0].count(".") == 2
    assert not is_in(client)


def test_who_declines_at_the_provider_or_finds_it_dead_is_told(client: Client, settings: Settings) -> None:
    there = leave(client)
    state = parse_qs(urlsplit(there).query)["state"][0]
    declined = client.get(f"{LOGIN}/proconnect/retour", {"error": "access_denied", "state": state}, follow=True)
    assert FAILED in said(declined)
    there = leave(client)
    back = agree(there, "subject-10")
    settings.OIDC_OP_TOKEN_ENDPOINT = "http://127.0.0.1:9/token"
    assert FAILED in said(client.get(back, follow=True))


def test_without_a_provider_there_is_no_button_and_no_way(client: Client, settings: Settings) -> None:
    settings.OIDC_ON = False
    assert "ProConnect" not in said(client.get(LOGIN))
    assert client.get(f"{LOGIN}/proconnect").status_code == 404
    assert client.get(f"{LOGIN}/proconnect/retour").status_code == 404


def test_half_a_provider_does_not_start() -> None:
    with pytest.raises(ImproperlyConfigured, match="OIDC_CLIENT_SECRET"):
        oidc_settings({"OIDC_ISSUER": "https://provider.example"})
    assert oidc_settings({})["OIDC_ON"] is False
