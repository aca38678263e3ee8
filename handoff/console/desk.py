"""What an officer's console follows: the queue and the officer's conversations."""

from datetime import datetime
from typing import Any

from content.typography import typeset
from handoff.accounts.models import Officer
from handoff.console.messages import (
    alarm_fields,
    conversation_fields,
    event_fields,
    offer_fields,
    queue_entries,
)
from handoff.console.team import must_hear_alarms, team_fields
from handoff.conversations.classes import QueueClass
from handoff.conversations.errors import UnknownConversation
from handoff.conversations.events import Author
from handoff.conversations.officers import LOAD_RULE
from handoff.conversations.record import Conversation
from handoff.conversations.states import WITH_OFFICER, State
from handoff.conversations.store.protocol import Bell, Page
from handoff.conversations.store.reading import read_to_end
from handoff.gateway import Gateway
from handoff.wire import Wire


class Desk:
    """Follows everything of one officer for one socket."""

    def __init__(self, gateway: Gateway, wire: Wire, bell: Bell, officer: Officer) -> None:
        self._gateway = gateway
        self._wire = wire
        self._bell = bell
        self._officer = officer
        self._cursors: dict[str, int] = {}
        # When each wrap-up ends, as this console was told.
        self._deadlines: dict[str, datetime | None] = {}
        # What this console shows, by type of message.
        self._shown: dict[str, Any] = {}
        self._alarmed: set[str] = set()

    async def welcome(self) -> None:
        """Send everything."""
        self._shown = await self._state()
        await self._wire.say(
            {
                "type": "welcome",
                "officer": {"name": self._officer.name},
                "capacity": await self._gateway.capacity_of(self._officer.pk),
                "load_rule": typeset(LOAD_RULE),
                "demo": self._gateway.demo,
                "queue": self._shown["queue"]["entries"],
                "offer": self._shown["offer"]["offer"],
                "team": self._shown["team"],
                "conversations": [await self._take_up(owned) for owned in await self._owned()],
            }
        )
        await self._sound_alarms()

    async def follow(self) -> None:
        """Send what changes, until cancelled or the console is Gone."""
        while True:
            rung = await self._bell.wait()
            for topic, author in rung.typing:
                if topic in self._cursors and author is Author.CITIZEN:
                    await self._wire.say({"type": "typing", "conversation": topic})
            for conversation_id in list(self._cursors):
                await self._send_news(conversation_id)
            await self._send_new_conversations()
            await self._send_state()
            await self._sound_alarms()

    async def _send_news(self, conversation_id: str) -> None:
        try:
            unread = await self._unread(conversation_id)
        except UnknownConversation:
            self._put_down(conversation_id)
            return
        if unread.truncated:
            gap = {"type": "truncated", "conversation": conversation_id, "next_seq": unread.next_seq}
            await self._wire.say(gap)
        for event in unread.events:
            await self._wire.say({**event_fields(event), "conversation": conversation_id})
        await self._tell_deadline(unread.conversation)
        if unread.conversation.owner != self._officer.pk:
            self._put_down(conversation_id)

    async def _tell_deadline(self, conversation: Conversation) -> None:
        until = conversation.until if conversation.state is State.WRAPPING else None
        if until and until != self._deadlines.get(conversation.id):
            deadline = {"conversation": conversation.id, "until": until.isoformat()}
            await self._wire.say({"type": "deadline", **deadline})
        self._deadlines[conversation.id] = until

    async def _send_new_conversations(self) -> None:
        for owned in await self._owned():
            if owned.id not in self._cursors:
                await self._wire.say({"type": "conversation", **await self._take_up(owned)})

    async def _send_state(self) -> None:
        state = await self._state()
        for kind, fields in state.items():
            if fields != self._shown[kind]:
                await self._wire.say({"type": kind, **fields})
        self._shown = state

    async def _state(self) -> dict[str, Any]:
        now, store, library = self._gateway.clocks.now(), self._gateway.store, self._gateway.library
        team = await store.team()
        return {
            "team": team_fields(team, self._officer.pk, now),
            "offer": {"offer": offer_fields(team.of(self._officer.pk), library)},
            "queue": {"entries": queue_entries(await store.queue(), library)},
        }

    async def _sound_alarms(self) -> None:
        """Tell of each emergency once: to whoever is available, and to those away while nobody is."""
        now, team = self._gateway.clocks.now(), await self._gateway.store.team()
        waiting = (await self._gateway.store.queue()).waiting
        emergencies = [one for one in waiting if one.queue_class is QueueClass.EMERGENCY]
        self._alarmed &= {one.id for one in emergencies}
        if not must_hear_alarms(team, self._officer.pk, now):
            return
        for emergency in emergencies:
            if emergency.id not in self._alarmed:
                self._alarmed.add(emergency.id)
                await self._wire.say({"type": "alarm", **alarm_fields(emergency, self._gateway.library)})

    async def _take_up(self, owned: Conversation) -> dict[str, Any]:
        self._cursors[owned.id] = 0
        self._bell.listen(owned.id)
        page = await self._unread(owned.id)
        self._deadlines[owned.id] = page.conversation.until
        return conversation_fields(page, self._gateway.library, self._gateway.clocks.rules_now())

    def _put_down(self, conversation_id: str) -> None:
        self._bell.ignore(conversation_id)
        del self._cursors[conversation_id]
        self._deadlines.pop(conversation_id, None)

    async def _unread(self, conversation_id: str) -> Page:
        page = await read_to_end(self._gateway.store, conversation_id, self._cursors[conversation_id])
        self._cursors[conversation_id] = page.conversation.version
        return page

    async def _owned(self) -> list[Conversation]:
        # What is only offered to the officer is not read before he accepts.
        return [one for one in await self._gateway.store.owned_by(self._officer.pk) if one.state in WITH_OFFICER]
