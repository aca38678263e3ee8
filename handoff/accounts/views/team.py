"""The accounts, for supervisors."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from handoff.accounts import staff
from handoff.accounts.access import role_required
from handoff.accounts.capacity import effective_capacity
from handoff.accounts.forms import AccountForm, AddressForm, CapacityForm, CapacityRuleForm, RoleForm
from handoff.accounts.models import CapacityRule, Officer, Role
from handoff.accounts.second_factor import has_second_factor

supervisors = role_required(Role.SUPERVISOR)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@supervisors
def accounts(request: HttpRequest) -> HttpResponse:
    """List the accounts; add one, and show its one-time password once."""
    form = AccountForm(request.POST or None)
    if form.is_valid():
        given = form.cleaned_data
        officer, password = staff.create_account(_me(request), given["name"], Role(given["role"]), given["email"])
        return render(request, "accounts/one_time_password.html", {"officer": officer, "password": password})
    return _list(request, form, _rule_form())


@require_POST
@supervisors
def capacity_rule(request: HttpRequest) -> HttpResponse:
    """Set the default and the bound of everybody's conversations."""
    form = CapacityRuleForm(request.POST)
    if not form.is_valid():
        return _list(request, AccountForm(), form)
    staff.change_capacity_rule(_me(request), **form.cleaned_data)
    return redirect("accounts:accounts")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@supervisors
def account(request: HttpRequest, officer_id: int) -> HttpResponse:
    """Show one account, and do to it what the pressed button names."""
    officer = get_object_or_404(Officer, pk=officer_id)
    if request.method != "POST":
        return _card(request, officer)
    do = _MOVES.get(request.POST.get("move", ""))
    if do is None:
        return _card(request, officer, refusal="Cette action n'existe pas. Utilisez les boutons de la page.")
    try:
        return do(request, officer) or redirect("accounts:account", officer.pk)
    except staff.Refused as refused:
        officer.refresh_from_db()
        return _card(request, officer, refusal=str(refused))


def _role(request: HttpRequest, officer: Officer) -> HttpResponse | None:
    form = RoleForm(request.POST)
    if not form.is_valid():
        return _card(request, officer, role=form)
    staff.change_role(_me(request), officer, Role(form.cleaned_data["role"]))
    return None


def _capacity(request: HttpRequest, officer: Officer) -> HttpResponse | None:
    form = CapacityForm(request.POST, rule=CapacityRule.current())
    if not form.is_valid():
        return _card(request, officer, capacity=form)
    staff.change_capacity(_me(request), officer, form.cleaned_data["capacity"])
    return None


def _address(request: HttpRequest, officer: Officer) -> HttpResponse | None:
    form = AddressForm(request.POST, officer=officer)
    if not form.is_valid():
        return _card(request, officer, address=form)
    staff.change_address(_me(request), officer, form.cleaned_data["email"])
    return None


def _password(request: HttpRequest, officer: Officer) -> HttpResponse:
    password = staff.reset_password(_me(request), officer)
    return render(request, "accounts/one_time_password.html", {"officer": officer, "password": password})


def _simply(move: Callable[[Officer, Officer], None]) -> Callable[[HttpRequest, Officer], None]:
    return lambda request, officer: move(_me(request), officer)


_MOVES: dict[str, Callable[[HttpRequest, Officer], HttpResponse | None]] = {
    "role": _role,
    "capacity": _capacity,
    "address": _address,
    "password": _password,
    "second_factor": _simply(staff.reset_second_factor),
    "sign_out": _simply(staff.sign_out_everywhere),
    "deactivate": _simply(staff.deactivate),
    "reactivate": _simply(staff.reactivate),
}


def _list(request: HttpRequest, form: AccountForm, rule_form: CapacityRuleForm) -> HttpResponse:
    rule = CapacityRule.current()
    rows = [
        {"officer": officer, "capacity": effective_capacity(officer, rule), "enrolled": has_second_factor(officer)}
        for officer in Officer.objects.order_by("-is_active", "name")
    ]
    shown = {"rows": rows, "form": form, "rule_form": rule_form}
    return render(request, "accounts/accounts.html", shown)


def _rule_form() -> CapacityRuleForm:
    rule = CapacityRule.current()
    return CapacityRuleForm(initial={"default": rule.default, "most": rule.most})


def _card(request: HttpRequest, officer: Officer, refusal: str = "", **refused: forms.Form) -> HttpResponse:
    rule = CapacityRule.current()
    shown: dict[str, Any] = {
        "officer": officer,
        "enrolled": has_second_factor(officer),
        "refusal": refusal,
        "role": RoleForm(initial={"role": officer.role}),
        "capacity": CapacityForm(initial={"capacity": officer.capacity}, rule=rule),
        "address": AddressForm(initial={"email": officer.email}, officer=officer),
        **refused,
    }
    return render(request, "accounts/account.html", shown)


def _me(request: HttpRequest) -> Officer:
    officer = request.user
    assert isinstance(officer, Officer)  # noqa: S101  # role_required let nobody else in
    return officer
