"""What an officer's console follows: the queue and the officer's conversations."""

from typing import Any

from handoff.accounts.models import Officer
from handoff.console.messages import conversation_fields, queue_entries
from handoff.conversations.errors import UnknownConversation
from handoff.conversations.events import Author
from handoff.conversations.record import Conversation
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
        self._shown_queue: list[dict[str, Any]] = []

    async def welcome(self) -> None:
        """Send everything."""
        self._shown_queue = await self._queue()
        await self._wire.say(
            {
                "type": "welcome",
                "officer": {"name": self._officer.name},
                "capacity": self._gateway.capacity,
                "demo": self._gateway.demo,
                "queue": self._shown_queue,
                "conversations": [await self._take_up(owned) for owned in await self._owned()],
            }
        )

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
            await self._send_queue()

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
            await self._wire.say({**event.as_message(), "conversation": conversation_id})
        if unread.conversation.owner != self._officer.pk:
            self._put_down(conversation_id)

    async def _send_new_conversations(self) -> None:
        for owned in await self._owned():
            if owned.id not in self._cursors:
                await self._wire.say({"type": "conversation", **await self._take_up(owned)})

    async def _send_queue(self) -> None:
        entries = await self._queue()
        if entries != self._shown_queue:
            self._shown_queue = entries
            await self._wire.say({"type": "queue", "entries": entries})

    async def _take_up(self, owned: Conversation) -> dict[str, Any]:
        self._cursors[owned.id] = 0
        self._bell.listen(owned.id)
        return conversation_fields(await self._unread(owned.id), self._gateway.library)

    def _put_down(self, conversation_id: str) -> None:
        self._bell.ignore(conversation_id)
        del self._cursors[conversation_id]

    async def _unread(self, conversation_id: str) -> Page:
        page = await read_to_end(self._gateway.store, conversation_id, self._cursors[conversation_id])
        self._cursors[conversation_id] = page.conversation.version
        return page

    async def _queue(self) -> list[dict[str, Any]]:
        return queue_entries(await self._gateway.store.queue(), self._gateway.library)

    async def _owned(self) -> list[Conversation]:
        return list(await self._gateway.store.owned_by(self._officer.pk))
