"""The codes by which places are kept between two messages: enumerated, so that none holds a word of the citizen."""

from collections.abc import Mapping
from functools import lru_cache

from content.gazetteer import Place, PlaceKind, gazetteer


def code_of(place: Place) -> str | None:
    """Return the code of a place: INSEE's of a commune or department; None abroad, whose rules nobody wrote.

    `r11` for a region, `w67-68` for several departments that have one name, like Alsace.
    """
    if place.kind is PlaceKind.ABROAD:
        return None
    if not place.code:
        return f"w{'-'.join(place.departments)}"
    return f"r{place.code}" if place.kind is PlaceKind.REGION else place.code


def label_of(code: str) -> str:
    """Return how a place is told, « à Nice », « dans le Nord ». Raises KeyError for an unknown code."""
    return places_by_code()[code].label


def names_of(code: str) -> str:
    """Return all the words that people use for a place, « le 93 » apart. Raises KeyError for an unknown code."""
    return " ".join([label_of(code), *_names_by_code()[code]])


@lru_cache(maxsize=1)
def _names_by_code() -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {code: set() for code in places_by_code()}
    for name in (name for names in gazetteer().names.values() for name in names):
        for place in name.places:
            if code := code_of(place):
                found[code] |= set(name.words)
    return {code: frozenset(words) for code, words in found.items()}


def parts_of(code: str) -> tuple[str, ...]:
    """Return the departments of a wider place, else the code itself. Raises KeyError for an unknown code."""
    place = places_by_code()[code]
    return place.departments if len(place.departments) > 1 else (code,)


@lru_cache(maxsize=1)
def places_by_code() -> Mapping[str, Place]:
    """Return every place that has a code, in the order of the codes."""
    named = [place for names in gazetteer().names.values() for name in names for place in name.places]
    found = {code: place for place in named if (code := code_of(place))}
    return dict(sorted(found.items()))
