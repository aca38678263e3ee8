"""Another language is recognised offline, and French is never taken for one."""

import pytest

from bot.foreign_language import CODES, find_foreign_language

FOREIGN = {
    "en": [
        "I lost my passport in the train station yesterday, where should I go please?",
        "Can I walk my dog after 8 pm in Paris?",
        "hello, I need help with a complaint about a theft",
    ],
    "es": [
        "Me han robado el bolso en la calle y quisiera hablar con alguien",
        "Quiero saber si puedo salir a correr al parque esta tarde por favor",
        "¿Cuánto es la multa si no llevo mascarilla?",
    ],
    "de": [
        "Ich habe gestern meinen Ausweis verloren und weiß nicht wohin ich gehen soll",
        "Hilfe, jemand ist in meiner Wohnung",
    ],
    "it": [
        "Vorrei sapere dove posso trovare il modulo per uscire di casa oggi",
        "mi hanno rubato la bicicletta davanti alla stazione",
    ],
    "pt": [
        "Gostaria de saber onde posso encontrar o formulário para sair hoje",
        "posso visitar a minha avó que vive sozinha",
    ],
    "nl": [
        "Ik heb gisteren mijn portemonnee verloren en weet niet waar ik heen moet",
        "hoeveel is de boete zonder mondkapje",
    ],
    "pl": ["Wczoraj ukradli mi rower i nie wiem gdzie mam to zgłosić"],
    "ro": ["Mi-am pierdut portofelul ieri și nu știu unde trebuie să merg"],
    "tr": ["Dün çantamı kaybettim ve nereye gitmem gerektiğini bilmiyorum"],
    "ar": ["لقد فقدت جواز سفري أمس وأريد المساعدة من فضلك", "سرقوا دراجتي"],
    "ru": ["Вчера у меня украли сумку, куда мне обратиться?", "мне нужна помощь"],
    "uk": ["Вчора у мене вкрали сумку, куди мені звернутися?", "мені потрібна допомога"],
    "zh": ["我昨天丢了护照，请问应该去哪里？", "口罩罚款多少钱"],
}


@pytest.mark.parametrize(("code", "text"), [(code, text) for code, texts in FOREIGN.items() for text in texts])
def test_a_message_in_another_language_is_recognised(code: str, text: str) -> None:
    assert find_foreign_language(text) == code


def test_every_language_that_has_a_sentence_is_tried_here() -> None:
    assert set(FOREIGN) == set(CODES.values())


@pytest.mark.parametrize(
    "text", ["Πού μπορώ να βρω το έντυπο;", "מאיפה אפשר להוריד את הטופס", "मुझे मदद चाहिए", "저는 도움이 필요합니다"]
)
def test_a_script_of_no_language_that_we_know_is_told_in_english(text: str) -> None:
    assert find_foreign_language(text) == "en"


@pytest.mark.parametrize(
    "text",
    [
        "je peux courir jusqu'où ?",
        "jpe sortir le chien ds le parc svp mrc bcp",
        "C'EST COMBIEN L'AMENDE SANS ATTESTATION MERCI",
        "le week-end shopping drive black friday c'est ouvert ou pas",
        "mon ex m'envoie des sms de menace tous les jours",
        "arnaque bitcoin trading coach insta",
        "ok",
        "hello",
        "no comment",
        "",
        "   ",
        "17",
        "06 12 34 56 78 / 01 23 45 67 89 !!!",
        "🐴🐴🐴🐴🐴🐴",
        "asdfghjkl qsdfqsdf azertyuiop wxcvbn",
    ],
)
def test_french_or_no_language_at_all_is_left_to_the_classifier(text: str) -> None:
    assert find_foreign_language(text) is None
