"""What is said of services.yml: a service that lacks something, ends before it begins, or is named by another name."""

from collections.abc import Callable
from pathlib import Path

Edit = Callable[[str, str, str], None]
Faults = Callable[[], list[str]]

GUIDE = """
  guide:
    name: Info trottinette
    title: Le guide
    what: Les règles des trottinettes.
    url: null
    phone: null
    sms: false
    hours: null
    cost: gratuit
    accepts: [trottinette]
    refuses: []
    from: 2020-11-01
    until: "2020-12-31"
    sources: [S1]
"""


def test_a_service_with_its_first_and_last_day_is_no_fault(data: Path, faults: Faults) -> None:
    _append(data, GUIDE)
    assert faults() == []


def test_all_that_a_service_lacks_is_told_at_once(data: Path, faults: Faults) -> None:
    _append(data, GUIDE.replace("    url: null\n    phone: null\n", ""))
    assert any("il manque « url », « phone » dans « guide »." in fault for fault in faults())


def test_a_service_that_ends_before_it_begins_is_told(data: Path, faults: Faults) -> None:
    _append(data, GUIDE.replace("2020-12-31", "2020-10-31"))
    assert any(fault.endswith("la fin précède le début.") for fault in faults())


def test_a_service_that_accepts_nothing_is_told(data: Path, faults: Faults) -> None:
    _append(data, GUIDE.replace("[trottinette]", "[]"))
    assert any("ce que le service prend, au moins un cas" in fault for fault in faults())


def test_each_place_that_names_a_service_by_its_old_name_is_told(edit: Edit, faults: Faults) -> None:
    edit("services.yml", "\n  opposition-cb:\n", "\n  opposition-carte:\n")
    told = "le service « opposition-cb » n'est pas dans services.yml (serait-ce « opposition-carte » ?)."
    assert {fault.partition(",")[0] for fault in faults() if told in fault} == {
        "home.yml",
        "steer/opposition-cb.yml",
        "steer/perceval.yml",
    }


def _append(data: Path, entry: str) -> None:
    path = data / "services.yml"
    path.write_text(path.read_text(encoding="utf-8") + entry, encoding="utf-8")
