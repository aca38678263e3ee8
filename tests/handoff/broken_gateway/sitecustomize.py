"""Loaded by a gateway under test: each message it takes breaks, with the message's text in the exception."""

import importlib.abc
import sys
from types import ModuleType
from typing import Any


class _Breaker(importlib.abc.MetaPathFinder):
    def find_spec(self, name: str, path: Any, target: ModuleType | None = None) -> None:
        if name == "handoff.housekeeping":  # imported after the intake
            from handoff.triage.intake import Intake

            async def broken(self: Intake, conversation_id: str, client_message_id: str, raw: object) -> None:
                raise RuntimeError(f"cannot take {raw}")

            Intake.take_message = broken  # type: ignore[method-assign, assignment]


sys.meta_path.insert(0, _Breaker())
