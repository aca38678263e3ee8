"""Carry the citizen's messages to the bot, one at a time and in the order of the log: to be answered, or only read."""

import asyncio
import logging
from contextlib import suppress
from dataclasses import dataclass, field

from content.clock import Clocks
from content.errors import ContentError
from content.library import Library
from content.reply import Reply, assemble, fallback
from handoff.conversations.errors import ConversationError
from handoff.conversations.events import Author, Event
from handoff.conversations.record import Change
from handoff.conversations.states import State
from handoff.conversations.store.protocol import ConversationStore
from handoff.triage.client import BotClient, BotFailure
from handoff.triage.outcome import Outcomes
from handoff.triage.watch import Watch

_log = logging.getLogger(__name__)


@dataclass
class Relay:
    """Reads the log from where the bot stopped reading. To wake it twice, or for nothing, is harmless.

    Only events with a `for_bot` are carried: as a turn while the bot answers, to the watch once it does not.
    """

    store: ConversationStore
    bot: BotClient
    library: Library
    outcomes: Outcomes
    watch: Watch
    clocks: Clocks
    _running: dict[str, asyncio.Task[None]] = field(default_factory=dict)
    _woken: set[str] = field(default_factory=set)

    def wake(self, conversation_id: str) -> None:
        """Let the bot read what it has not read in this conversation."""
        self._woken.add(conversation_id)
        if conversation_id not in self._running:
            task = asyncio.create_task(self._run(conversation_id))
            self._running[conversation_id] = task

    async def _run(self, conversation_id: str) -> None:
        try:
            # Woken again while it looked for the last time: look again.
            while conversation_id in self._woken:
                self._woken.discard(conversation_id)
                await self._catch_up(conversation_id)
        finally:
            del self._running[conversation_id]

    async def _catch_up(self, conversation_id: str) -> None:
        # Closed or forgotten meanwhile: nothing is left to read. Handed off during a turn: that woke the relay again.
        with suppress(ConversationError):
            while (unread := await self._unread(conversation_id)) is not None:
                if unread.said.entry.danger is not None:
                    await self._tell_of_danger(conversation_id, unread)
                    continue
                carry = self._play if unread.state is State.BOT else self.watch.read
                await carry(conversation_id, unread.said)

    async def _unread(self, conversation_id: str) -> "_Unread | None":
        conversation = await self.store.get(conversation_id)
        cursor = conversation.relayed
        while conversation.state is not State.CLOSED:
            page = await self.store.read(conversation_id, cursor)
            for event in page.events:
                if event.entry.for_bot is not None:
                    return _Unread(event, conversation.state)
            if page.last:
                break
            cursor = page.events[-1].seq
        return None

    async def _play(self, conversation_id: str, asked: Event) -> None:
        await self.store.type(conversation_id, Author.BOT)
        reply = await self._reply(conversation_id, asked.entry.for_bot or "")
        try:
            await self.outcomes.apply(conversation_id, reply, answered=asked.seq)
        except ConversationError:
            raise
        except Exception as fault:  # noqa: BLE001  # whatever it is, the citizen must not wait for nothing
            _log.error("reply not applied: %s", type(fault).__name__)
            await self.outcomes.apply(conversation_id, fallback(self.library), answered=asked.seq)

    async def _tell_of_danger(self, conversation_id: str, unread: "_Unread") -> None:
        """Let the robot leave what it was asking. The gateway has answered already: the reply is dropped."""
        if unread.state is State.BOT:
            try:
                await self.bot.play(conversation_id, unread.said.entry.for_bot or "", self.clocks.rules_now())
            except BotFailure as failure:
                _log.warning("not told of a danger: %s", failure.code)
        await self.store.append(conversation_id, [], Change(relayed=unread.said.seq))

    async def _reply(self, conversation_id: str, text: str) -> Reply:
        try:
            items = await self.bot.play(conversation_id, text, self.clocks.rules_now())
            return assemble(items, self.library)
        except BotFailure as failure:
            _log.warning("no reply: %s", failure.code)
        except ContentError as fault:
            _log.warning("broken reply: %s", type(fault).__name__)
        except Exception as fault:  # noqa: BLE001  # a reply of an unforeseen shape is a broken reply
            _log.error("unreadable reply: %s", type(fault).__name__)
        return fallback(self.library)


@dataclass(frozen=True)
class _Unread:
    """A message, and the state as of the look that found it: what is said to an officer must never be a turn."""

    said: Event
    state: State
