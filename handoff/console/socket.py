"""The officer's socket: accept, write, close; and everything the desk shows."""

import asyncio
from typing import Any

from content.citizen_text import accept_text
from content.errors import RefusedText
from handoff.accounts.models import Officer
from handoff.accounts.socket_session import officer_of
from handoff.asgi_types import Receive, Scope, Send
from handoff.console.desk import Desk
from handoff.conversations.errors import ConversationError
from handoff.conversations.events import Author, Entry
from handoff.conversations.record import Change
from handoff.conversations.states import State
from handoff.conversations.store.protocol import QUEUE_TOPIC, officer_topic
from handoff.gateway import Gateway
from handoff.protocol import shape
from handoff.wire import Wire, until_one_ends

SESSION_CHECKED_EVERY = 30.0


async def officer_socket(gateway: Gateway, scope: Scope, receive: Receive, send: Send) -> None:
    """Serve one socket of an officer's console."""
    wire = Wire(scope, receive, send, shape("officer_to_server"), about={"conversation": None})
    cookies = wire.headers.get("cookie", "")
    officer = await officer_of(cookies) if wire.comes_from_own_page() else None
    if officer is None:
        await wire.refuse()
        return
    await wire.accept()
    if await wire.hello() is None:
        return
    async with gateway.store.doorbell(QUEUE_TOPIC, officer_topic(officer.pk)) as bell:
        desk = Desk(gateway, wire, bell, officer)
        await desk.welcome()
        await until_one_ends(desk.follow(), _listen(gateway, wire, officer), _until_signed_out(wire, cookies, officer))


async def _until_signed_out(wire: Wire, cookies: str, officer: Officer) -> None:
    # A session ends in the database (log-out, password, dismissal, time): nothing rings for it.
    while await officer_of(cookies) == officer:  # noqa: ASYNC110
        await asyncio.sleep(SESSION_CHECKED_EVERY)
    await wire.error("signed_out")
    await wire.close(4401)


async def _listen(gateway: Gateway, wire: Wire, officer: Officer) -> None:
    async for message in wire.messages():
        about = {"conversation": message.get("conversation"), "client_message_id": message.get("client_message_id")}
        try:
            await _do(gateway, wire, officer, message)
        except RefusedText as refused:
            await wire.error(refused.code, refused.sentence, **about)
        except ConversationError as refused:
            await wire.error(refused.code, **about)


async def _do(gateway: Gateway, wire: Wire, officer: Officer, message: dict[str, Any]) -> None:
    match message["type"]:
        case "accept":
            await gateway.transitions.accept(message["conversation"], officer.pk, gateway.capacity)
        case "message":
            await _say(gateway, wire, officer, message)
        case "typing":
            await _type(gateway, officer, message["conversation"])
        case "close":
            await gateway.transitions.close(message["conversation"], officer.pk)


async def _say(gateway: Gateway, wire: Wire, officer: Officer, message: dict[str, Any]) -> None:
    conversation_id, name = message["conversation"], message["client_message_id"]
    said = Entry(Author.OFFICER, (accept_text(message["text"]),), client_message_id=name)
    mine = Change(allowed_in=frozenset({State.ASSIGNED}), by=officer.pk)
    taken = await gateway.store.append(conversation_id, [said], mine)
    await wire.say({"type": "ack", "conversation": conversation_id, "client_message_id": name, "seq": taken.seq})


async def _type(gateway: Gateway, officer: Officer, conversation_id: str) -> None:
    if (await gateway.store.get(conversation_id)).owner == officer.pk:
        await gateway.store.type(conversation_id, Author.OFFICER)
