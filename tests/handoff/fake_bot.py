"""A small real HTTP server in the bot's place. It answers from `data/` by a few words, or as it is told to."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from content.library import load_library
from content.normalizer import fold

TOKEN = "fake-token"


@dataclass(frozen=True)
class Raw:
    """Answer with this status and these bytes, after a while."""

    body: bytes = b"[]"
    status: int = 200
    after: float = 0.0


Answer = Callable[[str], Any]

# A message that holds the word gets this reply.
_REPLIES = {
    "ask_officer": "utter_ask_officer",
    "policier": "utter_ask_officer",
    "attestation": "utter_attestation_ou_telecharger",
    "carte": "utter_perceval",
    "chien": "utter_animaux",
    "bonjour": "utter_greet",
    "merci": "utter_thank",
}
_HARMLESS = "ask_animaux"


def answer_from_data(message: str) -> Any:
    """Return the items of the reply that `message` calls for, or of "please rephrase"."""
    folded = fold(message)
    return items_of(next((reply for word, reply in _REPLIES.items() if word in folded), "utter_rephrase"))


def items_of(name: str, **custom: Any) -> list[dict[str, Any]]:
    """Return a reply of `data/` as Rasa's channel would."""
    response = load_library().response(name)
    return [{"text": response.text}, {"custom": {**response.custom, **custom}}]


def reading_of(intent: str | None, confidence: float = 0.9) -> dict[str, Any]:
    """Return how the bot's channel says that it understood a message."""
    understood = {"name": intent, "confidence": confidence}
    return {"text": "", "intent": understood, "entities": [], "intent_ranking": [understood]}


def read_no_danger(_: str) -> Any:
    """Return the reading of a message about a dog."""
    return reading_of(_HARMLESS)


class FakeBot:
    """`heard` holds the message of every turn, `parsed` those only read, in order.

    Set `answer` and `reading` to change what it says.
    """

    def __init__(self) -> None:
        self.heard: list[str] = []
        self.parsed: list[str] = []
        self.turns: list[dict[str, Any]] = []
        self.parses: list[dict[str, Any]] = []
        self.in_flight: dict[str, int] = {}
        self.most_in_flight = 0
        self.answer: Answer = answer_from_data
        self.reading: Answer = read_no_danger
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()

    def close(self) -> None:
        """Stop answering: from now on the port is closed."""
        self._server.shutdown()
        self._server.server_close()

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        bot = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                self._send(Raw(b'{"status": "ok"}'))

            def do_POST(self) -> None:
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                if self.headers["Authorization"] != f"Bearer {TOKEN}":
                    self._send(Raw(b'{"error": "bad_token"}', 401))
                    return
                doors = {"/webhooks/gateway/webhook": bot._play, "/webhooks/gateway/parse": bot._read}
                door = doors.get(self.path)
                self._send(door(body) if door else Raw(b'{"error": "not_found"}', 404))

            def _send(self, raw: Raw) -> None:
                try:
                    self.send_response(raw.status)
                    self.send_header("Content-Type", "application/json")
                    self.send_header("Content-Length", str(len(raw.body)))
                    self.end_headers()
                    self.wfile.write(raw.body)
                except OSError:
                    self.close_connection = True

            def log_message(self, *_: Any) -> None:
                return

        return Handler

    def _play(self, turn: dict[str, Any]) -> Raw:
        self.turns.append(turn)
        self.heard.append(turn["message"])
        with self._in_flight(turn["sender"]):
            return _raw(self.answer(turn["message"]))

    def _read(self, asked: dict[str, Any]) -> Raw:
        self.parses.append(asked)
        self.parsed.append(asked["message"])
        with self._in_flight("readings"):
            return _raw(self.reading(asked["message"]))

    @contextmanager
    def _in_flight(self, whose: str) -> Iterator[None]:
        self.in_flight[whose] = self.in_flight.get(whose, 0) + 1
        self.most_in_flight = max(self.most_in_flight, self.in_flight[whose])
        try:
            yield
        finally:
            self.in_flight[whose] -= 1


def _raw(said: Any) -> Raw:
    raw = said if isinstance(said, Raw) else Raw(json.dumps(said).encode())
    time.sleep(raw.after)
    return raw
