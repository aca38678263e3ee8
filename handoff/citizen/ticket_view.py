"""`/ticket`: opens, renews and drops the cookie; hands out tickets (docs/protocol.md)."""

import json

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from handoff.citizen.tickets import COOKIE, Seen, Ticket
from handoff.origin import is_own_origin
from handoff.protocol import shape


@never_cache
@csrf_exempt  # the Origin is checked, as it is for the sockets, and no cookie is needed for that
@require_http_methods(["POST", "DELETE"])
def ticket(request: HttpRequest) -> HttpResponse:
    """Hand out a ticket (POST) or forget the conversation (DELETE)."""
    if not is_own_origin(request.headers.get("Origin"), request.headers.get("Host")):
        return JsonResponse({"code": "bad_origin"}, status=403)
    if request.method == "DELETE":
        response = HttpResponse(status=204)
        response.delete_cookie(COOKIE, samesite="Strict")
        return response
    return _hand_out(request)


def _hand_out(request: HttpRequest) -> HttpResponse:
    try:
        asked = json.loads(request.body)
    except (ValueError, RecursionError):
        asked = None
    if request.content_type != "application/json" or not shape("ticket_request").is_valid(asked):
        return JsonResponse({"code": "bad_message"}, status=400)
    known = None if asked.get("new") else Seen.from_cookie(request.COOKIES.get(COOKIE))
    seen = (known or Seen.new()).up_to(asked.get("cursor", 0) if known else 0)
    response = JsonResponse({"ticket": Ticket.for_(seen).sign()})
    response.set_cookie(
        COOKIE, seen.as_cookie(), httponly=True, samesite="Strict", secure=settings.SESSION_COOKIE_SECURE
    )
    return response
