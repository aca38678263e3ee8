"""The action server, guarded: every call needs the token drawn at the start."""

import hmac
import os

from rasa_sdk.endpoint import create_app
from sanic import Sanic
from sanic.request import Request
from sanic.response import HTTPResponse, json

from content.quiet_log import keep_text_out_of_logs


def build_app(token: str) -> Sanic:
    """Return the application; any request but `GET /health` without `Authorization: Bearer <token>` gets 401."""
    if not token:
        raise ValueError("ACTIONS_TOKEN is empty")
    app = create_app("actions", cors_origins=None)

    @app.on_request
    async def refuse_strangers(request: Request) -> HTTPResponse | None:
        given = request.headers.get("Authorization", "").encode(errors="surrogateescape")
        if request.path == "/health" or hmac.compare_digest(given, f"Bearer {token}".encode()):
            return None
        return json({"error": "bad_token"}, status=401)

    return app


def main() -> None:
    """Serve on 127.0.0.1 at ACTIONS_PORT until stopped."""
    keep_text_out_of_logs()
    app = build_app(os.environ["ACTIONS_TOKEN"])
    app.run(host="127.0.0.1", port=int(os.environ["ACTIONS_PORT"]), access_log=False, motd=False)


if __name__ == "__main__":
    main()
