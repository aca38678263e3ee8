"""The bot's server: Rasa behind the gateway's channel, on 127.0.0.1, with logs that hold no text."""

import bot.quiet_rasa  # noqa: F401, I001  # first: it sets the environment that Rasa reads at import

import asyncio
import logging
import os
import sys

from rasa.core.agent import load_agent
from rasa.core.run import configure_app, create_http_input_channels
from rasa.core.utils import AvailableEndpoints
from sanic import Sanic

from bot.model_files import MODELS, NoModel, latest_model
from bot.tracker_store import NamesOnlyTrackerStore
from content.quiet_log import keep_text_out_of_logs

_log = logging.getLogger(__name__)


def build_app(port: int) -> Sanic:
    """Return Rasa's application with our channel and its guarded API. Raises NoModel without a trained model."""
    latest_model()
    endpoints = AvailableEndpoints.read_endpoints("endpoints.yml")
    app = configure_app(
        input_channels=create_http_input_channels(None, "credentials.yml"),
        enable_api=True,
        auth_token=os.environ["BOT_TOKEN"],
        port=port,
        endpoints=endpoints,
        use_uvloop=False,
    )

    @app.before_server_start
    async def load(app: Sanic, loop: asyncio.AbstractEventLoop) -> None:
        app.ctx.agent = await load_agent(model_path=str(MODELS), endpoints=endpoints)
        # Rasa falls back to a store that keeps texts when it cannot load ours: refuse to serve then.
        store = app.ctx.agent.tracker_store
        if not isinstance(getattr(store, "_tracker_store", store), NamesOnlyTrackerStore):
            raise TypeError("the tracker store is not ours")
        keep_text_out_of_logs()
        _log.info("ready")

    return app


def main() -> int:
    """Serve at BOT_PORT until stopped. Returns 2 when no model has been trained."""
    port = int(os.environ["BOT_PORT"])
    try:
        app = build_app(port)
    except NoModel as fault:
        print(fault, file=sys.stderr)
        return 2
    keep_text_out_of_logs()
    app.run(host="127.0.0.1", port=port, access_log=False, motd=False)
    return 0


if __name__ == "__main__":
    sys.exit(main())
