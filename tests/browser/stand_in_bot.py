"""A bot for the pages' tests: a real small HTTP server behind the gateway's door, with the real replies of `data/`."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from content.library import Library, load_library

TOKEN = "token-of-the-stand-in"

# What the citizen writes in the tests, by a word of it, and the reply's name.
_REPLIES = {
    "attestation": "utter_attestation_ou_telecharger",
    "débité": "utter_perceval",
    "policier": "utter_ask_officer",
    "arnaque": "utter_ask_scam_kind",
    "bonjour": "utter_greet",
    "entrer chez moi": "utter_emergency_police",
}
_CLARIFY = {
    "text": "Je veux être sûr de bien comprendre. Votre question porte sur :",
    "custom": {"outcome": "clarify", "choices": ["animaux", "sport-promenade", "jardin-bois-chasse"]},
}


def answer(message: str, library: Library) -> list[dict[str, Any]]:
    """Return the items of one turn, as the bot's channel does."""
    if message == "/ask_officer":
        return [_item(library, "utter_ask_officer")]
    page = library.page_of_intent(message.removeprefix("/")) if message.startswith("/") else None
    if page is not None:
        return [_item(library, page.response.name)]
    if "chien" in message:
        return [_CLARIFY]
    name = next((name for word, name in _REPLIES.items() if word in message.lower()), "utter_fallback")
    return [_item(library, name)]


@contextmanager
def stand_in_bot() -> Iterator[str]:
    """Serve the stand-in and give its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Door)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


def _item(library: Library, name: str) -> dict[str, Any]:
    response = library.response(name)
    return {"text": response.text, "custom": dict(response.custom)}


class _Door(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self._send({"status": "ok"})

    def do_POST(self) -> None:
        length = int(self.headers["Content-Length"])
        self._send(answer(json.loads(self.rfile.read(length))["message"], load_library()))

    def _send(self, body: object) -> None:
        payload = json.dumps(body, default=str).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(payload)))
        self.end_headers()
        self.wfile.write(payload)

    def log_message(self, *_: object) -> None:
        """Nothing: what citizens write is in no log, in a test neither."""
