"""Questions are shared through a training, and still tell when they change."""

from copy import deepcopy

from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.question import Question

ASKED = Message.build("je peux sortir mon chien ?", "ask_animaux")


def test_a_question_is_shared_not_copied_when_training_data_is_merged() -> None:
    question = Question.of(ASKED)
    merged = TrainingData().merge(TrainingData([question]))
    assert merged.training_examples[0] is question
    assert deepcopy(question) is question


def test_a_question_is_the_same_as_the_message_it_was_read_from() -> None:
    assert Question.of(ASKED) == ASKED
    assert len({Question.of(ASKED), ASKED}) == 1


def test_a_question_that_gets_another_text_has_another_fingerprint() -> None:
    question = Question.of(ASKED)
    before = question.fingerprint()
    question.set(INTENT, "ask_animaux")
    assert question.fingerprint() == before
    question.set(TEXT, "et mon chat ?")
    assert question.fingerprint() != before


def test_the_same_question_twice_is_learned_once() -> None:
    assert len(TrainingData([Question.of(ASKED), Question.of(ASKED)]).training_examples) == 1
