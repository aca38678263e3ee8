"""The two servers as they run: tokens, a hot swap, a dead action server."""

import re
from pathlib import Path
from typing import Any

import pytest

from content.library import Library, load_library
from content.reply import Reply, assemble
from content.vocabulary import HandoffReason, Outcome
from tests.bot.running import Answer, Servers, ask
from tests.bot.small_project import SmallProject

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def library(small: SmallProject) -> Library:
    return load_library(small.folder / "data")


def read(answer: Answer, library: Library) -> Reply:
    assert answer.status == 200
    return assemble(answer.body, library)


# As /proc/net/tcp writes 127.0.0.1 and the state of a socket.
LOOPBACK, LISTENING = "0100007F", "0A"

CLOSED = [
    ("POST", "/webhooks/gateway/webhook"),
    ("POST", "/webhooks/gateway/parse"),
    ("POST", "/model/parse"),
    ("GET", "/conversations/x/tracker"),
    ("POST", "/conversations/x/tracker/events"),
    ("PUT", "/conversations/x/tracker/events"),
    ("GET", "/conversations/x/story"),
    ("POST", "/conversations/x/execute"),
    ("POST", "/conversations/x/trigger_intent"),
    ("POST", "/conversations/x/predict"),
    ("POST", "/conversations/x/messages"),
    ("POST", "/model/train"),
    ("POST", "/model/test/stories"),
    ("POST", "/model/test/intents"),
    ("POST", "/model/predict"),
    ("PUT", "/model"),
    ("DELETE", "/model"),
    ("GET", "/domain"),
    ("GET", "/status"),
]


@pytest.mark.parametrize(("method", "path"), CLOSED, ids=lambda part: part)
@pytest.mark.parametrize("token", ["", "wrong"])
def test_the_bot_answers_nobody_without_its_token(servers: Servers, method: str, path: str, token: str) -> None:
    url = f"{servers.services.bot_url}{path}?token={token}"
    refused = ask(method, url, {"message": "bonjour", "text": "bonjour"}, {"Authorization": f"Bearer {token}"})
    assert refused.status == 401


def test_the_bot_answers_with_its_token(servers: Servers) -> None:
    bot, token = servers.services.bot_url, servers.services.bot_token
    assert ask("POST", servers.door("webhook"), {"sender": "a", "message": "bonjour"}, servers.bearer).status == 200
    assert ask("POST", servers.door("parse"), {"message": "bonjour"}, servers.bearer).body["intent"]["name"] == "greet"
    assert ask("POST", f"{bot}/model/parse?token={token}", {"text": "bonjour"}).body["intent"]["name"] == "greet"
    assert ask("GET", f"{bot}/conversations/x/tracker?token={token}").status == 200


@pytest.mark.parametrize(
    "path", ["/webhooks/rest/webhook", "/webhooks/callback/webhook", "/socket.io/", "/webhooks/gateway/nothing"]
)
def test_there_is_no_other_door(servers: Servers, path: str) -> None:
    assert ask("POST", f"{servers.services.bot_url}{path}", {"sender": "a", "message": "bonjour"}).status == 404


def repr_briefly(value: object) -> str:
    return repr(value)[:20]


@pytest.mark.parametrize("message", [17, None, ["bonjour"], {"text": "bonjour"}, "", "a" * 2_001], ids=repr_briefly)
def test_the_running_bot_refuses_what_is_no_message(servers: Servers, message: Any) -> None:
    body = {"sender": "a", "message": message}
    assert ask("POST", servers.door("webhook"), body, servers.bearer) == Answer(400, {"error": "bad_message"})


def test_the_running_bot_says_that_it_is_well_without_a_token(servers: Servers) -> None:
    assert ask("GET", servers.door("")) == Answer(200, {"status": "ok"})


@pytest.mark.parametrize(
    ("method", "path"), [("POST", "/webhook"), ("GET", "/actions"), ("GET", "/"), ("POST", "/nothing")]
)
@pytest.mark.parametrize("headers", [{}, {"Authorization": "Bearer wrong"}, {"Authorization": "Bearer \xff"}], ids=str)
def test_the_action_server_refuses_strangers(servers: Servers, method: str, path: str, headers: dict[str, str]) -> None:
    refused = ask(
        method, f"{servers.services.actions_url}{path}", {"next_action": "action_describe_conversation"}, headers
    )
    assert refused == Answer(401, {"error": "bad_token"})


def test_the_tokens_are_not_the_same(servers: Servers) -> None:
    actions = servers.services.actions_url
    assert ask("GET", f"{actions}/actions", headers=servers.bearer).status == 401
    own = {"Authorization": f"Bearer {servers.services.actions_token}"}
    assert ask("GET", f"{actions}/actions", headers=own).body == [{"name": "action_describe_conversation"}]
    assert ask("GET", f"{actions}/health").status == 200


@pytest.mark.parametrize("module", ["bot.serve", "actions.server"])
def test_the_servers_listen_on_this_machine_alone(servers: Servers, module: str) -> None:
    assert _listening(servers.pid(module)) == {LOOPBACK}


@pytest.mark.parametrize("module", ["bot.serve", "actions.server"])
def test_the_servers_leave_no_core_dump_and_call_nobody(servers: Servers, module: str) -> None:
    process = Path(f"/proc/{servers.pid(module)}")
    assert re.search(r"Max core file size\s+0\s+0", (process / "limits").read_text())
    assert b"RASA_TELEMETRY_ENABLED=false" in (process / "environ").read_bytes().split(b"\0")


def test_a_question_and_a_danger_are_answered_over_http(servers: Servers, library: Library) -> None:
    assert read(servers.play("q", "je peux courir jusqu'où"), library).topic == "sport-promenade"
    assert (
        read(servers.play("q", "il y a quelqu'un qui essaie d'entrer chez moi"), library).outcome is Outcome.EMERGENCY
    )


def test_a_handoff_brings_the_officers_card(servers: Servers, library: Library) -> None:
    servers.play("card", "je peux courir jusqu'où")
    reply = read(servers.play("card", "je veux parler à un policier"), library)
    assert reply.context is not None
    assert reply.context["intents"] == ["ask_sport_promenade", "ask_officer"]
    assert reply.context["replies"] == ["utter_sport_promenade"]


def test_a_conversation_outlives_a_hot_swap_of_the_model(servers: Servers, library: Library) -> None:
    servers.play("swap", "asdfghjkl")
    assert read(servers.play("swap", "je me suis fait arnaquer"), library).outcome is Outcome.CLARIFY
    url = f"{servers.services.bot_url}/model?token={servers.services.bot_token}"
    assert ask("PUT", url, {"model_file": str(servers.project.model)}).status == 204
    assert read(servers.play("swap", "/scam_what_card_in_hand"), library).service == "perceval"
    assert read(servers.play("swap", "asdfghjkl"), library).outcome is Outcome.HANDOFF


def test_a_handoff_works_when_the_action_server_is_dead(servers: Servers, library: Library) -> None:
    servers.play("dead", "je peux courir jusqu'où")
    servers.stop("actions.server")
    try:
        reply = read(servers.play("dead", "je veux parler à un policier"), library)
        lost = read(servers.play("dead", "mon ex ne paie plus la pension alimentaire depuis trois mois"), library)
        servers.play("dead", "je me suis fait arnaquer")
        inside = read(servers.play("dead", "je veux parler à un policier"), library)
    finally:
        servers.start("actions.server")
    assert (reply.outcome, reply.reason, reply.context) == (Outcome.HANDOFF, HandoffReason.REQUESTED_BY_CITIZEN, None)
    assert (lost.outcome, lost.reason) == (Outcome.HANDOFF, HandoffReason.OUT_OF_SCOPE)
    assert (inside.outcome, inside.reason) == (Outcome.HANDOFF, HandoffReason.REQUESTED_BY_CITIZEN)
    assert read(servers.play("dead", "je veux parler à un policier"), library).context is not None


def test_the_bot_does_not_start_without_a_model(untrained: SmallProject) -> None:
    done = untrained.python("-m", "bot.serve", environment={"BOT_PORT": "9", "BOT_TOKEN": "t"})
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode().splitlines()[-1] == "Aucun modèle entraîné : lancez « make train »."


def _listening(pid: int) -> set[str]:
    """Return the addresses, as /proc writes them, at which a process listens."""
    sockets = {str(link.readlink()) for link in Path(f"/proc/{pid}/fd").iterdir() if link.is_symlink()}
    rows = [row.split() for kind in ("tcp", "tcp6") for row in Path(f"/proc/{pid}/net/{kind}").read_text().splitlines()]
    return {row[1].split(":")[0] for row in rows if row[3] == LISTENING and f"socket:[{row[9]}]" in sockets}
