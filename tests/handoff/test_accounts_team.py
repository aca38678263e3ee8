"""Roles and pages: who sees what, what supervisors do, what is refused and why, and the trail of it."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django_otp.plugins.otp_totp.models import TOTPDevice
from people import PASSWORD, account, give_password, is_in, quickly, said, signed_in
from pytest_django import Settings

from handoff.accounts import staff
from handoff.accounts.capacity import capacity_of
from handoff.accounts.models import AuditEntry, Officer, Role
from handoff.accounts.views.journal import ENTRIES_A_PAGE

pytestmark = pytest.mark.django_db

COMPTES = "/policier/comptes"


@pytest.fixture(autouse=True)
def _quickly(settings: Settings) -> None:
    quickly(settings)
    settings.DEMO = True


@pytest.fixture
def chief() -> Officer:
    return account("sasha", Role.SUPERVISOR)


@pytest.fixture
def browser(chief: Officer) -> Client:
    return signed_in(chief)


def trail() -> list[tuple[str, str, str]]:
    kept = AuditEntry.objects.exclude(action="signed_in").order_by("pk")
    return [(entry.name, entry.action, entry.detail) for entry in kept]


def do(browser: Client, officer: Officer, move: str, **fields: str) -> str:
    """Press a button of an account's page; return what is then said."""
    return said(browser.post(f"{COMPTES}/{officer.pk}", {"move": move, **fields}, follow=True))


# --- Roles ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("role", [Role.OFFICER, Role.CONTENT])
def test_only_a_supervisor_changes_an_account(role: Role, chief: Officer) -> None:
    browser = signed_in(account("camille", role))
    for address, form in {
        COMPTES: {"name": "dominique", "role": "supervisor"},
        f"{COMPTES}/{chief.pk}": {"move": "deactivate"},
        f"{COMPTES}/capacite": {"default": "1", "most": "1"},
    }.items():
        assert browser.post(address, form).status_code == 403
    chief.refresh_from_db()
    assert chief.is_active
    assert Officer.objects.count() == 2
    assert trail() == []


def test_each_role_lands_on_its_page() -> None:
    landed = {}
    for role in Role:
        account(role.value, role)
        landed[role] = give_password(Client(), role.value)["Location"]
    assert landed == {
        Role.OFFICER: "/policier/",
        Role.SUPERVISOR: "/policier/",
        Role.CONTENT: "/policier/questions",
    }


# --- Adding -----------------------------------------------------------------------------------------------------------


def test_a_supervisor_adds_an_account_whose_password_is_shown_once(browser: Client) -> None:
    page = browser.post(COMPTES, {"name": "camille", "role": "officer", "email": ""})
    officer = Officer.objects.get(name="camille")
    password = page.context["password"]
    assert password in said(page)
    assert page["Cache-Control"].startswith("max-age=0")
    assert officer.check_password(password)
    assert password not in said(browser.get(COMPTES))
    assert "Mot de passe à choisir" in said(browser.get(COMPTES))
    assert give_password(Client(), "camille", password)["Location"] == "/policier/connexion/mot-de-passe"
    assert trail() == [("sasha", "account_created", "camille, policier")]


@pytest.mark.parametrize(
    ("form", "sentence"),
    [
        ({"name": "SASHA", "role": "officer"}, "Cet identifiant est déjà pris."),
        ({"name": "a b", "role": "officer"}, "L'identifiant ne peut contenir que des lettres"),
        ({"name": "x" * 65, "role": "officer"}, "au plus 64 caractères"),
        ({"name": "", "role": "officer"}, "Ce champ est obligatoire"),
        ({"name": "camille", "role": "chef"}, "n'en fait pas partie"),
        ({"name": "camille", "role": "officer", "email": "SASHA@police.fr"}, "Cette adresse est déjà celle"),
        ({"name": "camille", "role": "officer", "email": "sasha"}, "adresse de courriel valide"),
    ],
)
def test_an_account_that_cannot_be_is_refused_with_its_sentence(
    browser: Client, chief: Officer, form: dict[str, str], sentence: str
) -> None:
    Officer.objects.filter(pk=chief.pk).update(email="sasha@police.fr")
    page = browser.post(COMPTES, form)
    assert sentence in said(page)
    assert Officer.objects.count() == 1


def test_the_first_supervisor_comes_from_the_command_line_and_back_by_it() -> None:
    printed = StringIO()
    call_command("create_supervisor", "sasha", stdout=printed)
    name, password = printed.getvalue().split()
    officer = Officer.objects.get(name=name, role=Role.SUPERVISOR)
    assert officer.check_password(password)
    with pytest.raises(CommandError, match="--reset"):
        call_command("create_supervisor", "sasha")
    with pytest.raises(CommandError, match="identifiant"):
        call_command("create_supervisor", "deux mots")
    TOTPDevice.objects.create(user=officer, confirmed=True)
    Officer.objects.update(is_active=False, role=Role.OFFICER)
    call_command("create_supervisor", "sasha", "--reset", stdout=printed)
    officer.refresh_from_db()
    assert (officer.is_active, officer.role) == (True, Role.SUPERVISOR)
    assert officer.check_password(printed.getvalue().split()[-1])
    assert not TOTPDevice.objects.exists()
    assert trail() == [
        ("", "account_created", "sasha, superviseur"),
        ("", "role_changed", "sasha : Policier → Superviseur"),
        ("", "account_reactivated", "sasha"),
        ("", "second_factor_reset", "sasha"),
        ("", "password_reset", "sasha"),
    ]


# --- Changing ---------------------------------------------------------------------------------------------------------


def test_a_supervisor_closes_an_account_and_its_sessions_and_opens_it_again(browser: Client) -> None:
    officer = account("camille")
    theirs = signed_in(officer)
    assert "Désactivé" in do(browser, officer, "deactivate")
    assert not is_in(theirs)
    assert "Identifiant ou mot de passe incorrect" in said(give_password(Client(), "camille"))
    assert "Actif" in do(browser, officer, "reactivate")
    assert not is_in(theirs)
    assert give_password(Client(), "camille").status_code == 302
    assert [line for line in trail() if line[0] == "sasha"] == [
        ("sasha", "account_deactivated", "camille"),
        ("sasha", "account_reactivated", "camille"),
    ]


def test_a_changed_role_holds_at_once_on_an_open_session(browser: Client) -> None:
    officer = account("camille")
    theirs = signed_in(officer)
    do(browser, officer, "role", role="content")
    assert theirs.get("/policier/").status_code == 403
    assert trail() == [("sasha", "role_changed", "camille : Policier → Rédacteur")]


@pytest.mark.parametrize(
    ("move", "what"),
    [
        ("deactivate", "désactiver"),
        ("role", "changer le rôle de"),
        ("password", "réinitialiser le mot de passe de"),
        ("second_factor", "réinitialiser le second facteur de"),
    ],
)
def test_a_supervisor_cannot_do_it_to_himself(browser: Client, chief: Officer, move: str, what: str) -> None:
    account("dominique", Role.SUPERVISOR)
    page = do(browser, chief, move, role="officer")
    assert f"Vous ne pouvez pas {what} votre propre compte." in page
    chief.refresh_from_db()
    assert (chief.is_active, chief.role, chief.session_version) == (True, Role.SUPERVISOR, 0)
    assert trail() == []


@pytest.mark.parametrize("move", [staff.deactivate, lambda by, officer: staff.change_role(by, officer, Role.OFFICER)])
def test_the_last_supervisor_stays(chief: Officer, move: object) -> None:
    # Whoever acts was removed a moment ago by the one whom he now removes.
    removed = account("dominique", Role.SUPERVISOR)
    Officer.objects.filter(pk=removed.pk).update(is_active=False)
    with pytest.raises(staff.Refused, match="dernier superviseur"):
        move(removed, chief)  # type: ignore[operator]
    chief.refresh_from_db()
    assert (chief.is_active, chief.role) == (True, Role.SUPERVISOR)


def test_a_reset_password_is_shown_once_and_ends_the_sessions(browser: Client) -> None:
    officer = account("camille")
    theirs = signed_in(officer)
    page = browser.post(f"{COMPTES}/{officer.pk}", {"move": "password"})
    assert not is_in(theirs)
    assert give_password(Client(), "camille", PASSWORD).status_code == 200
    assert give_password(Client(), "camille", page.context["password"])["Location"].endswith("mot-de-passe")
    assert ("sasha", "password_reset", "camille") in trail()
    assert page.context["password"] not in str(trail())


def test_a_reset_second_factor_forgets_the_telephone_and_ends_the_sessions(browser: Client) -> None:
    officer = account("camille", telephone=True)
    theirs = signed_in(officer)
    assert "Aucun téléphone relié" in do(browser, officer, "second_factor")
    assert not is_in(theirs)
    assert ("sasha", "second_factor_reset", "camille") in trail()


def test_a_supervisor_signs_an_officer_out_everywhere(browser: Client) -> None:
    officer = account("camille")
    here, there = signed_in(officer), signed_in(officer)
    do(browser, officer, "sign_out")
    assert (is_in(here), is_in(there)) == (False, False)
    assert is_in(browser)
    assert ("sasha", "signed_out_everywhere", "camille") in trail()


def test_an_unknown_move_or_account_is_refused(browser: Client, chief: Officer) -> None:
    assert "Cette action n'existe pas." in do(browser, chief, "promote")
    assert browser.get(f"{COMPTES}/999").status_code == 404


# --- Capacity ---------------------------------------------------------------------------------------------------------


def test_capacity_is_the_officers_the_default_or_the_bound(browser: Client, settings: Settings) -> None:
    officer, other = account("camille"), account("dominique")
    assert capacity_of(officer.pk) == settings.OFFICER_CAPACITY
    do(browser, officer, "capacity", capacity="5")
    assert (capacity_of(officer.pk), capacity_of(other.pk)) == (5, 3)
    browser.post(f"{COMPTES}/capacite", {"default": "2", "most": "4"})
    assert (capacity_of(officer.pk), capacity_of(other.pk)) == (4, 2)
    do(browser, officer, "capacity", capacity="")
    assert capacity_of(officer.pk) == 2
    assert trail() == [
        ("sasha", "capacity_changed", "camille : 5"),
        ("sasha", "capacity_changed", "tous : 2 par défaut, 4 au plus"),
        ("sasha", "capacity_changed", "camille : par défaut"),
    ]


@pytest.mark.parametrize("capacity", ["0", "5", "-1", "trois", "1.5"])
def test_a_capacity_out_of_bounds_is_refused_with_the_bounds(browser: Client, capacity: str) -> None:
    officer = account("camille")
    browser.post(f"{COMPTES}/capacite", {"default": "2", "most": "4"})
    assert "Choisissez un nombre entier de 1 à 4." in do(browser, officer, "capacity", capacity=capacity)
    assert capacity_of(officer.pk) == 2


@pytest.mark.parametrize(
    ("default", "most", "sentence"),
    [
        ("4", "3", "La valeur par défaut ne peut pas dépasser le maximum."),
        ("0", "3", "Choisissez un nombre entier de 1 à 6."),
        ("3", "7", "Choisissez un nombre entier de 1 à 6."),
    ],
)
def test_a_rule_that_cannot_be_is_refused(browser: Client, default: str, most: str, sentence: str) -> None:
    page = browser.post(f"{COMPTES}/capacite", {"default": default, "most": most})
    assert sentence in said(page)
    assert trail() == []


# --- The trail --------------------------------------------------------------------------------------------------------


def test_the_trail_is_shown_newest_first_by_pages_and_cannot_be_changed(browser: Client, chief: Officer) -> None:
    for number in range(ENTRIES_A_PAGE):
        AuditEntry.objects.create(officer=chief, name="sasha", action="hours_changed", detail=f"ligne-{number}.")
    first = said(browser.get("/policier/journal"))
    assert first.index(f"ligne-{ENTRIES_A_PAGE - 1}.") < first.index("ligne-0.")
    assert "Page 1 sur 2" in first
    assert "Connexion</td>" in said(browser.get("/policier/journal?page=2"))
    assert "Page 2 sur 2" in said(browser.get("/policier/journal?page=99"))
    assert browser.post("/policier/journal", {"page": "1"}).status_code == 405


def test_an_entry_still_names_an_officer_whose_account_is_gone(browser: Client) -> None:
    officer = account("camille")
    signed_in(officer)
    officer.delete()
    assert "camille" in said(browser.get("/policier/journal"))
