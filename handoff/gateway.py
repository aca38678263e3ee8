"""The parts of the gateway, put together once a process."""

from dataclasses import dataclass, replace
from functools import cache

from django.conf import settings

from content.clock import Clocks, running
from content.hours import BusinessHours
from content.library import Library, load_library
from handoff.conversations.store.memory import MemoryStore
from handoff.conversations.store.protocol import ConversationStore
from handoff.conversations.transitions import Transitions
from handoff.limits import RateLimits
from handoff.triage.client import BotClient
from handoff.triage.intake import Intake
from handoff.triage.outcome import Outcomes
from handoff.triage.relay import Relay
from handoff.triage.watch import Watch


@dataclass(frozen=True)
class Gateway:
    """What both sockets and the housekeeping work with."""

    store: ConversationStore
    transitions: Transitions
    intake: Intake
    relay: Relay
    bot: BotClient
    library: Library
    hours: BusinessHours
    clocks: Clocks
    limits: RateLimits
    typing_limits: RateLimits
    capacity: int
    demo: bool


def build_gateway(bot: BotClient, clocks: Clocks, *, demo: bool, capacity: int) -> Gateway:
    """Put a gateway together around a bot and two clocks. In a demo officers answer round the clock."""
    library = load_library()
    hours = replace(library.hours, always_open=True) if demo else library.hours
    store = MemoryStore(clocks.now)
    transitions = Transitions(store)
    outcomes = Outcomes(store, transitions, library, hours, clocks)
    return Gateway(
        store=store,
        transitions=transitions,
        intake=Intake(store, library, outcomes),
        relay=Relay(store, bot, library, outcomes, Watch(store, bot, library), clocks),
        bot=bot,
        library=library,
        hours=hours,
        clocks=clocks,
        limits=RateLimits(),
        typing_limits=RateLimits(burst=1),
        capacity=capacity,
        demo=demo,
    )


@cache
def gateway() -> Gateway:
    """Return this process's gateway, as the settings describe it."""
    bot = BotClient(settings.BOT_URL, settings.BOT_TOKEN)
    return build_gateway(bot, running(settings.AS_OF), demo=settings.DEMO, capacity=settings.OFFICER_CAPACITY)
