"""Where a conversation may stand when something happens."""

from collections.abc import Callable

from tests.journeys.citizen import Citizen

QUESTION = "Puis-je aller au supermarché dans la ville d'à côté ?"
SCAM = "Bonjour, je crois que je viens de me faire arnaquer, que dois-je faire ?"
NONSENSE = "qsdfj mlkjh wxcv poiu"
OTHER_NONSENSE = "bla bla pouet pouet tralala"
OFFICER = "J'aimerais discuter directement avec un vrai policier, c'est possible ?"

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
