"""Training happens when what it depends on changed, and leaves one model."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tools import train


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project whose training is a file written at once."""
    for folder in ("data", "bot", "content"):
        (tmp_path / folder).mkdir()
    for name in ("data/animaux.yml", "bot/classifier.py", "content/reply.py", "domain.yml", "config.yml", "uv.lock"):
        (tmp_path / name).write_text(name)

    def fit(wanted: Path) -> None:
        wanted.parent.mkdir(exist_ok=True)
        wanted.write_text("model")

    for name, value in {"ROOT": tmp_path, "MODELS": tmp_path / "models", "LOG": tmp_path / ".run" / "log"}.items():
        monkeypatch.setattr(train, name, value)
    monkeypatch.setattr(train, "_train", fit)
    return tmp_path


def models(project: Path) -> list[str]:
    return [path.name for path in (project / "models").iterdir()]


def test_the_first_time_trains(project: Path) -> None:
    assert train.train_if_needed()
    assert len(models(project)) == 1


def test_nothing_changed_trains_nothing(project: Path) -> None:
    train.train_if_needed()
    assert not train.train_if_needed()


CHANGES: dict[str, Callable[[Path], object]] = {
    "a question": lambda project: (project / "data" / "animaux.yml").write_text("autre"),
    "a new subject": lambda project: (project / "data" / "sante.yml").write_text(""),
    "a subject renamed": lambda project: (project / "data" / "animaux.yml").rename(project / "data" / "chiens.yml"),
    "the pipeline": lambda project: (project / "config.yml").write_text("autre"),
    "a helper of a component": lambda project: (project / "bot" / "classifier.py").write_text("autre"),
    "the normaliser": lambda project: (project / "content" / "reply.py").write_text("autre"),
    "a library": lambda project: (project / "uv.lock").write_text("autre"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_what_changes_the_model_trains_and_the_old_model_goes(project: Path, change: Callable[[Path], object]) -> None:
    train.train_if_needed()
    old = models(project)
    change(project)
    assert train.train_if_needed()
    assert len(models(project)) == 1
    assert models(project) != old


def test_a_guide_trains_nothing(project: Path) -> None:
    train.train_if_needed()
    (project / "data" / "README.md").write_text("guide")
    assert not train.train_if_needed()


def test_a_failed_training_shows_its_last_lines_and_keeps_the_old_model(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    train.train_if_needed()
    old = models(project)
    (project / "config.yml").write_text("pipeline: [unknown]")
    monkeypatch.undo()
    monkeypatch.setattr(train, "ROOT", project)
    monkeypatch.setattr(train, "MODELS", project / "models")
    monkeypatch.setattr(train, "LOG", project / ".run" / "train.log")
    fake = project / ".venv-bot" / "bin" / "python"
    fake.parent.mkdir(parents=True)
    fake.write_text("#!/bin/sh\nseq 100\necho the cause\nexit 1\n")
    fake.chmod(0o755)
    with pytest.raises(SystemExit) as ended:
        train.train_if_needed()
    told = capsys.readouterr()
    assert ended.value.code == 1
    assert told.out.endswith("99\n100\nthe cause\n")
    assert "\n80\n" not in told.out
    assert "L'entraînement a échoué" in told.err
    assert models(project) == old
