"""The audit trail: who signed in, and who changed an account, the hours or a switch. Never a conversation."""

from datetime import timedelta

from django.utils import timezone

from handoff.accounts.models import LONGEST_DETAIL, AuditAction, AuditEntry, Officer

__all__ = ["AuditAction", "record", "record_unknown"]

# Names that nobody has cost nothing to invent: beyond this many an hour they are no longer written.
MOST_UNKNOWN_AN_HOUR = 100


def record(officer: Officer | None, action: AuditAction, detail: str = "") -> None:
    """Write what `officer` just did; `detail` is one short line in French.

    `officer` is None when nobody is known, as at a failed sign-in. What is longer than LONGEST_DETAIL is cut. The
    name is kept as it is now, so that an entry still says who after a name has changed.
    """
    AuditEntry.objects.create(
        officer=officer,
        name=officer.name if officer else "",
        action=action,
        detail=detail[:LONGEST_DETAIL],
    )


def record_unknown(detail: str, action: AuditAction = AuditAction.SIGN_IN_FAILED) -> None:
    """Write that somebody without an account tried to sign in, unless that fills the trail."""
    hour = timezone.now() - timedelta(hours=1)
    if AuditEntry.objects.filter(at__gte=hour, officer=None, action=action).count() < MOST_UNKNOWN_AN_HOUR:
        record(None, action, detail)
