"""docs/protocol.md, the schemas and the code say the same."""

import json
import re
from pathlib import Path

import pytest

from content.vocabulary import DangerKind, HandoffReason, Outcome
from handoff import protocol
from handoff.console.messages import REASONS
from handoff.conversations.events import Author
from handoff.conversations.states import State
from handoff.sentences import SENTENCES

SHAPES = json.loads((Path(protocol.__file__).parent / "shapes.json").read_text(encoding="utf-8"))["$defs"]
DOCUMENT = (Path(protocol.__file__).parents[2] / "docs" / "protocol.md").read_text(encoding="utf-8")
DIRECTIONS = ("citizen_to_server", "server_to_citizen", "officer_to_server", "server_to_officer")


@pytest.mark.parametrize(
    ("name", "words"),
    [("state", State), ("author", Author), ("outcome", Outcome), ("danger", DangerKind), ("reason", HandoffReason)],
)
def test_the_words_of_the_schemas_are_those_of_the_code(name: str, words: type) -> None:
    assert set(SHAPES[name]["enum"]) == {word.value for word in words}  # type: ignore[attr-defined]


def test_every_error_has_a_code_a_sentence_and_a_line_in_the_document() -> None:
    codes = set(SHAPES["errorFields"]["properties"]["code"]["enum"])
    # These two bring their own sentences (content.citizen_text).
    assert codes == set(SENTENCES) | {"empty", "too_long"}
    assert codes <= set(re.findall(r"`(\w+)`", DOCUMENT))


def test_every_reason_for_a_handoff_has_a_label() -> None:
    assert set(REASONS) == set(HandoffReason)


@pytest.mark.parametrize("direction", DIRECTIONS)
def test_every_message_type_is_documented(direction: str) -> None:
    schema = json.loads((Path(protocol.__file__).parent / f"{direction}.json").read_text(encoding="utf-8"))
    types = set(re.findall(r'"type": \{"(?:const|enum)": \[?([^\]}]+)', json.dumps(schema)))
    named = {word for found in types for word in re.findall(r"\w+", found)}
    row = next(line for line in DOCUMENT.splitlines() if line.startswith(f"| `{direction}.json`"))
    assert named <= set(re.findall(r"\w+", row)) | {"event", "error"}


@pytest.mark.parametrize("direction", [*DIRECTIONS, "ticket_request"])
def test_every_schema_is_valid(direction: str) -> None:
    validator = protocol.shape(direction)
    validator.check_schema(validator.schema)
    assert not validator.is_valid({"type": "nonsense"})


def test_the_examples_of_the_document_are_valid() -> None:
    blocks = [json.loads(block.replace("…", "x")) for block in re.findall(r"```json\n(.*?)```", DOCUMENT, re.DOTALL)]
    welcome, event = blocks[0], blocks[1]
    protocol.shape("server_to_citizen").validate(welcome)
    protocol.shape("server_to_citizen").validate(event)
