"""Cuts at random points: nothing lost, nothing doubled, everything in order."""

import asyncio
import random
import uuid
from typing import Any

import pytest
from fake_bot import FakeBot
from talkers import Citizen
from websockets.exceptions import ConnectionClosed

from handoff.gateway import Gateway


class Page:
    """Does what docs/protocol.md asks of a page: resends until acknowledged, keeps events by their `seq`."""

    def __init__(self, citizen: Citizen, chance: random.Random) -> None:
        self.citizen = citizen
        self.chance = chance
        self.outbox: dict[str, str] = {}
        self.events: list[dict[str, Any]] = []
        self.cuts = 0

    @property
    def cursor(self) -> int:
        return self.events[-1]["seq"] if self.events else 0

    async def connect(self) -> None:
        welcome = await self.citizen.open(cursor=self.cursor)
        self.keep(welcome["events"])
        for name, text in self.outbox.items():
            await self.citizen.write(text, name)

    async def write(self, text: str) -> None:
        name = uuid.uuid4().hex
        self.outbox[name] = text
        try:
            await self.citizen.write(text, name)
            self.maybe_cut()
            await self.listen(self.chance.uniform(0, 0.01))
        except ConnectionClosed:
            await self.connect()

    async def listen(self, seconds: float) -> None:
        try:
            async with asyncio.timeout(seconds):
                while True:
                    self.hear(await self.citizen.next())
                    self.maybe_cut()
        except TimeoutError:
            return

    async def settle(self) -> None:
        """Go on until everything written is acknowledged and nothing more comes."""
        while self.outbox:
            try:
                await self.listen(0.1)
            except ConnectionClosed:
                await self.connect()

    def hear(self, message: dict[str, Any]) -> None:
        if message["type"] == "event":
            self.keep([message])
        elif message["type"] == "ack":
            self.outbox.pop(message["client_message_id"], None)

    def keep(self, events: list[dict[str, Any]]) -> None:
        self.events += [event for event in events if event["seq"] > self.cursor]

    def maybe_cut(self) -> None:
        if self.chance.random() < 0.15:
            self.cuts += 1
            self.citizen.cut()


@pytest.mark.parametrize("seed", range(6))
async def test_cuts_at_random_points_lose_nothing_double_nothing_and_keep_the_order(
    address: str, bot: FakeBot, gateway: Gateway, seed: int
) -> None:
    written = [f"bonjour {number}" for number in range(25)]
    async with Citizen(address) as citizen, Citizen(address) as witness:
        page = Page(citizen, random.Random(seed))
        await page.connect()
        for text in written:
            await page.write(text)
        await page.settle()
        page.chance = random.Random()
        page.maybe_cut = lambda: None  # type: ignore[method-assign]
        witness.http.cookies = citizen.http.cookies
        await asyncio.sleep(0.3)
        log = (await witness.open())["events"]
        await page.connect()
    assert page.cuts > 3, "this seed cuts too little to show anything"
    assert [event["texts"][0] for event in log if event["author"] == "citizen"] == written
    assert [event["seq"] for event in log] == list(range(1, len(log) + 1))
    assert page.events == log
    assert bot.heard == written
    assert sum(event["author"] == "bot" for event in log) == len(written)
