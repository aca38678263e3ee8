"""The bot without servers: the same agent, the same actions, in this process."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from rasa.core.agent import Agent, load_agent
from rasa.core.channels.channel import CollectingOutputChannel, UserMessage
from rasa.core.utils import AvailableEndpoints
from rasa.utils.endpoints import EndpointConfig
from rasa_sdk.executor import ActionExecutor

import bot.quiet_rasa  # noqa: F401  # first: it sets the environment that Rasa reads at import
from bot.tracker_store import NamesOnlyTrackerStore


class UnusableModel(Exception):
    """The trained model cannot be loaded: it was made by other versions, or its file is damaged."""

    def __init__(self) -> None:
        super().__init__("Le modèle entraîné est illisible : lancez « make train ».")


class InProcessActions(EndpointConfig):
    """An action endpoint that runs the actions here instead of calling a server."""

    def __init__(self) -> None:
        super().__init__(url="in-process")
        self._executor = ActionExecutor()
        self._executor.register_package("actions")

    async def request(self, *args: Any, json: Any = None, **kwargs: Any) -> Any:
        """Run the action that Rasa asks for and return what the action server would."""
        result = await self._executor.run(json)
        return result.model_dump() if hasattr(result, "model_dump") else result


async def load_bot(model: Path) -> Agent:
    """Return an agent that answers in this process. `model` is a trained archive."""
    endpoints = AvailableEndpoints(action=InProcessActions(), tracker_store=None)
    agent = await load_agent(model_path=str(model), endpoints=endpoints)
    if agent.processor is None:
        raise UnusableModel
    agent.tracker_store = NamesOnlyTrackerStore(agent.domain)
    agent.processor.tracker_store = agent.tracker_store
    return agent


async def play_turn(
    agent: Agent, conversation: str, text: str, metadata: dict[str, Any] | None = None
) -> list[dict[str, Any]]:
    """Play one turn and return the items that the gateway would receive."""
    said = CollectingOutputChannel()
    await agent.handle_message(UserMessage(text, said, conversation, input_channel="gateway", metadata=metadata))
    return said.messages
