"""The officers' console: one page, filled by its socket."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from handoff.accounts.access import SERVES, role_required


@never_cache  # A page kept by the browser would show conversations after the officer has logged out.
@require_safe
@role_required(*SERVES)
def home(request: HttpRequest) -> HttpResponse:
    """Show the console to an officer."""
    return render(request, "console/console.html", {"demo": settings.DEMO})
