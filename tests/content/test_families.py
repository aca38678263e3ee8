"""Which pages may stand for each other."""

from collections import defaultdict

import pytest

from content.library import Library
from content.regimes import RegimeKind


@pytest.mark.parametrize("never", ["plainte", "violences", "aide-victimes", "plainte-comment"])
def test_the_pre_plainte_never_stands_for_a_complaint_made_on_the_spot(library: Library, never: str) -> None:
    family = library.families[library.pages["pre-plainte"].intent]
    assert library.families.get(library.pages[never].intent) != family


def test_no_family_says_yes_on_one_page_and_no_on_another_under_the_same_rules(library: Library) -> None:
    said: dict[tuple[str, RegimeKind], set[str]] = defaultdict(set)
    for page in library.pages.values():
        for variant in page.response.variants if page.family else ():
            for kind in variant.kinds or RegimeKind:
                said[str(page.family), kind].add(variant.text.split(maxsplit=1)[0].strip(",."))
    assert said
    assert not [place for place, first_words in said.items() if {"Oui", "Non"} <= first_words]


def test_a_page_that_says_not_to_pay_stands_for_no_other(library: Library) -> None:
    assert library.pages["amende-contester"].family is None


def test_a_service_never_stands_for_an_officer(library: Library) -> None:
    assert not [intent for intent in library.families if intent.startswith(("handoff_", "emergency_", "foreign_"))]


def test_small_talk_is_one_family(library: Library) -> None:
    assert library.families["thank"] == library.families["acknowledge"] == library.families["greet"]
