"""The citizen's socket: what the page sends goes to triage, what the log gains goes to the page."""

import asyncio
from datetime import timedelta
from typing import Any

from content.errors import RefusedText
from handoff.asgi_types import Receive, Scope, Send
from handoff.citizen.officers import tell_officers
from handoff.citizen.tail import Tail
from handoff.citizen.tickets import TICKET_AGE, BadTicket, Ticket
from handoff.conversations.dispatch import HEARTBEAT
from handoff.conversations.errors import ConversationError, StoreFull
from handoff.conversations.events import Author
from handoff.conversations.store.protocol import QUEUE_TOPIC, Appended
from handoff.gateway import Gateway
from handoff.protocol import shape
from handoff.triage.intake import ButtonExpired, FormOver, UnknownButton
from handoff.wire import Wire, until_one_ends


async def citizen_socket(gateway: Gateway, scope: Scope, receive: Receive, send: Send) -> None:
    """Serve one socket of a citizen's page."""
    wire = Wire(scope, receive, send, shape("citizen_to_server"))
    if not wire.comes_from_own_page():
        await wire.refuse()
        return
    await wire.accept()
    hello = await wire.hello()
    if hello is None:
        return
    ticket = await _spent_ticket(gateway, hello["ticket"])
    if ticket is None:
        await wire.error("bad_ticket")
        await wire.close(4401)
        return
    await _serve(gateway, wire, ticket, hello["cursor"])


async def _spent_ticket(gateway: Gateway, text: str) -> Ticket | None:
    try:
        ticket = Ticket.read(text)
    except BadTicket:
        return None
    until = gateway.clocks.now() + timedelta(seconds=TICKET_AGE)
    return ticket if await gateway.store.spend(ticket.nonce, until) else None


async def _serve(gateway: Gateway, wire: Wire, ticket: Ticket, cursor: int) -> None:
    conversation_id = ticket.conversation_id
    try:
        made = await gateway.store.open(conversation_id)
    except StoreFull as refused:
        await wire.error(refused.code)
        await wire.close(4503)
        return
    seen_before = max(cursor, ticket.cursor) > 0
    continuity = "continued" if not made else "lost" if seen_before else "new"
    async with gateway.store.doorbell(conversation_id, QUEUE_TOPIC) as bell:
        tail = Tail(gateway, wire, bell, conversation_id)
        officers = gateway.opening.officers()
        await tail.welcome(continuity, 0 if made else cursor, officers)
        gateway.relay.wake(conversation_id)
        await until_one_ends(
            tail.follow(),
            tell_officers(gateway.opening, wire, officers),
            _listen(gateway, wire, conversation_id),
            _be_seen(gateway, conversation_id),
        )


async def _be_seen(gateway: Gateway, conversation_id: str) -> None:
    # An officer is given a conversation only while its page is there.
    while True:
        await gateway.store.see(conversation_id)
        await asyncio.sleep(HEARTBEAT.total_seconds())


async def _listen(gateway: Gateway, wire: Wire, conversation_id: str) -> None:
    async for message in wire.messages():
        if message["type"] == "typing":
            if gateway.typing_limits.allow(conversation_id):
                await gateway.store.type(conversation_id, Author.CITIZEN)
        elif not gateway.limits.allow(conversation_id):
            await wire.error("rate_limited", client_message_id=message.get("client_message_id"))
        else:
            await _take(gateway, wire, conversation_id, message)


async def _take(gateway: Gateway, wire: Wire, conversation_id: str, message: dict[str, Any]) -> None:
    name = message.get("client_message_id")
    try:
        taken = await _do(gateway, conversation_id, message)
    except RefusedText as refused:
        await wire.error(refused.code, refused.sentence, client_message_id=name)
    except UnknownButton:
        await wire.error("unknown_button", client_message_id=name)
    except ButtonExpired:
        await wire.error("button_expired", client_message_id=name)
    except FormOver:
        await wire.error("form_over", client_message_id=name)
    except ConversationError:
        await wire.error("closed", client_message_id=name)
    else:
        if taken and name:
            await wire.say({"type": "ack", "client_message_id": name, "seq": taken.seq})


async def _do(gateway: Gateway, conversation_id: str, message: dict[str, Any]) -> Appended | None:
    match message["type"]:
        case "message":
            taken = await gateway.intake.take_message(conversation_id, message["client_message_id"], message["text"])
        case "press":
            taken = await gateway.intake.take_press(conversation_id, message["client_message_id"], message["button_id"])
        case "form":
            taken = await gateway.intake.take_rescue_form(
                conversation_id, message["client_message_id"], message["place"], message["phone"]
            )
        case "leave":
            return await gateway.transitions.leave(conversation_id)
        case _:  # a second hello says nothing new
            return None
    gateway.relay.wake(conversation_id)
    return taken
