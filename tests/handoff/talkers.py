"""A citizen's page and an officer's console, as programs. Each message they receive is held against its schema."""

import asyncio
import json
import re
import uuid
from typing import Any, Self

import httpx
from websockets.asyncio.client import ClientConnection, connect

from handoff.protocol import shape

PATIENCE = 8.0


class Talker:
    """One socket of a page: sends, collects what comes, waits for what is expected."""

    path = ""
    shape = ""

    def __init__(self, address: str) -> None:
        self.address = address
        origin = f"http://{address}"
        self.http = httpx.AsyncClient(base_url=origin, headers={"Origin": origin}, trust_env=False)
        self.received: list[dict[str, Any]] = []
        self._socket: ClientConnection | None = None

    @property
    def socket(self) -> ClientConnection:
        assert self._socket is not None
        return self._socket

    async def dial(self, origin: str | None = None) -> None:
        if self._socket is not None:
            await self._socket.close()
        cookies = "; ".join(f"{name}={value}" for name, value in self.http.cookies.items())
        self._socket = await connect(
            f"ws://{self.address}{self.path}",
            origin=origin or f"http://{self.address}",  # type: ignore[arg-type]
            additional_headers={"Cookie": cookies},
            compression=None,
            proxy=None,
            ping_interval=None,
        )

    async def send(self, kind: str, **fields: Any) -> None:
        await self.socket.send(json.dumps({"type": kind, **fields}))

    async def next(self) -> dict[str, Any]:
        """Return the next message, whatever it is."""
        async with asyncio.timeout(PATIENCE):
            text = await self.socket.recv()
        message: dict[str, Any] = json.loads(text)
        shape(self.shape).validate(message)
        self.received.append(message)
        return message

    async def until(self, kind: str, **fields: Any) -> dict[str, Any]:
        """Return the next message of this type with these fields; what comes before is kept in `received`."""
        while True:
            message = await self.next()
            if message["type"] == kind and all(message[name] == value for name, value in fields.items()):
                return message

    async def silence(self, seconds: float = 0.3) -> None:
        """Fail if anything comes."""
        try:
            async with asyncio.timeout(seconds):
                came = await self.socket.recv()
        except TimeoutError:
            return
        raise AssertionError(f"not silent: {came!r}")

    def cut(self) -> None:
        """Drop the connection without a word, as a phone in a tunnel does."""
        self.socket.transport.abort()

    async def aclose(self) -> None:
        if self._socket is not None:
            await self._socket.close()
        await self.http.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.aclose()


class Citizen(Talker):
    """A citizen's page. Its cookie is in `http.cookies`."""

    path = "/ws/citizen"
    shape = "server_to_citizen"

    async def ticket(self, **body: Any) -> str:
        response = await self.http.post("/ticket", json=body)
        assert response.status_code == 200, response.status_code
        return str(response.json()["ticket"])

    async def open(self, cursor: int = 0, **body: Any) -> dict[str, Any]:
        """Get a ticket, open the socket, return the welcome."""
        ticket = await self.ticket(**{"cursor": cursor, **body})
        await self.dial()
        await self.send("hello", ticket=ticket, cursor=cursor)
        return await self.until("welcome")

    async def write(self, text: str, name: str | None = None) -> str:
        name = name or uuid.uuid4().hex
        await self.send("message", client_message_id=name, text=text)
        return name

    async def press(self, button_id: str) -> str:
        name = uuid.uuid4().hex
        await self.send("press", client_message_id=name, button_id=button_id)
        return name

    async def answer(self, text: str) -> dict[str, Any]:
        """Write, and return the bot's next event."""
        await self.write(text)
        return await self.until("event", author="bot")

    async def queue_up(self) -> None:
        """Ask for an officer and wait in the queue."""
        await self.write("je veux parler à un policier")
        await self.until("event", state="queued")


class Officer(Talker):
    """An officer's console."""

    path = "/ws/officer"
    shape = "server_to_officer"

    async def log_in(self, name: str, password: str) -> httpx.Response:
        page = await self.http.get("/policier/connexion")
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page.text)
        assert token
        form = {"username": name, "password": password, "csrfmiddlewaretoken": token.group(1)}
        return await self.http.post("/policier/connexion", data=form)

    async def open(self) -> dict[str, Any]:
        """Open the socket, return the welcome."""
        await self.dial()
        await self.send("hello")
        return await self.until("welcome")

    async def accept(self, conversation: str) -> dict[str, Any]:
        await self.send("accept", conversation=conversation)
        return await self.until("conversation", conversation=conversation)

    async def write(self, conversation: str, text: str, name: str | None = None) -> str:
        name = name or uuid.uuid4().hex
        await self.send("message", conversation=conversation, client_message_id=name, text=text)
        return name
