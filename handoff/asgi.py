"""One ASGI callable: Django for pages, raw handlers for the two sockets."""

import asyncio
import os
from collections.abc import Awaitable, Callable
from contextlib import suppress

from django.core.asgi import get_asgi_application

from handoff.asgi_types import Receive, Scope, Send

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "handoff.settings")
pages = get_asgi_application()

# Django must be set up before these are imported.
from handoff.accounts.retention import keep_forgetting  # noqa: E402
from handoff.citizen.socket import citizen_socket  # noqa: E402
from handoff.console.socket import officer_socket  # noqa: E402
from handoff.gateway import Gateway, gateway  # noqa: E402
from handoff.housekeeping import keep_tidy  # noqa: E402
from handoff.wire import Gone  # noqa: E402

Application = Callable[[Scope, Receive, Send], Awaitable[None]]
SOCKETS: dict[str, Callable[[Gateway, Scope, Receive, Send], Awaitable[None]]] = {
    "/ws/citizen": citizen_socket,
    "/ws/officer": officer_socket,
}
LARGEST_BODY = 64 * 1024


def build_application(parts: Gateway) -> Application:
    """Return the callable that serves `parts`."""

    async def application(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await _live(parts, receive, send)
        elif scope["type"] == "websocket":
            await _open_socket(parts, scope, receive, send)
        elif _is_too_large(scope):
            await _refuse_body(send)
        else:
            await pages(scope, receive, send)

    return application


async def _live(parts: Gateway, receive: Receive, send: Send) -> None:
    await receive()
    # What supervisors changed before holds from the first page on.
    await parts.opening.refresh()
    works = (
        keep_tidy(parts),
        parts.opening.keep_current(),
        keep_forgetting(),
        parts.dispatcher.run(),
        parts.waits.run(),
        parts.recorder.run(),
    )
    tasks = [asyncio.create_task(work) for work in works]
    await send({"type": "lifespan.startup.complete"})
    await receive()
    for task in tasks:
        task.cancel()
    await parts.recorder.flush()
    await parts.bot.aclose()
    await send({"type": "lifespan.shutdown.complete"})


async def _open_socket(parts: Gateway, scope: Scope, receive: Receive, send: Send) -> None:
    handler = SOCKETS.get(scope["path"])
    if handler is None:
        await receive()
        await send({"type": "websocket.close"})
    else:
        with suppress(Gone):
            await handler(parts, scope, receive, send)


def _is_too_large(scope: Scope) -> bool:
    # Django spools a large body to a file before anybody looks at it: none may get that far.
    headers = dict(scope["headers"])
    length = headers.get(b"content-length", b"0")
    return b"transfer-encoding" in headers or not length.isdigit() or int(length) > LARGEST_BODY


async def _refuse_body(send: Send) -> None:
    await send({"type": "http.response.start", "status": 413, "headers": [(b"connection", b"close")]})
    await send({"type": "http.response.body", "body": b""})


application = build_application(gateway())
