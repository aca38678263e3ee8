"""Fixtures: a virtual clock, a fake bot, a gateway in memory, served here or by a process of its own."""

from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import pytest
import pytest_asyncio
from fake_bot import TOKEN, FakeBot
from pytest_django import Settings
from running import Process, process, served
from talkers import Citizen

from content.clock import PARIS, Clocks
from handoff.gateway import Gateway, build_gateway
from handoff.limits import RateLimits
from handoff.triage.client import BotClient

NOON = datetime(2020, 11, 14, 12, 0, tzinfo=PARIS)


@dataclass
class VirtualClock:
    """Stands still until it is moved, but for a microsecond a look: no two things happen at once."""

    instant: datetime = NOON

    def __call__(self) -> datetime:
        self.instant += timedelta(microseconds=1)
        return self.instant

    def advance(self, **duration: float) -> None:
        self.instant += timedelta(**duration)


@pytest.fixture
def clock() -> VirtualClock:
    return VirtualClock()


@pytest.fixture
def bot() -> Iterator[FakeBot]:
    fake = FakeBot()
    yield fake
    fake.close()


@pytest_asyncio.fixture
async def gateway(bot: FakeBot, clock: VirtualClock) -> AsyncIterator[Gateway]:
    """A gateway at noon, real opening hours, around the fake bot; nobody is slowed down."""
    client = BotClient(bot.url, TOKEN, deadline=0.5)
    made = build_gateway(client, Clocks(now=clock, rules_now=clock), demo=False, capacity=3)
    yield replace(made, limits=RateLimits(burst=10_000))
    await client.aclose()


@pytest_asyncio.fixture
async def address(gateway: Gateway, settings: Settings) -> AsyncIterator[str]:
    """Where `gateway` is served, by uvicorn in this loop."""
    settings.SESSION_COOKIE_SECURE = False  # the tests speak plain HTTP
    async with served(gateway) as where:
        yield where


@pytest_asyncio.fixture
async def citizen(address: str) -> AsyncIterator[Citizen]:
    """A citizen's page, open."""
    async with Citizen(address) as one:
        await one.open()
        yield one


@pytest.fixture(scope="session")
def session_bot() -> Iterator[FakeBot]:
    fake = FakeBot()
    yield fake
    fake.close()


@pytest.fixture(scope="session")
def whole(session_bot: FakeBot, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Process]:
    """A gateway as a process of its own, with database and officers, shared by the tests that harm nothing."""
    with process(tmp_path_factory.mktemp("whole"), session_bot.url, TOKEN) as running:
        yield running
