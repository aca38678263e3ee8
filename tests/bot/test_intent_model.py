"""The intent model: probabilities, calibration, and what is kept on disk."""

import zipfile
from pathlib import Path

import numpy as np
import pytest

from bot.french import French
from bot.intent_model import IntentModel, best_temperature, train
from bot.lemmas import Lemmas
from bot.model_store import load_model, save_model
from bot.word_vectors import WordVectors

SETTINGS = {"cost": 1.0, "temperature": 0.23, "meaning_weight": 1.2}
QUESTIONS = {
    "ask_animaux": [
        "sortir mon chien",
        "promener le chien",
        "cheval en pension",
        "veterinaire pour le chat",
        "nourrir mes poules",
    ],
    "ask_courses": [
        "faire les courses",
        "aller au supermarche",
        "drive du magasin",
        "acheter du pain",
        "retrait au drive",
    ],
    "ask_sante": [
        "rendez vous chez le dentiste",
        "aller au laboratoire",
        "ma seance de kine",
        "le medecin",
        "ordonnance a la pharmacie",
    ],
}


@pytest.fixture(scope="module")
def model() -> IntentModel:
    pairs = [(text, intent) for intent, texts in QUESTIONS.items() for text in texts]
    vectors = WordVectors("chien\nchat\npain", np.arange(3, dtype=np.int32), np.eye(3, 4, dtype=np.float16))
    french = French(vectors, Lemmas("chiens\nchats", "chien\nchat"))
    return train([text for text, _ in pairs], [intent for _, intent in pairs], french, SETTINGS)


def test_probabilities_sum_to_one_and_point_to_the_subject(model: IntentModel) -> None:
    probabilities = model.probabilities(["mon chien", "du pain au magasin"])
    assert probabilities.sum(axis=1) == pytest.approx([1.0, 1.0])
    assert [model.intents[column] for column in probabilities.argmax(axis=1)] == ["ask_animaux", "ask_courses"]


def test_a_message_without_any_known_word_is_still_read(model: IntentModel) -> None:
    assert np.isfinite(model.probabilities(["", "zzz"])).all()


def test_a_stored_model_gives_the_same_probabilities_to_the_last_bit(model: IntentModel, tmp_path: Path) -> None:
    save_model(model, tmp_path / "intents.skops")
    asked = ["le chat", "le drive"]
    assert (load_model(tmp_path / "intents.skops").probabilities(asked) == model.probabilities(asked)).all()


def test_a_stored_model_holds_no_more_than_texts_and_numbers(model: IntentModel, tmp_path: Path) -> None:
    """No scikit-learn object: a model file outlives a change of version, and loads in a moment."""
    save_model(model, tmp_path / "intents.skops")
    with zipfile.ZipFile(tmp_path / "intents.skops") as parts:
        assert b"sklearn" not in parts.read("schema.json")


def test_the_same_questions_train_the_same_model(model: IntentModel) -> None:
    pairs = [(text, intent) for intent, texts in QUESTIONS.items() for text in texts]
    again = train([text for text, _ in pairs], [intent for _, intent in pairs], model.features.french, SETTINGS)
    asked = ["chien"]
    assert (again.probabilities(asked) == model.probabilities(asked)).all()


def test_the_temperature_makes_the_confidence_as_good_as_the_accuracy() -> None:
    generator = np.random.default_rng(7)
    truths = generator.integers(0, 2, 4_000)
    # Decisions that are right 8 times in 10 and shout it.
    shown = np.where(generator.random(4_000) < 0.8, truths, 1 - truths)
    decisions = np.zeros((4_000, 2))
    decisions[np.arange(4_000), shown] = 1.0
    confidence = 1 / (1 + np.exp(-1.0 / best_temperature(decisions, truths)))
    assert confidence == pytest.approx(0.8, abs=0.03)
