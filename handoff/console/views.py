"""The officers' console: one page, filled by its socket, and the ready texts that it searches."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from content.library import load_library
from content.officer_texts import load_wrap_up
from content.typography import typeset
from handoff.accounts.access import SERVES, role_required
from handoff.console.ready_texts import ready_texts
from handoff.gateway import gateway


@never_cache  # A page kept by the browser would show conversations after the officer has logged out.
@require_safe
@role_required(*SERVES)
def home(request: HttpRequest) -> HttpResponse:
    """Show the console to an officer."""
    codes = [{"code": each.code, "label": typeset(each.label)} for each in load_wrap_up()]
    return render(request, "console/console.html", {"demo": settings.DEMO, "wrap_up": codes})


@never_cache  # The rules change with the day.
@require_safe
@role_required(*SERVES)
def ready(request: HttpRequest) -> HttpResponse:
    """Return the canned responses and the robot's answers of today, as JSON."""
    texts = ready_texts(load_library(), gateway().clocks.rules_now())
    return JsonResponse({"texts": [each.as_message() for each in texts]})
