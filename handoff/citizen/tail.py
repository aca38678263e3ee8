"""The page's view of the log: everything once, in order, from where the page stopped reading."""

from collections.abc import Mapping
from typing import Any

from content.typography import typeset
from handoff.conversations.events import Author, Event
from handoff.conversations.queue import Place
from handoff.conversations.record import Conversation
from handoff.conversations.sentences import OVERTAKEN
from handoff.conversations.states import WAITING
from handoff.conversations.store.protocol import Bell, Page
from handoff.conversations.store.reading import read_to_end
from handoff.gateway import Gateway
from handoff.wire import Wire


class Tail:
    """Follows one conversation for one socket."""

    def __init__(self, gateway: Gateway, wire: Wire, bell: Bell, conversation_id: str) -> None:
        self._gateway = gateway
        self._wire = wire
        self._bell = bell
        self._id = conversation_id
        self._cursor = 0
        self._place: Place | None = None

    async def welcome(self, continuity: str, cursor: int, officers: Mapping[str, Any]) -> None:
        """Send the whole state after `cursor`, under one version, and what is to be known of the officers."""
        self._cursor = cursor
        unread = await self._unread()
        self._place = await self._place_in_queue(unread.conversation)
        await self._wire.say(
            {
                "type": "welcome",
                "version": unread.conversation.version,
                "state": unread.conversation.state.value,
                "continuity": continuity,
                "truncated": unread.truncated,
                "events": [event.as_message() for event in _for_citizen(unread)],
                "queue": _place_message(self._place) if self._place else None,
                "officers": officers,
            }
        )

    async def follow(self) -> None:
        """Send what the log gains, until cancelled or the page is Gone."""
        while True:
            rung = await self._bell.wait()
            for topic, author in rung.typing:
                if topic == self._id and author is not Author.CITIZEN:
                    await self._wire.say({"type": "typing", "author": author.value})
            await self._send_news()

    async def _send_news(self) -> None:
        unread = await self._unread()
        if unread.truncated:
            await self._wire.say({"type": "truncated", "next_seq": unread.next_seq})
        for event in _for_citizen(unread):
            await self._wire.say(event.as_message())
        place = await self._place_in_queue(unread.conversation)
        if place and place != self._place:
            await self._wire.say({"type": "queue", **_place_message(place)})
        self._place = place

    async def _unread(self) -> Page:
        page = await read_to_end(self._gateway.store, self._id, self._cursor)
        self._cursor = page.conversation.version
        return page

    async def _place_in_queue(self, conversation: Conversation) -> Place | None:
        if conversation.state not in WAITING:
            return None
        return await self._gateway.store.place_of(self._id)


def _for_citizen(page: Page) -> list[Event]:
    return [event for event in page.events if not event.entry.officer_only]


def _place_message(place: Place) -> dict[str, Any]:
    passed_by = place.overtaken
    return {
        "position": place.position,
        "since": place.since.isoformat(timespec="seconds"),
        "overtaken": passed_by and {"why": passed_by.value, "sentence": typeset(OVERTAKEN[passed_by])},
    }
