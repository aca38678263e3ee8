"""No message of tests/evaluation/ is a question of data/: `make check` says which one, and where it stands."""

from collections.abc import Callable
from pathlib import Path

from content.check import EVALUATION, read_all
from content.evaluation_rules import borrowed_faults, evaluation_messages

ANIMAUX = "answer/animaux.yml"


def test_no_evaluation_message_is_in_data() -> None:
    messages = evaluation_messages(EVALUATION)
    assert len(messages) > 800
    assert [str(fault) for fault in borrowed_faults(read_all()[0], messages)] == []


def test_an_evaluation_message_in_data_is_told_whatever_its_spelling(
    data: Path, edit: Callable[[str, str, str], None], faults: Callable[[], list[str]]
) -> None:
    edit(ANIMAUX, "  examples: |\n", "  examples: |\n    - MON BÉBÉ est inconscient !!\n")
    lines = (data / ANIMAUX).read_text(encoding="utf-8").splitlines()
    line = next(number for number, text in enumerate(lines, 1) if "inconscient" in text)
    told = "cette question sert à noter le robot (tests/evaluation/emergencies.tsv, e001) : retirez-la d'ici."
    assert f"{ANIMAUX}, ligne {line} : {told}" in faults()


def test_a_word_alone_is_everybodys(tmp_path: Path) -> None:
    (tmp_path / "some.tsv").write_text("id\ttext\ne1\tslt\ne2\tslt vous\n", encoding="utf-8")
    assert list(evaluation_messages(tmp_path).values()) == ["some.tsv, e2"]
