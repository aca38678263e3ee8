"""The names of places: the official list (gazetteer.json) and what people say (place_names.yml)."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from pathlib import Path
from typing import Any

from content.normalizer import fold
from content.yaml_file import read_yaml

_OFFICIAL = Path(__file__).with_name("gazetteer.json")
_SPOKEN = Path(__file__).with_name("place_names.yml")

# In thousands: from here on, and for names of several words, a commune is named without "à": "confinement marseille ?"
_BIG = 80
# INSEE's articles: 0 de, 1 d', 2 du, 3 de la, 4 des, 5 de l'. Usage says "dans la Drôme" but "en Gironde".
_DANS_LA = frozenset({"Creuse", "Drôme", "Loire", "Manche", "Marne", "Meuse", "Nièvre", "Sarthe", "Somme", "Vienne"})
_TOWN_LIKE = frozenset({"75", "974", "975", "976", "977", "978", "986"})
_MASCULINE_REGIONS = {"32": "dans les ", "44": "dans le ", "52": "dans les "}
_SPELT_OUT = {"st": "saint", "ste": "sainte", "ss": "sous"}
_SHORTEST_SQUEEZED = 6


class PlaceKind(str, Enum):
    """What a place is."""

    DEPARTMENT = "department"
    COMMUNE = "commune"
    OVERSEAS = "overseas"
    REGION = "region"
    ABROAD = "abroad"


@dataclass(frozen=True)
class Place:
    """A place that rules may depend on.

    `code` is INSEE's of the commune, department, overseas collectivity or region, or the ISO code of a country
    ("" when unknown). `label` reads after a verb: « à Nice », « dans le Nord ». `department` is None when there are
    several (`departments` lists them) or none (abroad). `commune` is INSEE's code, None when not that precise.
    """

    kind: PlaceKind
    code: str
    label: str
    department: str | None
    departments: tuple[str, ...] = ()
    commune: str | None = None


class Sign(str, Enum):
    """What must stand around a name for it to be a place."""

    NONE = "none"
    PREPOSITION = "preposition"
    CAPITAL_OR_VERB = "capital_or_verb"
    CAPITAL = "capital"
    ARTICLE = "article"
    ARTICLE_IN_DOUBT = "article_in_doubt"
    COUNTRY = "country"


@dataclass(frozen=True)
class Name:
    """One way to name a place: its words, the places it may be (likeliest first), and what must stand around it."""

    words: tuple[str, ...]
    places: tuple[Place, ...]
    sign: Sign
    is_also_a_person: bool = False


@dataclass(frozen=True)
class Gazetteer:
    """All names by their first word, longest first; places by postcode; departments by number."""

    names: Mapping[str, tuple[Name, ...]]
    by_postcode: Mapping[str, Place]
    departments: Mapping[str, Place]


def words_of(name: str) -> tuple[str, ...]:
    """Return the words of a folded name as they are compared: "st" written out, doubled letters of long words once."""
    return tuple(plain(word) for word in name.replace("-", " ").replace("'", " ").replace("/", " ").split())


def plain(word: str) -> str:
    """Return a folded word as it is compared."""
    word = _SPELT_OUT.get(word, word)
    if len(word) < _SHORTEST_SQUEEZED:
        return word
    return "".join(letter for number, letter in enumerate(word) if number == 0 or letter != word[number - 1])


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    """Return the gazetteer, read once."""
    official = json.loads(_OFFICIAL.read_text(encoding="utf-8"))
    spoken = read_yaml(_SPOKEN)
    departments = {code: _department(code, *one) for code, one in official["departments"].items()}
    communes = {one[0]: _commune(one[0], one[1], departments) for one in official["communes"]}
    # Homonyms are one name of several communes; "Vienne" is two names, of a department and of a commune.
    names: dict[tuple[tuple[str, ...], bool], Name] = {}
    for name in [
        *_names_of_departments(official, spoken, departments),
        *_names_of_wider_places(official, spoken),
        *_names_abroad(spoken),
        *_names_of_communes(official, spoken, communes),
    ]:
        key = (name.words, name.places[0].kind is PlaceKind.COMMUNE)
        names[key] = _joined(names[key], name) if key in names else name
    first: dict[str, list[Name]] = {}
    for name in names.values():
        first.setdefault(name.words[0], []).append(name)
    return Gazetteer(
        {word: tuple(sorted(some, key=lambda one: -len(one.words))) for word, some in first.items()},
        {postcode: communes[one[0]] for one in official["communes"] for postcode in one[3].split()},
        departments,
    )


def _department(code: str, name: str, article: int) -> Place:
    if code in _TOWN_LIKE:
        label = f"à {name}"
    elif article == 4:
        label = f"dans les {name}"
    elif article == 2:
        label = f"dans le {name}"
    elif article == 5:
        label = f"dans l’{name}"
    else:
        label = f"dans la {name}" if name in _DANS_LA else f"en {name}"
    kind = PlaceKind.OVERSEAS if code >= "97" and code[0] == "9" else PlaceKind.DEPARTMENT
    return Place(kind, code, label.replace("'", "’").replace("Wallis et", "Wallis-et"), code, (code,))


def _commune(code: str, name: str, departments: Mapping[str, Place]) -> Place:
    department = code[:3] if code.startswith(("97", "98")) else code[:2]
    lowered = name[0].lower() + name[1:]
    label = f"à {name}"
    if lowered.startswith(("le ", "les ")):
        article, rest = name.split(" ", 1)
        label = f"{'au' if article == 'Le' else 'aux'} {rest}"
    # Seas apart: "à Saint-Denis" alone would not say which.
    if departments[department].kind is PlaceKind.OVERSEAS and departments[department].label != label:
        label = f"{label}, {departments[department].label}"
    return Place(PlaceKind.COMMUNE, code, label.replace("'", "’"), department, (department,), code)


def _names_of_communes(
    official: Mapping[str, Any], spoken: Mapping[str, Any], communes: Mapping[str, Place]
) -> Iterator[Name]:
    population = {one[0]: one[2] for one in official["communes"]}
    ambiguous, capital, people = (
        {words_of(name) for name in spoken[key]} for key in ("ambiguous", "capital", "people")
    )
    written = [(one[0], one[1]) for one in official["communes"]]
    for code, name in [*written, *_pairs(spoken["communes"])]:
        words = words_of(fold(name))
        sign = Sign.NONE if len(words) > 1 or population[code] >= _BIG else Sign.PREPOSITION
        if words in ambiguous:
            sign = Sign.CAPITAL_OR_VERB
        if words in capital:
            sign = Sign.CAPITAL
        for variant in _with_articles(words):
            yield Name(variant, (communes[code],), sign, words in people)


def _with_articles(words: tuple[str, ...]) -> Iterable[tuple[str, ...]]:
    """Le Havre is also in "au Havre" and "du Havre"."""
    contracted = {"le": ("au", "du"), "les": ("aux", "des")}
    if len(words) == 1:
        return [words]
    return [words, *((article, *words[1:]) for article in contracted.get(words[0], ()))]


def _names_of_departments(
    official: Mapping[str, Any], spoken: Mapping[str, Any], departments: Mapping[str, Place]
) -> Iterator[Name]:
    to_mark, to_doubt = set(spoken["departments_to_mark"]), set(spoken["departments_to_doubt"])
    written = [(code, one[0]) for code, one in official["departments"].items() if code not in {"75", "974"}]
    for code, name in [*written, *_pairs(spoken["departments"])]:
        folded = fold(name)
        sign = Sign.ARTICLE if folded in to_mark else Sign.NONE
        yield Name(words_of(folded), (departments[code],), Sign.ARTICLE_IN_DOUBT if folded in to_doubt else sign)
    yield Name(words_of("la reunion"), (departments["974"],), Sign.NONE)


def _names_of_wider_places(official: Mapping[str, Any], spoken: Mapping[str, Any]) -> Iterator[Name]:
    for code, names in spoken["regions"].items():
        title, inside = official["regions"][code]
        region = Place(
            PlaceKind.REGION,
            code,
            f"{_MASCULINE_REGIONS.get(code, 'en ')}{title}".replace("'", "’"),
            None,
            tuple(inside),
        )
        for name in names:
            # "breton, occitan, corse" are languages.
            yield Name(words_of(name), (region,), Sign.COUNTRY if name == "corse" else Sign.NONE)
    for one in spoken["wider"]:
        inside = tuple(one["departments"])
        kind = PlaceKind.OVERSEAS if inside[0].startswith("97") else PlaceKind.REGION
        place = Place(kind, "", one["label"].replace("'", "’"), None, inside)
        for name in one["names"]:
            yield Name(words_of(name), (place,), Sign.COUNTRY if name in {"dom", "provence"} else Sign.NONE)


def _names_abroad(spoken: Mapping[str, Any]) -> Iterator[Name]:
    for code, name in _pairs({**spoken["abroad"], "": spoken["anywhere_abroad"]}):
        yield Name(words_of(name), (Place(PlaceKind.ABROAD, code, "à l’étranger", None),), Sign.COUNTRY)


def _pairs(spoken: Mapping[str, Iterable[str]]) -> Iterator[tuple[str, str]]:
    return ((str(code), name) for code, names in spoken.items() for name in names)


def _joined(known: Name, other: Name) -> Name:
    places = list(dict.fromkeys([*known.places, *other.places]))
    # The mainland first: it is the likelier, and what it is said of carries the name of the sea otherwise.
    places.sort(key=lambda place: place.code >= "97")
    return Name(known.words, tuple(places), known.sign, known.is_also_a_person)
