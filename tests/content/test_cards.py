"""What the cards of services.yml promise: which are free, which say their hours, and one spelling for each name."""

import re

import pytest

from content.library import Library

# Cards whose sources say that they cost nothing, and when they answer (services.md): the others say neither.
FREE_CARDS = {
    "urgence-17",
    "urgence-112",
    "urgence-114",
    "disparition-116000",
    "sans-abri-115",
    "escroquerie",
    "cybermalveillance",
    "signal-spam",
    "33700",
    "violences-3919",
    "aide-victimes",
    "enfance",
    "net-ecoute",
    "radicalisation",
    "nuisances",
}
CARDS_WITH_HOURS = {
    "urgence-17",
    "urgence-112",
    "urgence-114",
    "disparition-116000",
    "defenseur-des-droits",
    "opposition-cb",
    "escroquerie",
    "violences",
    "violences-3919",
    "aide-victimes",
    "enfance",
    "net-ecoute",
    "harcelement-scolaire",
    "discrimination",
    "radicalisation",
    "nuisances",
    "gendarmerie-numerique",
}


def test_only_cards_whose_sources_say_so_are_free_or_have_hours(library: Library) -> None:
    assert {key for key, service in library.services.items() if service.cost == "gratuit"} == FREE_CARDS
    assert {key for key, service in library.services.items() if service.hours} == CARDS_WITH_HOURS


@pytest.mark.parametrize("name", ["PHAROS", "ANTAI"])
def test_a_service_has_one_spelling_in_texts_and_on_cards(name: str, library: Library) -> None:
    services = library.services.values()
    said = [
        *(response.text for response in library.responses.values()),
        *(page.title for page in library.pages.values()),
        *(text for card in services for text in (card.name, card.title, card.what, *card.accepts, *card.refuses)),
    ]
    assert set(re.findall(rf"(?i)(?<!\w){name}(?![\w.])", " \n".join(said))) == {name}
