"""Who holds a socket, by the Django session of its handshake."""

from http.cookies import CookieError, SimpleCookie
from importlib import import_module

from asgiref.sync import sync_to_async
from django.conf import settings
from django.contrib.auth import get_user
from django.http import HttpRequest

from handoff.accounts import session_limits
from handoff.accounts.access import SERVES
from handoff.accounts.models import Officer


async def officer_of(cookie_header: str) -> Officer | None:
    """Return the officer signed in under these cookies whose role answers citizens, or None.

    Counts as use of the session. Reads the database outside the event loop.
    """
    key = _session_key(cookie_header)
    return await sync_to_async(_officer)(key) if key else None


def _session_key(cookie_header: str) -> str | None:
    try:
        morsel = SimpleCookie(cookie_header).get(settings.SESSION_COOKIE_NAME)
    except CookieError:
        return None
    return morsel.value if morsel else None


def _officer(session_key: str) -> Officer | None:
    request = HttpRequest()
    request.session = import_module(settings.SESSION_ENGINE).SessionStore(session_key)
    user = get_user(request)
    if not isinstance(user, Officer) or not user.is_active or user.role not in SERVES:
        return None
    if session_limits.has_lapsed(request.session) or not session_limits.keep_alive(request.session):
        return None
    return user
