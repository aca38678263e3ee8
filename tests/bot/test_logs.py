"""Nothing that is typed is written anywhere, whatever happens and however talkative the processes are told to be."""

import secrets
from pathlib import Path

import pytest

from tests.bot.running import Servers, ask
from tests.bot.small_project import SmallProject

pytestmark = pytest.mark.slow

# Drawn each time: no cache or listing of an earlier run can hold it.
CANARY = f"canary{secrets.token_hex(4)}"

TYPED = (
    f"{CANARY} je peux courir jusqu'où",
    f"{CANARY} on m'a débité 300 euros sur ma carte",
    f"{CANARY} il y a quelqu'un qui essaie d'entrer chez moi",
    f"{CANARY} je veux parler à un policier",
    f"gros connard de {CANARY}",
    CANARY,
    f"I lost my {CANARY} in the train station yesterday, where should I go please?",
    f"masque obligatoire dans la rue {CANARY} ? Et sinon on m'a volé mon vélo {CANARY}.",
    f"je me suis fait arnaquer {CANARY}",
    f"merci {CANARY}",
    f"{CANARY} annuler",
    f"/{CANARY}",
    f"/{CANARY}@0.5",
    f'/{CANARY}{{"{CANARY}": "{CANARY}"}}',
    f'/scam_what_card_lost{{"{CANARY}": "{CANARY}"}}',
    f"/scam_what_card_lost{{{CANARY}",
    f"/ask_officer {CANARY}",
    f"/restart {CANARY}",
    f"\ud83d {CANARY}",
    f"\x00\x1b[31m{CANARY}",
    f"{{choice_1}} {{{CANARY}}} %s {{0}}",
)


def traces(word: str, *places: Path) -> list[Path]:
    """Return the files below `places` that hold `word`."""
    files = [path for place in places for path in place.rglob("*") if path.is_file()]
    return [path for path in files if word.encode() in path.read_bytes()]


def type_everywhere(servers: Servers) -> set[int]:
    """Write the canary on every path, refused and broken ones included. Return the statuses."""
    bot, bearer = servers.services.bot_url, servers.bearer
    statuses = {servers.play("canary", text).status for text in TYPED}
    statuses |= {ask("POST", servers.door("parse"), {"message": text}, bearer).status for text in TYPED}
    for body in ({"sender": CANARY, "message": [CANARY]}, [CANARY], {"message": CANARY * 500, "metadata": CANARY}):
        statuses.add(ask("POST", servers.door("webhook"), body, bearer).status)
    # An instant out of the calendar breaks the turn.
    broken = {"sender": CANARY, "message": CANARY, "metadata": {"at": "0001-01-01T00:00+14:00", "note": CANARY}}
    statuses.add(ask("POST", servers.door("webhook"), broken, bearer).status)
    refused = {"Authorization": f"Bearer {CANARY}", "X-Note": CANARY}
    for door in ("webhook", "parse", CANARY, f"?q={CANARY}"):
        statuses.add(ask("POST", servers.door(door), raw=CANARY.encode(), headers=refused).status)
        statuses.add(ask("POST", servers.door(door), raw=CANARY.encode(), headers=bearer).status)
    token = f"?token={servers.services.bot_token}"
    for path, wrong in (
        ("/model/parse", {"text": {CANARY: CANARY}}),
        ("/model/parse", {"text": CANARY}),
        ("/model/predict", [{"event": CANARY}]),
        (f"/conversations/{CANARY}/tracker/events", {"event": "user", "text": CANARY, "metadata": CANARY}),
        (f"/conversations/{CANARY}/messages", {"text": CANARY, "sender": "user"}),
        (f"/conversations/{CANARY}/trigger_intent", {"name": CANARY}),
        (f"/conversations/{CANARY}/execute", {"name": CANARY}),
    ):
        statuses.add(ask("POST", f"{bot}{path}{token}", wrong).status)
    statuses.add(ask("PUT", f"{bot}/model{token}", {"model_file": f"/{CANARY}"}).status)
    # A model that cannot be read leaves the bot without any: give it back.
    ask("PUT", f"{bot}/model{token}", {"model_file": str(servers.project.model)})
    own = {"Authorization": f"Bearer {servers.services.actions_token}"}
    for call in (
        CANARY,
        {"next_action": CANARY, "tracker": {"sender_id": CANARY}, "domain": {}},
        {"next_action": "action_describe_conversation", "tracker": {"events": [{"event": "user", "text": CANARY}]}},
        {"next_action": "action_describe_conversation", "tracker": CANARY},
    ):
        statuses.add(ask("POST", f"{servers.services.actions_url}/webhook", call, own).status)
    return statuses


def test_what_is_typed_on_every_path_is_nowhere_afterwards(servers: Servers) -> None:
    statuses = type_everywhere(servers)
    assert {200, 400, 401, 404, 500} <= statuses, "a path was not taken"
    for module in ("bot.serve", "actions.server"):
        assert (servers.logs / f"{module}.log").read_bytes(), "this log was not looked at"
    assert "turn failed" in (servers.logs / "bot.serve.log").read_text(), "no turn was broken"
    assert traces(CANARY, servers.logs, servers.project.folder) == []
    for module in ("bot.serve", "actions.server"):
        assert CANARY.encode() not in Path(f"/proc/{servers.pid(module)}/cmdline").read_bytes()


def test_the_servers_still_answer_after_all_that(servers: Servers) -> None:
    assert servers.play("after", "bonjour").body[0]["text"].startswith("Bonjour")


AT_DEBUG_LEVEL = """
import asyncio, logging, sys, warnings
from bot.in_process import load_bot, play_turn
from bot.model_files import latest_model
from content.quiet_log import keep_text_out_of_logs

async def talk(texts):
    agent = await load_bot(latest_model())
    keep_text_out_of_logs(logging.DEBUG)
    warnings.simplefilter("always")
    for logger in [logging.getLogger(), *map(logging.getLogger, list(logging.Logger.manager.loggerDict))]:
        logger.setLevel(logging.DEBUG)
    for text in texts:
        try:
            await play_turn(agent, "debug", text, {"note": text})
        except Exception:
            logging.getLogger("rasa").exception("failed on %s", text)
    raise RuntimeError(texts)

typed = sys.stdin.buffer.read().decode("utf-8", "surrogatepass")
asyncio.run(talk(typed.split(chr(1))), debug=True)
"""


def test_not_even_the_debug_level_tells_a_text(small: SmallProject) -> None:
    typed = "\x01".join(TYPED).encode("utf-8", "surrogatepass")
    done = small.python("-c", AT_DEBUG_LEVEL, stdin=typed)
    said = done.stderr.decode()
    assert done.returncode == 1
    assert "stopped by RuntimeError" in said, "the exception was not provoked"
    assert said.count("DEBUG rasa") > 100, "the level was not raised"
    assert "text withheld" in said
    assert "WARNING py.warnings" in said, "no warning was provoked"
    assert CANARY not in said
    assert CANARY.encode() not in done.stdout


def test_a_planted_word_is_found(tmp_path: Path) -> None:
    (tmp_path / "bot.serve.log").write_text(f"INFO rasa: heard {CANARY}")
    assert traces(CANARY, tmp_path) == [tmp_path / "bot.serve.log"]
