"""A queue on a virtual clock: the real store, moves and dispatcher, without sockets."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from conftest import VirtualClock

from content.vocabulary import DangerKind, HandoffReason, Outcome
from handoff.conversations.dispatcher import Dispatcher
from handoff.conversations.events import Author, Entry
from handoff.conversations.officers import LEASE
from handoff.conversations.record import Conversation, Handoff
from handoff.conversations.store.memory import MemoryStore
from handoff.conversations.store.reading import read_to_end
from handoff.conversations.transitions import Transitions

NORMAL = Handoff(HandoffReason.REQUESTED_BY_CITIZEN)
SENSITIVE = Handoff(HandoffReason.REQUESTED_BY_CITIZEN, sensitive=True)
EMERGENCY = Handoff(HandoffReason.EMERGENCY)
CLOSED_NOTICE = "Les policiers reviennent demain à 8 h. En cas de danger : 17 ou 112."
CAPACITY = 3


@dataclass
class Opening:
    """Open until it is set otherwise."""

    open: bool = True

    def is_open(self, at: datetime) -> bool:
        return self.open


def numbers(kind: DangerKind) -> Entry:
    return Entry(Author.BOT, ("Appelez le 17.",), outcome=Outcome.EMERGENCY, danger=kind)


@dataclass
class World:
    """Citizens whose pages are there and officers whose consoles are open, unless they are made to go."""

    clock: VirtualClock = field(default_factory=VirtualClock)

    def __post_init__(self) -> None:
        self.store = MemoryStore(self.clock)
        self.moves = Transitions(self.store)
        self.opening = Opening()
        self.dispatcher = Dispatcher(self.store, self.moves, self.clock, self.opening, lambda _: CLOSED_NOTICE, numbers)
        self.pages: set[str] = set()
        self.consoles: set[int] = set()
        self.capacities: dict[int, int] = {}

    async def ask(self, *names: str, handoff: Handoff = NORMAL) -> None:
        """Let citizens ask for an officer, one after the other."""
        for name in names:
            await self.store.open(name)
            self.pages.add(name)
            await self.moves.hand_off(name, handoff, [], "Vous attendez.")
            await self.store.see(name)

    async def say(self, name: str, text: str = "je suis là") -> None:
        await self.store.append(name, [Entry(Author.CITIZEN, (text,))])

    async def come(self, *officers: int, capacity: int | None = None) -> None:
        """Open the officers' consoles, or renew their leases; a capacity once given stays."""
        for officer in officers:
            self.consoles.add(officer)
            until = self.clock() + LEASE
            room = self.capacities[officer] = capacity or self.capacities.get(officer, CAPACITY)
            await self.store.attend(officer, "desk", name=f"officer-{officer}", capacity=room, until=until)

    async def go(self, officer: int) -> None:
        """Close an officer's console without a word."""
        self.consoles.discard(officer)
        await self.store.leave_desk(officer, "desk")

    async def pass_time(self, **duration: float) -> None:
        """Let time pass in steps of five seconds at most; open pages and consoles say that they are there."""
        left = timedelta(**duration)
        while left > timedelta(0):
            step = min(left, timedelta(seconds=5))
            left -= step
            self.clock.advance(seconds=step.total_seconds())
            for name in sorted(self.pages):
                await self.store.see(name)
            await self.come(*sorted(self.consoles))
            await self.dispatcher.step()

    async def step(self) -> None:
        await self.dispatcher.step()

    async def get(self, name: str) -> Conversation:
        return await self.store.get(name)

    async def offered_to(self, name: str) -> int | None:
        """Return the officer to whom a conversation is offered, or who has it."""
        return (await self.get(name)).owner

    async def order(self) -> list[str]:
        return [one.id for one in (await self.store.queue()).waiting]

    async def told(self, name: str) -> str:
        """Return all that the service and the robot told the citizen."""
        log = await read_to_end(self.store, name, 0)
        return "\n".join(text for event in log.events if not event.entry.officer_only for text in event.entry.texts)
