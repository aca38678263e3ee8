"""How long a session lasts: a working day at most, and half an hour without page or console."""

from collections.abc import Callable
from datetime import timedelta

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.sessions.backends.base import SessionBase, UpdateError
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

# The service is open for twelve hours: one who opens it at 8 h is not cut off at 20 h in the middle of a last
# conversation, and nobody stays signed in until the next morning.
LONGEST = timedelta(hours=13)
# An open console counts as use (its socket looks every few seconds): this is for a computer that was closed or left
# on another page.
IDLE = timedelta(minutes=30)
# What is written to the session that often at most.
_SEEN_AGAIN_AFTER = 60.0
_SIGNED_IN, _SEEN = "signed_in_at", "seen_at"
NOTICE = "login_notice"


def start(session: SessionBase) -> None:
    """Begin the day of a session."""
    session[_SIGNED_IN] = session[_SEEN] = timezone.now().timestamp()


def has_lapsed(session: SessionBase) -> bool:
    """Tell whether a signed-in session is over, by age or by disuse."""
    now = timezone.now().timestamp()
    begun, seen = session.get(_SIGNED_IN), session.get(_SEEN)
    if begun is None or seen is None:
        return True
    return bool(now - begun > LONGEST.total_seconds() or now - seen > IDLE.total_seconds())


def mark_seen(session: SessionBase) -> bool:
    """Note that the session is in use; tell whether there was something to note."""
    now = timezone.now().timestamp()
    if now - session[_SEEN] < _SEEN_AGAIN_AFTER:
        return False
    session[_SEEN] = now
    return True


def keep_alive(session: SessionBase) -> bool:
    """Note it and save. Returns False when the session was ended meanwhile."""
    if mark_seen(session):
        try:
            session.save()
        except UpdateError:
            return False
    return True


class SessionLimits:
    """Ends sessions that have lapsed, and notes that the others are in use."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Look at the session before the page does. Citizens have none: theirs is a ticket."""
        if settings.SESSION_COOKIE_NAME in request.COOKIES and request.user.is_authenticated:
            if has_lapsed(request.session):
                request.signed_out_by = "session expirée"  # type: ignore[attr-defined]  # for the audit trail
                logout(request)
                request.session[NOTICE] = "Votre session a expiré. Connectez-vous à nouveau."
            else:
                mark_seen(request.session)
        return self._get_response(request)
