"""When the bot is not sure: choices, a request to write it otherwise, an officer. And what comes before all that."""

import pytest

from bot.foreign_language import CODES
from content.reply import OFFICER_TITLE
from content.typography import typeset
from content.vocabulary import DangerKind, HandoffReason, Outcome
from tests.bot.small_project import SmallProject
from tests.bot.talk import Bot, Talk

pytestmark = pytest.mark.slow

NONSENSE = "asdfghjkl"


def test_an_unsure_message_offers_two_or_three_subjects_and_an_officer(talk: Talk, unsure: str) -> None:
    turn = talk.say(unsure)
    assert turn.intent == "clarify_topic"
    assert turn.reply.outcome is Outcome.CLARIFY
    assert 2 <= len(turn.reply.choices) <= 3
    assert len(turn.reply.buttons) == len(turn.reply.choices) + 1
    assert turn.reply.buttons[-1].title == OFFICER_TITLE
    assert turn.outcomes == ["clarify"]


def test_the_choices_are_kept_as_slugs_in_slots_and_as_nothing_else(talk: Talk, unsure: str) -> None:
    turn = talk.say(unsure)
    held = [turn.slot(f"choice_{number}") for number in (1, 2, 3)]
    assert [slug for slug in held if slug] == list(turn.reply.choices)
    assert set(turn.reply.choices) <= set(talk.bot.library.pages)


def test_each_button_of_a_clarification_leads_to_its_page(talk: Talk, unsure: str) -> None:
    offered = talk.say(unsure).reply
    for slug, button in zip(offered.choices, offered.buttons, strict=False):
        reply = talk.say(button.payload).reply
        assert slug in {reply.topic, reply.service}


def test_a_second_clarification_offers_nothing_of_the_first(talk: Talk, unsure: str) -> None:
    first = talk.say(unsure).reply.choices
    talk.say("je peux courir jusqu'où")
    assert talk.say(unsure).reply.choices == first


@pytest.mark.parametrize("intent", ["handoff_nonsense", "not_helped"])
def test_what_is_not_understood_is_asked_once_to_be_written_otherwise_then_goes_to_an_officer(
    talk: Talk, small: SmallProject, intent: str
) -> None:
    first = talk.say(small.question(intent))
    assert first.intent == intent
    assert first.actions == ["utter_rephrase", "action_listen"]
    assert first.reply.outcome is Outcome.CLARIFY
    assert [button.title for button in first.reply.buttons] == [OFFICER_TITLE]
    second = talk.say(small.question(intent, 1))
    assert second.reply.outcome is Outcome.HANDOFF
    assert second.reply.reason is HandoffReason.FALLBACK


def test_the_request_to_write_it_otherwise_is_remembered_however_long_the_conversation(talk: Talk) -> None:
    talk.say(NONSENSE)
    for _ in range(12):
        talk.say("merci")
    assert talk.say(NONSENSE).reply.outcome is Outcome.HANDOFF


def test_each_conversation_may_write_it_otherwise_once(small_bot: Bot) -> None:
    for _ in range(2):
        assert small_bot.conversation().say(NONSENSE).actions[0] == "utter_rephrase"


def test_two_questions_in_one_message_are_both_answered_in_their_order(talk: Talk) -> None:
    turn = talk.say("je peux courir jusqu'où ? et aussi combien coute l'amende ?")
    assert (turn.reply.outcome, turn.reply.topic, turn.reply.also) == (
        Outcome.ANSWER,
        "sport-promenade",
        ("amende-montant",),
    )
    assert turn.actions == ["utter_sport_promenade", "utter_amende_montant", "action_listen"]
    turn = talk.say("combien coute l'amende ? et aussi je peux courir jusqu'où ?")
    assert (turn.reply.topic, turn.reply.also) == ("amende-montant", ("sport-promenade",))


def test_a_question_and_a_service_in_one_message_are_both_given(talk: Talk) -> None:
    turn = talk.say("je peux courir jusqu'où ? je veux signaler un tweet haineux")
    assert (turn.reply.topic, turn.reply.also) == ("sport-promenade", ("pharos",))
    assert {card.service.key for card in turn.reply.cards} >= {"pharos"}


def test_a_danger_beside_a_question_is_answered_alone(talk: Talk) -> None:
    turn = talk.say("je peux courir jusqu'où ? et au secours quelqu'un force ma porte")
    assert turn.outcomes == ["emergency"]


def test_the_second_answer_does_not_come_again_in_the_next_turn(talk: Talk) -> None:
    talk.say("je peux courir jusqu'où ? et aussi combien coute l'amende ?")
    assert talk.say("merci").actions == ["utter_thank", "action_listen"]


@pytest.mark.parametrize("code", sorted(CODES.values()))
def test_every_language_that_is_recognised_has_its_sentence_and_goes_to_an_officer(talk: Talk, code: str) -> None:
    turn = talk.say(f"/foreign_{code}")
    assert (turn.reply.outcome, turn.reply.reason) == (Outcome.HANDOFF, HandoffReason.OUT_OF_SCOPE)
    assert turn.reply.texts == (typeset(talk.bot.library.text_of(f"utter_foreign_{code}")),)
    assert {card.service.key for card in turn.reply.cards} >= {"urgence-17", "urgence-112"}


# The small model sees danger in many foreign words: here are four that it does not; the others are in
# test_foreign_language.py and, for the full model, in stories/.
@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("de", "Ich habe gestern meinen Ausweis verloren und weiß nicht wohin ich gehen soll"),
        ("nl", "Ik heb gisteren mijn portemonnee verloren en weet niet waar ik heen moet"),
        ("ar", "لقد فقدت جواز سفري أمس وأريد المساعدة من فضلك"),
        ("ru", "Вчера у меня украли сумку, куда мне обратиться?"),
    ],
)
def test_a_message_in_another_language_is_answered_in_it(talk: Talk, code: str, text: str) -> None:
    turn = talk.say(text)
    assert turn.intent == f"foreign_{code}"
    assert turn.actions == ["action_describe_conversation", f"utter_foreign_{code}", "action_listen"]


@pytest.mark.parametrize(
    "text",
    ["footing autorisé ?", "jpe sortir le chien ds le parc svp mrc bcp", "ok", "hello", "covid", "OU EST LE PAPIER"],
)
def test_french_however_it_is_written_is_not_taken_for_another_language(small_bot: Bot, text: str) -> None:
    assert not small_bot.parse(text)["intent"]["name"].startswith("foreign_")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("il y a quelqu'un qui essaie d'entrer chez moi", DangerKind.POLICE),
        ("elle ne respire plus", DangerKind.MEDICAL),
        ("au secours la maison est en feu", DangerKind.FIRE),
        ("chut il est dans la pièce répondez ici par écrit", DangerKind.SILENT),
    ],
)
def test_a_danger_is_answered_with_its_number_first(talk: Talk, text: str, kind: DangerKind) -> None:
    turn = talk.say(text)
    assert (turn.reply.outcome, turn.reply.danger) == (Outcome.EMERGENCY, kind)
    assert turn.outcomes == ["emergency"]
    assert "\n\n".join(turn.reply.texts) == typeset(talk.bot.library.text_of(f"utter_emergency_{kind.value}"))


def test_words_of_danger_win_over_another_subject_and_over_another_language(small_bot: Bot) -> None:
    assert small_bot.parse("masque masque masque au secours il a un couteau")["intent"]["name"] == "emergency_police"
    assert small_bot.parse("please help me he has a knife il a un couteau now")["intent"]["name"] == "emergency_police"


def test_a_learned_emergency_wins_without_any_word_of_danger(talk: Talk, small: SmallProject) -> None:
    from content.danger import find_danger

    learned = [small.question("emergency_medical", number) for number in range(20)]
    wordless = [text for text in learned if find_danger(text) is None]
    assert wordless, "the words find every one of them: choose others"
    assert [talk.say(text).reply.outcome for text in wordless] == [Outcome.EMERGENCY] * len(wordless)


def test_a_page_that_only_this_copy_has_is_answered_in_the_same_process_and_conversation(talk: Talk) -> None:
    turn = talk.say("sonner du cor dans les bois")
    assert (turn.reply.outcome, turn.reply.topic) == (Outcome.ANSWER, "cor-de-chasse")
