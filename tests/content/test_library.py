"""Content staff's mistakes are told in French, with the file, when the service starts."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from content.errors import InvalidContent
from content.library import Library, load_library
from content.yaml_file import read_yaml

Edit = Callable[[str, str, str], None]

BROKEN = {
    "no page": ("answer/animaux.yml", "page:", "pages:", "animaux.yml : il manque « page »"),
    "no examples": ("answer/animaux.yml", "examples: |", "exemples: |", "animaux.yml : il manque « examples »"),
    "no responses": ("answer/animaux.yml", "responses:", "reponses:", "animaux.yml : il manque « responses »"),
    "a bad indent": ("answer/animaux.yml", "  title:", "   title:", "animaux.yml, ligne "),
    "an open quote": ("answer/animaux.yml", "title: ", 'title: "', "animaux.yml, ligne "),
    "a colon in a text": ("answer/animaux.yml", "title: ", "title: Animaux : ", "animaux.yml, ligne "),
    "a menu without items": ("home.yml", "  items:", "  lignes:", "home.yml : il manque « items »"),
    "a menu item with another key": ("home.yml", "label: Porter", "libelle: Porter", "home.yml : une rubrique n'a pas"),
    "no opening": ("hours.yml", "every_day:", "tous_les_jours:", "hours.yml : il manque « every_day »"),
    "an hour that does not exist": (
        "hours.yml",
        '["08:00-20',
        '["28:00-20',
        "hours.yml : une rubrique n'a pas la forme",
    ),
    "no list of services": (
        "services.yml",
        "\nservices:\n",
        "\nles-services:\n",
        "il manque « services »",
    ),
    "a day that does not exist": (
        "services.yml",
        '"2020-11-03"',
        '"2020-02-31"',
        "services.yml : une rubrique n'a pas",
    ),
    "a reply of one text": (
        "handoff.yml",
        "responses:\n",
        "responses:\n  utter_texte: Oui\n",
        "handoff.yml : une rubrique n'a pas la forme",
    ),
}


@pytest.mark.parametrize(("name", "old", "new", "told"), BROKEN.values(), ids=BROKEN)
def test_a_broken_file_is_told_in_french(edit: Edit, data: Path, name: str, old: str, new: str, told: str) -> None:
    edit(name, old, new)
    with pytest.raises(InvalidContent) as fault:
        load_library(data)
    assert told in str(fault.value)


def test_a_file_that_is_not_utf8_is_told(tmp_path: Path) -> None:
    path = tmp_path / "page.yml"
    path.write_bytes("titre: été".encode("latin-1"))
    with pytest.raises(InvalidContent, match=r"page\.yml : le fichier n'est pas en UTF-8"):
        read_yaml(path)


@pytest.mark.parametrize("text", ["", "- une liste", "texte", "a: \x00", "a: 2020-02-31", "a: " + "[" * 2_000])
def test_unreadable_yaml_is_told_and_never_crashes(tmp_path: Path, text: str) -> None:
    path = tmp_path / "page.yml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InvalidContent, match=r"page\.yml"):
        read_yaml(path)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(InvalidContent, match=r"page\.yml : fichier introuvable"):
        read_yaml(tmp_path / "page.yml")


def test_an_intent_leads_to_its_page(library: Library) -> None:
    page = library.page_of_intent("reach_33700")
    assert page is not None
    assert page.slug == "33700"
    assert library.page_of_intent("greet") is None


def test_an_unknown_card_or_reply_is_told(library: Library) -> None:
    with pytest.raises(InvalidContent):
        library.card("inconnu")
    with pytest.raises(InvalidContent):
        library.response("utter_inconnu")


def test_a_service_exists_between_its_days_both_included(library: Library) -> None:
    portal = library.services["violences"]
    days = [date(2018, 11, 26), date(2018, 11, 27), date(2022, 4, 10), date(2022, 4, 11)]
    assert [portal.exists_on(day) for day in days] == [False, True, True, False]
