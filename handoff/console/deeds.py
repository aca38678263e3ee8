"""What an officer does at the console, and what is answered when it is refused."""

import asyncio
from collections.abc import Mapping
from typing import Any

from content.citizen_text import accept_text
from content.errors import InvalidContent, RefusedText
from content.officer_texts import load_wrap_up
from handoff.accounts.models import Officer
from handoff.console.noting import note_missing_question
from handoff.console.ready_texts import notice_of
from handoff.console.rescue import ask_for_rescue, transmit_to_rescue
from handoff.console.suggestions import Suggestions
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
from handoff.sentences import SENTENCES as FOR_EVERYBODY
from handoff.triage.entries import card_of
from handoff.wire import Gone, Wire

# Where the sentence for a citizen would be odd.
SENTENCES = {"closed": "Cette conversation est terminée."}


class Deeds:
    """Carries out what one console asks for."""

    def __init__(self, gateway: Gateway, wire: Wire, officer: Officer) -> None:
        self._gateway = gateway
        self._wire = wire
        self._officer = officer.pk
        self._suggestions = Suggestions(gateway.store, gateway.bot, gateway.library, gateway.clocks)
        self._looking: asyncio.Task[None] | None = None

    async def listen(self) -> None:
        """Do what the console says until it leaves."""
        try:
            await self._listen()
        finally:
            if self._looking:
                self._looking.cancel()

    async def _listen(self) -> None:
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
            case "return_to_bot" | "resume" as move:
                make = {"return_to_bot": moves.return_to_bot, "resume": moves.resume}[move]
                await make(message["conversation"], officer)
            case "close":
                await self._close(message)
            case _:
                await self._help(message)

    async def _help(self, message: dict[str, Any]) -> None:
        conversation_id = message.get("conversation", "")
        match message["type"]:
            case "suggest":
                self._suggest(conversation_id)
            case "rescue_ask":
                await ask_for_rescue(self._gateway, self._officer, conversation_id)
            case "rescue_transmit":
                await transmit_to_rescue(self._gateway, self._officer, conversation_id)
                await self._wire.say({"type": "transmitted", "conversation": conversation_id})
            case "missing_question":
                await note_missing_question(self._gateway, self._officer, conversation_id, message["text"])
                await self._wire.say({"type": "noted", "conversation": conversation_id})

    async def _decline(self, conversation_id: str) -> None:
        try:
            await self._gateway.transitions.decline(conversation_id, self._officer)
        except (NotAllowed, NotOwner):
            raise OfferOver from None

    async def _say(self, message: dict[str, Any]) -> None:
        conversation_id, name = message["conversation"], message["client_message_id"]
        said = Entry(
            Author.OFFICER,
            (accept_text(message["text"]),),
            cards=self._cards(message.get("cards", ())),
            notice=self._notice(message.get("about")),
            client_message_id=name,
        )
        mine = Change(allowed_in=frozenset({State.ASSIGNED}), by=self._officer)
        taken = await self._gateway.store.append(conversation_id, [said], mine)
        acknowledged = {"conversation": conversation_id, "client_message_id": name, "seq": taken.seq}
        await self._wire.say({"type": "ack", **acknowledged})

    def _cards(self, keys: list[str]) -> tuple[Mapping[str, Any], ...]:
        try:
            return tuple(card_of(self._gateway.library.card(key)) for key in keys)
        except InvalidContent:
            raise RefusedText("bad_message", FOR_EVERYBODY["bad_message"]) from None

    def _notice(self, slug: str | None) -> str | None:
        page = self._gateway.library.pages.get(slug or "")
        return notice_of(page, self._gateway.library, self._gateway.clocks.rules_now()) if page else None

    async def _close(self, message: dict[str, Any]) -> None:
        code = message.get("code")
        if code is not None and code not in {each.code for each in load_wrap_up()}:
            raise RefusedText("bad_message", FOR_EVERYBODY["bad_message"])
        await self._gateway.transitions.close(message["conversation"], self._officer)
        if code is not None:
            self._gateway.tally.wrapped_up(code)

    def _suggest(self, conversation_id: str) -> None:
        # Beside what the officer goes on doing; a new question takes the place of one that was not answered yet.
        if self._looking:
            self._looking.cancel()
        self._looking = asyncio.create_task(self._look_for(conversation_id))

    async def _look_for(self, conversation_id: str) -> None:
        try:
            if (await self._gateway.store.get(conversation_id)).owner != self._officer:
                raise NotOwner
            found = await self._suggestions.of(conversation_id)
            texts = [ready.as_message() for ready in found]
            await self._wire.say({"type": "suggestions", "conversation": conversation_id, "texts": texts})
        except ConversationError as refused:
            await self._wire.error(refused.code, SENTENCES.get(refused.code), conversation=conversation_id)
        except (Gone, OSError):
            # The page has left; the socket's other half ends what is to be ended.
            return

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
