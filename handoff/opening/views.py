"""The supervisors' page of the opening: exceptions and the two switches. Works without JavaScript."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from content.clock import paris_now
from content.french_hours import spoken_instant
from content.handoff_notice import presence
from content.library import load_library
from handoff.accounts.access import Role, role_required
from handoff.accounts.models import Officer
from handoff.opening import changes, kept
from handoff.opening.forms import ROBOT_ONLY, ExceptionForm, NoticeForm, RobotOnlyForm
from handoff.opening.models import ExceptionalDays
from handoff.opening.opening import Opening

supervisors = role_required(Role.SUPERVISOR)


@never_cache
@require_safe
@supervisors
def page(request: HttpRequest) -> HttpResponse:
    """Show what holds now, what is to come, and the forms."""
    return _show(request)


@never_cache
@require_POST
@supervisors
def add(request: HttpRequest) -> HttpResponse:
    """Add an exception."""
    form = ExceptionForm(request.POST)
    if form.is_valid():
        try:
            changes.add_exception(_officer(request), form.exception())
        except changes.Overlaps:  # somebody else was quicker
            form.refuse_overlap()
        else:
            return redirect("opening:page")
    return _show(request, exception_form=form)


@never_cache
@require_POST
@supervisors
def remove(request: HttpRequest, key: int) -> HttpResponse:
    """Remove an exception; one that is gone already stays gone."""
    changes.remove_exception(_officer(request), key)
    return redirect("opening:page")


@never_cache
@require_POST
@supervisors
def robot_only(request: HttpRequest) -> HttpResponse:
    """Let the robot answer alone, or bring the officers back."""
    return _switch(request, "robot_only", RobotOnlyForm, changes.set_robot_only)


@never_cache
@require_POST
@supervisors
def notice(request: HttpRequest) -> HttpResponse:
    """Show a message at the top of every page, or take it away."""
    return _switch(request, "notice", NoticeForm, changes.set_notice)


def _switch(
    request: HttpRequest, name: str, form_class: type[forms.Form], turn: Callable[[Officer, str], None]
) -> HttpResponse:
    """Turn a switch on with the sentence of its form, or off."""
    if "stop" in request.POST:
        turn(_officer(request), "")
        return _back(request)
    form = form_class(request.POST)
    if form.is_valid():
        turn(_officer(request), form.cleaned_data[name])
        return _back(request)
    return _show(request, **{f"{name}_form": form})


def _back(request: HttpRequest) -> HttpResponse:
    """Return to the page on which the switch was pressed: the supervisors' page of this moment has both too."""
    return redirect("stats:supervision" if request.POST.get("from") == "supervision" else "opening:page")


def _show(request: HttpRequest, **forms_given: forms.Form) -> HttpResponse:
    held, now = kept.read(), paris_now()
    hours = replace(load_library().hours, always_open=settings.DEMO)
    # From the database, not from this process's own view, which may be a second old.
    opening = Opening(hours, paris_now, demo=settings.DEMO)
    opening.take(held)
    closing = opening.closes_at(now)
    shown: dict[str, Any] = {
        "demo": settings.DEMO,
        "open": opening.is_open(now),
        "until": closing and spoken_instant(closing, now.date()),
        "presence": presence(opening, now),
        "hours": load_library().hours.as_sentence(now),
        "robot_only": held.robot_only,
        "notice": held.notice,
        "exceptions": [
            {"key": days.pk, "words": changes.in_words(days), "reason": days.reason}
            for days in ExceptionalDays.objects.filter(last__gte=now.date())
        ],
        "exception_form": ExceptionForm(),
        "robot_only_form": RobotOnlyForm(initial={"robot_only": ROBOT_ONLY}),
        "notice_form": NoticeForm(),
        **forms_given,
    }
    shown["refused"] = any(form.errors for form in forms_given.values())
    return render(request, "opening/opening.html", shown)


def _officer(request: HttpRequest) -> Officer:
    assert isinstance(request.user, Officer)  # noqa: S101  # role_required let nobody else in
    return request.user
