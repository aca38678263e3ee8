"""Where each line of the home menu leads."""

from dataclasses import dataclass

from django.urls import reverse

from content.library import Library
from content.pages import MenuItem


@dataclass(frozen=True)
class Link:
    """A line of the menu. `outside`: the address is another site's, opened beside the page so that the chat stays."""

    label: str
    address: str
    hint: str
    outside: bool


@dataclass(frozen=True)
class Entry:
    """One of the three entries, with its lines."""

    key: str
    label: str
    items: tuple[Link, ...]


def menu(library: Library) -> list[Entry]:
    """Return the menu of the home page, each line with its address."""
    return [
        Entry(entry.key, entry.label, tuple(_link(item, library) for item in entry.items))
        for entry in library.home.menu
    ]


def _link(item: MenuItem, library: Library) -> Link:
    if item.service is None:
        return Link(item.label, reverse("citizen:topic", args=[item.topic]), "", outside=False)
    service = library.services[item.service]
    if service.url:
        return Link(item.label, service.url, service.name, outside=True)
    # No site: the number, its hours and its price are read on the subject's own page.
    page = reverse("citizen:topic", args=[service.key])
    return Link(item.label, page, _number(service.name, service.phone), outside=False)


def _number(name: str, phone: str | None) -> str:
    return name if phone is None or phone in name else f"{name} : {phone}"
