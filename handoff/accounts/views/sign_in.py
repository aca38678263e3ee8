"""The pages of a sign-in, step by step (signing_in.py), and the sign-out."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.contrib.auth.views import LoginView, LogoutView
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from handoff.accounts import lock_out, oidc, second_factor, signing_in, staff
from handoff.accounts.forms import CodeForm, FirstPasswordForm, SignInForm
from handoff.accounts.models import Officer
from handoff.accounts.second_factor import Verdict
from handoff.accounts.session_limits import NOTICE
from handoff.accounts.signing_in import Step
from handoff.sentences import SENTENCES

CODE_HINT = "Les 6 chiffres que montre l'application de votre téléphone, ou l'un de vos codes de secours."
WRONG_CODE = "Ce code n'est pas le bon. Attendez que l'application en montre un nouveau, puis entrez-le."
WAIT = "Trop d'essais. Attendez {} s, puis entrez le code que montre l'application."

OfficerView = Callable[[HttpRequest, Officer], HttpResponse]


class SignIn(LoginView):
    """Name and password, or the provider's button."""

    template_name = "accounts/login.html"
    authentication_form = SignInForm
    redirect_authenticated_user = True

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add why the last session ended, once, and whether there is a provider."""
        shown: dict[str, Any] = super().get_context_data(**kwargs)
        # A console that was told of the end brings it along: it may have no session left to keep it in.
        ended = SENTENCES["signed_out"] if "fin" in self.request.GET else ""
        return {**shown, "notice": self.request.session.pop(NOTICE, "") or ended, "oidc": settings.OIDC_ON}

    def form_valid(self, form: Any) -> HttpResponse:
        """Go to the next step: the password alone signs nobody in."""
        officer = form.get_user()
        signing_in.begin(self.request, officer, self.get_redirect_url())
        return go_on(self.request, officer)

    def get_default_redirect_url(self) -> str:
        """Send who is signed in to the own page."""
        return reverse("accounts:home")


class SignOut(LogoutView):
    """Ends the session (POST), at the provider too if it began there."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Sign out, then go to the login or to the provider."""
        leaving = oidc.leaving_address(request)
        answer = super().post(request, *args, **kwargs)
        return HttpResponseRedirect(leaving) if leaving else answer


@never_cache
def home(request: HttpRequest) -> HttpResponse:
    """Send somebody who is signed in to the page of the role."""
    officer = request.user
    return redirect(signing_in.home_of(officer) if isinstance(officer, Officer) else settings.LOGIN_URL)


def go_on(request: HttpRequest, officer: Officer) -> HttpResponse:
    """Send to the next step, or sign in after the last."""
    step = signing_in.next_step(request, officer)
    if step is not Step.DONE:
        return redirect(step.value)
    return HttpResponseRedirect(signing_in.finish(request, officer) or reverse(signing_in.home_of(officer)))


def step_page(step: Step) -> Callable[[OfficerView], Callable[[HttpRequest], HttpResponse]]:
    """Return the guard of a step: it is for who is signing in and has come exactly that far."""

    def guard(view: OfficerView) -> Callable[[HttpRequest], HttpResponse]:
        @never_cache
        @sensitive_post_parameters()
        @require_http_methods(["GET", "HEAD", "POST"])
        @wraps(view)
        def guarded(request: HttpRequest) -> HttpResponse:
            officer = signing_in.officer_signing_in(request)
            if officer is None:
                request.session[NOTICE] = "La connexion a pris trop de temps. Recommencez."
                return redirect(settings.LOGIN_URL)
            if signing_in.next_step(request, officer) is not step:
                return go_on(request, officer)
            return view(request, officer)

        return guarded

    return guard


@step_page(Step.CODE)
def code(request: HttpRequest, officer: Officer) -> HttpResponse:
    """Ask for a code of the telephone."""
    if lock_out.is_locked(request, officer):
        request.axes_credentials = {"username": officer.name}  # type: ignore[attr-defined]  # as django-axes does
        return lock_out.locked_page(request)
    form = CodeForm(request.POST or None, hint=CODE_HINT)
    if form.is_valid():
        verdict = second_factor.check(officer, form.cleaned_data["code"])
        if verdict.accepted:
            signing_in.code_given(request, by_recovery_code=verdict.by_recovery_code)
            return go_on(request, officer)
        form.add_error("code", refusal(verdict))
        if not verdict.wait:
            lock_out.count_failure(request, officer)
    return render(request, "accounts/code.html", {"form": form})


@step_page(Step.PASSWORD)
def first_password(request: HttpRequest, officer: Officer) -> HttpResponse:
    """Ask for a password of the officer's own."""
    form = FirstPasswordForm(officer, request.POST or None)
    if form.is_valid():
        staff.choose_password(officer, form.cleaned_data["new_password1"])
        signing_in.password_chosen(request, officer)
        return go_on(request, officer)
    return render(request, "accounts/first_password.html", {"form": form})


def refusal(verdict: Verdict) -> str:
    """Return why a code was not accepted."""
    return WAIT.format(verdict.wait) if verdict.wait else WRONG_CODE
