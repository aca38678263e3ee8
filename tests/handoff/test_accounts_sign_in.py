"""Signing in, step by step: passwords handed over, codes, lock-out, and the end of sessions."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
import time_machine
from axes.models import AccessAttempt
from django.test import AsyncClient, Client
from django_otp.plugins.otp_static.models import StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice
from people import MORNING, PASSWORD, account, code_of, give_password, is_in, quickly, said, signed_in
from pytest_django import Settings

from handoff.accounts import second_factor, session_limits, staff
from handoff.accounts.models import AuditEntry, Officer, Role
from handoff.accounts.retention import AUDIT_KEPT, forget_old
from handoff.accounts.socket_session import officer_of

pytestmark = pytest.mark.django_db

Clock = time_machine.Traveller


@pytest.fixture(autouse=True)
def _quickly(settings: Settings) -> None:
    quickly(settings)


@pytest.fixture
def clock() -> Iterator[Clock]:
    with time_machine.travel(MORNING, tick=False) as moved:
        yield moved


def trail() -> list[tuple[str, str, str]]:
    """Return the audit trail, oldest first."""
    return [(entry.name, entry.action, entry.detail) for entry in AuditEntry.objects.order_by("pk")]


# --- The first sign-in ------------------------------------------------------------------------------------------------


def test_a_first_sign_in_chooses_a_password_then_sets_up_a_telephone(client: Client, clock: Clock) -> None:
    officer, handed_over = staff.create_account(None, "camille", Role.OFFICER)
    step = give_password(client, "camille", handed_over, "/policier/mon-compte/mot-de-passe")
    assert step["Location"] == "/policier/connexion/mot-de-passe"
    assert not is_in(client)
    chosen = {"new_password1": PASSWORD, "new_password2": PASSWORD}
    assert client.post(step["Location"], chosen)["Location"] == "/policier/second-facteur"
    assert not is_in(client)
    shown = said(client.get("/policier/second-facteur"))
    device = TOTPDevice.objects.get(user=officer)
    assert second_factor.secret_in_groups(device) in shown
    picture = client.get("/policier/second-facteur.svg")
    assert picture["Content-Type"] == "image/svg+xml"
    assert b"<svg" in picture.content
    done = client.post("/policier/second-facteur", {"code": code_of(officer)})
    assert "codes de secours" in said(done)
    assert 'href="/policier/mon-compte/mot-de-passe"' in said(done)
    assert is_in(client)
    assert not give_password(Client(), "camille", handed_over).headers.get("Location")
    assert trail()[-4:-1] == [
        ("camille", "password_chosen", ""),
        ("camille", "second_factor_set", ""),
        ("camille", "signed_in", "mot de passe et code"),
    ]


@pytest.mark.parametrize(
    ("chosen", "sentence"),
    [
        ("court", "au minimum 12 caractères"),
        ("camille.martin", "trop semblable"),
        ("1q2w3e4r5t6y", "trop courant"),
        (None, "Choisissez un autre mot de passe que celui qui vous a été remis."),
    ],
)
def test_a_weak_password_is_refused_with_its_sentence(client: Client, chosen: str | None, sentence: str) -> None:
    _, handed_over = staff.create_account(None, "camille.martin", Role.OFFICER)
    give_password(client, "camille.martin", handed_over)
    new = chosen or handed_over
    page = client.post("/policier/connexion/mot-de-passe", {"new_password1": new, "new_password2": new})
    assert sentence in said(page)
    assert not is_in(client)


def test_a_password_handed_over_lapses_after_three_days(client: Client, clock: Clock) -> None:
    _, handed_over = staff.create_account(None, "camille", Role.OFFICER)
    clock.shift(timedelta(days=3, seconds=1))
    assert "a expiré. Demandez-en un nouveau à un superviseur." in said(give_password(client, "camille", handed_over))


def test_in_a_demonstration_no_telephone_is_asked_for(client: Client, settings: Settings) -> None:
    settings.DEMO = True
    account("camille")
    assert give_password(client, "camille")["Location"] == "/policier/"
    assert is_in(client)


# --- The code ---------------------------------------------------------------------------------------------------------


def test_after_the_password_a_code_is_asked_and_nothing_opens_before(client: Client, clock: Clock) -> None:
    officer = account("camille", telephone=True)
    assert give_password(client, "camille", next_page="/policier/")["Location"] == "/policier/connexion/code"
    for page in ("/policier/", "/policier/mon-compte", "/policier/comptes", "/policier/journal"):
        assert client.get(page)["Location"].startswith("/policier/connexion?")
    assert client.get("/policier/second-facteur")["Location"] == "/policier/connexion"
    assert client.get("/policier/second-facteur.svg").status_code == 403
    assert client.post("/policier/connexion/code", {"code": code_of(officer)})["Location"] == "/policier/"
    assert is_in(client)


@pytest.mark.parametrize(("steps", "opens"), [(-2, False), (-1, True), (0, True), (1, True), (2, False)])
def test_a_code_is_good_for_half_a_minute_around_its_own(client: Client, clock: Clock, steps: int, opens: bool) -> None:
    officer = account("camille", telephone=True)
    give_password(client, "camille")
    client.post("/policier/connexion/code", {"code": code_of(officer, steps)})
    assert is_in(client) is opens


def test_a_code_is_good_once(clock: Clock) -> None:
    officer = account("camille", telephone=True)
    code = code_of(officer)
    first, second = Client(), Client()
    for client in (first, second):
        give_password(client, "camille")
        page = client.post("/policier/connexion/code", {"code": code})
    assert (is_in(first), is_in(second)) == (True, False)
    assert "Ce code n'est pas le bon." in said(page)


def test_after_a_wrong_code_the_next_waits(client: Client, clock: Clock) -> None:
    officer = account("camille", telephone=True)
    give_password(client, "camille")
    assert "Ce code n'est pas le bon." in said(client.post("/policier/connexion/code", {"code": "000000"}))
    assert "Attendez 1 s" in said(client.post("/policier/connexion/code", {"code": code_of(officer)}))
    clock.shift(2)
    client.post("/policier/connexion/code", {"code": code_of(officer)})
    assert is_in(client)


def test_a_recovery_code_opens_once_and_is_kept_as_a_digest(clock: Clock) -> None:
    officer = account("camille", telephone=True)
    codes = second_factor.draw_recovery_codes(officer)
    assert len(codes) == 10
    kept = set(StaticToken.objects.values_list("token", flat=True))
    assert not kept & {code.replace("-", "") for code in codes}
    opened = []
    for _ in range(2):
        client = Client()
        give_password(client, "camille")
        client.post("/policier/connexion/code", {"code": codes[3].upper()})
        opened.append(is_in(client))
    assert opened == [True, False]
    assert ("camille", "signed_in", "mot de passe et code de secours") in trail()


def test_a_sign_in_that_dawdles_starts_again(client: Client, clock: Clock) -> None:
    officer = account("camille", telephone=True)
    give_password(client, "camille")
    clock.shift(timedelta(minutes=11))
    late = client.post("/policier/connexion/code", {"code": code_of(officer)}, follow=True)
    assert "La connexion a pris trop de temps. Recommencez." in said(late)
    assert not is_in(client)


def test_a_password_changed_meanwhile_stops_the_sign_in(client: Client, clock: Clock) -> None:
    officer = account("camille", telephone=True)
    give_password(client, "camille")
    staff.reset_password(None, officer)
    client.post("/policier/connexion/code", {"code": code_of(officer)})
    assert not is_in(client)


def test_a_secret_that_was_shown_and_not_confirmed_is_drawn_anew(clock: Clock) -> None:
    officer = account("camille")
    secrets = []
    for _ in range(2):
        client = Client()
        give_password(client, "camille")
        client.get("/policier/second-facteur")
        client.get("/policier/second-facteur")
        secrets.append(TOTPDevice.objects.get(user=officer).key)
    assert secrets[0] != secrets[1]


# --- Lock-out ---------------------------------------------------------------------------------------------------------


def test_five_failures_lock_for_a_quarter_of_an_hour_and_the_page_says_so(client: Client, clock: Clock) -> None:
    account("camille", telephone=True)
    pages = [give_password(client, "camille", "faux") for _ in range(5)]
    assert [page.status_code for page in pages] == [200, 200, 200, 200, 429]
    assert "5 essais ont échoué. Réessayez dans 15 minutes." in said(pages[-1])
    assert "Un superviseur peut vous en remettre un nouveau" in said(pages[-1])
    clock.shift(timedelta(minutes=14))
    locked = give_password(client, "camille")
    assert locked.status_code == 429
    assert "Réessayez dans 1 minute." in said(locked)
    clock.shift(timedelta(minutes=1, seconds=1))
    assert give_password(client, "camille")["Location"] == "/policier/connexion/code"
    assert [action for _, action, _ in trail()] == ["sign_in_failed"] * 5 + ["locked_out"]


def test_wrong_codes_lock_too(client: Client, clock: Clock) -> None:
    officer = account("camille", telephone=True)
    give_password(client, "camille")
    for seconds in (1, 2, 4, 8):
        client.post("/policier/connexion/code", {"code": "000000"})
        clock.shift(seconds)
    assert client.post("/policier/connexion/code", {"code": "000000"}).status_code == 429
    clock.shift(60)
    assert client.post("/policier/connexion/code", {"code": code_of(officer)}).status_code == 429
    assert not is_in(client)


def test_nobody_locks_an_officer_out_from_another_address(client: Client, clock: Clock) -> None:
    account("camille", telephone=True)
    for _ in range(6):
        client.post("/policier/connexion", {"username": "camille", "password": "faux"}, REMOTE_ADDR="192.0.2.7")
    assert give_password(Client(), "camille")["Location"] == "/policier/connexion/code"


def test_a_new_password_from_a_supervisor_ends_the_lock(client: Client, clock: Clock) -> None:
    officer = account("camille")
    for _ in range(5):
        give_password(client, "camille", "faux")
    handed_over = staff.reset_password(None, officer)
    assert give_password(client, "camille", handed_over).status_code == 302


async def _lock(name: str) -> int:
    browser = AsyncClient()
    for _ in range(5):
        page = await browser.post("/policier/connexion", {"username": name, "password": "faux"})
    return page.status_code


@pytest.mark.django_db(transaction=True)
async def test_the_lock_holds_as_it_is_served() -> None:
    await Officer.objects.acreate(name="camille")
    assert await _lock("camille") == 429


def test_what_was_typed_at_a_failed_sign_in_is_kept_nowhere(client: Client, clock: Clock) -> None:
    account("camille")
    give_password(client, "mon-vrai-mot-de-passe", "autre-secret", "/policier/?x=indiscret")
    give_password(client, "camille", "autre-secret")
    kept = str([list(rows.objects.values()) for rows in (AccessAttempt, AuditEntry)])
    for typed in ("mon-vrai-mot-de-passe", "autre-secret", "indiscret"):
        assert typed not in kept
    assert trail() == [("", "sign_in_failed", "identifiant inconnu"), ("camille", "sign_in_failed", "")]


def test_names_that_nobody_has_do_not_fill_the_trail(monkeypatch: pytest.MonkeyPatch, clock: Clock) -> None:
    monkeypatch.setattr("handoff.accounts.audit.MOST_UNKNOWN_AN_HOUR", 2)
    for number in range(4):
        give_password(Client(), f"personne-{number}", "faux")
    assert len(trail()) == 2


# --- The end of a session ---------------------------------------------------------------------------------------------


def test_a_session_in_use_ends_after_a_day_of_work(clock: Clock) -> None:
    client = signed_in(account("camille"))
    for _ in range(12 * 3):
        clock.shift(timedelta(minutes=20))
        assert is_in(client)
    clock.shift(timedelta(minutes=25))
    assert is_in(client)
    clock.shift(timedelta(minutes=25))
    assert is_in(client)
    clock.shift(timedelta(minutes=11))
    ended = client.get("/policier/mon-compte", follow=True)
    assert "Votre session a expiré. Connectez-vous à nouveau." in said(ended)
    assert trail()[-1] == ("camille", "signed_out", "session expirée")


def test_a_session_out_of_use_ends_after_half_an_hour(clock: Clock) -> None:
    client = signed_in(account("camille"))
    clock.shift(timedelta(minutes=30))
    assert is_in(client)
    clock.shift(timedelta(minutes=30, seconds=1))
    assert not is_in(client)


@pytest.mark.django_db(transaction=True)
async def test_an_open_console_keeps_its_session_in_use_but_not_for_ever() -> None:
    officer = await Officer.objects.acreate(name="camille")
    client = AsyncClient()
    with time_machine.travel(MORNING, tick=False) as clock:
        await client.aforce_login(officer, backend="django.contrib.auth.backends.ModelBackend")
        cookies = f"sessionid={client.cookies['sessionid'].value}"
        looks = 0
        while await officer_of(cookies) == officer:
            looks += 1
            clock.shift(timedelta(minutes=20))
    assert looks == session_limits.LONGEST // timedelta(minutes=20) + 1


def test_signing_out_everywhere_ends_every_session(clock: Clock) -> None:
    officer = account("camille")
    here, there = signed_in(officer), signed_in(officer)
    page = here.post("/policier/mon-compte/deconnexion-partout", follow=True)
    assert "Vous êtes déconnecté de tous les appareils." in said(page)
    assert (is_in(here), is_in(there)) == (False, False)
    assert ("camille", "signed_out_everywhere", "camille") in trail()


def test_a_changed_password_keeps_this_session_and_ends_the_others(clock: Clock) -> None:
    officer = account("camille")
    here, there = signed_in(officer), signed_in(officer)
    new = "une autre phrase assez longue"
    wrong = {"old_password": "faux", "new_password1": new, "new_password2": new}
    assert here.post("/policier/mon-compte/mot-de-passe", wrong).status_code == 200
    here.post("/policier/mon-compte/mot-de-passe", {**wrong, "old_password": PASSWORD})
    assert (is_in(here), is_in(there)) == (True, False)


def test_the_trail_is_kept_for_a_year_and_failures_until_they_lock_nobody(client: Client, clock: Clock) -> None:
    account("camille")
    give_password(client, "camille", "faux")
    clock.shift(AUDIT_KEPT)
    give_password(client, "camille", "faux")
    forget_old(MORNING + AUDIT_KEPT + timedelta(seconds=1))
    assert len(trail()) == 1
    forget_old(MORNING + AUDIT_KEPT + timedelta(minutes=16))
    assert AccessAttempt.objects.count() == 0
