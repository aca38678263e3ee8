"""An officer's own account."""

from django.contrib.auth import logout, update_session_auth_hash
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from handoff.accounts import second_factor, staff
from handoff.accounts.access import role_required
from handoff.accounts.forms import OwnPasswordForm
from handoff.accounts.models import Officer, Role
from handoff.accounts.session_limits import NOTICE

EVERYBODY = tuple(Role)


@never_cache
@require_safe
@role_required(*EVERYBODY)
def own(request: HttpRequest) -> HttpResponse:
    """Show one's name, role and second factor."""
    return render(request, "accounts/own.html", {"enrolled": second_factor.has_second_factor(_me(request))})


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@role_required(*EVERYBODY)
def password(request: HttpRequest) -> HttpResponse:
    """Change one's password; other sessions end."""
    officer = _me(request)
    form = OwnPasswordForm(officer, request.POST or None)
    if form.is_valid():
        staff.choose_password(officer, form.cleaned_data["new_password1"])
        update_session_auth_hash(request, officer)
        return redirect("accounts:own")
    return render(request, "accounts/own_password.html", {"form": form})


@require_POST
@role_required(*EVERYBODY)
def sign_out_everywhere(request: HttpRequest) -> HttpResponse:
    """End all sessions of one's own, this one too."""
    officer = _me(request)
    staff.sign_out_everywhere(officer, officer)
    logout(request)
    request.session[NOTICE] = "Vous êtes déconnecté de tous les appareils."
    return redirect("accounts:login")


def _me(request: HttpRequest) -> Officer:
    officer = request.user
    assert isinstance(officer, Officer)  # noqa: S101  # role_required let nobody else in
    return officer
