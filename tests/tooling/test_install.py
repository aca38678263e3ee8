"""What is installed is installed again only when it must be."""

import sys
from pathlib import Path

import pytest

from tools import install

PYPROJECT = '[project]\nname = "x"\n[dependency-groups]\nbot = ["a"]\n[tool.ruff]\nline-length = 120\n'


def test_a_lint_rule_changes_nothing_to_install() -> None:
    before, after = PYPROJECT, PYPROJECT.replace("120", "100")
    assert install.dependencies_in(before) == install.dependencies_in(after)


@pytest.mark.parametrize("changed", ['["a", "b"]', '["a"]\n[tool.uv]\nconflicts = []'])
def test_a_dependency_does(changed: str) -> None:
    assert install.dependencies_in(PYPROJECT) != install.dependencies_in(PYPROJECT.replace('["a"]', changed))


@pytest.fixture
def synced(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[str]:
    """Names of the environments that were synced, in order; stamps stand in tmp_path."""
    groups: list[str] = []

    def sync(group: str, python: str, stamp: str, what: str, arguments: list[str]) -> None:
        groups.append(group)
        environment = install.environment_of(group)
        environment.mkdir(exist_ok=True)
        (environment / ".installed").write_text(stamp)

    monkeypatch.setattr(install, "sync", sync)
    monkeypatch.setattr(install, "environment_of", lambda group: tmp_path / group)
    return groups


def make(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> None:
    monkeypatch.setattr(sys, "argv", ["install.py", *arguments])
    install.main()


def test_both_environments_are_synced_once(synced: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    make(monkeypatch)
    make(monkeypatch)
    assert synced == ["bot", "handoff"]


def test_the_full_rasa_stays_until_the_default_is_asked_for(synced: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    make(monkeypatch)
    make(monkeypatch, "--full-rasa")
    make(monkeypatch)
    assert synced == ["bot", "handoff", "bot"]
    make(monkeypatch, "--default")
    assert synced[3:] == ["bot"]


def test_a_python_that_cannot_be_had_is_named_in_one_sentence(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    refuses = tmp_path / "uv"
    refuses.write_text("#!/bin/sh\nexit 1\n")
    refuses.chmod(0o755)
    with pytest.raises(SystemExit) as ended:
        install.need_python(str(refuses), "3.13")
    sentence = str(ended.value)
    assert "Python 3.13 est introuvable" in sentence
    assert "pyenv install 3.13" in sentence
    assert "\n" not in sentence


@pytest.mark.parametrize(("said", "version"), [("uv 0.13.9 (x)", (0, 13, 9)), ("nothing", ())])
def test_the_version_of_uv_is_read(tmp_path: Path, said: str, version: tuple[int, ...]) -> None:
    uv = tmp_path / "uv"
    uv.write_text(f"#!/bin/sh\necho '{said}'\n")
    uv.chmod(0o755)
    assert install.version_of(str(uv)) == version


def test_no_uv_has_no_version(tmp_path: Path) -> None:
    assert install.version_of(str(tmp_path / "absent")) == ()
