"""Ask the bot without any server: interactively, or line by line (`--jsonl`)."""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import sys
import uuid
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from bot.model_files import NoModel, latest_model
from content.citizen_text import accept_text, neutralize_for_bot
from content.clock import Clocks, frozen_at, paris_now, rules_day, running
from content.danger import find_danger
from content.errors import RefusedText
from content.handoff_notice import handoff_notice
from content.library import Library, load_library
from content.reply import Button, Reply, assemble, emergency, fallback
from content.vocabulary import Outcome

_NOT_A_DATE = "« at » doit être une date, comme 2020-11-14T10:30."


class UnreadableLine(Exception):
    """A line is neither a message nor an object of the documented shape. The message is a French sentence."""


@dataclass
class Conversation:
    """What is remembered between the lines of one conversation: its name and the buttons last shown."""

    name: str
    buttons: tuple[Button, ...] = ()


@dataclass
class Asker:
    """The gateway's part of the path, in this process: neutralise, check danger, ask, assemble."""

    agent: Any
    library: Library
    conversations: dict[str, Conversation] = field(default_factory=dict)

    async def answer(self, line: bytes) -> dict[str, Any]:
        """Return the object that is printed for one line of input."""
        text = line.decode("utf-8", errors="replace").rstrip("\r\n")
        try:
            asked = _read_line(line)
            if isinstance(asked.get("text"), str):
                text = asked["text"]
            conversation = self._conversation(asked.get("conversation"))
            clocks = _clocks(asked.get("at"))
            if "press" in asked:
                return {"text": text} | await self._press(conversation, asked["press"], clocks)
            return {"text": text} | await self._say(conversation, asked["text"], clocks)
        except RefusedText as refused:
            return {"text": text} | _as_object(_refusal(refused.sentence), {})
        except UnreadableLine as fault:
            return {"text": text} | _as_object(_refusal(str(fault)), {})

    async def _say(self, conversation: Conversation, raw: object, clocks: Clocks) -> dict[str, Any]:
        text = accept_text(raw)
        if danger := find_danger(text):
            intent = {"name": f"emergency_{danger.kind.value}", "confidence": 1.0}
            await self._tell_of_danger(conversation, intent["name"], clocks)
            return self._shown(conversation, emergency(self.library, danger.kind, danger.language), intent, clocks)
        return await self._turn(conversation, neutralize_for_bot(text), clocks)

    async def _tell_of_danger(self, conversation: Conversation, intent: str, clocks: Clocks) -> None:
        # As the gateway does: the name alone, so that the robot leaves what it was asking; its reply is dropped.
        from bot.in_process import play_turn

        with suppress(Exception):
            await play_turn(self.agent, conversation.name, f"/{intent}", {"at": clocks.rules_now().isoformat()})

    async def _press(self, conversation: Conversation, number: object, clocks: Clocks) -> dict[str, Any]:
        # `true` is an int to Python.
        if type(number) is not int or not 1 <= number <= len(conversation.buttons):
            raise UnreadableLine("Ce bouton n'existe pas dans cette conversation.")
        return await self._turn(conversation, conversation.buttons[number - 1].payload, clocks)

    async def _turn(self, conversation: Conversation, text: str, clocks: Clocks) -> dict[str, Any]:
        from bot.in_process import play_turn

        metadata = {"at": clocks.rules_now().isoformat()}
        try:
            items = await play_turn(self.agent, conversation.name, text, metadata)
            reply = assemble(items, self.library)
        except Exception:  # noqa: BLE001  # any fault of Rasa, or a reply that cannot be read: an officer, as in the gateway
            reply = fallback(self.library)
        return self._shown(conversation, reply, await self._intent(conversation), clocks)

    async def _intent(self, conversation: Conversation) -> dict[str, Any]:
        tracker = await self.agent.tracker_store.retrieve(conversation.name)
        return dict(tracker.latest_message.intent) if tracker and tracker.latest_message else {}

    def _shown(
        self, conversation: Conversation, reply: Reply, intent: dict[str, Any], clocks: Clocks
    ) -> dict[str, Any]:
        conversation.buttons = reply.buttons
        notice = handoff_notice(self.library.hours, clocks.now()) if reply.outcome is Outcome.HANDOFF else None
        return _as_object(reply, intent, notice)

    def _conversation(self, name: object) -> Conversation:
        if name is None:
            return Conversation(uuid.uuid4().hex)
        if not isinstance(name, str):
            raise UnreadableLine("« conversation » doit être un texte.")
        return self.conversations.setdefault(name, Conversation(f"ask-{name}"))


def _read_line(line: bytes) -> dict[str, Any]:
    try:
        text = line.decode("utf-8")
    except UnicodeDecodeError:
        raise UnreadableLine("Ce message n'est pas lisible (UTF-8 attendu). Écrivez-le à nouveau.") from None
    text = text.rstrip("\r\n")
    if not text.lstrip().startswith("{"):
        return {"text": text}
    try:
        asked = json.loads(text)
    except (ValueError, RecursionError):
        return {"text": text}
    return asked if "text" in asked or "press" in asked else {"text": text}


def _clocks(at: object) -> Clocks:
    if at is None:
        return running(rules_day(os.environ.get("AS_OF", ""), load_library().regimes.as_of))
    try:
        instant = datetime.fromisoformat(str(at))
    except ValueError:
        raise UnreadableLine(_NOT_A_DATE) from None
    # Near the ends of the calendar, tomorrow or another time zone would leave it.
    if not 1900 < instant.year < 2200:
        raise UnreadableLine(_NOT_A_DATE)
    return frozen_at(instant)


def _refusal(sentence: str) -> Reply:
    return Reply(Outcome.CLARIFY, (sentence,))


def _as_object(reply: Reply, intent: dict[str, Any], notice: str | None = None) -> dict[str, Any]:
    read = reply.read_aloud()
    return {
        "outcome": reply.outcome.value,
        "topic": reply.topic,
        "service": reply.service,
        "also": list(reply.also),
        "choices": list(reply.choices),
        "intent": intent.get("name"),
        "confidence": intent.get("confidence"),
        "reply": f"{read}\n{notice}" if notice else read,
    }


def _lines() -> Iterator[bytes]:
    return iter(sys.stdin.buffer.readline, b"")


async def _jsonl(asker: Asker, lines: Iterable[bytes]) -> None:
    for line in lines:
        answer = json.dumps(await asker.answer(line), ensure_ascii=False)
        # As bytes: UTF-8 whatever the terminal's encoding, and half a surrogate pair becomes a question mark.
        sys.stdout.buffer.write(answer.encode("utf-8", errors="replace") + b"\n")
        sys.stdout.buffer.flush()


async def _interactive(asker: Asker) -> None:
    print(f"Écrivez comme un citoyen, ou un numéro pour presser un bouton. Ctrl-D pour finir. ({paris_now():%H:%M})")
    while True:
        try:
            # Here and not in a thread, which Ctrl-C would leave waiting for one more line.
            typed = input("> ").strip()  # noqa: ASYNC250
        except (EOFError, KeyboardInterrupt):
            print()
            return
        asked = {"press": int(typed)} if typed.isdecimal() and len(typed) == 1 else {"text": typed}
        answer = await asker.answer(json.dumps({**asked, "conversation": "ask"}).encode())
        print(f"{answer['reply']}\n  ({answer['outcome']}, {answer['intent']}, {answer['confidence'] or 0:.2f})")


async def _main(*, jsonl: bool) -> int:
    try:
        model = latest_model()
    except NoModel as fault:
        print(fault, file=sys.stderr)
        return 2
    from bot.in_process import UnusableModel, load_bot
    from content.quiet_log import keep_text_out_of_logs

    try:
        agent = await load_bot(model)
    except UnusableModel as fault:
        print(fault, file=sys.stderr)
        return 2
    keep_text_out_of_logs()
    asker = Asker(agent, load_library())
    await (_jsonl(asker, _lines()) if jsonl else _interactive(asker))
    return 0


def main() -> int:
    """Run the command line. Returns 0, or 2 when no model has been trained."""
    arguments = argparse.ArgumentParser(description="Poser des questions au robot, sans serveur.")
    arguments.add_argument("--jsonl", action="store_true", help="une ligne lue, un objet JSON écrit")
    return asyncio.run(_main(jsonl=arguments.parse_args().jsonl))


if __name__ == "__main__":
    sys.exit(main())
