"""The parts of the gateway, put together once a process."""

from dataclasses import dataclass, replace
from functools import cache

from django.conf import settings

from content.clock import Clocks, running
from content.library import Library, load_library
from handoff.conversations.store.memory import MemoryStore
from handoff.conversations.store.protocol import ConversationStore
from handoff.conversations.transitions import Transitions
from handoff.limits import RateLimits
from handoff.opening.opening import Load, Opening
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
    opening: Opening
    clocks: Clocks
    limits: RateLimits
    typing_limits: RateLimits
    capacity: int
    demo: bool


def build_gateway(
    bot: BotClient, clocks: Clocks, *, demo: bool, capacity: int, load_opening: Load | None = None
) -> Gateway:
    """Put a gateway together around a bot and two clocks. In a demo officers answer round the clock.

    `load_opening` reads what supervisors changed in the hours; without it the hours are those of data/.
    """
    library = load_library()
    hours = replace(library.hours, always_open=True) if demo else library.hours
    opening = Opening(hours, clocks.now, load_opening, demo=demo)
    store = MemoryStore(clocks.now)
    transitions = Transitions(store)
    outcomes = Outcomes(store, transitions, library, opening, clocks)
    return Gateway(
        store=store,
        transitions=transitions,
        intake=Intake(store, library, outcomes),
        relay=Relay(store, bot, library, outcomes, Watch(store, bot, library), clocks),
        bot=bot,
        library=library,
        opening=opening,
        clocks=clocks,
        limits=RateLimits(),
        typing_limits=RateLimits(burst=1),
        capacity=capacity,
        demo=demo,
    )


@cache
def gateway() -> Gateway:
    """Return this process's gateway, as the settings describe it."""
    from handoff.opening.kept import load  # models: only once Django is set up

    bot = BotClient(settings.BOT_URL, settings.BOT_TOKEN)
    clocks = running(settings.AS_OF)
    return build_gateway(bot, clocks, demo=settings.DEMO, capacity=settings.OFFICER_CAPACITY, load_opening=load)
