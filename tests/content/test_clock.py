from datetime import date, datetime, timedelta, timezone

import pytest

from content.clock import PARIS, frozen_at, paris_now, rules_day, running

AS_OF = datetime(2020, 11, 14, 10, 30)  # noqa: DTZ001  # naive: Paris local time


def test_a_naive_instant_is_paris_local_time() -> None:
    clocks = frozen_at(AS_OF)
    assert clocks.now() == clocks.rules_now() == datetime(2020, 11, 14, 10, 30, tzinfo=PARIS)


def test_an_aware_instant_is_told_in_paris() -> None:
    noon = datetime(2020, 7, 1, 12, 0, tzinfo=timezone.utc)  # content also runs on 3.10
    assert frozen_at(noon).now().hour == 14


def test_a_running_service_dated_in_the_past_keeps_the_real_hour() -> None:
    clocks = running(AS_OF)
    assert clocks.rules_now() == datetime(2020, 11, 14, 10, 30, tzinfo=PARIS)
    assert abs(clocks.now() - paris_now()) < timedelta(seconds=5)


def test_a_running_service_without_date_has_one_clock() -> None:
    clocks = running(None)
    assert abs(clocks.now() - clocks.rules_now()) < timedelta(seconds=5)


def test_both_daylight_saving_nights_keep_paris_offsets() -> None:
    spring = [frozen_at(datetime(2021, 3, 28, hour)).now().utcoffset() for hour in (1, 3)]  # noqa: DTZ001
    autumn = [frozen_at(datetime(2020, 10, 25, hour)).now().utcoffset() for hour in (1, 4)]  # noqa: DTZ001
    assert spring == [timedelta(hours=1), timedelta(hours=2)]
    assert autumn == [timedelta(hours=2), timedelta(hours=1)]


SHIPPED = date(2020, 11, 10)


@pytest.mark.parametrize(
    ("setting", "day"),
    [
        ("", SHIPPED),
        ("calendrier", None),
        ("2020-12-20", date(2020, 12, 20)),
        ("2020-12-24T22:00", datetime(2020, 12, 24, 22)),  # noqa: DTZ001  # naive: Paris local time
    ],
)
def test_the_day_of_the_rules_is_the_shipped_one_unless_as_of_tells_another(setting: str, day: date | None) -> None:
    assert rules_day(setting, SHIPPED) == day


@pytest.mark.parametrize("setting", ["hier", "2020-13-01", "10/11/2020"])
def test_a_day_that_is_none_is_refused(setting: str) -> None:
    with pytest.raises(ValueError, match=r"format|month"):
        rules_day(setting, SHIPPED)


def test_a_shipped_day_keeps_the_real_hour_of_the_day() -> None:
    clocks = running(SHIPPED)
    rules, real = clocks.rules_now(), clocks.now()
    assert rules.date() == SHIPPED
    apart = abs((rules.hour * 60 + rules.minute) - (real.hour * 60 + real.minute))
    assert min(apart, 24 * 60 - apart) <= 1
