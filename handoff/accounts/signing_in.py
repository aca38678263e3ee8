"""The steps of a sign-in. Until the last one is taken, the officer is nobody for every other page and socket.

password ─▶ code of the telephone, if there is one ─▶ own password, if this one was handed over
         ─▶ setting up the telephone, if it is required and there is none ─▶ signed in
"""

from datetime import timedelta
from enum import Enum

from django.contrib.auth import login
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import constant_time_compare

from handoff.accounts import second_factor
from handoff.accounts.models import Officer, Role

# Time to fetch a telephone and to think of a password; an abandoned sign-in at a shared computer dies soon.
STEPS_WITHIN = timedelta(minutes=10)
_BACKEND = "django.contrib.auth.backends.ModelBackend"
_KEY = "signing_in"


class Step(Enum):
    """What is asked next; the value is the name of its address."""

    CODE = "accounts:code"
    PASSWORD = "accounts:first-password"  # noqa: S105  # an address's name
    TELEPHONE = "accounts:telephone"
    DONE = "accounts:home"


def begin(request: HttpRequest, officer: Officer, destination: str) -> None:
    """Remember that this session gave the right password of `officer` and wants to go to `destination`."""
    second_factor.forget_candidate(officer)
    request.session.cycle_key()
    request.session[_KEY] = {
        "officer": officer.pk,
        "hash": officer.get_session_auth_hash(),
        "at": timezone.now().timestamp(),
        "destination": destination,
        "by": "mot de passe",
        "code": False,
    }


def officer_signing_in(request: HttpRequest) -> Officer | None:
    """Return who gave a right password in this session lately and has not finished, or None."""
    kept = request.session.get(_KEY)
    if not kept or timezone.now().timestamp() - kept["at"] > STEPS_WITHIN.total_seconds():
        return None
    officer = Officer.objects.filter(pk=kept["officer"], is_active=True).first()
    if officer is None or not constant_time_compare(kept["hash"], officer.get_session_auth_hash()):
        return None
    return officer


def next_step(request: HttpRequest, officer: Officer) -> Step:
    """Return what is still asked of `officer`, who is signing in."""
    enrolled = second_factor.has_second_factor(officer)
    if enrolled and not request.session[_KEY]["code"]:
        return Step.CODE
    if officer.one_time_until:
        return Step.PASSWORD
    if not enrolled and second_factor.is_required():
        return Step.TELEPHONE
    return Step.DONE


def code_given(request: HttpRequest, *, by_recovery_code: bool) -> None:
    """Remember that the second factor was shown."""
    by = "mot de passe et code de secours" if by_recovery_code else "mot de passe et code"
    request.session[_KEY] = {**request.session[_KEY], "code": True, "by": by}


def password_chosen(request: HttpRequest, officer: Officer) -> None:
    """Go on with the new password."""
    request.session[_KEY] = {**request.session[_KEY], "hash": officer.get_session_auth_hash()}


def finish(request: HttpRequest, officer: Officer) -> str:
    """Sign `officer` in; return the address to go to, empty for the officer's own."""
    kept = request.session.pop(_KEY)
    request.signed_in_by = kept["by"]  # type: ignore[attr-defined]  # for the audit trail (receivers.py)
    login(request, officer, backend=_BACKEND)
    return str(kept["destination"])


def home_of(officer: Officer) -> str:
    """Return the name of the page that `officer` works on."""
    return "console:questions" if officer.role == Role.CONTENT else "console:home"
