"""An officer on duty and people who wait, put there without their pages."""

from content.vocabulary import HandoffReason
from handoff.conversations.officers import LEASE
from handoff.conversations.record import Handoff
from handoff.gateway import Gateway


async def officer_on_duty(gateway: Gateway) -> None:
    """Let an officer be there who takes one conversation at a time and whose console never leaves."""
    now = gateway.clocks.now()
    await gateway.store.attend(1, "desk", name="demo", capacity=1, until=now + 100 * LEASE)


async def crowd(gateway: Gateway, people: int) -> None:
    """Let so many wait whom nobody answers, however patient."""
    for number in range(people):
        await gateway.store.open(f"crowd-{number:04d}")
        await gateway.transitions.hand_off(f"crowd-{number:04d}", Handoff(HandoffReason.FALLBACK), [], "Un instant.")
