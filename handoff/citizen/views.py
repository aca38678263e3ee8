"""The citizen's pages: the home page with the chat, and a page for each subject, whole without JavaScript."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from content.library import load_library
from content.reply import assemble
from content.rules_asked import RulesAsked, rules_notice
from handoff.citizen.menu import menu
from handoff.gateway import gateway


@never_cache  # A page kept by the browser would show a conversation to the next person at this computer.
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Show the menu and the chat; `?sujet=` names a subject that the chat is asked at once."""
    library = load_library()
    shown = {
        "menu": menu(library),
        "officers": gateway().opening.officers(),
        "privacy": library.home.privacy,
        "welcome": [
            {"text": bubble.text, "service": library.services.get(bubble.service or "")}
            for bubble in library.home.welcome
        ],
        "station": library.services["commissariat"],
        "ask": library.pages.get(request.GET.get("sujet", "")),
    }
    return render(request, "citizen/home.html", shown)


@require_safe
def topic(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a subject's answer and its cards, as the robot gives them."""
    library = load_library()
    page = library.pages.get(slug)
    if page is None:
        raise Http404
    asked = RulesAsked(gateway().clocks.rules_now())
    said = page.response.under(asked.regime(library.regimes))
    reply = assemble([{"text": said.text, "custom": said.custom}], library)
    shown = {
        "page": page,
        "reply": reply,
        "notice": rules_notice(asked, library.regimes, varies=page.response.varies),
        "near": [library.pages[slug] for slug in page.see_also],
    }
    return render(request, "citizen/topic.html", shown)
