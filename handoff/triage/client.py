"""Ask the bot, within a deadline. Every way in which it may fail has a name."""

import asyncio
from collections.abc import Mapping
from contextlib import AbstractAsyncContextManager, nullcontext
from datetime import datetime

import httpx

DEADLINE = 3.0  # seconds; a turn takes 20 to 80 ms, so a bot this late is broken
# At once, of the whole process: what is read in the background must not keep those waiting whom the bot answers.
MOST_PARSES = 4
# Suggestions for officers have their own room, and a smaller one: a danger must never wait behind them.
MOST_GUESSES = 2


class BotFailure(Exception):
    """The bot gave no reply. `code` is safe to log."""

    code = "bot_failure"


class BotLate(BotFailure):
    """No reply within the deadline."""

    code = "bot_late"


class BotUnreachable(BotFailure):
    """No connection, or one that broke."""

    code = "bot_unreachable"


class BotRefused(BotFailure):
    """An answer, but an error: refused token or message, failed turn."""

    code = "bot_refused"


class BotUnreadable(BotFailure):
    """An answer that is not JSON, or not of the shape agreed on."""

    code = "bot_unreadable"


class BotClient:
    """The gateway's side of `bot/channel.py`. One client for the whole process."""

    def __init__(self, url: str, token: str, deadline: float = DEADLINE) -> None:
        self._door = f"{url.rstrip('/')}/webhooks/gateway"
        self._deadline = deadline
        self._http = httpx.AsyncClient(
            headers={"Authorization": f"Bearer {token}"},
            timeout=deadline,
            # Never through a proxy of the environment: the bot is on this machine.
            trust_env=False,
            limits=httpx.Limits(max_connections=64),
        )
        self._parses = asyncio.Semaphore(MOST_PARSES)
        self._guesses = asyncio.Semaphore(MOST_GUESSES)

    async def play(self, conversation_id: str, text: str, at: datetime) -> object:
        """Play one turn and return the bot's items, unread. Raises BotFailure."""
        turn = {"sender": conversation_id, "message": text, "metadata": {"at": at.isoformat()}}
        return await self._ask("webhook", turn, room=nullcontext())

    async def parse(self, text: str) -> object:
        """Return how the bot understands `text`, unread. The bot keeps nothing of it. Raises BotFailure."""
        return await self._ask("parse", {"message": text}, room=self._parses)

    async def guess(self, text: str) -> object:
        """As `parse`, for suggestions. Raises BotFailure."""
        return await self._ask("parse", {"message": text}, room=self._guesses)

    async def is_reachable(self) -> bool:
        """Tell whether the bot's door answers."""
        try:
            return (await self._http.get(f"{self._door}/")).status_code == httpx.codes.OK
        except httpx.HTTPError:
            return False

    async def aclose(self) -> None:
        """Close the connections."""
        await self._http.aclose()

    async def _ask(self, door: str, body: Mapping[str, object], *, room: AbstractAsyncContextManager[None]) -> object:
        try:
            # httpx's own time-outs are per read; a bot that drips would hold the citizen for ever.
            async with asyncio.timeout(self._deadline), room:
                response = await self._http.post(f"{self._door}/{door}", json=body)
        except (TimeoutError, httpx.TimeoutException):
            raise BotLate from None
        except httpx.HTTPError:
            raise BotUnreachable from None
        if response.status_code != httpx.codes.OK:
            raise BotRefused
        try:
            return response.json()
        except (ValueError, RecursionError):
            raise BotUnreadable from None
