"""Before the queue: a long wait is told, a wait beyond closing is refused, and the place comes with an estimate."""

import pytest
from conftest import VirtualClock
from crowds import crowd, officer_on_duty
from talkers import Citizen

from handoff.citizen import tail
from handoff.conversations.officers import Status
from handoff.gateway import Gateway

pytestmark = pytest.mark.usefixtures("address")


async def test_the_place_comes_with_an_estimate_once_an_officer_is_there(gateway: Gateway, citizen: Citizen) -> None:
    await officer_on_duty(gateway)
    await crowd(gateway, 2)
    await citizen.queue_up()
    told = await citizen.until("queue")
    assert told["estimated_wait"]["low"] < told["estimated_wait"]["high"]
    assert told["estimated_wait"]["sentence"].startswith("Attente estimée")


async def test_without_an_officer_the_page_says_that_the_wait_is_not_known(citizen: Citizen) -> None:
    await citizen.queue_up()
    told = await citizen.until("queue")
    assert told["estimated_wait"]["low"] is told["estimated_wait"]["high"] is None
    assert "pas encore connue" in told["estimated_wait"]["sentence"]


async def test_an_officer_who_comes_makes_the_wait_known_on_a_page_that_waits_already(
    gateway: Gateway, citizen: Citizen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tail, "LOOK_AGAIN", 0.1)
    await crowd(gateway, 3)
    await citizen.queue_up()
    assert (await citizen.until("queue"))["estimated_wait"]["high"] is None
    await officer_on_duty(gateway)
    told = await citizen.until("queue")
    assert told["position"] == 4
    assert told["estimated_wait"]["high"] is not None


async def test_a_long_wait_is_told_before_it_begins_and_the_citizen_may_wait_all_the_same(
    gateway: Gateway, citizen: Citizen
) -> None:
    await officer_on_duty(gateway)
    await crowd(gateway, 40)
    await citizen.write("je veux parler à un policier")
    told = await citizen.until("event", author="system")
    assert told["state"] is None
    assert "longue" in told["texts"][0]
    assert "Le robot peut encore vous répondre" in told["texts"][0]
    assert "les policiers répondent à nouveau demain" in told["texts"][0]
    await citizen.press(told["buttons"][0]["id"])
    await citizen.until("event", state="queued")


async def test_nobody_is_let_in_who_would_be_stranded_at_closing(
    gateway: Gateway, citizen: Citizen, clock: VirtualClock
) -> None:
    clock.advance(hours=7, minutes=55)
    await officer_on_duty(gateway)
    await crowd(gateway, 5)
    await citizen.write("je veux parler à un policier")
    told = await citizen.until("event", author="system")
    assert told["state"] is None
    assert "trop tard" in told["texts"][0]
    assert "demain" in told["texts"][0]
    assert "Le robot peut encore vous répondre" in told["texts"][0]
    assert "17 ou 112" in told["texts"][0]
    assert told["buttons"] == []


async def test_at_closing_who_waits_is_told_on_the_page_and_once_nobody_is_left_whom_to_call(
    gateway: Gateway, citizen: Citizen, clock: VirtualClock
) -> None:
    clock.advance(hours=7, minutes=44)
    await citizen.queue_up()
    clock.advance(minutes=15)
    (waiting,) = (await gateway.store.queue()).waiting
    await gateway.store.see(waiting.id)
    await officer_on_duty(gateway)
    clock.advance(minutes=1)
    told = await citizen.until("event", author="system", state=None)
    assert "Les policiers encore présents répondent dans l’ordre de la file" in told["texts"][0]
    await gateway.store.set_status(1, Status.AWAY)
    told = await citizen.until("event", author="system", state="bot")
    for words in ("Les policiers répondent", "reviennent demain à 8", "le robot répond à vos questions", "17 ou 112"):
        assert words in told["texts"][0]


async def test_in_danger_everybody_is_let_in(gateway: Gateway, citizen: Citizen, clock: VirtualClock) -> None:
    clock.advance(hours=7, minutes=55)
    await officer_on_duty(gateway)
    await crowd(gateway, 5)
    await citizen.write("au secours il me frappe")
    await citizen.until("event", outcome="emergency")
    await citizen.write("au secours il me frappe encore")
    await citizen.until("event", state="queued")
