"""The bot's door alone: who may come in, and with what. No model is needed for that."""

import asyncio
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import aiohttp
import pytest
from rasa.core.channels.channel import UserMessage
from sanic import Sanic

from bot.channel import GatewayInput
from content.citizen_text import MAX_CHARS
from tools import ports

TOKEN = "open-sesame"
BEARER = {"Authorization": f"Bearer {TOKEN}"}
MESSAGE = {"sender": "a", "message": "bonjour"}


class StandIn:
    """In place of the agent: reads a message as it came, or fails."""

    fault: Exception | None = None

    async def parse_message(self, text: str) -> dict[str, Any]:
        if self.fault:
            raise self.fault
        return {"text": text, "intent": {"name": "greet", "confidence": 0.9}}


@dataclass
class Door:
    """The channel on a port of this process, and what came through it."""

    url: str
    loop: asyncio.AbstractEventLoop
    agent: StandIn
    heard: list[UserMessage] = field(default_factory=list)
    fault: Exception | None = None

    async def hear(self, message: UserMessage) -> None:
        self.heard.append(message)
        if self.fault:
            raise self.fault
        await message.output_channel.send_text_message("a", "Bonjour.")

    def post(self, path: str, body: Any = MESSAGE, headers: Any = BEARER, raw: bytes | None = None) -> tuple[int, Any]:
        """Send a request; return status and body."""
        return self.loop.run_until_complete(self._ask("POST", path, raw or json.dumps(body).encode(), headers))

    def get(self, path: str) -> tuple[int, Any]:
        return self.loop.run_until_complete(self._ask("GET", path, None, {}))

    async def _ask(self, method: str, path: str, data: bytes | None, headers: Any) -> tuple[int, Any]:
        asked = aiohttp.request(method, f"{self.url}{path}", data=data, headers=headers)
        async with asked as answer:
            return answer.status, await answer.json(content_type=None)


# Once: Sanic rewrites its own classes at each start, and cannot do so twice.
@pytest.fixture(scope="module")
def opened() -> Iterator[Door]:
    loop = asyncio.new_event_loop()
    port = ports.draw(1)[0]
    door = Door(f"http://127.0.0.1:{port}", loop, StandIn())
    app = Sanic("door")
    app.ctx.agent = door.agent
    app.blueprint(GatewayInput(TOKEN).blueprint(door.hear))
    server = loop.run_until_complete(app.create_server("127.0.0.1", port, return_asyncio_server=True))
    loop.run_until_complete(server.startup())
    loop.run_until_complete(server.start_serving())
    yield door
    server.close()
    loop.run_until_complete(server.wait_closed())
    loop.run_until_complete(asyncio.sleep(0))
    loop.close()


@pytest.fixture
def door(opened: Door) -> Door:
    opened.heard.clear()
    opened.fault = opened.agent.fault = None
    return opened


@pytest.mark.parametrize("path", ["/webhook", "/parse"])
@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Authorization": ""},
        {"Authorization": TOKEN},
        {"Authorization": "Bearer "},
        {"Authorization": f"Bearer {TOKEN}x"},
        {"Authorization": f"bearer {TOKEN.upper()}"},
        {"Authorization": f"Basic {TOKEN}"},
        {"Cookie": f"Authorization=Bearer {TOKEN}"},
    ],
    ids=str,
)
def test_nobody_comes_in_without_the_token(door: Door, path: str, headers: dict[str, str]) -> None:
    assert door.post(path, headers=headers) == (401, {"error": "bad_token"})
    assert door.heard == []


@pytest.mark.parametrize("path", ["/webhook", "/parse"])
def test_a_token_of_bytes_that_are_no_text_is_refused_like_any_other(door: Door, path: str) -> None:
    assert door.post(path, headers={"Authorization": "Bearer \udcff"}) == (401, {"error": "bad_token"})


def test_a_token_in_the_address_opens_nothing(door: Door) -> None:
    assert door.post(f"/webhook?token={TOKEN}", headers={})[0] == 401


def test_the_token_opens_both_ways_in(door: Door) -> None:
    assert door.post("/webhook") == (200, [{"recipient_id": "a", "text": "Bonjour."}])
    status, parsed = door.post("/parse")
    assert (status, parsed["intent"]["name"]) == (200, "greet")


def test_without_a_token_of_its_own_the_door_is_not_built() -> None:
    with pytest.raises(ValueError, match="BOT_TOKEN"):
        GatewayInput("")


REFUSED = {
    "no message": {"sender": "a"},
    "null": {**MESSAGE, "message": None},
    "a number": {**MESSAGE, "message": 17},
    "a boolean": {**MESSAGE, "message": True},
    "a list": {**MESSAGE, "message": ["bonjour"]},
    "an object": {**MESSAGE, "message": {"text": "bonjour"}},
    "empty": {**MESSAGE, "message": ""},
    "too long": {**MESSAGE, "message": "a" * (MAX_CHARS + 1)},
    "a hundred thousand": {**MESSAGE, "message": "é" * 100_000},
    "sender is a number": {**MESSAGE, "sender": 5},
    "sender is empty": {**MESSAGE, "sender": ""},
    "sender is null": {**MESSAGE, "sender": None},
    "sender is too long": {**MESSAGE, "sender": "a" * 65},
    "metadata is a list": {**MESSAGE, "metadata": ["at"]},
    "metadata is a string": {**MESSAGE, "metadata": "at"},
    "a list instead": [MESSAGE],
    "a string instead": "bonjour",
    "null instead": None,
    "a number instead": 17,
}


@pytest.mark.parametrize("path", ["/webhook", "/parse"])
@pytest.mark.parametrize("body", REFUSED.values(), ids=REFUSED)
def test_anything_but_a_message_of_at_most_two_thousand_characters_is_refused(door: Door, path: str, body: Any) -> None:
    assert door.post(path, body) == (400, {"error": "bad_message"})
    assert door.heard == []


NOT_JSON = {
    "blank": b" ",
    "words": b"bonjour",
    "a brace": b"{",
    "cut short": b'{"message": "bonjour"',
    "not UTF-8": b"\xff\xfe",
    "a hundred thousand brackets": b"[" * 100_000,
}


@pytest.mark.parametrize("raw", NOT_JSON.values(), ids=NOT_JSON)
def test_a_body_that_is_not_json_is_refused(door: Door, raw: bytes) -> None:
    assert door.post("/webhook", raw=raw) == (400, {"error": "bad_message"})


def test_a_turn_without_its_conversation_is_refused(door: Door) -> None:
    assert door.post("/webhook", {"message": "bonjour"}) == (400, {"error": "bad_message"})
    assert door.post("/parse", {"message": "bonjour"})[0] == 200


@pytest.mark.parametrize(
    "text", ["a" * MAX_CHARS, "é" * MAX_CHARS, "/ask_officer", "🐴", "<b>bonjour</b>"], ids=lambda text: text[:12]
)
def test_two_thousand_characters_of_any_kind_come_in_as_they_are(door: Door, text: str) -> None:
    assert door.post("/webhook", {**MESSAGE, "message": text})[0] == 200
    assert [message.text for message in door.heard] == [text]


def test_metadata_are_carried(door: Door) -> None:
    metadata = {"at": "2020-11-14T10:30:00+01:00", "more": {"deep": [1, None]}}
    door.post("/webhook", {**MESSAGE, "metadata": metadata})
    assert [(message.metadata, message.sender_id, message.input_channel) for message in door.heard] == [
        (metadata, "a", "gateway")
    ]


@pytest.mark.parametrize("fault", [RuntimeError("secret words"), ValueError("secret words"), asyncio.TimeoutError()])
def test_a_turn_that_breaks_is_an_error_and_says_nothing_of_it(
    door: Door, fault: Exception, caplog: pytest.LogCaptureFixture
) -> None:
    door.fault = fault
    assert door.post("/webhook") == (500, {"error": "bot_failure"})
    assert "secret" not in caplog.text


def test_a_reading_that_breaks_is_an_error_and_says_nothing_of_it(door: Door, caplog: pytest.LogCaptureFixture) -> None:
    door.agent.fault = RuntimeError("secret words")
    assert door.post("/parse") == (500, {"error": "bot_failure"})
    assert "secret" not in caplog.text


def test_health_answers_without_a_token_and_says_nothing_else(door: Door) -> None:
    assert door.get("/") == (200, {"status": "ok"})
