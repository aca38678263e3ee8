"""What the check says of regimes.yml, and of pages whose answers vary."""

from collections.abc import Callable
from pathlib import Path

import pytest

Edit = Callable[..., None]
Faults = Callable[[], list[str]]

VARIANT = """  - condition: [{{type: slot, name: regime, value: {kind}}}]
    text: {text}
    custom:
      outcome: answer
      topic: animaux
      services: [attestation-generateur]
      sources: [R10]
"""
LAST = """  - text: Je ne connais pas la règle à cette date. Il vous faut un policier.
    custom: {outcome: handoff, reason: fallback}
"""
HANDS_ON = LAST.replace(
    "{outcome: handoff, reason: fallback}", "{outcome: answer, topic: animaux, services: [], sources: [R10]}"
)


def variant(kind: str, text: str = "Oui.") -> str:
    return VARIANT.format(kind=kind, text=text)


@pytest.fixture
def page(data: Path) -> Callable[[str], None]:
    """Replace the answers of the page "animaux" of the copy."""

    def write(variants: str) -> None:
        path = data / "answer" / "animaux.yml"
        before = path.read_text(encoding="utf-8").partition("responses:")[0]
        path.write_text(f"{before}responses:\n  utter_animaux:\n{variants}", encoding="utf-8")

    return write


def test_a_page_with_a_text_for_each_rule_and_a_last_resort_is_in_order(
    page: Callable[[str], None], faults: Faults
) -> None:
    page(variant("confinement", "Oui, {outing} par jour, à {radius}.") + variant("libre") + LAST)
    assert faults() == []


@pytest.mark.parametrize(
    ("variants", "told"),
    [
        (variant("confinement"), "il manque, en dernier, le texte sans « condition »"),
        (variant("confinement") + LAST + variant("libre"), "seul le dernier texte est sans « condition »"),
        (variant("confinement") + HANDS_ON, "doit passer la main"),
        (variant("confinement") + variant("confinement", "Non.") + LAST, "Rasa tirerait au sort"),
        (variant("libre") + LAST, "il manque un texte pour la règle en vigueur, « confinement »"),
        (variant("confinement") + variant("libre", "À {radius}.") + LAST, "n'a pas de valeur dans regimes.yml"),
        (variant("confinement", "À {metres}.") + LAST, "n'a pas de valeur dans regimes.yml"),
        (variant("confinement") + variant("jamais") + LAST, "« value » attend"),
    ],
    ids=[
        "no last resort",
        "last resort in the middle",
        "last resort answers",
        "two at once",
        "rule in force",
        "no figure",
        "unknown figure",
        "unknown rule",
    ],
)
def test_a_page_that_could_answer_wrongly_is_refused(
    variants: str, told: str, page: Callable[[str], None], faults: Faults
) -> None:
    page(variants)
    found = faults()
    assert any(told in fault and "animaux.yml" in fault for fault in found), found


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            "from: 2020-11-28T00:00\n  to: 2020-12-15T00:00",
            "from: 2020-11-27T00:00\n  to: 2020-12-15T00:00",
            "deux règles à la fois",
        ),
        (
            "from: 2020-11-28T00:00\n  to: 2020-12-15T00:00",
            "from: 2020-11-29T00:00\n  to: 2020-12-15T00:00",
            "n'a aucune règle avant",
        ),
        (
            "from: 2020-11-28T00:00\n  to: 2020-12-15T00:00",
            "from: 2020-12-15T00:00\n  to: 2020-12-15T00:00",
            "doit venir après",
        ),
        (
            "  from: 2021-06-20T00:00\n",
            "  from: 2021-06-20T00:00\n  to: 2022-01-01T00:00\n",
            "ne doit pas avoir de fin",
        ),
        ("- name: outre-mer\n  officer: true\n", "- name: outre-mer\n", "va avec « rules: inconnu »"),
        ("  sources: [R29]\n", "  sources: []\n", "une règle sans source"),
        ("  sources: [R29]\n", "  sources: [R999]\n", "R999"),
        ('["972"]', '["Martinique"]', "regimes.yml"),
        ("2020-11-28T00:00", "28 novembre", "une date et une heure"),
    ],
)
def test_a_calendar_that_lies_is_refused(old: str, new: str, told: str, edit: Edit, faults: Faults) -> None:
    edit("regimes.yml", old, new)
    found = faults()
    assert any(told in fault and "regimes.yml" in fault for fault in found), found
