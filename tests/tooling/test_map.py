"""The map is true: what the guides name is there, and nothing points out of the project."""

import re
import subprocess
from pathlib import Path

import pytest

from tools.suite import TESTED_BY

ROOT = Path(__file__).parents[2]
GUIDES = [
    "README.md",
    "CONTRIBUTING.md",
    "CHANGELOG.md",
    "data/README.md",
    *sorted(str(path.relative_to(ROOT)) for path in (ROOT / "docs").rglob("*.md") if "sources" not in path.parts),
]
# One path of this project, as guides write it between backticks or as a link.
NAMED = re.compile(r"`([^`\s]+)`|\]\(([^)#\s]+)(?:#[^)]*)?\)")
SUFFIXES = (".py", ".yml", ".md", ".toml", ".json", ".tsv", ".ini", ".lock", ".html", ".js", ".css", "/")
NOT_OF_THIS_TREE = re.compile(r"^/|://|[<>*…{}$=()]|^\.(venv|tools|run)|^models/")
# Put in two pieces so that this file does not hold what it forbids.
ELSEWHERE = re.compile(r"(?<![\w./-])/(?:work|root|home/\w+|Users/\w+)(?![\w-])|\.\./shared")
TARGET = re.compile(r"^([a-z][a-z-]*):", re.MULTILINE)


def tree() -> list[Path]:
    """Every file of the project, committed or about to be."""
    listed = ["git", "-C", str(ROOT), "ls-files", "-co", "--exclude-standard", "-z"]
    names = subprocess.run(listed, capture_output=True, text=True, check=True).stdout.split("\0")
    return [ROOT / name for name in names if name and (ROOT / name).is_file()]


def named_paths(guide: str) -> set[str]:
    """What the guide names that must be a path of this project."""
    names = {a or b for a, b in NAMED.findall((ROOT / guide).read_text(encoding="utf-8"))}
    tops = {path.name for path in ROOT.iterdir()}
    inside = {name for name in names if not NOT_OF_THIS_TREE.search(name)}
    return {name for name in inside if "/" in name and (name.split("/")[0] in tops or name.endswith(SUFFIXES))}


@pytest.mark.parametrize("guide", GUIDES)
def test_every_path_that_a_guide_names_is_there(guide: str) -> None:
    here = (ROOT / guide).parent
    missing = {name for name in named_paths(guide) if not (ROOT / name).exists() and not (here / name).exists()}
    assert missing == set()


def test_nothing_refers_to_a_place_outside_the_project() -> None:
    found = []
    for path in tree():
        if path.name == "uv.lock":
            continue
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        found += [f"{path.relative_to(ROOT)}: {match.group()}" for match in ELSEWHERE.finditer(text)]
    assert found == []


def test_every_folder_is_on_the_map() -> None:
    told = (ROOT / "README.md").read_text(encoding="utf-8")
    rows = "".join(line.split("|")[1] for line in told.splitlines() if line.startswith("| `"))
    folders = {path.relative_to(ROOT).parts[0] for path in tree() if path.parent != ROOT}
    assert {name for name in folders if not name.startswith(".") and f"`{name}/`" not in rows} == set()


def targets() -> list[str]:
    return TARGET.findall((ROOT / "Makefile").read_text(encoding="utf-8"))


@pytest.mark.parametrize("target", [target for target in targets() if target != "ready"])
def test_every_target_is_in_make_help_and_in_a_guide(target: str) -> None:
    helped = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert re.search(rf"^  make {target} +\S", helped, re.MULTILINE)
    told = "".join((ROOT / guide).read_text(encoding="utf-8") for guide in ("README.md", "CONTRIBUTING.md"))
    assert re.search(rf"make {target}(?![\w-])", told)


@pytest.mark.parametrize("guide", GUIDES)
def test_every_target_that_a_guide_names_exists(guide: str) -> None:
    named = set(re.findall(r"`make ([a-z-]+)", (ROOT / guide).read_text(encoding="utf-8")))
    assert named <= set(targets())


def test_make_alone_helps() -> None:
    alone = subprocess.run(["make"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert "make run" in alone


def test_every_folder_of_tests_is_run() -> None:
    folders = {path.parent.relative_to(ROOT / "tests").parts[0] for path in (ROOT / "tests").rglob("test_*.py")}
    assert folders == set(TESTED_BY)


@pytest.mark.parametrize("guide", GUIDES)
def test_no_guide_leaves_a_place_to_fill(guide: str) -> None:
    assert not re.search(r"TODO|FIXME|XXX|à compléter", (ROOT / guide).read_text(encoding="utf-8"))
