"""The parts of the gateway, put together once a process."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from functools import cache

from django.conf import settings

from content.clock import Clocks, running
from content.handoff_notice import handoff_notice
from content.library import Library, load_library
from content.officer_texts import load_wrap_up
from content.reply import emergency
from content.sensitive import load_sensitive
from handoff.conversations.dispatcher import Dispatcher
from handoff.conversations.store.memory import MemoryStore
from handoff.conversations.store.protocol import ConversationStore
from handoff.conversations.transitions import Transitions
from handoff.conversations.waits import Waits
from handoff.limits import RateLimits
from handoff.opening.opening import Load, Opening
from handoff.stats.counters import Counters, Counts
from handoff.stats.names import Names
from handoff.stats.recorder import Recorder
from handoff.stats.tally import Tally
from handoff.triage.admission import AdmissionDesk
from handoff.triage.client import BotClient
from handoff.triage.entries import entry_of
from handoff.triage.intake import Intake
from handoff.triage.outcome import Outcomes
from handoff.triage.relay import Relay
from handoff.triage.watch import Watch

# How many conversations at once the officer of this key may hold.
CapacityOf = Callable[[int], Awaitable[int]]
# Writes counts, in a thread. Raises what a database raises.
KeepCounts = Callable[[Counts], None]


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
    dispatcher: Dispatcher
    waits: Waits
    capacity_of: CapacityOf
    tally: Tally
    recorder: Recorder
    demo: bool


def build_gateway(  # noqa: PLR0913  # all that differs between a process, a demo and a test
    bot: BotClient,
    clocks: Clocks,
    *,
    demo: bool,
    capacity: int,
    load_opening: Load | None = None,
    capacity_of: CapacityOf | None = None,
    keep_counts: KeepCounts | None = None,
) -> Gateway:
    """Put a gateway together around a bot and two clocks. In a demo officers answer round the clock.

    `load_opening` reads what supervisors changed in the hours; without it the hours are those of data/.
    `capacity_of` tells each officer's capacity; without it all have `capacity`.
    `keep_counts` writes what is counted; without it counts stay in this process's memory.
    """
    library = load_library()
    hours = replace(library.hours, always_open=True) if demo else library.hours
    opening = Opening(hours, clocks.now, load_opening, demo=demo)
    store = MemoryStore(clocks.now)
    counters = Counters(Names.of(library, [each.code for each in load_wrap_up()]), clocks.now)
    tally = Tally(counters, library)
    transitions = Transitions(store, tally.moved)
    waits = Waits(store, clocks.now)
    admission = AdmissionDesk(waits, opening, tally).keeps_out
    outcomes = Outcomes(store, transitions, library, opening, clocks, load_sensitive(), tally, admission)

    async def same_for_all(_officer: int) -> int:
        return capacity

    return Gateway(
        store=store,
        transitions=transitions,
        intake=Intake(store, library, outcomes, tally),
        relay=Relay(store, bot, library, outcomes, Watch(store, bot, library), clocks),
        bot=bot,
        library=library,
        opening=opening,
        clocks=clocks,
        limits=RateLimits(),
        typing_limits=RateLimits(burst=1),
        dispatcher=Dispatcher(
            store,
            transitions,
            clocks.now,
            opening,
            closed_notice=lambda instant: handoff_notice(opening, instant),
            numbers=lambda kind: entry_of(emergency(library, kind), with_buttons=False),
        ),
        waits=waits,
        capacity_of=capacity_of or same_for_all,
        tally=tally,
        recorder=Recorder(counters, tally, store, clocks.now, opening.is_open, keep_counts),
        demo=demo,
    )


@cache
def gateway() -> Gateway:
    """Return this process's gateway, as the settings describe it."""
    from handoff.accounts.capacity import capacity_now  # models: only once Django is set up
    from handoff.opening.kept import load
    from handoff.stats.kept import add

    bot = BotClient(settings.BOT_URL, settings.BOT_TOKEN)
    clocks = running(settings.AS_OF)
    return build_gateway(
        bot,
        clocks,
        demo=settings.DEMO,
        capacity=settings.OFFICER_CAPACITY,
        load_opening=load,
        capacity_of=capacity_now,
        keep_counts=add,
    )
