"""The queue carried forward: the pitfalls of the field, each one a promise."""

import asyncio
import logging
from datetime import timedelta

import pytest
from queue_world import CLOSED_NOTICE, EMERGENCY, SENSITIVE, World

from content.vocabulary import DangerKind
from handoff.conversations.admission import DRAIN_FOR
from handoff.conversations.dispatch import ANSWER_WITHIN, DROPPED_AFTER, LONG_SILENCE, OFFER_FOR, WRAP_UP_FOR
from handoff.conversations.events import Author, Entry
from handoff.conversations.officers import BACK_WITHIN, GRACE, LEASE, Status
from handoff.conversations.record import RESUME_WITHIN, Change
from handoff.conversations.states import State
from handoff.conversations.store.reading import read_to_end


@pytest.fixture
def world() -> World:
    return World()


def seconds(duration: timedelta) -> float:
    return duration.total_seconds()


async def state_of(world: World, name: str) -> State:
    return (await world.get(name)).state


async def fill(world: World, officer: int, *names: str) -> None:
    await world.ask(*names)
    for name in names:
        await world.moves.accept(name, officer, capacity=len(names))


# Offers


async def test_whoever_comes_is_offered_at_once_to_an_officer_with_room(world: World) -> None:
    await world.come(1)
    await world.ask("a")
    await world.step()
    assert (await state_of(world, "a"), await world.offered_to("a")) == (State.RESERVED, 1)


async def test_an_offer_declined_keeps_its_place_and_goes_to_another_officer(world: World) -> None:
    await world.come(1, 2)
    await world.ask("a")
    await world.step()
    first = await world.offered_to("a")
    assert first
    since = (await world.get("a")).waiting_since
    await world.moves.decline("a", first)
    await world.step()
    assert await world.offered_to("a") == 3 - first
    assert (await world.get("a")).waiting_since == since


async def test_an_assignee_who_never_answers_loses_the_offer_and_after_two_is_set_away(world: World) -> None:
    await world.come(1)
    await world.ask("a", "b", "c")
    await world.step()
    await world.pass_time(seconds=seconds(OFFER_FOR))
    officer = (await world.store.team()).officers[0]
    assert (officer.missed, officer.status) == (1, Status.AVAILABLE)
    assert await world.offered_to("b") == 1
    await world.pass_time(seconds=seconds(OFFER_FOR))
    officer = (await world.store.team()).officers[0]
    assert (officer.status, officer.was_set_away) == (Status.AWAY, True)
    await world.pass_time(minutes=2)
    assert [await world.offered_to(name) for name in "abc"] == [None, None, None]


async def test_an_officer_who_answers_in_between_is_not_set_away(world: World) -> None:
    await world.come(1)
    await world.ask("a", "b", "c")
    await world.step()
    await world.pass_time(seconds=seconds(OFFER_FOR))
    await world.moves.decline("b", 1)
    await world.step()
    await world.pass_time(seconds=seconds(OFFER_FOR))
    assert (await world.store.team()).officers[0].status is Status.AVAILABLE


async def test_the_citizen_sees_nothing_of_offers_that_come_and_go(world: World) -> None:
    await world.come(1)
    await world.ask("a")
    before = await world.told("a")
    await world.pass_time(minutes=3)
    assert await world.told("a") == before


async def test_an_officer_who_says_away_is_offered_nothing_and_the_offer_goes_on(world: World) -> None:
    await world.come(1)
    await world.ask("a")
    await world.step()
    await world.store.set_status(1, Status.AWAY)
    await world.step()
    assert await state_of(world, "a") is State.QUEUED
    await world.store.set_status(1, Status.AVAILABLE)
    await world.step()
    assert await world.offered_to("a") == 1


async def test_an_offer_that_no_longer_fits_because_another_was_picked_is_taken_back(world: World) -> None:
    await world.come(1, capacity=1)
    world.consoles.clear()
    await world.ask("a", "b")
    await world.step()
    await world.moves.accept("b", 1, capacity=1)
    await world.step()
    assert await state_of(world, "a") is State.QUEUED
    assert (await world.store.team()).officers[0].missed == 0


async def test_an_emergency_is_offered_first_and_may_be_taken_from_a_colleagues_offer(world: World) -> None:
    await world.ask("a")
    await world.ask("danger", handoff=EMERGENCY)
    await world.come(1)
    await world.step()
    assert await world.offered_to("danger") == 1
    await world.come(2)
    await world.moves.accept("danger", 2, capacity=3)
    assert (await world.get("danger")).owner == 2
    await world.step()
    assert await world.offered_to("a") in {1, 2}


# The queue drains on events


@pytest.mark.parametrize("event", ["a login", "a return", "a freed room"])
async def test_the_queue_drains_on_events_and_not_on_a_timer(world: World, event: str) -> None:
    await world.come(1, capacity=1)
    await fill(world, 1, "held")
    await world.store.set_status(1, Status.AWAY if event == "a return" else Status.AVAILABLE)
    if event == "a return":
        await world.moves.close("held", 1)
    await world.ask("a")
    running = asyncio.create_task(world.dispatcher.run())
    try:
        await asyncio.sleep(0.05)
        assert await state_of(world, "a") is State.QUEUED
        match event:
            case "a login":
                await world.come(2)
            case "a return":
                await world.store.set_status(1, Status.AVAILABLE)
            case "a freed room":
                await world.moves.close("held", 1)
        async with asyncio.timeout(1):  # well before the next look
            while await state_of(world, "a") is not State.RESERVED:  # noqa: ASYNC110
                await asyncio.sleep(0.005)
    finally:
        running.cancel()


async def test_a_fault_stops_nothing_and_is_logged_by_its_type_alone(
    world: World, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    caplog.set_level(logging.ERROR)
    team = world.store.team
    faults = iter([RuntimeError("what a citizen wrote")])

    async def broken_once() -> object:
        if fault := next(faults, None):
            raise fault
        return await team()

    monkeypatch.setattr(world.store, "team", broken_once)
    await world.come(1)
    await world.ask("a")
    running = asyncio.create_task(world.dispatcher.run())
    async with asyncio.timeout(5):
        while await state_of(world, "a") is not State.RESERVED:  # noqa: ASYNC110
            await asyncio.sleep(0.01)
    running.cancel()
    assert "RuntimeError" in caplog.text
    assert "citizen" not in caplog.text


# Officers who go


async def test_nothing_is_offered_to_who_closed_the_browser(world: World) -> None:
    await world.come(1)
    await world.go(1)
    await world.ask("a")
    await world.step()
    assert await state_of(world, "a") is State.QUEUED


async def test_a_dropped_officer_does_not_close_the_conversation_it_goes_to_the_head_of_the_queue(
    world: World,
) -> None:
    await world.come(1)
    await fill(world, 1, "a")
    await world.say("a", "mon histoire")
    await world.ask("older")
    await world.go(1)
    await world.pass_time(seconds=seconds(GRACE))
    assert await world.order() == ["a", "older"]
    assert "La connexion du policier est coupée" in await world.told("a")
    assert "mon histoire" in await world.told("a")
    assert (await world.store.team()).officers == ()


async def test_a_reload_of_the_console_loses_nothing(world: World) -> None:
    await world.come(1)
    await fill(world, 1, "a")
    await world.go(1)
    await world.pass_time(seconds=seconds(GRACE) - 5)
    await world.come(1)
    await world.pass_time(minutes=1)
    assert (await world.get("a")).owner == 1


async def test_with_two_consoles_open_closing_one_changes_nothing(world: World) -> None:
    await world.come(1)
    until = world.clock() + LEASE
    await world.store.attend(1, "phone", name="officer-1", capacity=3, until=until)
    await world.store.leave_desk(1, "phone")
    await world.ask("a")
    await world.step()
    assert await world.offered_to("a") == 1


async def test_a_lost_officers_wrap_up_simply_closes(world: World) -> None:
    await world.come(1)
    await fill(world, 1, "a")
    await world.moves.wrap_up("a", 1, world.clock() + WRAP_UP_FOR)
    await world.go(1)
    await world.pass_time(seconds=seconds(GRACE))
    assert await state_of(world, "a") is State.CLOSED


# Wrap-up


async def test_a_wrap_up_closes_by_itself(world: World) -> None:
    await world.come(1)
    await fill(world, 1, "a")
    await world.moves.wrap_up("a", 1, world.clock() + WRAP_UP_FOR)
    await world.pass_time(seconds=seconds(WRAP_UP_FOR))
    assert await state_of(world, "a") is State.CLOSED


async def tell_danger_after_the_end(world: World) -> None:
    await world.come(1)
    await fill(world, 1, "a")
    await world.moves.wrap_up("a", 1, world.clock() + WRAP_UP_FOR)
    alert = Entry(Author.SYSTEM, ("Danger possible",), danger=DangerKind.POLICE, officer_only=True)
    await world.store.append("a", [alert], Change(alert=DangerKind.POLICE))


async def test_a_danger_told_after_the_end_goes_to_the_queue_as_an_emergency_with_its_numbers(world: World) -> None:
    await tell_danger_after_the_end(world)
    await world.store.set_status(1, Status.AWAY)
    await world.pass_time(seconds=seconds(RESUME_WITHIN))
    found = await world.get("a")
    assert (found.state, found.queue_class.value) == (State.QUEUED, "emergency")
    assert "Appelez le 17." in await world.told("a")


async def test_the_officer_may_resume_after_a_danger_told_at_the_end(world: World) -> None:
    await tell_danger_after_the_end(world)
    await world.moves.resume("a", 1)
    await world.pass_time(minutes=3)
    assert ((await world.get("a")).owner, await state_of(world, "a")) == (1, State.ASSIGNED)


# Transfers


async def test_a_transfer_reaches_the_colleague_with_a_note_that_the_citizen_never_gets(world: World) -> None:
    await world.come(1, 2, 3)
    await fill(world, 1, "a")
    await world.moves.transfer("a", 1, to=3, note="il parle anglais")
    await world.step()
    assert await world.offered_to("a") == 3
    assert "anglais" not in await world.told("a")
    log = await read_to_end(world.store, "a", 0)
    assert [event.entry.texts for event in log.events if event.entry.officer_only] == [("il parle anglais",)]


async def test_a_colleague_who_declines_a_transfer_leaves_it_to_the_others(world: World) -> None:
    await world.come(1, 2)
    await fill(world, 1, "a")
    await world.moves.transfer("a", 1, to=2)
    await world.step()
    await world.moves.decline("a", 2)
    await world.step()
    assert await world.offered_to("a") == 1


# Ghosts


async def test_a_page_that_is_gone_for_long_gives_up_its_place_and_is_told_when_it_comes_back(world: World) -> None:
    await world.ask("ghost", "there")
    world.pages.discard("ghost")
    await world.pass_time(seconds=seconds(DROPPED_AFTER) - 10)
    assert await world.order() == ["ghost", "there"]
    await world.pass_time(seconds=15)
    assert await world.order() == ["there"]
    assert "vous avez quitté la file d’attente" in await world.told("ghost")
    assert await state_of(world, "ghost") is State.BOT
    await world.ask("ghost")
    assert await world.order() == ["there", "ghost"]


async def test_no_officer_is_given_a_ghost(world: World) -> None:
    await world.ask("ghost", "there")
    world.pages.discard("ghost")
    await world.pass_time(seconds=30)
    await world.come(1)
    await world.step()
    assert (await world.offered_to("ghost"), await world.offered_to("there")) == (None, 1)
    await world.store.see("ghost")
    await world.come(2)
    await world.step()
    assert await world.offered_to("ghost") == 2


async def test_after_a_long_wait_one_is_asked_and_any_word_is_an_answer(world: World) -> None:
    await world.ask("a")
    await world.pass_time(seconds=seconds(LONG_SILENCE))
    assert "Êtes-vous toujours là" in await world.told("a")
    await world.come(1)
    await world.step()
    assert await world.offered_to("a") is None
    await world.say("a", "oui")
    await world.step()
    assert await world.offered_to("a") == 1


async def test_no_answer_gives_up_the_place(world: World) -> None:
    await world.ask("a")
    await world.pass_time(seconds=seconds(LONG_SILENCE) + seconds(ANSWER_WITHIN) + 5)
    assert await world.order() == []
    assert "Vous n’avez pas répondu" in await world.told("a")


# Closing time


async def test_at_closing_time_who_waits_is_told_and_served_by_the_officers_still_there(world: World) -> None:
    await world.come(1, capacity=1)
    await fill(world, 1, "held")
    await world.ask("a")
    world.opening.open = False
    await world.step()
    assert "Le service ferme" in await world.told("a")
    await world.step()
    assert (await world.told("a")).count("Le service ferme") == 1
    await world.moves.close("held", 1)
    await world.step()
    assert await world.offered_to("a") == 1


async def test_a_closing_that_is_undone_is_told_and_the_next_one_too(world: World) -> None:
    await world.come(1, capacity=1)
    await fill(world, 1, "held")
    await world.ask("a")
    for is_open in (False, True, True, False):
        world.opening.open = is_open
        await world.step()
    told = await world.told("a")
    assert told.count("Le service ferme") == 2
    assert told.count("Le service est de nouveau ouvert") == 1
    assert await world.order() == ["a"]


async def test_nobody_is_stranded_when_the_last_officer_leaves_after_closing(world: World) -> None:
    await world.come(1, capacity=1)
    await fill(world, 1, "held")
    await world.ask("a")
    await world.ask("b", handoff=SENSITIVE)
    await world.ask("danger", handoff=EMERGENCY)
    world.opening.open = False
    await world.step()
    assert len(await world.order()) == 3
    await world.store.set_status(1, Status.AWAY)
    await world.step()
    assert await world.order() == []
    for name in ("a", "b", "danger"):
        assert await state_of(world, name) is State.BOT
        assert CLOSED_NOTICE.replace("d'", "d’")[:20] in await world.told(name)


async def test_whoever_was_let_in_is_answered_after_closing_however_long_it_takes(world: World) -> None:
    await world.come(1, capacity=1)
    await fill(world, 1, "held")
    await world.ask("a", "b")
    world.opening.open = False
    for before, name in (("held", "a"), ("a", "b")):
        for _ in range(9):
            for one in ("a", "b", before):
                await world.say(one)
            await world.pass_time(minutes=5)
        await world.moves.close(before, 1)
        await world.step()
        assert await world.offered_to(name) == 1
        await world.moves.accept(name, 1, capacity=1)


async def test_a_console_reloaded_after_closing_costs_nobody_the_place(world: World) -> None:
    await world.come(1, capacity=1)
    await fill(world, 1, "held")
    await world.ask("a")
    world.opening.open = False
    await world.go(1)
    await world.pass_time(seconds=seconds(GRACE) - 5)
    assert await world.order() == ["a"]
    await world.come(1, capacity=1)
    await world.moves.close("held", 1)
    await world.step()
    assert await world.offered_to("a") == 1


async def test_after_closing_an_officer_who_was_set_away_has_a_moment_to_come_back(world: World) -> None:
    await world.come(1)
    await world.ask("a", "b")
    world.opening.open = False
    await world.step()
    await world.pass_time(seconds=2 * seconds(OFFER_FOR) + 5)
    assert (await world.store.team()).officers[0].was_set_away
    assert len(await world.order()) == 2
    await world.pass_time(seconds=seconds(BACK_WITHIN))
    assert await world.order() == []
    for name in ("a", "b"):
        assert "Les policiers reviennent" in await world.told(name)


async def test_nobody_waits_longer_than_the_drain_after_closing(world: World) -> None:
    await world.come(1, capacity=1)
    await fill(world, 1, "held")
    await world.ask("a")
    world.opening.open = False
    for _ in range(int(DRAIN_FOR / timedelta(minutes=5))):
        await world.say("a")
        await world.say("held")
        await world.pass_time(minutes=5)
    await world.pass_time(seconds=5)
    assert await state_of(world, "a") is State.BOT
    assert await state_of(world, "held") is State.ASSIGNED


async def test_an_officer_lost_after_closing_strands_nobody(world: World) -> None:
    await world.come(1)
    await fill(world, 1, "a")
    world.opening.open = False
    await world.go(1)
    await world.pass_time(seconds=seconds(GRACE) + 5)
    assert await state_of(world, "a") is State.BOT
    assert "Les policiers reviennent" in await world.told("a")
