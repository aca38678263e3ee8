"""The tracker store keeps names, for a while, and never a text."""

import asyncio
import pickle
from collections.abc import Iterator
from functools import lru_cache

import pytest
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import (
    ActionExecuted,
    ActionExecutionRejected,
    ActiveLoop,
    BotUttered,
    DefinePrevUserUtteredFeaturization,
    EntitiesAdded,
    Event,
    SessionStarted,
    SlotSet,
    UserUttered,
)
from rasa.shared.core.trackers import DialogueStateTracker

from bot import tracker_store
from bot.tracker_store import NamesOnlyTrackerStore

CANARY = "licorne"
NAMES = {
    "intents": ["ask_masque", "report_scam", "thank"],
    "entities": ["place"],
    "slots": {
        "scam_kind": {"type": "categorical", "values": ["card_lost", "card_in_hand"], "mappings": [{"type": "custom"}]},
        "asked_again": {"type": "bool", "mappings": [{"type": "custom"}]},
        "remark": {"type": "text", "mappings": [{"type": "custom"}]},
        "remarks": {"type": "list", "mappings": [{"type": "custom"}]},
        "anything": {"type": "any", "mappings": [{"type": "custom"}]},
        "amount": {"type": "float", "mappings": [{"type": "custom"}]},
    },
    "forms": {"scam_form": {"required_slots": ["scam_kind"]}},
    "responses": {"utter_masque": [{"text": "Oui."}], "utter_thank": [{"text": "De rien."}]},
}


@lru_cache(maxsize=1)
def domain() -> Domain:
    return Domain.from_dict(NAMES)


@pytest.fixture(autouse=True)
def _nothing_kept() -> Iterator[None]:
    tracker_store._CONVERSATIONS.clear()
    yield
    tracker_store._CONVERSATIONS.clear()


def heard(intent: str = "ask_masque", text: str = "faut-il un masque") -> UserUttered:
    return UserUttered(text, {"name": intent, "confidence": 0.9})


def turn(intent: str = "ask_masque", reply: str = "utter_masque") -> list[Event]:
    return [
        heard(intent),
        DefinePrevUserUtteredFeaturization(False),
        ActionExecuted(reply),
        BotUttered("Oui."),
        ActionExecuted("action_listen"),
    ]


def save(store: NamesOnlyTrackerStore, events: list[Event], name: str = "a") -> None:
    tracker = DialogueStateTracker.from_events(name, events, domain().slots)
    asyncio.run(store.save(tracker))


def kept(store: NamesOnlyTrackerStore, name: str = "a") -> DialogueStateTracker | None:
    return asyncio.run(store.retrieve(name))


def play(store: NamesOnlyTrackerStore, events: list[Event], name: str = "a") -> DialogueStateTracker:
    """Add to what is kept and save, as Rasa does at the end of a turn."""
    before = kept(store, name)
    save(store, [*(before.events if before else ()), *events], name)
    after = kept(store, name)
    assert after is not None
    return after


def everything_kept() -> bytes:
    return pickle.dumps([conversation.events for conversation in tracker_store._CONVERSATIONS.values()])


def test_no_text_no_parse_data_and_no_entity_is_kept_of_a_message() -> None:
    message = UserUttered(
        f"{CANARY} text",
        {"name": "ask_masque", "confidence": 0.9, "note": f"{CANARY} intent"},
        [{"entity": "place", "value": f"{CANARY} entity"}],
        {"text": f"{CANARY} parse", "intent": {"name": "ask_masque"}, "also": None},
        input_channel="gateway",
        message_id=f"{CANARY} id",
        metadata={"at": f"{CANARY} metadata"},
    )
    save(NamesOnlyTrackerStore(domain()), [message, ActionExecuted("utter_masque"), ActionExecuted("action_listen")])
    assert CANARY.encode() not in everything_kept()
    tracker = kept(NamesOnlyTrackerStore(domain()))
    assert tracker is not None
    assert [event.intent_name for event in tracker.events if isinstance(event, UserUttered)] == ["ask_masque"]
    assert tracker.latest_message is not None
    assert tracker.latest_message.text is None
    assert tracker.latest_message.entities == []
    assert tracker.latest_message.metadata == {}


@pytest.mark.parametrize(
    "event",
    [
        UserUttered(f"/{CANARY}", {"name": CANARY, "confidence": 1.0}),
        BotUttered(f"{CANARY} said"),
        EntitiesAdded([{"entity": "place", "value": f"{CANARY} entity"}]),
        ActionExecuted(CANARY),
        ActionExecuted(action_text=f"{CANARY} end to end"),
        ActionExecuted("utter_masque", metadata={"note": CANARY}),
        ActionExecutionRejected("scam_form", metadata={"note": CANARY}),
        SlotSet("remark", CANARY),
        SlotSet("remarks", [CANARY]),
        SlotSet("anything", {CANARY: CANARY}),
        SlotSet("scam_kind", CANARY),
        SlotSet("asked_again", CANARY),
        SlotSet("unknown", CANARY),
        SlotSet("scam_kind", "card_lost", metadata={"note": CANARY}),
        ActiveLoop("scam_form", metadata={"note": CANARY}),
        SessionStarted(metadata={"note": CANARY}),
        DefinePrevUserUtteredFeaturization(False, metadata={"note": CANARY}),
    ],
    ids=lambda event: type(event).__name__,
)
def test_no_event_carries_a_text_into_the_store(event: Event) -> None:
    save(NamesOnlyTrackerStore(domain()), [*turn(), event])
    assert CANARY.encode() not in everything_kept()


def test_a_planted_word_is_found_in_the_store() -> None:
    save(NamesOnlyTrackerStore(domain()), turn())
    tracker_store._CONVERSATIONS["a"] = tracker_store._Kept((heard(text=CANARY),), 0.0)
    assert CANARY.encode() in everything_kept()


def test_only_enumerated_slots_are_kept() -> None:
    slots = {
        "scam_kind": "card_lost",
        "asked_again": True,
        "remark": "oui",
        "remarks": ["oui"],
        "anything": 1,
        "amount": 3.5,
    }
    tracker = play(NamesOnlyTrackerStore(domain()), [*turn(), *(SlotSet(name, value) for name, value in slots.items())])
    held = {name: tracker.get_slot(name) for name in slots if tracker.get_slot(name) is not None}
    assert held == {"scam_kind": "card_lost", "asked_again": True}


def test_a_slot_that_was_emptied_stays_empty() -> None:
    store = NamesOnlyTrackerStore(domain())
    play(store, [*turn(), SlotSet("scam_kind", "card_lost")])
    assert play(store, [*turn(), SlotSet("scam_kind", None)]).get_slot("scam_kind") is None


def test_a_conversation_is_capped_in_turns() -> None:
    store = NamesOnlyTrackerStore(domain(), most_turns=8)
    sizes = [len(play(store, turn()).events) for _ in range(100)]
    tracker = kept(store)
    assert tracker is not None
    assert sum(isinstance(event, UserUttered) for event in tracker.events) == 8
    assert sizes[99] == sizes[9]


def test_the_cap_keeps_the_last_turns_in_order() -> None:
    store = NamesOnlyTrackerStore(domain(), most_turns=2)
    for intent in ("report_scam", "ask_masque", "thank"):
        play(store, turn(intent))
    tracker = kept(store)
    assert tracker is not None
    assert [event.intent_name for event in tracker.events if isinstance(event, UserUttered)] == ["ask_masque", "thank"]


def test_an_open_form_and_a_set_slot_survive_the_cap() -> None:
    store = NamesOnlyTrackerStore(domain(), most_turns=3)
    opening = [
        heard("report_scam"),
        ActionExecuted("scam_form"),
        ActiveLoop("scam_form"),
        ActionExecuted("action_listen"),
    ]
    play(store, [*turn(), SlotSet("asked_again", True)])
    play(store, opening)
    for _ in range(20):
        tracker = play(store, turn("thank", "utter_thank"))
    assert tracker.active_loop_name == "scam_form"
    assert tracker.get_slot("asked_again") is True
    assert tracker.latest_action_name == "action_listen"


def test_a_form_that_was_closed_stays_closed_after_the_cap() -> None:
    store = NamesOnlyTrackerStore(domain(), most_turns=3)
    play(
        store,
        [heard("report_scam"), ActionExecuted("scam_form"), ActiveLoop("scam_form"), ActionExecuted("action_listen")],
    )
    play(
        store,
        [heard("thank"), ActionExecuted("action_deactivate_loop"), ActiveLoop(None), ActionExecuted("action_listen")],
    )
    for _ in range(20):
        tracker = play(store, turn())
    assert tracker.active_loop_name is None


def test_a_conversation_is_forgotten_after_its_time(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = [1_000.0]
    monkeypatch.setattr(tracker_store.time, "monotonic", lambda: clock[0])
    store = NamesOnlyTrackerStore(domain(), seconds=3_600)
    save(store, turn(), "old")
    clock[0] += 3_599
    save(store, turn(), "new")
    assert kept(store, "old") is not None
    clock[0] += 2
    assert kept(store, "old") is None
    assert list(asyncio.run(store.keys())) == ["new"]


def test_each_turn_gives_a_conversation_its_full_time_again(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = [1_000.0]
    monkeypatch.setattr(tracker_store.time, "monotonic", lambda: clock[0])
    store = NamesOnlyTrackerStore(domain(), seconds=3_600)
    for _ in range(5):
        play(store, turn())
        clock[0] += 3_000
    assert kept(store) is not None


def test_conversations_are_capped_in_number_and_the_oldest_goes_first() -> None:
    store = NamesOnlyTrackerStore(domain(), most_conversations=3)
    for name in "abc":
        save(store, turn(), name)
    save(store, turn(), "a")
    save(store, turn(), "d")
    assert set(asyncio.run(store.keys())) == {"c", "a", "d"}


def test_a_conversation_outlives_a_new_store_as_after_a_hot_swap() -> None:
    save(NamesOnlyTrackerStore(domain()), [*turn(), SlotSet("asked_again", True)])
    tracker = kept(NamesOnlyTrackerStore(domain()))
    assert tracker is not None
    assert tracker.get_slot("asked_again") is True


def test_a_conversation_does_not_see_another_one() -> None:
    store = NamesOnlyTrackerStore(domain())
    save(store, [*turn(), SlotSet("scam_kind", "card_lost")], "a")
    save(store, turn(), "b")
    other = kept(store, "b")
    assert other is not None
    assert other.get_slot("scam_kind") is None
    assert kept(store, "never heard of") is None
