"""No story is passed over in silence."""

from pathlib import Path

from tools.rasa_journeys import passed_over, played, written


def test_stories_of_all_files_are_counted(tmp_path: Path) -> None:
    (tmp_path / "test_a.yml").write_text("stories:\n- story: one\n  steps: []\n- story: two\n  steps: []\n")
    (tmp_path / "forgotten.yml").write_text("stories:\n- story: three\n  steps: []\n")
    (tmp_path / "empty.yml").write_text("")
    assert written(tmp_path) == 3


def test_the_report_says_how_many_were_played(tmp_path: Path) -> None:
    report = tmp_path / "story_report.json"
    assert played(report) == 0
    report.write_text("{}")
    assert played(report) == 0
    report.write_text('{"conversation_accuracy": {"accuracy": 1.0, "correct": 2, "total": 2}}')
    assert played(report) == 2


def test_all_played_is_right() -> None:
    assert passed_over(3, 3) is None


def test_one_passed_over_is_told() -> None:
    assert "1 parcours sur 3" in (passed_over(3, 2) or "")


def test_none_at_all_is_told() -> None:
    assert "Aucun parcours" in (passed_over(0, 0) or "")
