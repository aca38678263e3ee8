"""Setting up the second factor: while signing in, or later of one's own will."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from handoff.accounts import second_factor, signing_in
from handoff.accounts.audit import AuditAction, record
from handoff.accounts.forms import CodeForm
from handoff.accounts.models import Officer
from handoff.accounts.signing_in import Step
from handoff.accounts.views.sign_in import refusal

HINT = "Les 6 chiffres que montre l'application de votre téléphone."


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def telephone(request: HttpRequest) -> HttpResponse:
    """Show the secret as a picture and as text, and take the first code; then show the recovery codes, once."""
    officer = _who_sets_up(request)
    if officer is None:
        return redirect(settings.LOGIN_URL)
    form = CodeForm(request.POST or None, hint=HINT)
    if form.is_valid():
        verdict = second_factor.confirm(officer, form.cleaned_data["code"])
        if verdict.accepted:
            return _done(request, officer)
        form.add_error("code", refusal(verdict))
    secret = second_factor.secret_in_groups(second_factor.candidate(officer))
    return render(request, "accounts/telephone.html", {"form": form, "secret": secret})


@never_cache
@require_safe
def qr_code(request: HttpRequest) -> HttpResponse:
    """Draw the secret that is being set up."""
    officer = _who_sets_up(request)
    if officer is None:
        return HttpResponse(status=403)
    picture = second_factor.qr_code(second_factor.candidate(officer))
    return HttpResponse(picture, content_type="image/svg+xml")


def _who_sets_up(request: HttpRequest) -> Officer | None:
    officer = request.user
    if isinstance(officer, Officer):
        return None if second_factor.has_second_factor(officer) else officer
    coming = signing_in.officer_signing_in(request)
    return coming if coming and signing_in.next_step(request, coming) is Step.TELEPHONE else None


def _done(request: HttpRequest, officer: Officer) -> HttpResponse:
    codes = second_factor.draw_recovery_codes(officer)
    record(officer, AuditAction.SECOND_FACTOR_SET)
    destination = ""
    if not isinstance(request.user, Officer):
        signing_in.code_given(request, by_recovery_code=False)
        destination = signing_in.finish(request, officer)
    shown = {"codes": codes, "destination": destination or reverse("accounts:home")}
    return render(request, "accounts/recovery_codes.html", shown)
