"""The audit trail, for supervisors: read only."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from handoff.accounts.access import role_required
from handoff.accounts.models import AuditEntry, Role

ENTRIES_A_PAGE = 50


@never_cache
@require_safe
@role_required(Role.SUPERVISOR)
def journal(request: HttpRequest) -> HttpResponse:
    """Show the entries, newest first; `?page=` turns the pages."""
    page = Paginator(AuditEntry.objects.all(), ENTRIES_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "accounts/journal.html", {"page": page})
