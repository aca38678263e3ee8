"""Which rules hold: both sides of every change, both daylight-saving nights, places, and the line below answers."""

from datetime import datetime, timedelta, timezone

import pytest

from content.clock import PARIS
from content.library import Library, load_library
from content.place_codes import code_of
from content.places import find_place
from content.regimes import UNKNOWN, Regimes
from content.rules_asked import RulesAsked, rules_notice

REGIMES = load_library().regimes
CHANGES = sorted({bound for row in REGIMES.rows for bound in (row.start, row.end) if bound})


def paris(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=PARIS)


def kind(at: str, code: str | None = None, regimes: Regimes = REGIMES) -> str:
    return regimes.at(paris(at), code).kind.value


# The instant of each change (Paris), a place, and what holds a minute before and from then on.
AT_EACH_CHANGE = [
    ("2020-10-17T00:00", "75", ("inconnu", "couvre_feu 21 h")),
    ("2020-10-17T00:00", None, ("inconnu", "libre")),
    ("2020-10-24T00:00", "13", ("inconnu", "couvre_feu 21 h")),
    ("2020-10-24T00:00", None, ("libre", "inconnu")),
    ("2020-10-30T00:00", None, ("inconnu", "confinement un kilomètre")),
    ("2020-10-30T00:00", "75", ("couvre_feu 21 h", "confinement un kilomètre")),
    ("2020-10-30T00:00", "972", ("inconnu", "confinement un kilomètre")),
    ("2020-11-28T00:00", None, ("confinement un kilomètre", "confinement_allege 20 km")),
    ("2020-11-28T00:00", "972", ("confinement un kilomètre", "confinement_allege 20 km")),
    ("2020-12-08T00:00", "972", ("confinement_allege 20 km", "couvre_feu 21 h")),
    ("2020-12-14T00:00", "972", ("couvre_feu 21 h", "inconnu")),
    ("2020-12-15T00:00", None, ("confinement_allege 20 km", "couvre_feu 20 h")),
    ("2020-12-24T20:00", None, ("couvre_feu 20 h", "libre")),
    ("2020-12-25T06:00", None, ("libre", "couvre_feu 20 h")),
    ("2020-12-31T22:00", "972", ("inconnu", "couvre_feu 22 h")),
    ("2021-01-01T06:00", "972", ("couvre_feu 22 h", "inconnu")),
    ("2021-01-02T00:00", None, ("couvre_feu 20 h", "inconnu")),
    ("2021-01-16T00:00", None, ("inconnu", "couvre_feu 18 h")),
    ("2021-02-26T18:00", "06088", ("couvre_feu 18 h", "confinement_week_end 5 km")),
    ("2021-02-26T18:00", "06", ("couvre_feu 18 h", "inconnu")),
    ("2021-03-01T06:00", "06088", ("confinement_week_end 5 km", "couvre_feu 18 h")),
    ("2021-03-05T18:00", "59183", ("couvre_feu 18 h", "confinement_week_end 5 km")),
    ("2021-03-06T00:00", "62", ("couvre_feu 18 h", "confinement_week_end 5 km")),
    ("2021-03-08T06:00", "62", ("confinement_week_end 5 km", "couvre_feu 18 h")),
    ("2021-03-12T18:00", "62", ("couvre_feu 18 h", "inconnu")),
    ("2021-03-13T00:00", "62", ("inconnu", "confinement_week_end 5 km")),
    ("2021-03-13T00:00", "59183", ("inconnu", "confinement_week_end 5 km")),
    ("2021-03-15T00:00", "59183", ("confinement_week_end 5 km", "inconnu")),
    ("2021-03-15T06:00", "06", ("inconnu", "couvre_feu 18 h")),
    ("2021-03-19T18:00", "59", ("couvre_feu 18 h", "inconnu")),
    ("2021-03-20T00:00", "75", ("couvre_feu 18 h", "distance 10 km")),
    ("2021-03-20T00:00", "33", ("couvre_feu 18 h", "couvre_feu 19 h")),
    ("2021-03-27T00:00", "69", ("couvre_feu 19 h", "distance 10 km")),
    ("2021-04-03T00:00", "33", ("couvre_feu 19 h", "distance 10 km")),
    ("2021-05-03T00:00", None, ("distance 10 km", "couvre_feu 19 h")),
    ("2021-05-19T00:00", None, ("couvre_feu 19 h", "couvre_feu 21 h")),
    ("2021-06-09T00:00", None, ("couvre_feu 21 h", "couvre_feu 23 h")),
    ("2021-06-20T00:00", None, ("couvre_feu 23 h", "libre")),
]


def rule_at(instant: datetime, code: str | None) -> str:
    row = REGIMES.at(instant, code)
    return f"{row.kind.value} {row.figures.get('radius') or row.figures.get('curfew_start') or ''}".strip()


@pytest.mark.parametrize(("at", "code", "sides"), AT_EACH_CHANGE)
def test_the_rules_change_at_the_minute_they_change(at: str, code: str | None, sides: tuple[str, str]) -> None:
    change = paris(at)
    assert (rule_at(change - timedelta(minutes=1), code), rule_at(change, code)) == sides


def test_both_sides_of_every_change_are_looked_at() -> None:
    assert {paris(at) for at, _, _ in AT_EACH_CHANGE} == set(CHANGES)


@pytest.mark.parametrize(
    ("at", "hour"),
    [
        ("2020-12-16T12:00", "20 h"),
        ("2020-12-31T22:00", "20 h"),
        ("2021-01-20T12:00", "18 h"),
        ("2021-03-25T12:00", "19 h"),
        ("2021-05-10T12:00", "19 h"),
        ("2021-05-19T00:00", "21 h"),
        ("2021-06-09T00:00", "23 h"),
    ],
)
def test_the_curfew_begins_at_the_hour_of_its_period(at: str, hour: str) -> None:
    assert REGIMES.at(paris(at)).figures["curfew_start"] == hour


@pytest.mark.parametrize(
    ("at", "code", "motifs"),
    [
        ("2020-10-20T22:00", "75", "huit motifs"),
        ("2020-11-10T12:00", None, "neuf motifs"),
        ("2020-12-01T12:00", None, "neuf motifs"),
        ("2020-12-16T21:00", None, "huit motifs"),
        ("2021-02-27T12:00", "06088", "douze motifs"),
        ("2021-03-22T12:00", "75", "douze motifs"),
        ("2021-03-22T20:00", "33", "huit motifs"),
        ("2021-04-10T12:00", None, "sept motifs"),
        ("2021-05-25T22:00", None, "six motifs"),
    ],
)
def test_the_form_of_each_period_has_its_number_of_motifs(at: str, code: str | None, motifs: str) -> None:
    assert REGIMES.at(paris(at), code).figures["motifs"] == motifs


@pytest.mark.parametrize(
    ("at", "code", "expected"),
    [
        ("2021-03-12T19:00", "62", "inconnu"),
        ("2021-03-13T12:00", "62", "confinement_week_end"),
        ("2021-03-13T12:00", "59183", "confinement_week_end"),
        ("2021-03-13T12:00", "59350", "inconnu"),
        ("2021-03-13T12:00", "06088", "inconnu"),
        ("2021-03-15T02:00", "62", "inconnu"),
        ("2021-03-15T12:00", "62", "couvre_feu"),
        ("2020-11-10T12:00", "974", "inconnu"),
        ("2020-11-10T12:00", "972", "confinement"),
        ("2020-12-09T12:00", "972", "couvre_feu"),
        ("2020-12-31T23:00", "972", "couvre_feu"),
        ("2020-12-20T12:00", "972", "inconnu"),
        ("2021-02-27T12:00", "06088", "confinement_week_end"),
        ("2021-02-27T12:00", "06", "inconnu"),
        ("2021-02-27T12:00", "33", "couvre_feu"),
        ("2021-04-10T12:00", "06088", "distance"),
        ("2026-11-24T12:00", None, "libre"),
    ],
)
def test_a_place_has_its_own_rules(at: str, code: str | None, expected: str) -> None:
    assert kind(at, code) == expected


@pytest.mark.parametrize("night", ["2020-10-25T02:30", "2021-03-28T02:30"])
def test_no_rule_is_lost_in_a_night_when_the_clocks_change(night: str) -> None:
    midnight = paris(night).replace(hour=0, minute=0)
    hours = [(midnight.astimezone(timezone.utc) + timedelta(hours=hour)).astimezone(PARIS) for hour in range(25)]
    assert {REGIMES.at(hour, "75").name for hour in hours[:24]} == {REGIMES.at(midnight, "75").name}
    assert REGIMES.at(midnight, "75") is not UNKNOWN


@pytest.mark.parametrize("change", CHANGES)
def test_every_instant_has_one_rule_everywhere(change: datetime) -> None:
    codes = {code for row in REGIMES.rows for code in row.where if len(code) < 6}
    for code in (None, *sorted(codes)):
        assert REGIMES.at(change, code) is not UNKNOWN


def test_a_region_whose_departments_differ_goes_to_an_officer() -> None:
    saturday = paris("2021-03-24T12:00")
    assert RulesAsked(saturday, code="r11").regime(REGIMES).kind.value == "distance"  # the whole of Île-de-France
    assert RulesAsked(saturday, code="r93").regime(REGIMES) is UNKNOWN  # Nice, but not Marseille


@pytest.mark.parametrize("at", ["2020-11-10T12:00", "2020-12-24T22:00", "2021-02-27T12:00"])
@pytest.mark.parametrize("code", [None, "2A", "06088", "974", "r11"])
def test_what_slots_hold_tells_the_same_instant_and_place(at: str, code: str | None) -> None:
    asked = RulesAsked(paris(at), hour_named=True, code=code, until=True)
    assert RulesAsked.from_slots(asked.as_slots()) == asked


@pytest.mark.parametrize(
    ("text", "rules"), [("outre-mer", "inconnu"), ("aux Antilles", "inconnu"), ("en Alsace", "confinement")]
)
def test_several_departments_of_one_name_have_rules_only_when_they_share_them(text: str, rules: str) -> None:
    place = find_place(f"et {text} ?")
    assert place is not None
    asked = RulesAsked(paris("2020-11-10T12:00"), code=code_of(place))
    assert asked.code is not None
    assert asked.regime(REGIMES).kind.value == rules
    assert RulesAsked.from_slots(asked.as_slots()) == asked
    assert text in rules_notice(asked, REGIMES, varies=True)


def test_a_place_that_no_list_knows_is_refused() -> None:
    slots = RulesAsked(paris("2020-11-10T12:00")).as_slots() | {"rules_place": "Chez Jeanine"}
    with pytest.raises(ValueError, match="unknown place"):
        RulesAsked.from_slots(slots)


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (RulesAsked(paris("2020-11-10T12:00")), "Règles au 10 novembre 2020, en métropole."),
        (RulesAsked(paris("2020-12-01T12:00")), "Règles au 1er décembre 2020, en métropole."),
        (RulesAsked(paris("2020-11-10T12:00"), code="974"), "Règles au 10 novembre 2020, à La Réunion."),
        (
            RulesAsked(paris("2020-12-24T22:00"), hour_named=True, until=True),
            "Règles au 24 décembre 2020 à 22 h, en métropole. Elles valent jusqu'au 25 décembre 2020 à 6 h.",
        ),
        (
            RulesAsked(paris("2020-11-10T12:00"), until=True),
            "Règles au 10 novembre 2020, en métropole. Elles valent jusqu'au 27 novembre 2020 inclus.",
        ),
        (
            RulesAsked(paris("2021-03-25T12:00")),
            "Règles au 25 mars 2021, en métropole. Ailleurs, la règle peut être autre : dites-moi où vous êtes.",
        ),
    ],
)
def test_the_line_below_an_answer_tells_day_and_place(asked: RulesAsked, told: str) -> None:
    assert rules_notice(asked, REGIMES, varies=True) == told


def test_an_answer_that_does_not_vary_tells_its_day_alone() -> None:
    assert rules_notice(RulesAsked(paris("2020-11-10T12:00")), REGIMES, varies=False) == "Règles au 10 novembre 2020."


def test_the_service_is_shipped_with_the_rules_of_the_10th_of_november_2020(library: Library) -> None:
    assert str(library.regimes.as_of) == "2020-11-10"
    assert library.regimes.at(paris("2020-11-10T12:00")).name == "confinement"
