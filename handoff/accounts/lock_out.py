"""Lock-out after failed sign-ins: what django-axes is told, and the page it shows."""

import math
from collections.abc import Mapping
from typing import Any

from axes.handlers.proxy import AxesProxyHandler
from axes.models import AccessAttempt
from axes.utils import reset
from django.conf import settings
from django.contrib.auth.signals import user_login_failed
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.crypto import salted_hmac

from handoff.accounts.models import Officer

Credentials = Mapping[str, Any] | None


def hidden_name(request: HttpRequest | None, credentials: Credentials = None) -> str:
    """Return what stands for a typed name among the failures: people type passwords into that field too."""
    typed = _typed_name(request, credentials)
    return salted_hmac("failed sign-in", typed.strip()).hexdigest() if typed else ""


def names_nobody(request: HttpRequest, credentials: Credentials = None) -> bool:
    """Tell whether no name was typed: a sign-in at the provider, which guards itself and is shared by an address."""
    return not _typed_name(request, credentials)


def is_locked(request: HttpRequest, officer: Officer) -> bool:
    """Tell whether this name is locked for this address."""
    return not AxesProxyHandler.is_allowed(request, {"username": officer.name})


def count_failure(request: HttpRequest, officer: Officer) -> None:
    """Count a wrong code as a wrong password is counted."""
    user_login_failed.send(sender=__name__, credentials={"username": officer.name}, request=request)


def unlock(officer: Officer) -> None:
    """Forget the failures of this name, from every address."""
    reset(username=hidden_name(None, {"username": officer.name}))


def locked_page(request: HttpRequest, *_: Any) -> HttpResponse:
    """Return the page that says for how long. django-axes calls it."""
    credentials = getattr(request, "axes_credentials", None)
    last = AccessAttempt.objects.filter(username=hidden_name(request, credentials)).order_by("-attempt_time").first()
    until = (last.attempt_time if last else timezone.now()) + settings.AXES_COOLOFF_TIME
    minutes = max(1, math.ceil((until - timezone.now()).total_seconds() / 60))
    shown = {"minutes": minutes, "failures": settings.AXES_FAILURE_LIMIT}
    return render(request, "accounts/locked.html", shown, status=429)


def _typed_name(request: HttpRequest | None, credentials: Credentials) -> str:
    given = (credentials or {}).get("username")
    if given is None and request is not None and credentials is None:
        given = request.POST.get("username")
    return str(given or "")
