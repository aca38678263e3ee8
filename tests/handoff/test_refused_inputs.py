"""Whatever comes, the connection and the conversation stay."""

import json
from typing import Any

import pytest
from fake_bot import FakeBot
from talkers import Citizen

NAME = "name-0001"


def _message(text: Any) -> str:
    return json.dumps({"type": "message", "client_message_id": NAME, "text": text})


REFUSED: dict[str, tuple[str | bytes, str]] = {
    "100 kB": (_message("a" * 100_000), "too_large"),
    "17 kB": (_message("é" * 9_000), "too_large"),
    "2,001 characters": (_message("a" * 2_001), "too_long"),
    "nothing": (_message(""), "empty"),
    "spaces": (_message(" \n\t "), "empty"),
    "control characters": (_message("\x00\x07\u200b\u202e"), "empty"),
    "half a surrogate": ('{"type": "message", "client_message_id": "name-0001", "text": "\\ud800"}', "empty"),
    "not JSON": ("bonjour", "not_json"),
    "binary": (b"bonjour", "not_json"),
    "deeply nested": ("[" * 8_000, "not_json"),
    "a list": ("[]", "bad_message"),
    "null": ("null", "bad_message"),
    "NaN": ('{"type": "hello", "ticket": "x", "cursor": NaN}', "bad_message"),
    "no type": ("{}", "bad_message"),
    "type of a wrong type": ('{"type": {"a": 1}}', "bad_message"),
    "unknown type": ('{"type": "restart"}', "bad_message"),
    "text of a wrong type": (_message({"a": 1}), "bad_message"),
    "text a number": (_message(5), "bad_message"),
    "no text": ('{"type": "message", "client_message_id": "name-0001"}', "bad_message"),
    "no name": ('{"type": "message", "text": "bonjour"}', "bad_message"),
    "a name with spaces": ('{"type": "message", "client_message_id": "a name of mine", "text": "b"}', "bad_message"),
    "a field too many": ('{"type": "leave", "really": true}', "bad_message"),
    "an officer's message": ('{"type": "accept", "conversation": "abcdefgh"}', "bad_message"),
    "a payload as button": (
        '{"type": "press", "client_message_id": "name-0001", "button_id": "/restart"}',
        "unknown_button",
    ),
}


@pytest.mark.parametrize("case", REFUSED)
async def test_what_cannot_be_taken_is_refused_with_a_sentence_and_nothing_else_changes(
    address: str, bot: FakeBot, case: str
) -> None:
    frame, code = REFUSED[case]
    async with Citizen(address) as citizen:
        await citizen.open()
        await citizen.socket.send(frame)
        error = await citizen.until("error")
        assert error["code"] == code
        assert error["sentence"].endswith((".", "policier."))
        assert (await citizen.answer("bonjour"))["seq"] == 2
    assert bot.heard == ["bonjour"]


@pytest.mark.parametrize(
    ("typed", "heard"),
    [
        ("/restart", "restart"),
        ('/intent{"a":1}', 'intent{"a":1}'),
        ("//  /ask_officer", "ask_officer"),
        ("/", "."),
        ("bonjour\n\n/restart", "bonjour /restart"),
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
    ],
)
async def test_a_citizens_text_is_text(address: str, bot: FakeBot, typed: str, heard: str) -> None:
    async with Citizen(address) as citizen:
        await citizen.open()
        await citizen.write(typed)
        said = await citizen.until("event", author="citizen")
        await citizen.until("event", author="bot")
    assert said["texts"] == [typed]
    assert bot.heard == [heard]


async def test_a_second_hello_changes_nothing(address: str) -> None:
    async with Citizen(address) as citizen:
        await citizen.open()
        await citizen.send("hello", ticket="again", cursor=0)
        assert (await citizen.answer("bonjour"))["outcome"] == "answer"


async def test_a_frame_beyond_all_measure_costs_the_connection_not_the_conversation(address: str) -> None:
    async with Citizen(address) as citizen:
        await citizen.open()
        await citizen.answer("bonjour")
        await citizen.socket.send("x" * 200_000)
        await citizen.socket.wait_closed()
        assert citizen.socket.close_code == 1009
        assert len((await citizen.open())["events"]) == 2
