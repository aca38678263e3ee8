"""One conversation may send so much, and no more."""

from dataclasses import replace

from running import served
from talkers import Citizen

from handoff.gateway import Gateway
from handoff.limits import BURST, REFILL, RateLimits


def test_a_burst_passes_then_one_message_each_refill() -> None:
    now = [0.0]
    limits = RateLimits(clock=lambda: now[0])
    assert all(limits.allow("c1") for _ in range(int(BURST)))
    assert not limits.allow("c1")
    now[0] += 1 / REFILL
    assert limits.allow("c1")
    assert not limits.allow("c1")


def test_one_conversations_haste_is_not_anothers() -> None:
    limits = RateLimits(burst=1)
    assert limits.allow("c1")
    assert limits.allow("c2")


def test_pruning_forgives_nobody_early() -> None:
    now = [0.0]
    limits = RateLimits(clock=lambda: now[0])
    while limits.allow("c1"):
        pass
    limits.prune()
    assert not limits.allow("c1")
    now[0] += 2 * BURST / REFILL
    limits.prune()
    assert limits.allow("c1")


async def test_a_flood_is_refused_with_the_name_of_the_message_and_the_connection_stays(
    address: str, gateway: Gateway
) -> None:
    async with served(replace(gateway, limits=RateLimits(burst=2, refill=0.001))) as where, Citizen(where) as citizen:
        await citizen.open()
        names = [await citizen.write("bonjour") for _ in range(3)]
        error = await citizen.until("error")
        assert (error["code"], error["client_message_id"]) == ("rate_limited", names[2])
        await citizen.socket.close()
        # A new socket of the same conversation brings no new bucket.
        await citizen.open()
        await citizen.write("bonjour", names[2])
        assert (await citizen.until("error"))["code"] == "rate_limited"
