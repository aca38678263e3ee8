"""A socket that speaks the protocol: valid messages in, a sentence for the others, and no waiting for the deaf."""

import asyncio
import json
from collections.abc import AsyncIterator, Coroutine, Mapping
from typing import Any

from jsonschema import Draft202012Validator

from content.typography import typeset
from handoff.asgi_types import Receive, Scope, Send
from handoff.origin import is_own_origin
from handoff.sentences import SENTENCES

LARGEST_MESSAGE = 16 * 1024
HELLO_DEADLINE = 10.0
SEND_DEADLINE = 10.0


class Gone(Exception):
    """The page does not read any more."""


class Wire:
    """One socket, from handshake to close. `about` completes every error."""

    def __init__(
        self,
        scope: Scope,
        receive: Receive,
        send: Send,
        shape: Draft202012Validator,
        about: Mapping[str, str | None] | None = None,
    ) -> None:
        self.headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
        self._receive = receive
        self._send = send
        self._shape = shape
        self._about = {"client_message_id": None, **(about or {})}

    def comes_from_own_page(self) -> bool:
        """Tell whether one of our own pages opens this socket."""
        return is_own_origin(self.headers.get("origin"), self.headers.get("host"))

    async def accept(self) -> None:
        """Open the socket."""
        await self._receive()
        await self._send({"type": "websocket.accept"})

    async def refuse(self) -> None:
        """Answer the handshake with 403."""
        await self._receive()
        await self._send({"type": "websocket.close"})

    async def hello(self) -> dict[str, Any] | None:
        """Return the first message if it is a `hello` in time; otherwise say so, close and return None."""
        try:
            async with asyncio.timeout(HELLO_DEADLINE):
                frame = await self._receive()
        except TimeoutError:
            frame = {}
        read = self._read(frame)
        if isinstance(read, dict) and read["type"] == "hello":
            return read
        if frame.get("type") != "websocket.disconnect":
            await self.error("hello_first")
            await self.close(4400)
        return None

    async def messages(self) -> AsyncIterator[dict[str, Any]]:
        """Yield each valid message until the page leaves; answer the others with an error."""
        while (frame := await self._receive())["type"] != "websocket.disconnect":
            read = self._read(frame)
            if isinstance(read, dict):
                yield read
            else:
                await self.error(read)

    async def say(self, message: Mapping[str, Any]) -> None:
        """Send a message. Raises Gone when the page takes nothing for too long."""
        try:
            async with asyncio.timeout(SEND_DEADLINE):
                await self._send({"type": "websocket.send", "text": json.dumps(message, ensure_ascii=False)})
        except TimeoutError:
            raise Gone from None

    async def error(self, code: str, sentence: str | None = None, **about: str | None) -> None:
        """Say what is refused and why; `about` names the message or the conversation."""
        spoken = typeset(sentence or SENTENCES[code])
        await self.say({"type": "error", "code": code, "sentence": spoken, **self._about, **about})

    async def close(self, code: int) -> None:
        """Close the socket."""
        await self._send({"type": "websocket.close", "code": code})

    def _read(self, frame: Mapping[str, Any]) -> dict[str, Any] | str:
        text = frame.get("text")
        if text is None:
            return "not_json"
        if len(text.encode()) > LARGEST_MESSAGE:
            return "too_large"
        try:
            read = json.loads(text)
        except (ValueError, RecursionError):
            return "not_json"
        return read if self._shape.is_valid(read) else "bad_message"


async def until_one_ends(*works: Coroutine[Any, Any, None]) -> None:
    """Run until one returns or fails, then stop the others. A page that is Gone is no failure."""
    tasks = [asyncio.create_task(work) for work in works]
    try:
        await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in tasks:
            task.cancel()
        results = await asyncio.gather(*tasks, return_exceptions=True)
    for result in results:
        if isinstance(result, Exception) and not isinstance(result, Gone | OSError):
            raise result
