"""Which files `python -m content.check` wants, and where what it says of them leads."""

from collections.abc import Callable
from pathlib import Path

import pytest

from content.errors import InvalidContent
from content.placed_faults import placed

Edit = Callable[[str, str, str], None]
Faults = Callable[[], list[str]]
NOWHERE = "ce fichier n'est lu nulle part : un sujet va dans answer/ ou dans steer/."
MISNAMED = "ce nom s'écrit en minuscules sans accent, chiffres et tirets, et finit par .yml."


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("horaires.yml", NOWHERE),
        ("chiens/chien.yml", NOWHERE),
        ("answer/chiens/chien.yml", NOWHERE),
        ("answer/chiens.yaml", MISNAMED),
        ("answer/Chiens.yml", MISNAMED),
        ("steer/numéro.yml", MISNAMED),
        ("steer/mon_service.yml", MISNAMED),
    ],
)
def test_a_file_that_nobody_would_read_is_told(name: str, told: str, data: Path, faults: Faults) -> None:
    (data / name).parent.mkdir(exist_ok=True)
    (data / name).write_text("a: b\n", encoding="utf-8")
    assert f"{name} : {told}" in faults()


def test_what_an_editor_or_the_guide_leaves_there_is_no_fault(data: Path, faults: Faults) -> None:
    for name in ("README.md", "answer/animaux.yml~", "answer/.animaux.yml.swp", ".DS_Store"):
        (data / name).write_text("", encoding="utf-8")
    assert faults() == []


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("danger.yml", "surs:\n  police:\n", "surs:\n  police:\n    - on me [bat ici\n"),
        ("danger_languages.yml", "  surs:\n    police:\n", "  surs:\n    police:\n      - on me [bat ici\n"),
    ],
)
def test_a_broken_phrase_is_told_with_its_line(
    name: str, old: str, new: str, data: Path, edit: Edit, faults: Faults
) -> None:
    edit(name, old, new)
    lines = (data / name).read_text(encoding="utf-8").splitlines()
    line = next(number for number, text in enumerate(lines, 1) if "[bat" in text)
    assert [fault for fault in faults() if fault.startswith(f"{name}, ligne {line} : ") and "« [bat »" in fault]


def test_a_subject_without_a_page_is_told_with_its_line(edit: Edit, faults: Faults) -> None:
    edit("queue.yml", "[perceval]", "[violence]")
    assert faults() == ["queue.yml, ligne 2 : « violence » n'a pas de page dans answer/ ou steer/."]


def test_a_sensitive_answer_that_no_triage_gives_is_told_with_its_line(edit: Edit, faults: Faults) -> None:
    edit("queue.yml", "answers: {}", "answers: {loss_how: [stolen]}")
    told = "queue.yml, ligne 3 : « loss_how: stolen » n'est la réponse d'aucune question de guided/."
    assert faults() == [told]


def test_of_two_files_the_one_that_holds_the_words_is_named(tmp_path: Path) -> None:
    (tmp_path / "guided").mkdir()
    (tmp_path / "guided" / "loss.yml").write_text("# je connais [le voleur\nquestions: []\n", encoding="utf-8")
    (tmp_path / "facts.yml").write_text("facts:\n  - je connais [le voleur\n", encoding="utf-8")
    fault = InvalidContent("guided/loss.yml ou facts.yml : motif « je connais [le voleur » : « [le » n'est pas un mot")
    expected = "facts.yml, ligne 2 : motif « je connais [le voleur » : « [le » n'est pas un mot."
    assert str(placed(tmp_path, fault)) == expected


def test_what_names_no_file_or_no_line_is_told_all_the_same(tmp_path: Path) -> None:
    assert str(placed(tmp_path, InvalidContent("sans fichier"))) == "data : sans fichier."
    assert str(placed(tmp_path, InvalidContent("data/hours.yml : « x » manque"))) == "hours.yml : « x » manque."
