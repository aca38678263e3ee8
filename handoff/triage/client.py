"""Ask the bot, within a deadline. Every way in which it may fail has a name."""

import asyncio
from datetime import datetime

import httpx

DEADLINE = 3.0  # seconds; a turn takes 20 to 80 ms, so a bot this late is broken


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
    """An answer that is not JSON."""

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

    async def play(self, conversation_id: str, text: str, at: datetime) -> object:
        """Play one turn and return the bot's items, unread. Raises BotFailure."""
        turn = {"sender": conversation_id, "message": text, "metadata": {"at": at.isoformat()}}
        try:
            # httpx's own time-outs are per read; a bot that drips would hold the citizen for ever.
            async with asyncio.timeout(self._deadline):
                response = await self._http.post(f"{self._door}/webhook", json=turn)
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

    async def is_reachable(self) -> bool:
        """Tell whether the bot's door answers."""
        try:
            return (await self._http.get(f"{self._door}/")).status_code == httpx.codes.OK
        except httpx.HTTPError:
            return False

    async def aclose(self) -> None:
        """Close the connections."""
        await self._http.aclose()
