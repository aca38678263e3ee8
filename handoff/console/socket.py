"""The officer's socket: a lease on being there, what the officer does, and everything the desk shows."""

import asyncio
import secrets

from handoff.accounts.models import Officer
from handoff.accounts.socket_session import officer_of
from handoff.asgi_types import Receive, Scope, Send
from handoff.console.deeds import Deeds
from handoff.console.desk import Desk
from handoff.conversations.officers import LEASE
from handoff.conversations.store.protocol import QUEUE_TOPIC, TEAM_TOPIC, officer_topic
from handoff.gateway import Gateway
from handoff.protocol import shape
from handoff.wire import Wire, until_one_ends

# An ended session (log-out everywhere, a closed account) may not read on: a look is two reads of the database.
SESSION_CHECKED_EVERY = 5.0
LEASE_RENEWED_EVERY = LEASE.total_seconds() / 3


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
    console = secrets.token_urlsafe(6)
    async with gateway.store.doorbell(QUEUE_TOPIC, TEAM_TOPIC, officer_topic(officer.pk)) as bell:
        await _attend(gateway, officer, console)
        desk, deeds = Desk(gateway, wire, bell, officer), Deeds(gateway, wire, officer)
        try:
            await desk.welcome()
            await until_one_ends(
                desk.follow(),
                deeds.listen(),
                _keep_attending(gateway, officer, console),
                _until_signed_out(wire, cookies, officer),
            )
        finally:
            await gateway.store.leave_desk(officer.pk, console)


async def _keep_attending(gateway: Gateway, officer: Officer, console: str) -> None:
    while True:
        await asyncio.sleep(LEASE_RENEWED_EVERY)
        await _attend(gateway, officer, console)


async def _attend(gateway: Gateway, officer: Officer, console: str) -> None:
    # Asked each time: what a supervisor changes holds within seconds.
    capacity = await gateway.capacity_of(officer.pk)
    until = gateway.clocks.now() + LEASE
    await gateway.store.attend(officer.pk, console, name=officer.name, capacity=capacity, until=until)


async def _until_signed_out(wire: Wire, cookies: str, officer: Officer) -> None:
    # A session ends in the database (log-out, password, dismissal, time): nothing rings for it.
    while await officer_of(cookies) == officer:  # noqa: ASYNC110
        await asyncio.sleep(SESSION_CHECKED_EVERY)
    await wire.error("signed_out")
    await wire.close(4401)
