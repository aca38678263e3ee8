"""The audit trail: who signed in, and who changed an account, the hours or a switch. Never a conversation."""

from handoff.accounts.models import LONGEST_DETAIL, AuditAction, AuditEntry, Officer

__all__ = ["AuditAction", "record"]


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
