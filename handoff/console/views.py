"""The officers' console: one page, filled by its socket."""

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe


@never_cache  # A page kept by the browser would show conversations after the officer has logged out.
@require_safe
@login_required
def home(request: HttpRequest) -> HttpResponse:
    """Show the console to an officer."""
    return render(request, "console/console.html", {"demo": settings.DEMO})
