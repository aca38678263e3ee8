"""What the two internal services are told: ports and tokens drawn anew at each start, each only its own."""

import secrets
from dataclasses import dataclass

from tools import ports
from tools.rasa_settings import QUIET


@dataclass(frozen=True)
class Services:
    """The environments of actions and bot, and what the gateway needs to reach the bot."""

    actions_url: str
    actions_token: str
    bot_url: str
    bot_token: str

    @classmethod
    def draw(cls) -> "Services":
        """Return services at free ports of 127.0.0.1, with new tokens."""
        actions, bot = (f"http://127.0.0.1:{port}" for port in ports.draw(2))
        return cls(actions, secrets.token_urlsafe(32), bot, secrets.token_urlsafe(32))

    @property
    def actions(self) -> dict[str, str]:
        """The environment of `python -m actions.server`."""
        return {**QUIET, "ACTIONS_PORT": _port(self.actions_url), "ACTIONS_TOKEN": self.actions_token}

    @property
    def bot(self) -> dict[str, str]:
        """The environment of `python -m bot.serve`."""
        return {
            **QUIET,
            "BOT_PORT": _port(self.bot_url),
            "BOT_TOKEN": self.bot_token,
            "ACTIONS_URL": self.actions_url,
            "ACTIONS_TOKEN": self.actions_token,
        }

    @property
    def for_gateway(self) -> dict[str, str]:
        """What the gateway must know of the bot."""
        return {"BOT_URL": self.bot_url, "BOT_TOKEN": self.bot_token}

    @property
    def addresses(self) -> dict[str, str]:
        """Where each one says that it is ready."""
        return {"actions": f"{self.actions_url}/health", "bot": f"{self.bot_url}/webhooks/gateway/"}


def _port(url: str) -> str:
    return url.rpartition(":")[2]
