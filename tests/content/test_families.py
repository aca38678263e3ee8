"""Which pages may stand for each other."""

import pytest

from content.library import Library


@pytest.mark.parametrize("never", ["plainte", "violences", "aide-victimes", "plainte-comment"])
def test_the_pre_plainte_never_stands_for_a_complaint_made_on_the_spot(library: Library, never: str) -> None:
    family = library.families[library.pages["pre-plainte"].intent]
    assert library.families.get(library.pages[never].intent) != family


def test_a_service_never_stands_for_an_officer(library: Library) -> None:
    assert not [intent for intent in library.families if intent.startswith(("handoff_", "emergency_", "foreign_"))]


def test_small_talk_is_one_family(library: Library) -> None:
    assert library.families["thank"] == library.families["acknowledge"] == library.families["greet"]
