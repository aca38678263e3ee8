"""What an officer does at the console, and what is answered when it is refused."""

from typing import Any

from content.citizen_text import accept_text
from content.errors import RefusedText
from handoff.accounts.models import Officer
from handoff.conversations.classes import QueueClass
from handoff.conversations.dispatch import WRAP_UP_FOR
from handoff.conversations.errors import (
    ColleagueUnavailable,
    ConversationError,
    NotAllowed,
    NotOwner,
    OfferOver,
)
from handoff.conversations.events import Author, Entry
from handoff.conversations.officers import Status, has_room
from handoff.conversations.record import Change
from handoff.conversations.states import State
from handoff.gateway import Gateway
from handoff.wire import Wire

# Where the sentence for a citizen would be odd.
SENTENCES = {"closed": "Cette conversation est terminée."}


class Deeds:
    """Carries out what one console asks for."""

    def __init__(self, gateway: Gateway, wire: Wire, officer: Officer) -> None:
        self._gateway = gateway
        self._wire = wire
        self._officer = officer.pk

    async def listen(self) -> None:
        """Do what the console says until it leaves."""
        async for message in self._wire.messages():
            about = {name: message.get(name) for name in ("conversation", "client_message_id")}
            try:
                await self._do(message)
            except RefusedText as refused:
                await self._wire.error(refused.code, refused.sentence, **about)
            except ConversationError as refused:
                await self._wire.error(refused.code, SENTENCES.get(refused.code), **about)

    async def _do(self, message: dict[str, Any]) -> None:
        moves, officer = self._gateway.transitions, self._officer
        match message["type"]:
            case "status":
                await self._gateway.store.set_status(officer, Status(message["status"]))
            case "accept":
                await moves.accept(message["conversation"], officer, await self._gateway.capacity_of(officer))
            case "decline":
                await self._decline(message["conversation"])
            case "message":
                await self._say(message)
            case "typing":
                await self._type(message["conversation"])
            case "transfer":
                await self._transfer(message)
            case "wrap_up":
                until = self._gateway.clocks.now() + WRAP_UP_FOR
                await moves.wrap_up(message["conversation"], officer, until)
            case "return_to_bot" | "resume" | "close" as move:
                make = {"return_to_bot": moves.return_to_bot, "resume": moves.resume, "close": moves.close}[move]
                await make(message["conversation"], officer)

    async def _decline(self, conversation_id: str) -> None:
        try:
            await self._gateway.transitions.decline(conversation_id, self._officer)
        except (NotAllowed, NotOwner):
            raise OfferOver from None

    async def _say(self, message: dict[str, Any]) -> None:
        conversation_id, name = message["conversation"], message["client_message_id"]
        said = Entry(Author.OFFICER, (accept_text(message["text"]),), client_message_id=name)
        mine = Change(allowed_in=frozenset({State.ASSIGNED}), by=self._officer)
        taken = await self._gateway.store.append(conversation_id, [said], mine)
        acknowledged = {"conversation": conversation_id, "client_message_id": name, "seq": taken.seq}
        await self._wire.say({"type": "ack", **acknowledged})

    async def _type(self, conversation_id: str) -> None:
        if (await self._gateway.store.get(conversation_id)).owner == self._officer:
            await self._gateway.store.type(conversation_id, Author.OFFICER)

    async def _transfer(self, message: dict[str, Any]) -> None:
        note = accept_text(message["note"]) if message.get("note", "").strip() else ""
        to = await self._colleague(message["to"]) if "to" in message else None
        rank = QueueClass(message["class"]) if "class" in message else None
        await self._gateway.transitions.transfer(message["conversation"], self._officer, note=note, to=to, rank=rank)

    async def _colleague(self, name: str) -> int:
        now, team = self._gateway.clocks.now(), await self._gateway.store.team()
        found = team.find(name)
        if found is None or found.id == self._officer or not found.takes_offers(now):
            raise ColleagueUnavailable
        if not has_room(team.of(found.id), found.capacity, now):
            raise ColleagueUnavailable
        return found.id
