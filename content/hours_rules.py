"""What the shape of hours.yml cannot tell: hours in order, days that exist."""

from collections.abc import Iterator
from datetime import date

from content.documents import Document, Fault, Key
from content.hours_file import read_intervals

_NO_HOURS = ("from", "until", "reason")


def hours_faults(document: Document) -> Iterator[Fault]:
    """Yield every fault of hours.yml, whose shape is right already."""
    for group in ("schedules", "exceptions"):
        for number, entry in enumerate(document.content.get(group) or ()):
            for name, value in entry.items():
                path: tuple[Key, ...] = (group, number, name)
                if name in {"from", "until"}:
                    yield from _day_faults(document, path, str(value))
                elif name not in _NO_HOURS and isinstance(value, list):
                    yield from _interval_faults(document, path, value)
    yield from _order_faults(document)


def _day_faults(document: Document, path: tuple[Key, ...], day: str) -> Iterator[Fault]:
    try:
        date.fromisoformat(day)
    except ValueError:
        yield document.fault(f"« {day} » n'est pas un jour du calendrier.", *path)


def _interval_faults(document: Document, path: tuple[Key, ...], texts: list[str]) -> Iterator[Fault]:
    try:
        read_intervals(texts)
    except ValueError:
        yield document.fault("l'ouverture doit précéder la fermeture, et deux plages ne se chevauchent pas.", *path)


def _order_faults(document: Document) -> Iterator[Fault]:
    starts = [str(entry["from"]) for entry in document.content["schedules"]]
    if starts != sorted(set(starts)):
        yield document.fault("les périodes vont de la plus ancienne à la plus récente.", "schedules")
    for number, entry in enumerate(document.content.get("exceptions") or ()):
        if str(entry.get("until", entry["from"])) < str(entry["from"]):
            yield document.fault("la fin précède le début.", "exceptions", number, "until")
