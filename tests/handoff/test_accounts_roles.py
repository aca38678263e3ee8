"""Every address of the staff's pages: whose it is, and what the others are told. A new page must be entered here."""

from collections.abc import Iterator

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from people import account, quickly, said, signed_in
from pytest_django import Settings

from handoff.accounts.models import Officer, Role

pytestmark = pytest.mark.django_db

SUPERVISORS, READERS = {Role.SUPERVISOR}, {Role.SUPERVISOR, Role.CONTENT}
SERVING, EVERYBODY = {Role.OFFICER, Role.SUPERVISOR}, set(Role)
# The way in and out: it asks for no role.
ANYBODY = {
    "accounts:login",
    "accounts:code",
    "accounts:first-password",
    "accounts:oidc",
    "accounts:oidc-callback",
    "accounts:logout",
    "accounts:home",
    "accounts:telephone",
    "accounts:qr-code",
}
WHOSE = {
    "console:home": SERVING,
    "console:ready": SERVING,
    "console:questions": READERS,
    "console:questions-csv": READERS,
    "console:question": READERS,
    "accounts:own": EVERYBODY,
    "accounts:own-password": EVERYBODY,
    "accounts:own-sign-out": EVERYBODY,
    "accounts:accounts": SUPERVISORS,
    "accounts:capacity-rule": SUPERVISORS,
    "accounts:account": SUPERVISORS,
    "accounts:journal": SUPERVISORS,
    "opening:page": SUPERVISORS,
    "opening:add": SUPERVISORS,
    "opening:remove": SUPERVISORS,
    "opening:robot_only": SUPERVISORS,
    "opening:notice": SUPERVISORS,
    "stats:supervision": SUPERVISORS,
    "stats:supervision-state": SUPERVISORS,
    "stats:statistics": READERS,
    "stats:quarters": READERS,
    "stats:subjects": READERS,
}
ONLY_POSTED = {
    "console:question",
    "accounts:own-sign-out",
    "accounts:capacity-rule",
    "opening:add",
    "opening:remove",
    "opening:robot_only",
    "opening:notice",
}
WORDS = {Role.OFFICER: "aux policiers", Role.SUPERVISOR: "aux superviseurs", Role.CONTENT: "aux rédacteurs"}


def _names(resolver: URLResolver) -> Iterator[tuple[str, list[str]]]:
    """Yield the name of each address of the staff, and what it takes."""
    for each in resolver.url_patterns:
        if isinstance(each, URLResolver) and str(each.pattern) == "policier/":
            for one in each.url_patterns:
                assert isinstance(one, URLPattern)
                yield f"{each.app_name}:{one.name}", list(one.pattern.converters)


ADDRESSES = dict(_names(get_resolver()))


@pytest.fixture(autouse=True)
def _quickly(settings: Settings) -> None:
    quickly(settings)


def _address(name: str) -> str:
    return reverse(name, kwargs=dict.fromkeys(ADDRESSES[name], _somebody()))


def _somebody() -> int:
    return (Officer.objects.first() or account("sasha", Role.SUPERVISOR)).pk


def test_every_page_of_the_staff_says_here_whose_it_is() -> None:
    assert set(ADDRESSES) == ANYBODY | set(WHOSE)


@pytest.mark.parametrize("name", WHOSE)
def test_the_other_roles_are_refused_with_a_sentence_and_strangers_go_to_the_login(name: str) -> None:
    def ask(browser: Client) -> HttpResponse:
        return browser.post(_address(name)) if name in ONLY_POSTED else browser.get(_address(name))

    stranger = ask(Client())
    assert stranger["Location"] == f"/policier/connexion?next={_address(name)}"
    for role in Role:
        answer = ask(signed_in(account(role, role)))
        if role in WHOSE[name]:
            assert answer.status_code in ({302, 200} if name in ONLY_POSTED else {200}), role
        else:
            assert answer.status_code == 403, role
            text = said(answer)
            assert "Elle est réservée" in text
            assert {one for one, words in WORDS.items() if words in text} == WHOSE[name]
