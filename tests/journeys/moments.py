"""Messages that several journeys send, and where a conversation may stand when something happens."""

from collections.abc import Callable

from tests.journeys.citizen import Citizen

QUESTION = "Puis-je aller au supermarché dans la ville d'à côté ?"
SCAM = "Bonjour, je crois que je viens de me faire arnaquer, que dois-je faire ?"
NONSENSE = "qsdfj mlkjh wxcv poiu"
OTHER_NONSENSE = "bla bla pouet pouet tralala"
OFFICER = "J'aimerais discuter directement avec un vrai policier, c'est possible ?"

FOREIGN = {
    "en": "Good morning, my handbag was stolen on the train last night, what should I do now?",
    "es": "Buenos días, ayer me robaron la cartera en el metro, ¿qué debo hacer ahora?",
    "de": "Guten Tag, gestern wurde mir in der Bahn die Tasche gestohlen, was soll ich jetzt machen?",
    "it": "Buongiorno, ieri mi hanno rubato la borsa sul treno, che cosa devo fare adesso?",
    "pt": "Bom dia, ontem roubaram a minha mala no comboio, o que devo fazer agora?",
    "nl": "Goedemorgen, gisteren is mijn tas in de trein gestolen, wat moet ik nu doen?",
    "pl": "Dzień dobry, wczoraj w pociągu skradziono mi torebkę, co mam teraz zrobić?",
    "ar": "صباح الخير، سُرقت حقيبتي في القطار ليلة أمس، ماذا أفعل الآن؟",
    "ru": "Доброе утро, вчера в поезде у меня украли сумку, что мне теперь делать?",
    "uk": "Доброго ранку, вчора в потязі в мене вкрали сумку, що мені тепер робити?",
    "zh": "早上好，昨晚我的包在火车上被偷了，现在该怎么办？",
}

Moment = Callable[[Citizen, str], None]


def first_message(citizen: Citizen, vague: str) -> None:
    """Nothing was said."""


def after_an_answer(citizen: Citizen, vague: str) -> None:
    assert citizen.says(QUESTION).outcome == "answer"


def inside_the_scam_question(citizen: Citizen, vague: str) -> None:
    assert citizen.says(SCAM).outcome == "clarify"


def after_a_clarification(citizen: Citizen, vague: str) -> None:
    assert citizen.says(vague).outcome == "clarify"


def after_nonsense(citizen: Citizen, vague: str) -> None:
    assert citizen.says(NONSENSE).outcome == "clarify"


def on_the_way_to_an_officer(citizen: Citizen, vague: str) -> None:
    assert citizen.says(OFFICER).outcome == "handoff"


MOMENTS: dict[str, Moment] = {
    moment.__name__.replace("_", " "): moment
    for moment in (
        first_message,
        after_an_answer,
        inside_the_scam_question,
        after_a_clarification,
        after_nonsense,
        on_the_way_to_an_officer,
    )
}
