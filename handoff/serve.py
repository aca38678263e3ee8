"""Serve the gateway: `python -m handoff.serve`."""

import errno
import os
import socket
import sys
from collections.abc import Callable
from typing import Any

import uvicorn

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "handoff.settings")

from django.conf import settings

from content.quiet_log import keep_text_out_of_logs

# The protocol's limit is 16 KiB (wire.py), refused with a sentence; beyond this one the connection is cut.
LARGEST_FRAME = 128 * 1024
# A peer that takes nothing for this long is gone, whatever its half-open connection says.
PEER_SILENCE_MS = 20_000
# Seconds. A phone that lost its network says nothing: its page, or its officer, would look present until a ping is not
# answered. So 20 s at most (uvicorn's own 20 and 20 make 40), and then the leases of conversations/.
PING_EVERY = PONG_WITHIN = 10.0


class CannotServe(Exception):
    """The message says in French and English what to do."""


def listen(host: str, port: int) -> socket.socket:
    """Return a socket listening at `host:port`. Raises CannotServe."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    if hasattr(socket, "TCP_USER_TIMEOUT"):  # Linux; accepted connections inherit it
        listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, PEER_SILENCE_MS)
    try:
        listener.bind((host, port))
    except OSError as fault:
        listener.close()
        raise CannotServe(_why_not(host, port, fault)) from None
    return listener


def configure(application: str | Callable[..., Any]) -> uvicorn.Config:
    """Return how uvicorn serves the gateway."""
    return uvicorn.Config(
        application,
        ws="websockets-sansio",
        ws_max_size=LARGEST_FRAME,
        ws_per_message_deflate=False,
        ws_ping_interval=PING_EVERY,
        ws_ping_timeout=PONG_WITHIN,
        access_log=False,
        log_config=None,
        server_header=False,
        timeout_graceful_shutdown=5,
    )


def check_settings() -> None:
    """Raise CannotServe when a secret is missing."""
    if not settings.BOT_TOKEN:
        raise CannotServe("BOT_TOKEN manque : le jeton du robot. / BOT_TOKEN is missing: the bot's token.")
    if not settings.GATEWAY_SECRET and not settings.DEMO:
        raise CannotServe(
            "GATEWAY_SECRET manque : la clé de signature (obligatoire sans DEMO=1). / "
            "GATEWAY_SECRET is missing: the signing key (required without DEMO=1)."
        )


def main() -> int:
    """Serve until stopped. Returns 2 when it cannot."""
    try:
        check_settings()
        listener = listen(settings.HOST, settings.PORT)
    except CannotServe as reason:
        print(reason, file=sys.stderr)
        return 2
    config = configure("handoff.asgi:application")
    # Load first: loggers made by an import would escape.
    config.load()
    keep_text_out_of_logs()
    uvicorn.Server(config).run(sockets=[listener])
    return 0


def _why_not(host: str, port: int, fault: OSError) -> str:
    if fault.errno == errno.EADDRINUSE:
        return (
            f"Le port {port} est déjà pris : choisissez-en un autre, par exemple PORT={port + 1}. / "
            f"Port {port} is taken: choose another, for example PORT={port + 1}."
        )
    return f"Impossible d'écouter sur {host}:{port} ({fault.strerror}). / Cannot listen on {host}:{port}."


if __name__ == "__main__":
    sys.exit(main())
