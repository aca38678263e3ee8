"""The shapes of docs/protocol.md, as JSON Schemas."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator
from referencing import Registry
from referencing.jsonschema import DRAFT202012


@cache
def shape(name: str) -> Draft202012Validator:
    """Return the validator of one direction, such as `citizen_to_server`."""
    shapes = DRAFT202012.create_resource(_load("shapes"))
    registry: Registry[Any] = Registry().with_resource("moncommissariat:shapes", shapes)
    return Draft202012Validator(_load(name), registry=registry)


def _load(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(Path(__file__).with_name(f"{name}.json").read_text(encoding="utf-8"))
    return loaded
