"""What Django and django-axes announce, written into the audit trail."""

from typing import Any

import axes.signals  # noqa: F401  # connects its receivers before ours
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
    locked = bool(getattr(request, "axes_locked_out", False))
    # Set by django-axes, which listens before us, for the failures that it counts: not for those that meet a lock.
    if locked and getattr(request, "axes_failures_since_start", None) is None:
        return
    # The typed name is not kept: it may be a password, typed into the wrong field.
    name = credentials.get("username") or ""
    officer = Officer.objects.filter(name=name).first()
    for action in (AuditAction.SIGN_IN_FAILED, *([AuditAction.LOCKED_OUT] if locked else [])):
        if officer is not None:
            record(officer, action)
        elif name:
            record_unknown(UNKNOWN, action)
