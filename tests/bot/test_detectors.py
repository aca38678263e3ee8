"""Who has the last word on a message: danger, then another language, then how sure the classifier is."""

from typing import Any

import pytest
from rasa.shared.nlu.training_data.message import Message

from bot.circumstance_reader import CircumstanceReader
from bot.emergency_detector import EmergencyDetector
from bot.language_detector import LanguageDetector
from bot.text_classifier import PART_RANKINGS
from bot.zone_classifier import ZoneClassifier
from content.danger import Telling, how_told

DOUBT = {"sure": 0.55, "likely": 0.5, "choice": 0.06, "second": 0.75, "mentioned": 0.03}
BELIEF = {"threshold": 0.35, "brief": 0.6, "reported": 0.5, "doubtful": 0.95}
GERMAN = "Ich habe gestern meinen Ausweis verloren und weiß nicht wohin ich gehen soll"


def ranked(probabilities: dict[str, float]) -> list[dict[str, Any]]:
    order = sorted(probabilities, key=probabilities.__getitem__, reverse=True)
    return [{"name": intent, "confidence": probabilities[intent]} for intent in order]


def read(text: str, ranking: dict[str, float], *parts: dict[str, float]) -> Message:
    """A message as TextClassifier leaves it, after the three that follow."""
    entries = ranked(ranking)
    message = Message({"text": text, "intent": entries[0], "intent_ranking": entries})
    message.set(PART_RANKINGS, [(False, ranked(part)) for part in parts])
    for component in (EmergencyDetector(**BELIEF), LanguageDetector(), ZoneClassifier(DOUBT)):
        component.process([message])
    return message


def intent_of(message: Message) -> str:
    return str(message.get("intent")["name"])


def test_danger_in_words_wins_over_the_surest_subject() -> None:
    message = read("il y a quelqu'un qui essaie d'entrer chez moi", {"ask_masque": 0.99, "emergency_fire": 0.01})
    assert intent_of(message) == "emergency_police"


def test_learned_danger_wins_from_its_threshold_on_all_kinds_together() -> None:
    ranking = {"ask_masque": 0.6, "emergency_medical": 0.2, "emergency_fire": 0.16, "insult": 0.04}
    assert intent_of(read("sans un mot de trop", ranking)) == "emergency_medical"


def test_below_its_threshold_learned_danger_is_a_subject_like_another() -> None:
    ranking = {"ask_masque": 0.7, "emergency_medical": 0.2, "insult": 0.1}
    assert intent_of(read("sans un mot de trop", ranking)) == "ask_masque"


@pytest.mark.parametrize("others", [{"ask_masque": 0.3, "ask_couple": 0.3}, {"insult": 0.6}], ids=["doubt", "lost"])
def test_learned_danger_is_not_judged_again_by_how_sure_it_is(others: dict[str, float]) -> None:
    """The only emergency of the ranking: what the detector sets equals the ranking's own entry."""
    message = read("sans un mot de trop", {"emergency_police": 0.4, **others})
    assert intent_of(message) == "emergency_police"
    assert message.get("choices") is None


@pytest.mark.parametrize(
    ("text", "telling", "too_little", "enough"),
    [
        ("c'est un inconnu rencontré sur instagram", Telling.REPORTED, 0.4, 0.6),
        ("c'est dans un film que j'ai vu hier", Telling.IMAGINED, 0.9, 0.96),
    ],
)
def test_learned_danger_needs_more_where_the_message_says_that_it_is_seen_and_most_where_it_is_a_film(
    text: str, telling: Telling, too_little: float, enough: float
) -> None:
    assert how_told(text) is telling
    assert intent_of(read(text, {"emergency_police": too_little, "ask_masque": 1 - too_little})) != "emergency_police"
    assert intent_of(read(text, {"emergency_police": enough, "ask_masque": 1 - enough})) == "emergency_police"


@pytest.mark.parametrize("past", ["c'était samedi", "hier soir"])
def test_danger_is_judged_on_the_whole_message_with_the_day_that_the_subject_does_without(past: str) -> None:
    for text in (f"un homme a sorti un couteau, {past}", f"{past}, un homme a sorti un couteau"):
        entries = ranked({"reach_plainte": 0.9, "emergency_police": 0.1})
        message = Message({"text": text, "intent": entries[0], "intent_ranking": entries})
        reader = CircumstanceReader.create({}, None, None, None)  # type: ignore[arg-type]  # it keeps none of them
        for component in (reader, EmergencyDetector(**BELIEF), LanguageDetector(), ZoneClassifier(DOUBT)):
            component.process([message])
        assert intent_of(message) == "reach_plainte", text


@pytest.mark.parametrize("text", ["et demain ?", "et ce soir ?", "et ma mère ?"])
def test_learned_danger_needs_more_where_the_message_only_leans_on_the_answer_before(text: str) -> None:
    leaning = CircumstanceReader.create({}, None, None, None)  # type: ignore[arg-type]  # it keeps none of them
    for belief, heard in ((0.4, "ask_masque"), (0.96, "emergency_medical")):
        entries = ranked({"emergency_medical": belief, "ask_masque": 0.9 - belief / 2})
        message = Message({"text": text, "intent": entries[0], "intent_ranking": entries})
        for component in (leaning, EmergencyDetector(**BELIEF), LanguageDetector(), ZoneClassifier(DOUBT)):
            component.process([message])
        assert intent_of(message) == heard


def test_learned_danger_needs_more_in_one_or_two_words() -> None:
    ranking = {"emergency_fire": 0.5, "handoff_nonsense": 0.5}
    assert intent_of(read("sablier", ranking)) == "handoff_nonsense"
    assert intent_of(read("sablier", {"emergency_fire": 0.7, "handoff_nonsense": 0.3})) == "emergency_fire"
    assert intent_of(read("sablier dans le feu", ranking)) == "emergency_fire"


def test_a_faint_guess_of_danger_is_no_emergency() -> None:
    message = read("sans un mot de trop", {"emergency_silent": 0.2, "ask_masque": 0.19, "insult": 0.18})
    assert intent_of(message) == "nlu_fallback"


def test_another_language_wins_over_a_subject_and_over_a_faint_guess_of_danger() -> None:
    assert intent_of(read(GERMAN, {"ask_masque": 0.9, "insult": 0.1})) == "foreign_de"
    assert intent_of(read(GERMAN, {"emergency_silent": 0.5, "ask_masque": 0.1})) == "foreign_de"


def test_danger_wins_over_another_language() -> None:
    assert intent_of(read(GERMAN, {"emergency_silent": 0.97, "ask_masque": 0.01})) == "emergency_silent"
    assert intent_of(read(f"{GERMAN}, au secours il a un couteau", {"ask_masque": 0.9})) == "emergency_police"


def test_a_pressed_button_is_judged_by_nobody() -> None:
    message = Message({"text": "/ask_masque", "intent": {"name": "ask_masque", "confidence": 1.0}})
    for component in (EmergencyDetector(**BELIEF), LanguageDetector(), ZoneClassifier(DOUBT)):
        component.process([message])
    assert message.get("intent") == {"name": "ask_masque", "confidence": 1.0}
    assert message.get("choices") is None


def test_doubt_between_pages_offers_their_slugs() -> None:
    message = read(
        "sans un mot de trop", {"ask_masque": 0.4, "reach_pre_plainte": 0.3, "insult": 0.2, "ask_couple": 0.1}
    )
    assert intent_of(message) == "clarify_topic"
    assert message.get("choices") == ["masque", "pre-plainte", "couple"]


def test_two_sure_parts_are_two_answers_in_their_order_though_the_whole_lies_between_them() -> None:
    whole = {"ask_masque": 0.5, "ask_couple": 0.4, "insult": 0.1}
    message = read("deux questions", whole, {"ask_couple": 0.9, "insult": 0.1}, {"ask_masque": 0.9, "insult": 0.1})
    assert (intent_of(message), message.get("also")) == ("ask_couple", "ask_masque")
