"""Who may see a page: anonymous people go to the login, others than the roles named are refused with a sentence."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render

from handoff.accounts.models import Officer, Role

__all__ = ["SERVES", "Role", "role_required"]

# Who answers citizens. Content staff does not: it sees what questions are missing, never a conversation.
SERVES = (Role.OFFICER, Role.SUPERVISOR)

_WHO = {Role.OFFICER: "aux policiers", Role.SUPERVISOR: "aux superviseurs", Role.CONTENT: "aux rédacteurs"}

View = TypeVar("View", bound=Callable[..., HttpResponseBase])


def role_required(*roles: Role) -> Callable[[View], View]:
    """Return the guard of a view for `roles`: to the login without a session, 403 and a sentence with another role."""

    def guard(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            officer = request.user
            if not isinstance(officer, Officer):
                return redirect_to_login(request.get_full_path())
            if officer.role not in roles:
                return refuse(request, roles)
            return view(request, *args, **kwargs)

        return guarded  # type: ignore[return-value]  # wraps keeps the signature

    return guard


def refuse(request: HttpRequest, roles: tuple[Role, ...]) -> HttpResponse:
    """Return the page that says who this page is for."""
    who = " et ".join(_WHO[role] for role in roles)
    return render(request, "accounts/refused.html", {"who": who}, status=403)
