"""A guided triage in a trained bot: one question at a time; whatever else is said closes it and is answered once."""

import pytest

from content.guided import GUIDED_SLOT
from content.library import load_library
from content.reply import OFFICER_TITLE
from content.vocabulary import DangerKind, HandoffReason, Outcome
from tests.bot.talk import Talk, Turn

pytestmark = pytest.mark.slow

TRIAGE = load_library().triages["scam"]
FIRST = TRIAGE.questions[0]
# Answers that are enough, and their services.
SERVICES = {
    "/scam_what_card_in_hand": "perceval",
    "/scam_what_card_lost": "opposition-cb",
    "/scam_what_hacked": "cybermalveillance",
}
# Answers that call for a second question, the second answers, and their services.
TWO_STEPS = {
    ("/scam_what_paid", "/scam_author_known"): "plainte",
    ("/scam_what_paid", "/scam_author_unknown"): "pre-plainte",
    ("/scam_what_paid", "/scam_author_company"): "escroquerie",
    ("/scam_what_message", "/scam_channel_phone"): "33700",
    ("/scam_what_message", "/scam_channel_mail"): "signal-spam",
    ("/scam_what_blackmail", "/scam_age_minor"): "net-ecoute",
}
CANARY = "licorne"


@pytest.fixture
def asked(talk: Talk) -> Talk:
    """A conversation in which the triage has just asked its first question."""
    turn = talk.say("je me suis fait arnaquer")
    assert turn.slot(GUIDED_SLOT) == "scam"
    return talk


def assert_closed(turn: Turn) -> None:
    assert turn.slot(GUIDED_SLOT) is None
    assert [slot for slot in TRIAGE.slots if turn.slot(slot) is not None] == []
    assert turn.actions[-1] == "action_listen"


def test_a_scam_without_detail_asks_one_question_with_its_answers_and_an_officer(talk: Talk) -> None:
    turn = talk.say("je me suis fait arnaquer")
    assert turn.reply.outcome is Outcome.CLARIFY
    assert [button.title for button in turn.reply.buttons] == [*(one.title for one in FIRST.answers), OFFICER_TITLE]
    assert {"perceval", "opposition-cb", "escroquerie", "pre-plainte", "plainte"} <= {*turn.reply.choices}
    assert turn.outcomes == ["clarify"]
    assert turn.actions == ["utter_ask_scam_what", "action_listen"]


@pytest.mark.parametrize(("answer", "service"), SERVICES.items())
def test_each_answer_that_is_enough_leads_to_its_service_and_the_triage_is_over(
    asked: Talk, answer: str, service: str
) -> None:
    turn = asked.say(answer)
    assert (turn.reply.outcome, turn.reply.service) == (Outcome.STEER, service)
    assert turn.outcomes == ["steer"]
    assert_closed(turn)


@pytest.mark.parametrize(("answers", "service"), TWO_STEPS.items())
def test_two_answers_lead_to_their_service(asked: Talk, answers: tuple[str, str], service: str) -> None:
    turn = asked.say(answers[0])
    assert turn.reply.outcome is Outcome.CLARIFY
    assert turn.reply.buttons[-1].title == OFFICER_TITLE
    turn = asked.say(answers[1])
    assert (turn.reply.outcome, turn.reply.service) == (Outcome.STEER, service)
    assert_closed(turn)


def test_answers_in_words_lead_there_too(asked: Talk) -> None:
    assert asked.say("j'ai fait un virement à un vendeur").actions == ["utter_ask_scam_author", "action_listen"]
    turn = asked.say("oui je le connais")
    assert turn.reply.service == "plainte"
    assert_closed(turn)


def test_what_is_not_understood_is_asked_again_with_its_buttons_then_goes_to_an_officer(asked: Talk) -> None:
    turn = asked.say("asdfghjkl")
    assert turn.reply.outcome is Outcome.CLARIFY
    assert turn.reply.texts[0].startswith("Je n")
    assert len(turn.reply.buttons) == len(FIRST.answers) + 1
    turn = asked.say("asdfghjkl")
    assert turn.outcomes == ["handoff"]
    assert turn.reply.reason is HandoffReason.FALLBACK
    assert_closed(turn)


@pytest.mark.parametrize(("answer", "service"), SERVICES.items())
def test_a_button_pressed_late_still_leads_to_its_service(talk: Talk, answer: str, service: str) -> None:
    talk.say("bonjour")
    turn = talk.say(answer)
    assert (turn.reply.outcome, turn.reply.service) == (Outcome.STEER, service)
    assert_closed(turn)


def test_a_second_button_of_the_same_question_leads_to_its_own_service(asked: Talk) -> None:
    asked.say("/scam_what_card_in_hand")
    turn = asked.say("/scam_what_card_lost")
    assert turn.reply.service == "opposition-cb"
    assert_closed(turn)


def test_the_question_can_be_asked_again_after_it_was_answered(asked: Talk) -> None:
    asked.say("/scam_what_card_in_hand")
    turn = asked.say("je me suis fait arnaquer")
    assert turn.slot(GUIDED_SLOT) == "scam"
    assert turn.reply.outcome is Outcome.CLARIFY
    assert asked.say("/scam_what_hacked").reply.service == "cybermalveillance"


def test_a_page_of_the_matter_ends_with_the_button_that_opens_the_triage(talk: Talk) -> None:
    buttons = talk.say("/reach_escroquerie").reply.buttons
    assert [button.title for button in buttons][-2:] == ["Trouver le bon service", OFFICER_TITLE]
    assert talk.say(buttons[-2].payload).actions == ["utter_ask_scam_what", "action_listen"]


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
}


@pytest.mark.parametrize(("text", "outcome"), INTERRUPTIONS.values(), ids=INTERRUPTIONS)
def test_an_interruption_closes_the_question_and_is_answered_once(asked: Talk, text: str, outcome: str) -> None:
    turn = asked.say(text)
    assert turn.reply.outcome.value == outcome
    assert turn.outcomes == [outcome]
    assert not [action for action in turn.actions if action.startswith("utter_ask_scam_")]
    assert_closed(turn)


@pytest.mark.parametrize(("text", "outcome"), INTERRUPTIONS.values(), ids=INTERRUPTIONS)
def test_the_question_does_not_come_back_after_an_interruption(asked: Talk, text: str, outcome: str) -> None:
    asked.say(text)
    turn = asked.say("merci")
    assert turn.outcomes == ["answer"]
    assert turn.actions == ["utter_thank", "action_listen"]


@pytest.mark.parametrize(("text", "outcome"), INTERRUPTIONS.values(), ids=INTERRUPTIONS)
def test_an_interruption_reads_the_same_inside_the_question_and_outside(asked: Talk, text: str, outcome: str) -> None:
    outside = asked.bot.conversation().say(text).reply
    inside = asked.say(text).reply
    assert (inside.outcome, inside.texts, inside.buttons) == (outside.outcome, outside.texts, outside.buttons)


def test_each_interruption_is_answered_for_what_it_is(asked: Talk) -> None:
    assert asked.say("il y a quelqu'un qui essaie d'entrer chez moi").reply.danger is DangerKind.POLICE
    asked.say("je me suis fait arnaquer")
    assert asked.say("je voudrais parler à un policier").reply.reason is HandoffReason.REQUESTED_BY_CITIZEN
    asked.say("je me suis fait arnaquer")
    assert asked.say("gros connard de robot").reply.reason is HandoffReason.OUT_OF_SCOPE
    asked.say("je me suis fait arnaquer")
    assert asked.say("je peux courir jusqu'où").reply.topic == "sport-promenade"


def test_an_officer_is_told_of_the_scam_when_asked_for_inside_the_question(asked: Talk) -> None:
    context = asked.say("je voudrais parler à un policier").reply.context
    assert context is not None
    assert context["intents"][-2:] == ["report_scam", "ask_officer"]


@pytest.mark.parametrize("text", ["merci", "bonjour", "ok", "comment allez-vous"])
def test_courtesy_does_not_close_the_question(asked: Talk, text: str) -> None:
    turn = asked.say(text)
    assert turn.slot(GUIDED_SLOT) == "scam"
    assert turn.reply.outcome is Outcome.CLARIFY
    assert asked.say("/scam_what_card_lost").reply.service == "opposition-cb"


def test_the_scam_told_again_asks_the_question_again(asked: Talk) -> None:
    turn = asked.say("victime d'une arnaque, que faire ?")
    assert turn.slot(GUIDED_SLOT) == "scam"
    assert turn.outcomes == ["clarify"]


def test_an_unsure_message_inside_the_triage_is_asked_to_answer_once_more(asked: Talk, unsure: str) -> None:
    turn = asked.say(unsure)
    assert turn.reply.outcome is Outcome.CLARIFY
    assert turn.slot(GUIDED_SLOT) in {"scam", None}


def test_an_open_question_survives_many_courtesies(asked: Talk) -> None:
    for _ in range(20):
        assert asked.say("merci").slot(GUIDED_SLOT) == "scam"
    assert asked.say("/scam_what_card_lost").reply.service == "opposition-cb"


def test_the_officer_reads_the_path_taken_in_the_triage_and_after_it(asked: Talk) -> None:
    asked.say("/scam_what_paid")
    context = asked.say("/ask_officer").reply.context
    assert context is not None
    told = asked.bot.library.describe_slots(context["slots"])
    assert told == {"Ce qui s'est passé": "A payé ou envoyé de l'argent"}
    asked.say("je me suis fait arnaquer")
    asked.say("/scam_what_paid")
    asked.say("/scam_author_known")
    context = asked.say("je voudrais parler à un policier").reply.context
    assert context is not None
    told = asked.bot.library.describe_slots(context["slots"])
    assert told == {"Ce qui s'est passé": "A payé ou envoyé de l'argent", "L'auteur": "Auteur connu"}


# Rasa quotes a button that brings what the domain does not know; the servers' logs withhold it (test_logs.py).
@pytest.mark.filterwarnings("ignore:Failed to parse arguments:UserWarning")
@pytest.mark.parametrize(
    "text",
    [
        f"{CANARY} je peux courir jusqu'où",
        f"{CANARY} il y a quelqu'un qui essaie d'entrer chez moi",
        f"gros connard de {CANARY}",
        f"merci {CANARY}",
        f'/scam_what_card_lost{{"scam_what": "{CANARY}"}}',
        f'/scam_what_card_in_hand{{"place": "{CANARY}"}}',
        CANARY,
    ],
)
def test_no_slot_and_no_event_holds_what_was_written(asked: Talk, text: str) -> None:
    assert not asked.say(text, note=CANARY).keeps(CANARY)
    assert not asked.say("merci").keeps(CANARY)


def test_a_turn_costs_the_same_after_a_hundred_of_them(talk: Talk) -> None:
    sizes = [len(talk.say("merci").tracker.events) for _ in range(100)]
    assert sizes[99] == sizes[9]
