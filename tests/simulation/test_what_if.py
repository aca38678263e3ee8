"""The supervisors' what-if against days played with the queue's own code; `python -m simulation.what_if`: many days."""

import pytest

from simulation.scenarios import Kind, dozen, make_day
from simulation.what_if import Held, hold

# A few hundred people and half the officers: crowded, and cheap.
CROWDED = Kind("crowded", 400, dozen(1, 2, 1))


@pytest.fixture(scope="module")
def held() -> dict[str, Held]:
    return {each.change: each for each in hold(make_day(CROWDED, 0, 40))}


def gone(one: Held) -> tuple[float, float]:
    """Return who gave up, as it was expected and as it came."""
    return one.expected.abandonment.middle, one.came.abandonment


def test_from_counts_alone_the_day_that_was_is_found_again(held: dict[str, Held]) -> None:
    expected, came = gone(held["as_it_was"])
    assert abs(expected - came) < 0.05
    assert held["as_it_was"].came_before.abandonment > 0.02


@pytest.mark.parametrize(
    ("change", "fewer"),
    [
        ("one_officer_more", True),
        ("one_officer_less", False),
        ("capacity_one_more", True),
        ("containment_ten_points_more", True),
    ],
)
def test_a_change_moves_who_gives_up_the_way_that_was_told(held: dict[str, Held], change: str, fewer: bool) -> None:
    expected, came = gone(held[change])
    expected_before, came_before = held[change].expected_before.abandonment.middle, held[change].came_before.abandonment
    assert (expected < expected_before) is (came < came_before) is fewer
