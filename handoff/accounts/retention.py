"""What the database keeps of people with an account, and for how long; the counters go at the same time."""

import asyncio
import logging
from datetime import datetime, timedelta

from asgiref.sync import sync_to_async
from axes.models import AccessAttempt
from django.conf import settings
from django.contrib.sessions.models import Session
from django.utils import timezone

from handoff.accounts.models import AuditEntry
from handoff.console.models import MissingQuestion
from handoff.stats import kept as counters

# The CNIL's recommendation on logs (deliberation 2021-122): six months to one year.
AUDIT_KEPT = timedelta(days=365)
EVERY = 3600.0  # seconds

_log = logging.getLogger(__name__)


def forget_old(now: datetime) -> None:
    """Delete what is too old: audit entries, counts, missing questions, failures that lock nobody, ended sessions."""
    AuditEntry.objects.filter(at__lt=now - AUDIT_KEPT).delete()
    AccessAttempt.objects.filter(attempt_time__lt=now - settings.AXES_COOLOFF_TIME).delete()
    Session.objects.filter(expire_date__lt=now).delete()
    counters.forget_old(now)
    # Content staff have had a year to write the page.
    MissingQuestion.objects.filter(day__lt=now.date() - AUDIT_KEPT).delete()


async def keep_forgetting() -> None:
    """Do it every hour until cancelled."""
    while True:
        await asyncio.sleep(EVERY)
        try:
            await sync_to_async(forget_old)(timezone.now())
        except Exception as fault:  # noqa: BLE001  # a fault here must not end the forgetting
            _log.error("not forgotten: %s", type(fault).__name__)
