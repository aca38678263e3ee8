"""The only door to the bot: the gateway's, with its token."""

from __future__ import annotations

import hmac
import logging
import os
from collections.abc import Awaitable, Callable, Iterable
from typing import Any

from rasa.core.agent import Agent
from rasa.core.channels.channel import CollectingOutputChannel, InputChannel, UserMessage
from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse, json

from content.citizen_text import MAX_CHARS

_log = logging.getLogger(__name__)

OnMessage = Callable[[UserMessage], Awaitable[Any]]


class GatewayInput(InputChannel):
    """`POST webhook` plays one turn, `POST parse` reads one message and keeps nothing of it.

    Both take `Authorization: Bearer` with the token drawn at the start, and a JSON object. What is refused is
    refused with a code: 401 `bad_token`, 400 `bad_message`. What breaks is 500 `bot_failure`.
    """

    @classmethod
    def name(cls) -> str:
        """Return the path below `/webhooks/`."""
        return "gateway"

    @classmethod
    def from_credentials(cls, credentials: dict[str, Any] | None) -> GatewayInput:
        """Read the token from the environment: a file could be read by others, a command line too."""
        return cls(os.environ["BOT_TOKEN"])

    def __init__(self, token: str) -> None:
        if not token:
            raise ValueError("BOT_TOKEN is empty")
        self._expected = f"Bearer {token}"

    def blueprint(self, on_new_message: OnMessage) -> Blueprint:
        """Return the routes of this channel."""
        routes = Blueprint("gateway")

        @routes.get("/")
        async def health(request: Request) -> HTTPResponse:
            return json({"status": "ok"})

        @routes.post("/webhook")
        async def play_turn(request: Request) -> HTTPResponse:
            return self._refusal(request, "message", "sender") or await _play(request.json, on_new_message)

        @routes.post("/parse")
        async def parse(request: Request) -> HTTPResponse:
            return self._refusal(request, "message") or await _parse(request.json, request.app.ctx.agent)

        return routes

    def _refusal(self, request: Request, *needed: str) -> HTTPResponse | None:
        # Bytes that are no UTF-8 come as surrogates.
        given = request.headers.get("Authorization", "").encode(errors="surrogateescape")
        if not hmac.compare_digest(given, self._expected.encode()):
            return json({"error": "bad_token"}, status=401)
        return None if _is_message(request, needed) else json({"error": "bad_message"}, status=400)


def _is_message(request: Request, needed: Iterable[str]) -> bool:
    try:
        body = request.load_json()
    except Exception:  # noqa: BLE001  # whatever Sanic raises for a body that is not JSON, it is no message
        return False
    if not isinstance(body, dict) or not set(needed) <= set(body):
        return False
    text, sender, metadata = body.get("message"), body.get("sender", "-"), body.get("metadata")
    return (
        isinstance(text, str)
        and 0 < len(text) <= MAX_CHARS
        and isinstance(sender, str)
        and 0 < len(sender) <= 64
        and (metadata is None or isinstance(metadata, dict))
    )


async def _play(body: dict[str, Any], on_new_message: OnMessage) -> HTTPResponse:
    said = CollectingOutputChannel()
    message = UserMessage(
        body["message"], said, body.get("sender"), input_channel=GatewayInput.name(), metadata=body.get("metadata")
    )
    try:
        await on_new_message(message)
    except Exception as fault:  # noqa: BLE001  # any fault of Rasa is a failed turn: the gateway calls an officer
        return _failure("turn", fault)
    return json(said.messages)


async def _parse(body: dict[str, Any], agent: Agent) -> HTTPResponse:
    # A stateless reading: no tracker is opened.
    try:
        return json(await agent.parse_message(body["message"]))
    except Exception as fault:  # noqa: BLE001  # as above
        return _failure("reading", fault)


def _failure(what: str, fault: Exception) -> HTTPResponse:
    _log.error("%s failed: %s", what, type(fault).__name__)
    return json({"error": "bot_failure"}, status=500)
