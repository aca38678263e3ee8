"""What supervisors do to accounts: each move checks, changes, ends what must end, and leaves a line in the trail.

`by` is None on the command line, which knows nobody.
"""

import secrets
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from handoff.accounts import lock_out, second_factor
from handoff.accounts.audit import AuditAction, record
from handoff.accounts.models import CapacityRule, Officer, Role

# Handed over in person or by telephone, and used the same week.
ONE_TIME_FOR = timedelta(days=3)


class Refused(Exception):
    """What was asked is not done; the message says why, in French, for the person who asked."""


YOURSELF = "Vous ne pouvez pas {} votre propre compte. Demandez-le à un autre superviseur."
LAST_SUPERVISOR = "Ce compte est le dernier superviseur actif. Nommez-en d'abord un autre."


def create_account(by: Officer | None, name: str, role: Role, email: str | None = None) -> tuple[Officer, str]:
    """Make an account; return it and its one-time password, which is shown once."""
    password = _one_time_password()
    with transaction.atomic():
        officer = Officer(name=name, role=role, email=email or None)
        _set_one_time(officer, password)
        record(by, AuditAction.ACCOUNT_CREATED, f"{name}, {role.label.lower()}")
    return officer, password


def deactivate(by: Officer, officer: Officer) -> None:
    """Close an account: its sessions end, its past stays in the trail. Raises Refused."""
    with transaction.atomic():
        _refuse_oneself(by, officer, "désactiver")
        _keep_a_supervisor(officer)
        officer.is_active = False
        _end_sessions(officer, "is_active")
        record(by, AuditAction.ACCOUNT_DEACTIVATED, officer.name)


def reactivate(by: Officer | None, officer: Officer) -> None:
    """Open a closed account again, as it was."""
    with transaction.atomic():
        officer.is_active = True
        officer.save(update_fields=["is_active"])
        record(by, AuditAction.ACCOUNT_REACTIVATED, officer.name)


def change_role(by: Officer | None, officer: Officer, role: Role) -> None:
    """Give an officer another role, at once on open pages. Raises Refused."""
    if role == officer.role:
        return
    with transaction.atomic():
        _refuse_oneself(by, officer, "changer le rôle de")
        _keep_a_supervisor(officer)
        before = Role(officer.role).label
        officer.role = role
        officer.save(update_fields=["role"])
        record(by, AuditAction.ROLE_CHANGED, f"{officer.name} : {before} → {role.label}")


def change_capacity(by: Officer, officer: Officer, capacity: int | None) -> None:
    """Set how many conversations an officer may hold at once; None is the default."""
    if capacity == officer.capacity:
        return
    with transaction.atomic():
        officer.capacity = capacity
        officer.save(update_fields=["capacity"])
        record(by, AuditAction.CAPACITY_CHANGED, f"{officer.name} : {capacity or 'par défaut'}")


def change_capacity_rule(by: Officer, default: int, most: int) -> None:
    """Set the default and the bound of everybody."""
    rule = CapacityRule.current()
    if rule.pk and (rule.default, rule.most) == (default, most):
        return
    with transaction.atomic():
        rule.default, rule.most = default, most
        rule.save()
        record(by, AuditAction.CAPACITY_CHANGED, f"tous : {default} par défaut, {most} au plus")


def change_address(by: Officer, officer: Officer, email: str | None) -> None:
    """Set the address that the provider (OIDC) must state; another address is another person there."""
    if (email or None) == officer.email:
        return
    with transaction.atomic():
        officer.email, officer.oidc_subject = email or None, None
        officer.save(update_fields=["email", "oidc_subject"])
        record(by, AuditAction.ADDRESS_CHANGED, officer.name)


def reset_password(by: Officer | None, officer: Officer) -> str:
    """Replace a password by a one-time one and return it; sessions end, a lock-out too. Raises Refused."""
    password = _one_time_password()
    with transaction.atomic():
        _refuse_oneself(by, officer, "réinitialiser le mot de passe de")
        _set_one_time(officer, password)
        lock_out.unlock(officer)
        record(by, AuditAction.PASSWORD_RESET, officer.name)
    return password


def reset_second_factor(by: Officer | None, officer: Officer) -> None:
    """Forget a lost telephone: the next sign-in sets up another. Sessions end. Raises Refused."""
    with transaction.atomic():
        _refuse_oneself(by, officer, "réinitialiser le second facteur de")
        second_factor.remove(officer)
        _end_sessions(officer)
        record(by, AuditAction.SECOND_FACTOR_RESET, officer.name)


def sign_out_everywhere(by: Officer, officer: Officer) -> None:
    """End all sessions of an officer; an open console is told at its next look."""
    with transaction.atomic():
        _end_sessions(officer)
        record(by, AuditAction.SIGNED_OUT_EVERYWHERE, officer.name)


def choose_password(officer: Officer, password: str) -> None:
    """Replace a password by one that the officer chose. Its rules are checked by the form."""
    with transaction.atomic():
        officer.set_password(password)
        officer.one_time_until = None
        officer.save(update_fields=["password", "one_time_until"])
        record(officer, AuditAction.PASSWORD_CHOSEN)


def _refuse_oneself(by: Officer | None, officer: Officer, what: str) -> None:
    if by is not None and by.pk == officer.pk:
        raise Refused(YOURSELF.format(what))


def _keep_a_supervisor(officer: Officer) -> None:
    # Inside the transaction, which SQLite begins with its write lock: two supervisors cannot remove each other.
    others = Officer.objects.filter(role=Role.SUPERVISOR, is_active=True).exclude(pk=officer.pk)
    if officer.role == Role.SUPERVISOR and officer.is_active and not others.exists():
        raise Refused(LAST_SUPERVISOR)


def _set_one_time(officer: Officer, password: str) -> None:
    officer.set_password(password)
    officer.one_time_until = timezone.now() + ONE_TIME_FOR
    officer.save()


def _end_sessions(officer: Officer, *changed: str) -> None:
    officer.session_version += 1
    officer.save(update_fields=["session_version", *changed])


def _one_time_password() -> str:
    # Read out and typed: letters and digits that cannot be taken for one another; 20 of 31 are 99 bits.
    alphabet = "abcdefghjkmnpqrstuvwxyz23456789"
    return "-".join("".join(secrets.choice(alphabet) for _ in range(5)) for _ in range(4))
