"""packages/full-rasa repeats the bot's dependencies; both lists must say the same."""

from pathlib import Path
from typing import Any

import pytest

tomllib = pytest.importorskip("tomli")

ROOT = Path(__file__).parents[2]


def read(path: str) -> dict[str, Any]:
    content: dict[str, Any] = tomllib.loads((ROOT / path).read_text(encoding="utf-8"))
    return content


def flatten(groups: dict[str, Any], name: str) -> set[str]:
    found: set[str] = set()
    for item in groups[name]:
        found |= flatten(groups, item["include-group"]) if isinstance(item, dict) else {item}
    return found


def test_the_full_installation_holds_what_the_bot_needs() -> None:
    bot = flatten(read("pyproject.toml")["dependency-groups"], "bot") - {"rasa-without-tensorflow"}
    full = set(read("packages/full-rasa/pyproject.toml")["project"]["dependencies"])
    assert full == bot, "change packages/full-rasa/pyproject.toml with the bot group, then lock it again"


def test_the_full_installation_is_the_published_one() -> None:
    settings = read("packages/full-rasa/pyproject.toml")["tool"]["uv"]
    assert not {"exclude-dependencies", "override-dependencies"} & set(settings)


def test_rasa_is_pinned_exactly() -> None:
    """The exclusions were read from the sources of this version and no other."""
    assert "rasa==3.6.21" in flatten(read("pyproject.toml")["dependency-groups"], "bot")
