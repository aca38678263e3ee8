"""The missing questions, for content staff: read, marked as done, exported."""

import csv
from io import StringIO

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from content.library import load_library
from content.typography import typeset
from handoff.accounts.access import Role, role_required
from handoff.console.models import MissingQuestion

QUESTIONS_A_PAGE = 50
# A spreadsheet takes a cell that begins so for a formula.
_FORMULA = ("=", "+", "-", "@", "\t")

readers = role_required(Role.CONTENT, Role.SUPERVISOR)


@never_cache
@require_safe
@readers
def questions(request: HttpRequest) -> HttpResponse:
    """Show what is to be done, newest first, or with `?traitees=1` what is done; `?page=` turns the pages."""
    done = request.GET.get("traitees") == "1"
    page = Paginator(MissingQuestion.objects.filter(done=done), QUESTIONS_A_PAGE).get_page(request.GET.get("page"))
    rows = [{"question": question, "subject": title_of(question.subject)} for question in page]
    return render(request, "console/questions.html", {"page": page, "rows": rows, "done": done})


@never_cache
@require_POST
@readers
def mark(request: HttpRequest, key: int) -> HttpResponse:
    """Mark a question as done, or as to be done again; one that is gone stays gone."""
    MissingQuestion.objects.filter(pk=key).update(done="again" not in request.POST)
    return redirect("console:questions")


@never_cache
@require_safe
@readers
def export(request: HttpRequest) -> HttpResponse:
    """Return all of them as CSV: UTF-8 with its mark and semicolons, as French spreadsheets open it."""
    written = StringIO()
    rows = csv.writer(written, delimiter=";")
    rows.writerow(["jour", "sujet", "question", "traitée"])
    for question in MissingQuestion.objects.all():
        row = [f"{question.day:%Y-%m-%d}", title_of(question.subject), question.text]
        rows.writerow([*map(_plain, row), "oui" if question.done else "non"])
    response = HttpResponse("\ufeff" + written.getvalue(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="questions-manquantes.csv"'
    return response


def title_of(slug: str) -> str:
    """Return the title of the page that a question is near to; nothing when there is none, or none any more."""
    page = load_library().pages.get(slug)
    return typeset(page.title) if page else ""


def _plain(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
