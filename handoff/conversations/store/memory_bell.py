"""The bell of the memory store."""

import asyncio

from handoff.conversations.events import Author
from handoff.conversations.store.protocol import Rung


class MemoryBell:
    """An ear in this process (see the protocol)."""

    def __init__(self, ears: dict[str, set["MemoryBell"]]) -> None:
        self._ears = ears
        self._rung = asyncio.Event()
        self._topics: set[str] = set()
        self._typing: set[tuple[str, Author]] = set()

    def listen(self, topic: str) -> None:
        """Hear this topic from now on."""
        self._ears[topic].add(self)

    def ignore(self, topic: str) -> None:
        """Hear this topic no more."""
        self._ears[topic].discard(self)
        if not self._ears[topic]:
            del self._ears[topic]

    def ring(self, topic: str) -> None:
        """Wake the listener."""
        self._topics.add(topic)
        self._rung.set()

    def type(self, topic: str, author: Author) -> None:
        """Wake the listener: `author` is writing."""
        self._typing.add((topic, author))
        self._rung.set()

    async def wait(self) -> Rung:
        """Wait until a topic rings, unless one has rung since the last wait."""
        await self._rung.wait()
        self._rung.clear()
        rung = Rung(frozenset(self._topics), frozenset(self._typing))
        self._topics.clear()
        self._typing.clear()
        return rung
