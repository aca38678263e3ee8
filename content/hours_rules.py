"""What the shape of hours.yml cannot tell: hours and periods in order."""

from collections.abc import Iterator

from content.documents import Document, Fault, Key
from content.hours_file import read_intervals


def hours_faults(document: Document) -> Iterator[Fault]:
    """Yield every fault of hours.yml, whose shape is right already."""
    for group in ("schedules", "exceptions"):
        for number, entry in enumerate(document.content.get(group) or ()):
            for name, value in entry.items():
                if isinstance(value, list):
                    yield from _interval_faults(document, (group, number, name), value)
    yield from _order_faults(document)


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
