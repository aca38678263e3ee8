from datetime import datetime, timedelta, timezone

from content.clock import PARIS, frozen_at, paris_now, running

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
