"""Copies of data/ that a test may break."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from content import question_rules
from content.check import SOURCES, check
from content.library import DATA, Library, load_library

WHOLE = (
    "services.yml",
    "hours.yml",
    "regimes.yml",
    "not_yet_open.yml",
    "danger.yml",
    "danger_languages.yml",
    "emergency.yml",
    "handoff.yml",
    "smalltalk.yml",
    "facts.yml",
    "guidance.yml",
    "languages.yml",
)
# Four pages that know each other only, and few questions: checking them takes a tenth of a second.
QUESTIONS = 10
PAGES = {
    "answer/animaux.yml": "sport-promenade",
    "answer/sport-promenade.yml": "animaux",
    "steer/perceval.yml": "opposition-cb",
    "steer/opposition-cb.yml": "perceval",
}


@pytest.fixture(scope="session")
def library() -> Library:
    return load_library()


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small copy of data/ without a fault: few questions, and floors as low."""
    for floor in ("FLOOR", "LIKELY_FLOOR", "EMERGENCY_FLOOR", "OUT_OF_SCOPE_FLOOR"):
        monkeypatch.setattr(question_rules, floor, QUESTIONS)
    copy = tmp_path / "data"
    for folder in ("answer", "steer"):
        (copy / folder).mkdir(parents=True)
    for name in WHOLE:
        text = _with_fewer_questions(DATA / name).replace("see_also: [violences]", "see_also: [animaux]")
        (copy / name).write_text(text, encoding="utf-8")
    for name, near in PAGES.items():
        text = re.sub(r"see_also: .*", f"see_also: [{near}]", _with_fewer_questions(DATA / name))
        (copy / name).write_text(text, encoding="utf-8")
    _write_small_home(copy / "home.yml")
    _write_small_follow_ups(copy / "follow_ups.yml")
    (copy / "queue.yml").write_text("sensitive:\n  subjects: [perceval]\n  answers: {}\n", encoding="utf-8")
    for name in ("canned.yml", "wrap_up.yml"):
        (copy / name).write_text((DATA / name).read_text(encoding="utf-8"), encoding="utf-8")
    return copy


@pytest.fixture
def edit(data: Path) -> Callable[..., None]:
    """Replace a piece of one file of the copy, once."""

    def replace(name: str, old: str, new: str) -> None:
        text = (data / name).read_text(encoding="utf-8")
        assert old in text, f"« {old} » is no longer in {name}"
        (data / name).write_text(text.replace(old, new, 1), encoding="utf-8")

    return replace


@pytest.fixture
def faults(data: Path) -> Callable[[], list[str]]:
    """Check the copy and return what is said."""
    return lambda: [str(fault) for fault in check(data, SOURCES)]


def _with_fewer_questions(path: Path) -> str:
    kept, number = [], 0
    for line in path.read_text(encoding="utf-8").splitlines(keepends=True):
        number = number + 1 if line.startswith("    - ") else 0
        if number <= QUESTIONS:
            kept.append(line)
    return "".join(kept)


def _write_small_home(path: Path) -> None:
    home = yaml.safe_load((DATA / "home.yml").read_text(encoding="utf-8"))
    for entry in home["menu"]:
        entry["items"] = [item for item in entry["items"] if item.get("topic") in {None, "sport-promenade"}]
    path.write_text(yaml.safe_dump(home, allow_unicode=True, sort_keys=False, width=1000), encoding="utf-8")


def _write_small_follow_ups(path: Path) -> None:
    written = yaml.safe_load((DATA / "follow_ups.yml").read_text(encoding="utf-8"))
    for attribute in ("audience", "means", "distance"):
        for entry in written[attribute].values():
            entry["answers"] = {"animaux": "sport-promenade"}
    written["responses"] = dict(list(written["responses"].items())[:1])
    path.write_text(yaml.safe_dump(written, allow_unicode=True, sort_keys=False, width=1000), encoding="utf-8")
