"""What Django and django-axes announce, written into the audit trail."""

from typing import Any

from axes.signals import user_locked_out
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.dispatch import receiver
from django.http import HttpRequest

from handoff.accounts import session_limits
from handoff.accounts.audit import AuditAction, record, record_unknown
from handoff.accounts.models import Officer

UNKNOWN = "identifiant inconnu"


@receiver(user_logged_in)
def _signed_in(request: HttpRequest, user: Officer, **_: Any) -> None:
    session_limits.start(request.session)
    record(user, AuditAction.SIGNED_IN, getattr(request, "signed_in_by", ""))


@receiver(user_logged_out)
def _signed_out(request: HttpRequest, user: Officer | None, **_: Any) -> None:
    if user is not None:
        record(user, AuditAction.SIGNED_OUT, getattr(request, "signed_out_by", ""))


@receiver(user_login_failed)
def _failed(credentials: dict[str, Any], request: HttpRequest | None = None, **_: Any) -> None:
    if _was_locked_already(request):
        return
    # The typed name is not kept: it may be a password, typed into the wrong field.
    officer = Officer.objects.filter(name=credentials.get("username") or "").first()
    if officer is not None:
        record(officer, AuditAction.SIGN_IN_FAILED)
    elif credentials.get("username"):
        record_unknown(UNKNOWN)


@receiver(user_locked_out)
def _locked(request: HttpRequest, **_: Any) -> None:
    if _was_locked_already(request):
        return
    name = (request.axes_credentials or {}).get("username") or ""  # type: ignore[attr-defined]  # set by django-axes
    officer = Officer.objects.filter(name=name).first()
    if officer is not None:
        record(officer, AuditAction.LOCKED_OUT)
    else:
        record_unknown(UNKNOWN, AuditAction.LOCKED_OUT)


def _was_locked_already(request: HttpRequest | None) -> bool:
    # django-axes counts the failure that locks; those that meet a lock it does not.
    locked = getattr(request, "axes_locked_out", False)
    return bool(locked) and getattr(request, "axes_failures_since_start", None) is None
