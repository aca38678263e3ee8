"""Import this first: Rasa without telemetry, without chatter, and without texts in its logs."""

import os
import warnings
from typing import Any

import sanic.app  # noqa: F401  # it asks for deprecation warnings when imported: before they are turned off below
import structlog

os.environ["RASA_TELEMETRY_ENABLED"] = "false"
os.environ.setdefault("SQLALCHEMY_SILENCE_UBER_WARNING", "1")
# Rasa 3.6.21 is frozen: the warnings of its old libraries will never be heeded, and theirs may quote a message.
warnings.simplefilter("ignore")


def _name_only(logger: Any, method: str, event: dict[str, Any]) -> str:
    # Rasa's structured lines carry the message beside the event's name: only the name goes on.
    return str(event["event"])


structlog.configure(
    processors=[structlog.stdlib.filter_by_level, _name_only],
    logger_factory=structlog.stdlib.LoggerFactory(),
    wrapper_class=structlog.stdlib.BoundLogger,
)
