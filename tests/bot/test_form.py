"""The question about scams: whatever else is said closes it, is answered once, and nothing follows."""

import pytest

from content.vocabulary import DangerKind, HandoffReason, Outcome
from tests.bot.talk import Talk, Turn

pytestmark = pytest.mark.slow

SERVICES = {
    "/scam_card_in_hand": "perceval",
    "/scam_card_lost": "opposition-cb",
    "/scam_paid_stranger": "pre-plainte",
    "/scam_known_person": "plainte",
    "/scam_message_only": "33700",
}
CANARY = "licorne"


@pytest.fixture
def asked(talk: Talk) -> Talk:
    """A conversation in which the form has just asked its question."""
    turn = talk.say("je me suis fait arnaquer")
    assert turn.open_form == "scam_form"
    return talk


def assert_closed(turn: Turn) -> None:
    assert turn.open_form is None
    assert turn.slot("scam_kind") is None
    assert turn.actions[-1] == "action_listen"


def test_a_scam_without_detail_asks_one_question_with_five_answers_and_an_officer(talk: Talk) -> None:
    turn = talk.say("je me suis fait arnaquer")
    assert turn.reply.outcome is Outcome.CLARIFY
    assert [button.payload for button in turn.reply.buttons] == [*SERVICES, "/ask_officer"]
    assert set(SERVICES.values()) <= {*turn.reply.choices, "33700"}
    assert turn.outcomes == ["clarify"]


@pytest.mark.parametrize(("answer", "service"), SERVICES.items())
def test_each_answer_leads_to_its_service_and_the_question_is_over(asked: Talk, answer: str, service: str) -> None:
    turn = asked.say(answer)
    assert (turn.reply.outcome, turn.reply.service) == (Outcome.STEER, service)
    assert turn.outcomes == ["steer"]
    assert_closed(turn)


@pytest.mark.parametrize(("answer", "service"), SERVICES.items())
def test_a_button_pressed_late_still_leads_to_its_service(talk: Talk, answer: str, service: str) -> None:
    talk.say("bonjour")
    turn = talk.say(answer)
    assert (turn.reply.outcome, turn.reply.service) == (Outcome.STEER, service)
    assert_closed(turn)


def test_a_second_button_of_the_same_question_leads_to_its_own_service(asked: Talk) -> None:
    asked.say("/scam_card_in_hand")
    turn = asked.say("/scam_paid_stranger")
    assert turn.reply.service == "pre-plainte"
    assert_closed(turn)


def test_the_question_can_be_asked_again_after_it_was_answered(asked: Talk) -> None:
    asked.say("/scam_card_in_hand")
    turn = asked.say("je me suis fait arnaquer")
    assert turn.open_form == "scam_form"
    assert turn.reply.outcome is Outcome.CLARIFY
    assert asked.say("/scam_message_only").reply.service == "33700"


INTERRUPTIONS = {
    "emergency in words": ("il y a quelqu'un qui essaie d'entrer chez moi", "emergency"),
    "learned emergency": ("ma cuisine brûle, l'huile a pris feu", "emergency"),
    "officer request": ("je voudrais parler à un policier", "handoff"),
    "officer button": ("/ask_officer", "handoff"),
    "insult": ("gros connard de robot", "handoff"),
    "unrelated question": ("je peux courir jusqu'où", "answer"),
    "unrelated service": ("signaler un tweet haineux", "steer"),
    "subject button": ("/ask_masque", "answer"),
    "cancel": ("annuler", "answer"),
    "out of scope": ("mon ex ne paie plus la pension alimentaire depuis trois mois", "handoff"),
    "another language": ("I would like to know whether the police station is open today please", "handoff"),
    "nonsense": ("asdfghjkl", "handoff"),
}
# Outside a form it is first asked to be written otherwise.
SAME_OUTSIDE = {name: said for name, said in INTERRUPTIONS.items() if name != "nonsense"}


@pytest.mark.parametrize(("text", "outcome"), INTERRUPTIONS.values(), ids=INTERRUPTIONS)
def test_an_interruption_closes_the_question_and_is_answered_once(asked: Talk, text: str, outcome: str) -> None:
    turn = asked.say(text)
    assert turn.reply.outcome.value == outcome
    assert turn.outcomes == [outcome]
    assert "scam_form" not in turn.actions
    assert turn.actions[0] == "action_deactivate_loop"
    assert_closed(turn)


@pytest.mark.parametrize(("text", "outcome"), INTERRUPTIONS.values(), ids=INTERRUPTIONS)
def test_the_question_does_not_come_back_after_an_interruption(asked: Talk, text: str, outcome: str) -> None:
    asked.say(text)
    turn = asked.say("merci")
    assert turn.outcomes == ["answer"]
    assert turn.actions == ["utter_thank", "action_listen"]


@pytest.mark.parametrize(("text", "outcome"), SAME_OUTSIDE.values(), ids=SAME_OUTSIDE)
def test_an_interruption_reads_the_same_inside_the_question_and_outside(asked: Talk, text: str, outcome: str) -> None:
    outside = asked.bot.conversation().say(text).reply
    inside = asked.say(text).reply
    assert (inside.outcome, inside.texts, inside.buttons) == (outside.outcome, outside.texts, outside.buttons)


def test_each_interruption_is_answered_for_what_it_is(asked: Talk) -> None:
    assert asked.say("il y a quelqu'un qui essaie d'entrer chez moi").reply.danger is DangerKind.POLICE
    asked.say("je me suis fait arnaquer")
    assert asked.say("je voudrais parler à un policier").reply.reason is HandoffReason.REQUESTED_BY_CITIZEN
    asked.say("je me suis fait arnaquer")
    assert asked.say("gros connard de robot").reply.reason is HandoffReason.SENSITIVE_TOPIC
    asked.say("je me suis fait arnaquer")
    assert asked.say("je peux courir jusqu'où").reply.topic == "sport-promenade"


def test_an_officer_is_told_of_the_scam_when_asked_for_inside_the_question(asked: Talk) -> None:
    context = asked.say("je voudrais parler à un policier").reply.context
    assert context is not None
    assert context["intents"][-2:] == ["report_scam", "ask_officer"]


@pytest.mark.parametrize("text", ["merci", "bonjour", "ok", "comment allez-vous"])
def test_courtesy_does_not_close_the_question(asked: Talk, text: str) -> None:
    turn = asked.say(text)
    assert turn.open_form == "scam_form"
    assert turn.reply.outcome is Outcome.CLARIFY
    assert asked.say("/scam_card_lost").reply.service == "opposition-cb"


def test_the_scam_told_again_asks_the_question_again(asked: Talk) -> None:
    turn = asked.say("victime d'une arnaque, que faire ?")
    assert turn.open_form == "scam_form"
    assert turn.outcomes == ["clarify"]


def test_an_unsure_message_inside_the_question_offers_its_own_choices(asked: Talk, unsure: str) -> None:
    turn = asked.say(unsure)
    assert turn.reply.outcome is Outcome.CLARIFY
    assert len(turn.reply.choices) >= 2
    assert turn.open_form is None


def test_an_open_question_survives_many_courtesies(asked: Talk) -> None:
    for _ in range(20):
        assert asked.say("merci").open_form == "scam_form"
    assert asked.say("/scam_known_person").reply.service == "plainte"


# Rasa quotes a button that brings what the domain does not know; the servers' logs withhold it (test_logs.py).
@pytest.mark.filterwarnings("ignore:Failed to parse arguments:UserWarning")
@pytest.mark.parametrize(
    "text",
    [
        f"{CANARY} je peux courir jusqu'où",
        f"{CANARY} il y a quelqu'un qui essaie d'entrer chez moi",
        f"gros connard de {CANARY}",
        f"merci {CANARY}",
        f'/scam_card_lost{{"scam_kind": "{CANARY}"}}',
        f'/scam_card_in_hand{{"place": "{CANARY}"}}',
        CANARY,
    ],
)
def test_no_slot_and_no_event_holds_what_was_written(asked: Talk, text: str) -> None:
    assert not asked.say(text, note=CANARY).keeps(CANARY)
    assert not asked.say("merci").keeps(CANARY)


def test_a_turn_costs_the_same_after_a_hundred_of_them(talk: Talk) -> None:
    sizes = [len(talk.say("merci").tracker.events) for _ in range(100)]
    assert sizes[99] == sizes[9]
