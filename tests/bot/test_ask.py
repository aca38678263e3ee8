"""`bot.ask --jsonl`: one object per line, whatever the line; no server; nothing else on standard output."""

import subprocess
import time
from pathlib import Path
from typing import Any

import pytest

from bot.model_files import MODELS
from content.reply import OFFICER_TITLE
from tests.bot.asking import FIELDS, OUTCOMES, ask_lines, line, read_answers, run_ask
from tests.bot.small_project import ROOT, SmallProject

pytestmark = pytest.mark.slow

HOSTILE = {
    "empty": b"",
    "blanks": b" \t ",
    "not UTF-8": b"\xff\xfe bonjour \xe9",
    "half a character": "é".encode()[:1],
    "a hundred thousand characters": b"a" * 100_000,
    "a hundred thousand characters of JSON": line(text="é" * 100_000),
    "a slash": b"/",
    "a command": b"/restart",
    "an intent": b"/ask_officer",
    "an intent with entities": b'/scam_what_card_lost{"scam_what": "card_lost"}',
    "slashes": b"/////",
    "an intent inside": line(text="/ask_masque"),
    "a brace": b"{",
    "JSON cut short": b'{"text": "bonjour"',
    "JSON without text": b'{"a": 1}',
    "an empty object": b"{}",
    "braces without end": b"{" * 5_000,
    "nested without end": b'{"text":' * 5_000,
    "a list": b'["bonjour"]',
    "a number": b"17",
    "null": b"null",
    "text is null": b'{"text": null}',
    "text is a number": b'{"text": 5}',
    "text is not a number": b'{"text": NaN}',
    "text is infinite": b'{"text": -Infinity}',
    "text is a list": b'{"text": ["bonjour"]}',
    "text is an object": b'{"text": {"text": "bonjour"}}',
    "text is empty": b'{"text": ""}',
    "half a surrogate": b'{"text": "\\ud83d bonjour"}',
    "only half a surrogate": b'{"text": "\\udc00"}',
    "a surrogate as a name": b'{"text": "bonjour", "conversation": "\\ud800"}',
    "control characters": b"\x00\x01\x1b[31m\x7f",
    "HTML": b"<script>alert(1)</script>",
    "a template": b"{choice_1} {{7*7}}",
    "conversation is a number": b'{"text": "bonjour", "conversation": 5}',
    "conversation is a list": b'{"text": "bonjour", "conversation": ["a"]}',
    "at is no date": line(text="bonjour", at="hier"),
    "at is a number": line(text="bonjour", at=20201114),
    "at is a list": line(text="bonjour", at=[2020, 11, 14]),
    "at is the first day": line(text="je veux un policier", at="0001-01-01T00:00+14:00"),
    "at is the last day": line(text="je veux un policier", at="9999-12-31T23:59"),
    "a button of nobody": line(press=1, conversation="nobody"),
    "a button without conversation": line(press=1),
    "button zero": line(press=0, conversation="press"),
    "a negative button": line(press=-1, conversation="press"),
    "a button too far": line(press=99, conversation="press"),
    "a button of ten thousand digits": b'{"press": ' + b"9" * 10_000 + b', "conversation": "press"}',
    "a button as text": line(press="1", conversation="press"),
    "a button as a fraction": line(press=1.0, conversation="press"),
    "a true button": line(press=True, conversation="press"),
    "a null button": line(press=None, conversation="press"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_every_line_gives_an_object_with_an_outcome(hostile: dict[str, dict[str, Any]], name: str) -> None:
    answer = hostile[name]
    assert list(answer) == FIELDS
    assert answer["outcome"] in OUTCOMES
    assert isinstance(answer["text"], str)
    assert answer["reply"].strip()


@pytest.mark.parametrize(
    "name", [name for name in HOSTILE if "button" in name or "conversation" in name or "at is" in name]
)
def test_a_field_of_a_wrong_shape_is_told_in_one_sentence(hostile: dict[str, dict[str, Any]], name: str) -> None:
    if name in {"at is the first day", "at is the last day"}:
        assert hostile[name]["outcome"] in {"handoff", "clarify"}
        return
    assert (hostile[name]["outcome"], hostile[name]["intent"]) == ("clarify", None)
    assert hostile[name]["reply"].count("\n") == 0


@pytest.mark.parametrize("name", ["a command", "an intent", "an intent with entities", "an intent inside"])
def test_a_line_that_starts_with_a_slash_is_words_not_an_order(hostile: dict[str, dict[str, Any]], name: str) -> None:
    assert hostile[name]["confidence"] < 1.0
    assert hostile[name]["intent"] not in {"restart", "scam_what_card_lost"}


def test_what_is_refused_is_told_as_the_gateway_tells_it(hostile: dict[str, dict[str, Any]]) -> None:
    assert "vide" in hostile["empty"]["reply"]
    assert "trop long" in hostile["a hundred thousand characters"]["reply"]
    assert "avec des mots" in hostile["text is a number"]["reply"]
    assert hostile["a hundred thousand characters"]["text"] == "a" * 100_000


CONVERSATIONS = [
    b"je peux courir jusqu'o\xc3\xb9",
    line(text="je me suis fait arnaquer", conversation="a"),
    line(text="je me suis fait arnaquer", conversation="b"),
    line(press=1, conversation="a"),
    line(press=5, conversation="b"),
    line(text="asdfghjkl", conversation="c"),
    line(text="asdfghjkl", conversation="d"),
    line(text="asdfghjkl", conversation="c"),
    b"asdfghjkl",
    b"asdfghjkl",
    line(text="je veux parler à un policier", conversation="e", at="2020-11-14T10:30"),
    line(text="je veux parler à un policier", conversation="e", at="2020-11-14T21:30"),
    line(text="je veux parler à un policier", conversation="e", at="2020-11-14T06:30"),
    line(text="je veux parler à un policier", conversation="e", at="2020-11-14T21:30:00+00:00"),
    line(text="merci", conversation="e"),
    line(text="il y a quelqu'un qui essaie d'entrer chez moi", conversation="a"),
    "je peux courir jusqu'où ? je veux signaler un tweet haineux".encode(),
    line(text="je peux courir jusqu'où", conversation="f"),
    line(press=99, conversation="f"),
    line(press=1, conversation="f"),
    b"sonner du cor dans les bois\r",
]


@pytest.fixture(scope="module")
def ran(small: SmallProject) -> "subprocess.CompletedProcess[bytes]":
    """All in one run, for loading takes longest. A first line gives the conversation `press` its buttons."""
    first = line(text="je peux courir jusqu'où", conversation="press")
    return run_ask(small, b"\n".join([first, *HOSTILE.values(), *CONVERSATIONS]))


@pytest.fixture(scope="module")
def answers(ran: "subprocess.CompletedProcess[bytes]") -> list[dict[str, Any]]:
    return read_answers(ran)


@pytest.fixture
def hostile(answers: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    return dict(zip(HOSTILE, answers[1:], strict=False))


@pytest.fixture
def said(answers: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return answers[-len(CONVERSATIONS) :]


def test_a_bare_line_is_a_message(said: list[dict[str, Any]]) -> None:
    answer = said[0]
    assert answer["text"] == "je peux courir jusqu'où"
    assert (answer["outcome"], answer["topic"], answer["service"]) == ("answer", "sport-promenade", None)
    assert (answer["also"], answer["choices"], answer["intent"]) == ([], [], "ask_sport_promenade")
    assert 0.5 < answer["confidence"] <= 1.0


def test_the_reply_is_all_that_the_citizen_would_read(said: list[dict[str, Any]]) -> None:
    reply = said[0]["reply"]
    assert "motif 6" in reply
    assert "https://" in reply, "the card"
    assert f"[{OFFICER_TITLE}]" in reply


def test_lines_of_one_conversation_share_its_state_and_others_do_not(said: list[dict[str, Any]]) -> None:
    assert [answer["outcome"] for answer in said[1:5]] == ["clarify", "clarify", "steer", "steer"]
    assert [answer["service"] for answer in said[3:5]] == ["perceval", "cybermalveillance"]
    assert [answer["outcome"] for answer in said[5:8]] == ["clarify", "clarify", "handoff"]


def test_bare_lines_are_each_a_new_conversation(said: list[dict[str, Any]]) -> None:
    assert [answer["outcome"] for answer in said[8:10]] == ["clarify", "clarify"]


def test_the_given_instant_is_paris_time_and_sets_the_hours(said: list[dict[str, Any]]) -> None:
    day, evening, morning, elsewhere = (answer["reply"] for answer in said[10:14])
    assert "Vous êtes dans la file d'attente" in day
    assert "demain à 8 h" in evening
    assert "aujourd'hui à 8 h" in morning
    assert "demain à 8 h" in elsewhere


def test_a_handoff_does_not_end_the_conversation(said: list[dict[str, Any]]) -> None:
    assert (said[14]["outcome"], said[14]["topic"]) == ("answer", "social")


def test_danger_is_answered_in_the_middle_of_anything(said: list[dict[str, Any]]) -> None:
    assert (said[15]["outcome"], said[15]["topic"], said[15]["intent"]) == ("emergency", None, "emergency_police")
    assert "17" in said[15]["reply"].splitlines()[0]


def test_a_second_answer_is_told_beside_the_first(said: list[dict[str, Any]]) -> None:
    assert (said[16]["topic"], said[16]["also"]) == ("sport-promenade", ["pharos"])


def test_an_unknown_button_leaves_the_others_in_place(said: list[dict[str, Any]]) -> None:
    assert said[18]["outcome"] == "clarify"
    assert said[19]["outcome"] in {"answer", "steer"}


def test_a_new_page_is_one_file(said: list[dict[str, Any]]) -> None:
    """tests/bot/small_project.py wrote it; nothing else was edited."""
    assert (said[20]["outcome"], said[20]["topic"]) == ("answer", "cor-de-chasse")
    assert "Le cor se joue à la maison." in said[20]["reply"]


def test_without_jsonl_it_talks_with_a_person_and_ends_with_the_input(small: SmallProject) -> None:
    typed = "je me suis fait arnaquer\n1\n9\n²\n\n33700\n".encode()
    done = small.python("-m", "bot.ask", stdin=typed, environment={})
    said = done.stdout.decode()
    assert (done.returncode, done.stderr) == (0, b"")
    assert said.index("(clarify, report_scam") < said.index("(steer, scam_what_card_in_hand, 1.00)")
    assert said.count("\n  (") == 6, "an answer to each line"


def test_no_model_is_one_sentence_and_code_two(untrained: SmallProject) -> None:
    done = untrained.python("-m", "bot.ask", "--jsonl", stdin=b"bonjour\n")
    assert done.returncode == 2
    assert done.stdout == b""
    assert done.stderr.decode() == "Aucun modèle entraîné : lancez « make train ».\n"


def test_a_damaged_model_is_one_sentence_and_code_two(untrained: SmallProject) -> None:
    untrained.model.parent.mkdir()
    untrained.model.write_bytes(b"no archive")
    done = untrained.python("-m", "bot.ask", "--jsonl", stdin=b"bonjour\n")
    assert done.returncode == 2
    assert done.stdout == b""
    assert done.stderr.decode().splitlines()[-1] == "Le modèle entraîné est illisible : lancez « make train »."
    assert "Traceback" not in done.stderr.decode()


def test_standard_output_holds_one_object_a_line_and_nothing_else(answers: list[dict[str, Any]]) -> None:
    """The last line had no end, and the terminal knew no accents."""
    assert len(answers) == 1 + len(HOSTILE) + len(CONVERSATIONS)
    assert all(list(answer) == FIELDS for answer in answers)


def test_standard_error_is_silent(ran: "subprocess.CompletedProcess[bytes]") -> None:
    assert ran.stderr == b""


@pytest.mark.skipif(not list(MODELS.glob("*.tar.gz")), reason="the full model is not trained")
def test_the_full_model_keeps_the_promises_of_the_first_page() -> None:
    lines = [
        "où télécharger l'attestation ?",
        "on m'a débité 300 euros sur ma carte, j'ai toujours la carte",
        "il y a quelqu'un qui essaie d'entrer chez moi",
        "je veux parler à un policier",
    ]
    answers = ask_lines(SmallProject(Path(ROOT)), [text.encode() for text in lines])
    assert [answer["outcome"] for answer in answers] == ["answer", "steer", "emergency", "handoff"]
    assert answers[0]["topic"] == "attestation-ou-telecharger"
    assert answers[1]["service"] == "perceval"
    assert "https://" in answers[0]["reply"]
    assert "Perceval" in answers[1]["reply"]
    assert all(number in answers[2]["reply"] for number in ("17", "112", "114"))


@pytest.mark.long
def test_five_hundred_messages_take_less_than_thirty_seconds_once_loaded() -> None:
    project = SmallProject(Path(ROOT))
    text = "Bonjour, est-ce que je peux aller voir ma mère qui a 85 ans et vit seule ?".encode()
    one, many = (_seconds(project, [text] * count) for count in (1, 501))
    assert many - one < 30


def _seconds(project: SmallProject, lines: list[bytes]) -> float:
    started = time.monotonic()
    ask_lines(project, lines)
    return time.monotonic() - started
