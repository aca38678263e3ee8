"""The shape of a file, from data/schema/*.json, told in French."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker
from jsonschema.exceptions import ValidationError

from content.documents import Document, Fault

_DAY = re.compile(r"\d{4}-\d\d-\d\d$")
_MINUTE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d$")

SCHEMAS = Path(__file__).resolve().parent.parent / "data" / "schema"

_TYPES = {
    "string": "un texte",
    "array": "une liste",
    "object": "des rubriques « nom : contenu »",
    "boolean": "true ou false",
    "null": "null",
}

# What a pattern cannot tell: 2020-02-31 has the form of a day. `minute`: a day and a time, as in regimes.yml.
_CALENDAR = FormatChecker(formats=())


@_CALENDAR.checks("date", raises=ValueError)
def _is_day(value: object) -> bool:
    return not isinstance(value, str) or not _DAY.match(value) or bool(date.fromisoformat(value))


@_CALENDAR.checks("minute", raises=ValueError)
def _is_minute(value: object) -> bool:
    return not isinstance(value, str) or not _MINUTE.match(value) or bool(datetime.fromisoformat(value))


def shape_faults(document: Document) -> Iterator[Fault]:
    """Yield what in `document` departs from its schema. A file without a schema has no shape to keep."""
    validator = _validator("page" if document.is_page else document.folder or document.stem)
    if validator is None:
        return
    errors = validator.iter_errors(_plain(document.content))
    yield from dict.fromkeys(document.fault(_sentence(error), *error.absolute_path) for error in errors)


@lru_cache(maxsize=16)
def _validator(name: str) -> Draft202012Validator | None:
    path = SCHEMAS / f"{name}.json"
    if not path.exists():
        return None
    # References between files are written for editors; here the common part is laid into each schema, because
    # the two jsonschema versions of the two environments resolve files in different ways.
    schema = json.loads(path.read_text(encoding="utf-8").replace('"common.json#/', '"#/'))
    common = json.loads((SCHEMAS / "common.json").read_text(encoding="utf-8").replace('"common.json#/', '"#/'))
    whole = {**schema, "$defs": {**common["$defs"], **schema.get("$defs", {})}}
    return Draft202012Validator(whole, format_checker=_CALENDAR)


def _plain(value: object) -> object:
    # YAML reads 2020-11-03 as a day where a schema knows texts only; keys of mappings are texts too.
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value


def _sentence(error: ValidationError) -> str:
    tell = _TOLD.get(str(error.validator), _misshapen)
    return f"{tell(error, _where(error))}."


def _missing(error: ValidationError, where: str) -> str:
    present: Any = error.instance
    names: Any = error.validator_value
    missing = ", ".join(f"« {name} »" for name in names if name not in present)
    return f"il manque {missing}" + (f" dans {where}" if error.absolute_path else "")


def _unknown(error: ValidationError, where: str) -> str:
    present: Any = error.instance
    known = _schema(error).get("properties", {})
    names = ", ".join(f"« {name} »" for name in present if name not in known)
    return f"{where} contient une rubrique inconnue : {names}"


def _other_kind(error: ValidationError, where: str) -> str:
    if no_such_day := next((choice for choice in error.context or () if choice.validator == "format"), None):
        return _no_such_day(no_such_day, where)
    kinds = _kinds(error)
    return f"{where} attend {' ou '.join(kinds)}{_hint(error)}" if kinds else _misshapen(error, where)


def _other_value(error: ValidationError, where: str) -> str:
    bound: Any = error.validator_value
    values = bound if isinstance(bound, list) else [bound]
    return f"{where} attend {' ou '.join(f'« {value} »' for value in values)}"


def _too_long(error: ValidationError, where: str) -> str:
    text: Any = error.instance
    return f"{where} compte {len(text)} caractères, {error.validator_value} au plus"


def _too_short(error: ValidationError, where: str) -> str:
    return f"{where} est vide ou trop court{_hint(error)}"


def _too_many(error: ValidationError, where: str) -> str:
    return f"{where} contient trop d'éléments ({error.validator_value} au plus){_hint(error)}"


def _doubled(_: ValidationError, where: str) -> str:
    return f"{where} contient deux fois la même valeur"


def _no_such_day(error: ValidationError, _: str) -> str:
    hour = " et une heure" if error.validator_value == "minute" else ""
    return f"« {error.instance} » n'est pas un jour{hour} du calendrier"


def _misshapen(error: ValidationError, where: str) -> str:
    shown = f"« {error.instance} »" if isinstance(error.instance, str | int) else where
    return f"{shown} n'a pas la forme attendue{_hint(error)}"


_TOLD: Mapping[str, Callable[[ValidationError, str], str]] = {
    "required": _missing,
    "additionalProperties": _unknown,
    "type": _other_kind,
    "anyOf": _other_kind,
    "enum": _other_value,
    "const": _other_value,
    "maxLength": _too_long,
    "minLength": _too_short,
    "minItems": _too_short,
    "minProperties": _too_short,
    "maxItems": _too_many,
    "maxProperties": _too_many,
    "uniqueItems": _doubled,
    "format": _no_such_day,
}


def _kinds(error: ValidationError) -> list[str]:
    if error.validator == "type":
        return [_TYPES.get(str(error.validator_value), str(error.validator_value))]
    # Where one choice has the right type, its form is what is wrong.
    inner = error.context or []
    kinds = [str(choice.validator_value) for choice in inner if choice.validator == "type"]
    return [_TYPES[kind] for kind in dict.fromkeys(kinds) if kind in _TYPES] if len(kinds) == len(inner) else []


def _where(error: ValidationError) -> str:
    # The last name on the way; a place in a list is no name.
    name = next((key for key in reversed(error.absolute_path) if isinstance(key, str)), None)
    return f"« {name} »" if name else "le fichier"


def _hint(error: ValidationError) -> str:
    return f" : {_schema(error)['description']}" if "description" in _schema(error) else ""


def _schema(error: ValidationError) -> Mapping[str, Any]:
    return error.schema if isinstance(error.schema, Mapping) else {}
