"""The codes by which places are kept between two messages: enumerated, so that none holds a word of the citizen."""

from collections.abc import Mapping
from functools import lru_cache

from content.gazetteer import Place, PlaceKind, gazetteer


def code_of(place: Place) -> str | None:
    """Return the code of a place: INSEE's of a commune or department, `r11` for a region; None abroad, if unnamed."""
    if place.kind is PlaceKind.ABROAD or not place.code:
        return None
    return f"r{place.code}" if place.kind is PlaceKind.REGION else place.code


def label_of(code: str) -> str:
    """Return how a place is told, « à Nice », « dans le Nord ». Raises KeyError for an unknown code."""
    return places_by_code()[code].label


def parts_of(code: str) -> tuple[str, ...]:
    """Return the departments of a region, else the code itself. Raises KeyError for an unknown code."""
    place = places_by_code()[code]
    return place.departments if place.kind is PlaceKind.REGION else (code,)


@lru_cache(maxsize=1)
def places_by_code() -> Mapping[str, Place]:
    """Return every place that has a code, in the order of the codes."""
    named = [place for names in gazetteer().names.values() for name in names for place in name.places]
    found = {code: place for place in named if (code := code_of(place))}
    return dict(sorted(found.items()))
