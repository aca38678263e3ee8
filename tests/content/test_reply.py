"""From the items of a turn to one Reply."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.errors import BrokenReply
from content.library import Library, load_library
from content.reply import OFFICER_TITLE, assemble, emergency, fallback
from content.vocabulary import DangerKind, HandoffReason, Outcome

ANSWER = [{"text": "Oui."}, {"custom": {"outcome": "answer", "topic": "animaux", "services": []}}]
STEER = [{"text": "Voyez Perceval."}, {"custom": {"outcome": "steer", "service": "perceval"}}]
CLARIFY = [{"text": "Votre question :"}, {"custom": {"outcome": "clarify", "choices": ["animaux", "courses"]}}]
HANDOFF = [{"text": "Je passe."}, {"custom": {"outcome": "handoff", "reason": "requested_by_citizen"}}]
EMERGENCY = [
    {"text": "Appelez le 18."},
    {"custom": {"outcome": "emergency", "danger": "fire", "services": ["urgence-18"]}},
]
SOCIAL = [{"text": "Bonjour."}, {"custom": {"outcome": "answer", "topic": "social"}}]


def test_an_answer_brings_its_neighbours_and_the_officer_as_buttons(library: Library) -> None:
    reply = assemble(ANSWER, library)
    assert (reply.outcome, reply.topic, reply.service) == (Outcome.ANSWER, "animaux", None)
    near = [library.pages[slug].title for slug in library.pages["animaux"].see_also]
    assert [button.title for button in reply.buttons] == [*near, OFFICER_TITLE]


def test_a_steer_shows_the_card_of_its_service(library: Library) -> None:
    reply = assemble(STEER, library)
    assert (reply.outcome, reply.service) == (Outcome.STEER, "perceval")
    assert [card.service.key for card in reply.cards] == ["perceval"]
    assert "https://www.service-public.fr/particuliers/vosdroits/R46526" in reply.read_aloud()


def test_a_clarification_offers_its_choices_and_the_officer(library: Library) -> None:
    reply = assemble(CLARIFY, library)
    assert reply.choices == ("animaux", "courses")
    assert [button.payload for button in reply.buttons] == ["/ask_animaux", "/ask_courses", "/ask_officer"]


def test_an_empty_place_among_the_choices_is_left_out(library: Library) -> None:
    items = [{"text": "?"}, {"custom": {"outcome": "clarify", "choices": ["animaux", "{choice_2}", None, "animaux"]}}]
    assert assemble(items, library).choices == ("animaux",)


def test_a_handoff_says_why_and_has_no_button(library: Library) -> None:
    reply = assemble(HANDOFF, library)
    assert (reply.outcome, reply.reason, reply.buttons) == (Outcome.HANDOFF, HandoffReason.REQUESTED_BY_CITIZEN, ())


def test_a_handoff_for_an_unknown_reason_is_a_fallback(library: Library) -> None:
    reply = assemble([{"text": "Je passe."}, {"custom": {"outcome": "handoff", "reason": ["?"]}}], library)
    assert reply.reason is HandoffReason.FALLBACK


def test_an_emergency_tells_its_kind(library: Library) -> None:
    assert assemble(EMERGENCY, library).danger is DangerKind.FIRE


@pytest.mark.parametrize(
    ("items", "outcome"),
    [
        ([*ANSWER, *STEER, *CLARIFY, *HANDOFF, *EMERGENCY], Outcome.EMERGENCY),
        ([*ANSWER, *STEER, *CLARIFY, *HANDOFF], Outcome.HANDOFF),
        ([*ANSWER, *STEER, *CLARIFY], Outcome.CLARIFY),
    ],
)
def test_the_most_pressing_outcome_drops_the_rest(items: list[Any], outcome: Outcome, library: Library) -> None:
    reply = assemble(items, library)
    assert reply.outcome is outcome
    assert len(reply.texts) == 1
    assert reply.also == ()


def test_two_answers_stand_in_the_order_of_the_message(library: Library) -> None:
    reply = assemble([*STEER, *ANSWER], library)
    assert (reply.outcome, reply.service, reply.also) == (Outcome.STEER, "perceval", ("animaux",))
    assert reply.texts == ("Voyez Perceval.", "Oui.")
    assert [button.title for button in reply.buttons].count(OFFICER_TITLE) == 1


def test_courtesy_beside_an_answer_is_left_out(library: Library) -> None:
    reply = assemble([*SOCIAL, *ANSWER], library)
    assert (reply.topic, reply.also, reply.texts) == ("animaux", (), ("Oui.",))


def test_courtesy_alone_is_answered(library: Library) -> None:
    assert assemble(SOCIAL, library).topic == "social"


def test_the_officers_context_is_kept_beside_the_reply(library: Library) -> None:
    context = {"topics": ["animaux"]}
    reply = assemble([{"custom": {"context": context}}, *HANDOFF], library)
    assert reply.context == context


def test_a_question_with_its_own_buttons_keeps_them(library: Library) -> None:
    button = {"title": "Oui", "payload": '/inform{"scam_kind":"card_lost"}'}
    reply = assemble([{"text": "Laquelle ?", "buttons": [button]}, {"custom": {"outcome": "clarify"}}], library)
    assert [(item.title, item.payload) for item in reply.buttons] == [
        ("Oui", button["payload"]),
        (OFFICER_TITLE, "/ask_officer"),
    ]


BROKEN: dict[str, object] = {
    "nothing": None,
    "an empty list": [],
    "an object": {"text": "Oui."},
    "a text": "Oui.",
    "an item that is no object": ["Oui."],
    "a text without outcome": [{"text": "Oui."}],
    "a text after the last outcome": [*ANSWER, {"text": "Et aussi."}],
    "an outcome without text": [{"custom": {"outcome": "answer", "topic": "animaux"}}],
    "an empty text": [{"text": " "}, {"custom": {"outcome": "answer", "topic": "animaux"}}],
    "an unknown outcome": [{"text": "Oui."}, {"custom": {"outcome": "reponse"}}],
    "an outcome that is a list": [{"text": "Oui."}, {"custom": {"outcome": ["answer"]}}],
    "an unknown topic": [{"text": "Oui."}, {"custom": {"outcome": "answer", "topic": "inconnu"}}],
    "an unknown service": [{"text": "Oui."}, {"custom": {"outcome": "steer", "service": "inconnu"}}],
    "an unknown card": [{"text": "Oui."}, {"custom": {"outcome": "answer", "services": ["inconnu"]}}],
    "cards that are no list": [{"text": "Oui."}, {"custom": {"outcome": "answer", "services": "perceval"}}],
    "a card that is an object": [{"text": "Oui."}, {"custom": {"outcome": "answer", "services": [{}]}}],
    "a button without payload": [
        {"text": "Oui.", "buttons": [{"title": "Oui"}]},
        {"custom": {"outcome": "clarify"}},
    ],
    "only a context": [{"custom": {"context": {}}}],
}


@pytest.mark.parametrize("items", BROKEN.values(), ids=BROKEN)
def test_a_broken_reply_is_told_as_broken(items: object, library: Library) -> None:
    with pytest.raises(BrokenReply):
        assemble(items, library)


def test_a_broken_reply_names_no_text(library: Library) -> None:
    with pytest.raises(BrokenReply) as broken:
        assemble([{"text": "motsecret"}, {"custom": {"outcome": "motsecret"}}], library)
    assert "motsecret" not in str(broken.value)
    assert broken.value.__cause__ is None


_VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.text(max_size=8)
    | st.sampled_from(["animaux", "perceval", "answer"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)
_CUSTOM = st.fixed_dictionaries(
    {"outcome": st.sampled_from([outcome.value for outcome in Outcome]) | _VALUES},
    optional=dict.fromkeys(
        ("topic", "service", "services", "choices", "reason", "danger", "context", "sources"), _VALUES
    ),
)
_ITEM = st.fixed_dictionaries(
    {}, optional={"text": st.text(max_size=20) | _VALUES, "buttons": _VALUES, "custom": _CUSTOM}
)


@given(_VALUES | st.lists(_ITEM | _VALUES, max_size=4))
def test_whatever_the_bot_sends_becomes_a_reply_or_a_broken_reply(items: object) -> None:
    library = load_library()
    try:
        reply = assemble(items, library)
    except BrokenReply:
        return
    assert reply.read_aloud()
    assert all(text for text in reply.texts) or any(text.strip() for text in reply.texts)


def test_the_fallback_is_true_and_leads_to_an_officer(library: Library) -> None:
    reply = fallback(library)
    assert (reply.outcome, reply.reason) == (Outcome.HANDOFF, HandoffReason.BOT_FAILURE)
    assert "policier" in reply.read_aloud()


@pytest.mark.parametrize("kind", DangerKind)
def test_each_danger_has_its_reply(kind: DangerKind, library: Library) -> None:
    reply = emergency(library, kind)
    assert reply.outcome is Outcome.EMERGENCY
    assert reply.danger is kind


def test_texts_are_typeset(library: Library) -> None:
    assert assemble([{"text": "C'est ça ?"}, ANSWER[1]], library).texts == ("C’est ça\u202f?",)
