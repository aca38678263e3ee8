"""The page's view of the log: everything once, in order, from where the page stopped reading."""

import asyncio
from collections.abc import Mapping
from typing import Any

from content.typography import typeset
from handoff.conversations.events import Author, Event
from handoff.conversations.queue import Place
from handoff.conversations.record import Conversation
from handoff.conversations.sentences import OVERTAKEN
from handoff.conversations.states import WAITING
from handoff.conversations.store.protocol import Bell, Page, Rung
from handoff.conversations.store.reading import read_to_end
from handoff.conversations.wait import Wait
from handoff.conversations.wait_words import RoundedWait, sentence
from handoff.gateway import Gateway
from handoff.wire import Wire

# Seconds. A place is pushed when it changes; what the wait owes to officers who come, go or end, so soon
# after: a ring for each of these would wake everybody who waits many times a second.
LOOK_AGAIN = 3.0
_NOTHING = Rung(frozenset(), frozenset())


class Tail:
    """Follows one conversation for one socket."""

    def __init__(self, gateway: Gateway, wire: Wire, bell: Bell, conversation_id: str) -> None:
        self._gateway = gateway
        self._wire = wire
        self._bell = bell
        self._id = conversation_id
        self._cursor = 0
        self._told: dict[str, Any] | None = None

    async def welcome(self, continuity: str, cursor: int, officers: Mapping[str, Any]) -> None:
        """Send the whole state after `cursor`, under one version, and what is to be known of the officers."""
        self._cursor = cursor
        unread = await self._unread()
        self._told = await self._queue_message(unread.conversation)
        await self._wire.say(
            {
                "type": "welcome",
                "version": unread.conversation.version,
                "state": unread.conversation.state.value,
                "continuity": continuity,
                "truncated": unread.truncated,
                "events": [event.as_message() for event in _for_citizen(unread)],
                "queue": self._told,
                "officers": officers,
            }
        )

    async def follow(self) -> None:
        """Send what the log gains, until cancelled or the page is Gone."""
        while True:
            rung = await self._rung()
            for topic, author in rung.typing:
                if topic == self._id and author is not Author.CITIZEN:
                    await self._wire.say({"type": "typing", "author": author.value})
            await self._send_news()

    async def _rung(self) -> Rung:
        # While somebody waits, the estimate changes without a ring too: time passes, officers come and go.
        try:
            async with asyncio.timeout(LOOK_AGAIN if self._told else None):
                return await self._bell.wait()
        except TimeoutError:
            return _NOTHING

    async def _send_news(self) -> None:
        unread = await self._unread()
        if unread.truncated:
            await self._wire.say({"type": "truncated", "next_seq": unread.next_seq})
        for event in _for_citizen(unread):
            await self._wire.say(event.as_message())
        told = await self._queue_message(unread.conversation)
        if told and told != self._told:
            await self._wire.say({"type": "queue", **told})
        self._told = told

    async def _unread(self) -> Page:
        page = await read_to_end(self._gateway.store, self._id, self._cursor)
        self._cursor = page.conversation.version
        return page

    async def _queue_message(self, conversation: Conversation) -> dict[str, Any] | None:
        if conversation.state not in WAITING:
            return None
        place = await self._gateway.store.place_of(self._id)
        if place is None:
            return None
        return _queue_message(place, await self._gateway.waits.of(conversation, place))


def _for_citizen(page: Page) -> list[Event]:
    return [event for event in page.events if not event.entry.officer_only]


def _queue_message(place: Place, wait: Wait | None) -> dict[str, Any]:
    passed_by, rounded = place.overtaken, wait and RoundedWait.of(wait)
    return {
        "position": place.position,
        "since": place.since.isoformat(timespec="seconds"),
        "estimated_wait": {
            "low": rounded.low if rounded else None,
            "high": rounded.high if rounded else None,
            "sentence": sentence(wait),
        },
        "overtaken": passed_by and {"why": passed_by.value, "sentence": typeset(OVERTAKEN[passed_by])},
    }
