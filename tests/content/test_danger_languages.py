"""Danger told in another language, by the words of data/danger_languages.yml: beside French, never instead of it."""

import re

import pytest

from content.danger import danger_patterns_by_language, find_danger
from content.library import Library
from content.reply import emergency
from content.typography import typeset
from content.vocabulary import DangerKind

DANGERS = {
    "en": [
        ("someone is breaking into my house", DangerKind.POLICE),
        ("two guys are fighting outside with bottles, one is bleeding badly", DangerKind.POLICE),
        ("my wife fell down the stairs and she is not moving", DangerKind.MEDICAL),
        ("I can see smoke and flames from the third floor", DangerKind.FIRE),
        ("call the police please", DangerKind.POLICE),
    ],
    "es": [
        ("hay un ladrón en mi casa ahora mismo, estoy escondida", DangerKind.POLICE),
        ("mi padre se ha desmayado y no responde", DangerKind.MEDICAL),
        ("se está quemando mi casa", DangerKind.FIRE),
        ("¡Socorro!", DangerKind.POLICE),
    ],
    "pt": [
        ("o meu marido está a bater-me agora", DangerKind.POLICE),
        ("a minha mãe caiu e não acorda", DangerKind.MEDICAL),
        ("o prédio está a pegar fogo", DangerKind.FIRE),
    ],
    "de": [
        ("Jemand bricht gerade in meine Wohnung ein", DangerKind.POLICE),
        ("meine Mutter atmet nicht mehr", DangerKind.MEDICAL),
        ("es brennt in meinem Haus", DangerKind.FIRE),
        ("Hilfe", DangerKind.POLICE),
    ],
    "it": [
        ("mio marito mi sta picchiando", DangerKind.POLICE),
        ("mia madre non respira più", DangerKind.MEDICAL),
        ("la casa del vicino brucia", DangerKind.FIRE),
    ],
    "nl": [("er is een inbreker in mijn huis", DangerKind.POLICE), ("mijn vader ademt niet", DangerKind.MEDICAL)],
    "pl": [("mąż mnie bije", DangerKind.POLICE), ("tata nie oddycha", DangerKind.MEDICAL)],
    "ro": [("soțul mă bate, ajutor", DangerKind.POLICE), ("tata nu respiră", DangerKind.MEDICAL)],
    "tr": [("biri kapımı kırmaya çalışıyor", DangerKind.POLICE), ("babam nefes almıyor", DangerKind.MEDICAL)],
    "ar": [
        ("زوجي يضربني الآن", DangerKind.POLICE),
        ("ابني لا يتنفس", DangerKind.MEDICAL),
        ("البيت يحترق", DangerKind.FIRE),
    ],
    "ru": [("муж меня бьет помогите", DangerKind.POLICE), ("отец не дышит", DangerKind.MEDICAL)],
    "uk": [("чоловік мене б'є", DangerKind.POLICE), ("батько не дихає", DangerKind.MEDICAL)],
    "zh": [("我丈夫正在打我", DangerKind.POLICE), ("家里着火了", DangerKind.FIRE), ("救命", DangerKind.POLICE)],
}
NO_DANGER = [
    "my wallet was stolen yesterday, where do I file a complaint",
    "I was beaten by my ex last year, can I still complain",
    "is it dangerous to travel with my kids during lockdown",
    "I saw a fight in a video, how do I report it",
    "¿puedo salir a correr?",
    "me han estafado por internet",
    "roubaram o meu telemóvel na semana passada",
    "darf ich meine Mutter besuchen",
    "mi hanno rubato la bici due giorni fa",
    "mag ik mijn moeder bezoeken",
    "gdzie mogę zgłosić kradzież roweru",
    "unde găsesc declarația",
    "maske takmamanın cezası ne kadar",
    "أين أجد الشهادة",
    "как подать жалобу на соседа",
    "де знайти довідку",
    "我的手机丢了怎么办",
]


@pytest.mark.parametrize(
    ("language", "text", "kind"), [(code, text, kind) for code, told in DANGERS.items() for text, kind in told]
)
def test_a_danger_is_known_in_its_language(language: str, text: str, kind: DangerKind) -> None:
    danger = find_danger(text)
    assert danger is not None
    assert (danger.kind, danger.language) == (kind, language)


@pytest.mark.parametrize("text", NO_DANGER)
def test_what_is_over_or_no_danger_is_none_in_any_language(text: str) -> None:
    assert find_danger(text) is None


def test_every_language_is_tried_here_and_has_its_sentence_with_17_and_112(library: Library) -> None:
    assert set(DANGERS) == set(danger_patterns_by_language())
    for language in DANGERS:
        told_first = emergency(library, DangerKind.MEDICAL, language).texts[0]
        assert told_first == typeset(library.response(f"utter_foreign_{language}").text)
        first_sentence = re.split(r"[.。]", told_first)[0]
        assert "17" in first_sentence, language
        assert "112" in first_sentence, language


def test_whoever_writes_french_is_told_in_french(library: Library) -> None:
    danger = find_danger("quelqu'un force ma porte")
    assert danger is not None
    assert danger.language is None
    assert "français" not in emergency(library, danger.kind, danger.language).texts[0]


def test_no_french_question_is_taken_for_a_danger_in_another_language(library: Library) -> None:
    questions = [question for page in library.pages.values() for question in page.examples]
    assert len(questions) > 10_000
    # One in three: the time of all of them is better spent elsewhere.
    assert [text for text in questions[::3] if (danger := find_danger(text)) and danger.language] == []
