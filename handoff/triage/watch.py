"""While no robot answers, it still reads for danger: what no alarm word tells, the learned layer may understand."""

import logging
from dataclasses import dataclass

from content.library import Library
from content.vocabulary import EMERGENCY_INTENT_PREFIX, DangerKind
from handoff.conversations.errors import DangerAlreadyShown
from handoff.conversations.events import Event
from handoff.conversations.record import Change
from handoff.conversations.store.protocol import ConversationStore
from handoff.triage.announcement import announce
from handoff.triage.client import BotClient, BotFailure, BotUnreadable

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Watch:
    """Reads what a citizen writes to an officer, or to nobody yet. The bot answers nothing and keeps nothing of it."""

    store: ConversationStore
    bot: BotClient
    library: Library

    async def read(self, conversation_id: str, said: Event) -> None:
        """Announce the danger that the bot finds in `said`, unless it was announced before."""
        kind = await self._danger_in(said.entry.for_bot or "")
        again = kind is not None and not await self._announce(conversation_id, kind)
        await self.store.append(conversation_id, [], Change(relayed=said.seq, danger_again=again))

    async def _danger_in(self, text: str) -> DangerKind | None:
        try:
            return danger_of(await self.bot.parse(text))
        except BotFailure as failure:
            # Nothing for the citizen: the words-only layer has read the message, and an officer will.
            _log.warning("not read for danger: %s", failure.code)
            return None

    async def _announce(self, conversation_id: str, kind: DangerKind) -> bool:
        """Announce this danger; tell whether that was new."""
        state = (await self.store.get(conversation_id)).state
        entry, change = announce(self.library, kind, state)
        try:
            await self.store.append(conversation_id, [entry], change)
        except DangerAlreadyShown:
            return False
        return True


def danger_of(parsed: object) -> DangerKind | None:
    """Return the danger that the bot's reading of a message names, or None. Raises BotUnreadable."""
    match parsed:
        case {"intent": {"name": str(intent)}}:
            return _kind(intent)
        case {"intent": {"name": None}}:  # Rasa's word for "no idea"
            return None
        case _:
            raise BotUnreadable


def _kind(intent: str) -> DangerKind | None:
    if not intent.startswith(EMERGENCY_INTENT_PREFIX):
        return None
    try:
        return DangerKind(intent.removeprefix(EMERGENCY_INTENT_PREFIX))
    except ValueError:
        # An emergency that this side does not know yet: danger all the same.
        return DangerKind.POLICE
