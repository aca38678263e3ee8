"""A day that does not exist is told with its line, quoted or not, in every file that has days."""

from collections.abc import Callable

import pytest

NO_DAY = {
    "services.yml": ('from: "2020-11-03"', 'from: "2020-11-31"', "« 2020-11-31 » n'est pas un jour du calendrier."),
    "hours.yml": ('from: "2020-11-01"', 'from: "2020-02-30"', "« 2020-02-30 » n'est pas un jour du calendrier."),
    "regimes.yml": (
        "to: 2020-10-24T00:00",
        "to: 2020-10-24T25:00",
        "« 2020-10-24T25:00 » n'est pas un jour et une heure du calendrier.",
    ),
    "not_yet_open.yml": ('from: "2024-10-15"', "from: 2024-10-32", "« 2024-10-32 » n'est pas un jour du calendrier"),
}


@pytest.mark.parametrize("name", NO_DAY)
def test_a_day_that_does_not_exist_is_told_with_its_line(
    name: str, edit: Callable[[str, str, str], None], faults: Callable[[], list[str]]
) -> None:
    old, new, told = NO_DAY[name]
    edit(name, old, new)
    assert any(fault.startswith(f"{name}, ligne ") and told in fault for fault in faults()), faults()
