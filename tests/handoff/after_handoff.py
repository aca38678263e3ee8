"""A conversation that the robot no longer answers, and what its officer alone was told."""

from talkers import Citizen

from content.vocabulary import DangerKind
from handoff.conversations.dispatch import OFFER_FOR, WRAP_UP_FOR
from handoff.conversations.states import State
from handoff.conversations.store.reading import read_to_end
from handoff.gateway import Gateway

OFFICER = 1


async def handed_off(citizen: Citizen, gateway: Gateway, state: State) -> str:
    """Bring a new conversation to this state; return its id."""
    await citizen.open()
    await citizen.queue_up()
    name = (await gateway.store.queue()).waiting[-1].id
    if state is State.RESERVED:
        await gateway.transitions.reserve(name, OFFICER, capacity=3, until=gateway.clocks.now() + OFFER_FOR)
    if state in {State.ASSIGNED, State.WRAPPING}:
        await gateway.transitions.accept(name, OFFICER, capacity=3)
    if state is State.WRAPPING:
        await gateway.transitions.wrap_up(name, OFFICER, until=gateway.clocks.now() + WRAP_UP_FOR)
    if state is not State.QUEUED:
        await citizen.until("event", state=state.value)
    return name


async def alerts(gateway: Gateway, name: str) -> list[DangerKind | None]:
    """Return the dangers that were told to the officer and not to the citizen."""
    log = await read_to_end(gateway.store, name, 0)
    return [event.entry.danger for event in log.events if event.entry.officer_only]
