"""Let a page open a WebSocket to where it came from."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse


class AllowOwnSockets:
    """Names this host's socket address in the policy: for Safari before 15.4, 'self' does not cover it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Add the address to the response's `connect-src`."""
        response = self._get_response(request)
        scheme = "wss" if request.is_secure() else "ws"
        own = {"connect-src": [f"{scheme}://{request.get_host()}"]}
        response._csp_update = own  # type: ignore[attr-defined]  # noqa: SLF001  # what csp's own decorator sets
        return response
