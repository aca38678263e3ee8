"""« Êtes-vous toujours là ? » on the page, and the subjects that pass ahead."""

import pytest
from fake_bot import FakeBot, items_of
from talkers import Citizen

from content.library import load_library
from content.sensitive import load_sensitive
from content.typography import typeset
from content.vocabulary import HandoffReason
from handoff.conversations.classes import QueueClass
from handoff.conversations.record import Handoff
from handoff.conversations.states import State
from handoff.gateway import Gateway


async def asked(citizen: Citizen, gateway: Gateway) -> str:
    """Let a citizen wait and be asked; return the conversation's name."""
    await citizen.open()
    await citizen.queue_up()
    waiting = (await gateway.store.queue()).waiting[0]
    await gateway.transitions.ask_presence(await gateway.store.get(waiting.id))
    question = await citizen.until("event", author="system", state=None)
    assert question["buttons"] == [{"id": "still_here", "title": "Oui, je suis là"}]
    return waiting.id


async def test_the_button_says_that_one_is_there_and_keeps_the_place(address: str, gateway: Gateway) -> None:
    async with Citizen(address) as citizen:
        name = await asked(citizen, gateway)
        await citizen.press("still_here")
        await citizen.until("event", author="citizen", texts=["Oui, je suis là"])
        conversation = await gateway.store.get(name)
        assert (conversation.state, conversation.asked_at) == (State.QUEUED, None)


async def test_the_button_pressed_too_late_asks_for_an_officer_again(
    address: str, gateway: Gateway, bot: FakeBot
) -> None:
    async with Citizen(address) as citizen:
        name = await asked(citizen, gateway)
        await gateway.transitions.drop_out(await gateway.store.get(name))
        told = await citizen.until("event", state="bot")
        assert "Vous pouvez redemander un policier" in told["texts"][0]
        await citizen.press("still_here")
        await citizen.until("event", state="queued")
    assert bot.heard[-1] == "/ask_officer"


async def test_a_page_that_is_open_says_so(address: str, gateway: Gateway) -> None:
    async with Citizen(address) as citizen:
        await citizen.open()
        await citizen.queue_up()
        waiting = (await gateway.store.queue()).waiting[0]
        assert waiting.seen_at


async def test_who_is_passed_by_an_emergency_is_told_why(address: str, gateway: Gateway) -> None:
    async with Citizen(address) as first, Citizen(address) as second:
        for citizen in (first, second):
            await citizen.open()
            await citizen.queue_up()
        await second.write("quelqu'un force ma porte")
        while not (told := (await first.until("queue"))["overtaken"]):
            pass
        assert told == {"why": "emergency", "sentence": "Une personne en danger passe avant vous."}


@pytest.mark.parametrize(
    ("why", "sentence"),
    [
        ("sensitive", "Une personne dans une situation fragile passe avant vous."),
        ("interrupted", typeset("Une personne dont l'échange a été coupé reprend avant vous.")),
    ],
)
async def test_who_is_passed_by_somebody_else_is_told_why_until_it_is_over(
    address: str, gateway: Gateway, why: str, sentence: str
) -> None:
    async with Citizen(address) as citizen:
        await citizen.open()
        await citizen.queue_up()
        await gateway.store.open("other")
        handoff = Handoff(HandoffReason.REQUESTED_BY_CITIZEN, sensitive=why == "sensitive")
        await gateway.transitions.hand_off("other", handoff, [], "Un instant.")
        if why == "interrupted":
            await gateway.transitions.accept("other", officer=1, capacity=1)
            await gateway.transitions.transfer("other", officer=1)
        while (told := await citizen.until("queue"))["overtaken"] is None:
            pass
        assert (told["position"], told["overtaken"]) == (2, {"why": why, "sentence": sentence})
        await gateway.transitions.leave("other")
        told = await citizen.until("queue", position=1)
        assert told["overtaken"] is None


async def test_a_sensitive_subject_spoken_of_before_the_handoff_passes_ahead(
    address: str, gateway: Gateway, bot: FakeBot
) -> None:
    async with Citizen(address) as citizen:
        await citizen.open()
        bot.answer = lambda _: items_of("utter_violences")
        await citizen.answer("mon mari crie")
        bot.answer = lambda _: items_of("utter_ask_officer")
        await citizen.queue_up()
    assert (await gateway.store.queue()).waiting[0].queue_class is QueueClass.SENSITIVE


@pytest.mark.parametrize(
    ("before", "queue_class"), [("utter_animaux", QueueClass.NORMAL), ("utter_violences", QueueClass.SENSITIVE)]
)
async def test_an_insult_passes_ahead_of_nobody_and_costs_nobody_the_place_of_the_subject(
    address: str, gateway: Gateway, bot: FakeBot, before: str, queue_class: QueueClass
) -> None:
    async with Citizen(address) as citizen:
        await citizen.open()
        bot.answer = lambda _: items_of(before)
        await citizen.answer("une première question")
        bot.answer = lambda _: items_of("utter_insult")
        await citizen.queue_up()
    assert (await gateway.store.queue()).waiting[0].queue_class is queue_class


def test_every_sensitive_subject_has_a_page_and_every_sensitive_answer_a_label() -> None:
    sensitive, library = load_sensitive(), load_library()
    assert sensitive.subjects <= set(library.pages)
    for slot, values in sensitive.answers.items():
        assert values <= set(library.labels[slot].values)


def test_a_sensitive_answer_is_enough() -> None:
    sensitive = load_sensitive()
    assert sensitive.concerns(["violences"], {})
    assert not sensitive.concerns(["animaux"], {"scam_kind": "card_lost"})
