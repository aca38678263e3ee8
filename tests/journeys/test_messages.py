"""The messages of these journeys are nobody else's: neither learned from, nor measured on."""

import ast
import csv
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from content.library import DATA
from content.similarity import identity
from content.yaml_file import read_yaml

HERE = Path(__file__).parent
EVALUATION = HERE.parent / "evaluation"
# Titles of buttons and names of services are said here as they are shown.
FEWEST_WORDS = 4


def own_texts() -> Iterator[tuple[str, str]]:
    """Every text of some words in these files, docstrings and pieces of replies included: more than the messages."""
    for path in sorted(HERE.glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Constant)
                and isinstance(node.value, str)
                and len(node.value.split()) >= FEWEST_WORDS
            ):
                yield f"{path.name}:{node.lineno}", node.value


def learned_texts() -> Iterator[str]:
    for path in sorted(DATA.rglob("*.yml")):
        for block in read_yaml(path).get("nlu") or ():
            yield from (line.strip()[2:] for line in block["examples"].splitlines() if line.strip().startswith("- "))


def measured_texts() -> Iterator[str]:
    for path in sorted(EVALUATION.glob("*.tsv")):
        with path.open(encoding="utf-8") as file:
            yield from (row["text"] for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize("others", [learned_texts, measured_texts])
def test_no_message_of_a_journey_is_of_data_or_of_the_evaluation(others: Callable[[], Iterator[str]]) -> None:
    known = {identity(text) for text in others()}
    assert len(known) > 500
    assert [f"{place}: {text}" for place, text in own_texts() if identity(text) in known] == []


def test_there_are_enough_journeys_and_each_is_told_in_a_sentence() -> None:
    names = [
        node.name
        for path in HERE.glob("test_*.py")
        for node in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
    ]
    assert len(names) >= 40
    assert [name for name in names if name.count("_") < 4] == []
