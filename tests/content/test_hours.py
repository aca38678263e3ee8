from datetime import datetime, time, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.clock import PARIS
from content.handoff_notice import handoff_notice
from content.hours import BusinessHours, spoken
from content.library import Library

HOURS = BusinessHours(time(8), time(20))
ALWAYS = BusinessHours(time(8), time(20), always_open=True)


def paris(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=PARIS)  # type: ignore[arg-type,misc]


@pytest.mark.parametrize(
    ("instant", "is_open"),
    [
        (paris(2020, 11, 14, 7, 59), False),
        (paris(2020, 11, 14, 8, 0), True),
        (paris(2020, 11, 14, 19, 59), True),
        (paris(2020, 11, 14, 20, 0), False),
        (paris(2020, 11, 15, 12, 0), True),  # a Sunday
        (datetime(2020, 11, 14, 19, 30, tzinfo=timezone.utc), False),  # 20:30 in Paris
    ],
)
def test_officers_answer_from_eight_to_eight_in_paris(instant: datetime, is_open: bool) -> None:
    assert HOURS.is_open(instant) is is_open


def test_the_demo_is_always_open() -> None:
    night = paris(2020, 11, 14, 3, 0)
    assert ALWAYS.is_open(night)
    assert ALWAYS.next_opening(night) == night
    assert ALWAYS.as_sentence() == "24 h sur 24, 7 jours sur 7"


def test_the_next_opening_is_this_morning_or_tomorrow() -> None:
    assert HOURS.next_opening(paris(2020, 11, 14, 3, 0)) == paris(2020, 11, 14, 8, 0)
    assert HOURS.next_opening(paris(2020, 11, 14, 21, 0)) == paris(2020, 11, 15, 8, 0)
    assert HOURS.next_opening(paris(2020, 12, 31, 21, 0)) == paris(2021, 1, 1, 8, 0)


@pytest.mark.parametrize(
    ("before", "opening", "wait"),
    [
        # The night of 24 to 25 October 2020 has an hour more, that of 27 to 28 March 2021 an hour less.
        (paris(2020, 10, 24, 20, 0), paris(2020, 10, 25, 8, 0), timedelta(hours=13)),
        (paris(2021, 3, 27, 20, 0), paris(2021, 3, 28, 8, 0), timedelta(hours=11)),
    ],
)
def test_a_daylight_saving_night_opens_at_eight_on_the_wall_clock(
    before: datetime, opening: datetime, wait: timedelta
) -> None:
    found = HOURS.next_opening(before)
    assert found == opening
    assert found.timestamp() - before.timestamp() == wait.total_seconds()


def test_inside_the_doubled_hour_of_october_officers_are_away() -> None:
    for fold in (0, 1):
        instant = datetime(2020, 10, 25, 2, 30, tzinfo=PARIS, fold=fold)
        assert not HOURS.is_open(instant)
        assert HOURS.next_opening(instant) == paris(2020, 10, 25, 8, 0)


@given(st.datetimes(datetime(2020, 1, 1), datetime(2022, 1, 1), timezones=st.just(timezone.utc)))  # noqa: DTZ001
def test_the_next_opening_is_open_and_at_most_a_night_away(instant: datetime) -> None:
    opening = HOURS.next_opening(instant)
    assert HOURS.is_open(opening)
    assert timedelta(0) <= opening.astimezone(timezone.utc) - instant <= timedelta(hours=13)


def test_the_hours_of_the_project_are_those_of_november_2020(library: Library) -> None:
    assert library.hours == HOURS
    assert library.hours.as_sentence() == "de 8 h à 20 h, 7 jours sur 7"


def test_a_time_of_day_is_said_with_its_minutes() -> None:
    assert (spoken(time(8)), spoken(time(18, 30)), spoken(time(9, 5))) == ("8 h", "18 h 30", "9 h 05")


def test_in_the_day_the_citizen_is_told_of_the_queue() -> None:
    assert "file d'attente" in handoff_notice(HOURS, paris(2020, 11, 14, 12, 0))


@pytest.mark.parametrize(
    ("instant", "back"),
    [
        (paris(2020, 11, 14, 6, 0), "reviennent aujourd'hui à 8 h"),
        (paris(2020, 11, 14, 22, 0), "reviennent demain à 8 h"),
        (datetime(2020, 11, 13, 23, 30, tzinfo=timezone.utc), "reviennent aujourd'hui à 8 h"),
    ],
)
def test_at_night_the_citizen_is_told_when_officers_are_back_and_whom_to_call(instant: datetime, back: str) -> None:
    notice = handoff_notice(HOURS, instant)
    assert back in notice
    assert "file d'attente" not in notice
    assert all(number in notice for number in ("17", "112", "114"))


def test_the_notice_keeps_the_minutes_of_the_opening() -> None:
    assert "à 8 h 30." in handoff_notice(BusinessHours(time(8, 30), time(20)), paris(2020, 11, 14, 6, 0))
