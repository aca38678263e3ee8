"""docs/protocol.md, the schemas and the code say the same."""

import json
import re
from datetime import timedelta
from pathlib import Path

import pytest

from content.vocabulary import DangerKind, HandoffReason, Outcome
from handoff import protocol
from handoff.console.messages import REASONS
from handoff.conversations import dispatch, officers
from handoff.conversations.admission import DRAIN_FOR, LONG_WAIT
from handoff.conversations.events import Author
from handoff.conversations.record import RESUME_WITHIN
from handoff.conversations.sentences import STILL_THERE
from handoff.conversations.states import State
from handoff.sentences import SENTENCES
from handoff.serve import PING_EVERY, PONG_WITHIN
from handoff.triage.admission import TOLD_FOR

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


def test_the_figures_of_the_queue_in_the_document_are_those_of_the_code() -> None:
    in_one_line = " ".join(DOCUMENT.split())
    for promise in (
        f"one pending offer an officer; {_seconds(dispatch.OFFER_FOR)} seconds",
        f"{['One', 'Two', 'Three'][officers.MISSES_ALLOWED]} time-outs in a row set the officer away",
        f"when nobody has written for {_minutes(officers.IDLE_AFTER)} minutes, ½",
        f"pings every socket each {PING_EVERY:.0f} seconds; one that does not answer in {PONG_WITHIN:.0f} is cut",
        f"a lease of {_seconds(officers.LEASE)} seconds",
        f"no offers. {_seconds(officers.GRACE)} seconds later: `assigned` goes back",
        f"a page not seen for {_seconds(dispatch.ABSENT_AFTER)} seconds is passed over",
        f"after {_minutes(dispatch.DROPPED_AFTER)} minutes the place is given up",
        f"After {_minutes(dispatch.LONG_SILENCE)} minutes without a word",
        f"none in {_minutes(dispatch.ANSWER_WITHIN)} minutes",
        f"{_minutes(officers.BACK_WITHIN)} minutes after missed offers",
        f"{DRAIN_FOR // timedelta(hours=1)} hours later in any case",
        f"has {_seconds(RESUME_WITHIN)} seconds to `resume`",
        f"Beyond {_minutes(LONG_WAIT)} minutes (`LONG_WAIT`)",
        f"asks again within {_minutes(TOLD_FOR)} minutes, is let in",
    ):
        assert promise in in_one_line, promise
    assert f"dans les {_minutes(dispatch.ANSWER_WITHIN)} minutes" in STILL_THERE
    assert f"depuis {_minutes(officers.IDLE_AFTER)} minutes" in officers.LOAD_RULE


def _seconds(duration: timedelta) -> int:
    return duration // timedelta(seconds=1)


def _minutes(duration: timedelta) -> int:
    return duration // timedelta(minutes=1)


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
