"""Counters: enumerated names only, in the quarter of an hour in which they happened, written once."""

import asyncio
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from asgiref.sync import sync_to_async
from conftest import VirtualClock
from hypothesis import given
from hypothesis import strategies as some
from running import served

from content.clock import PARIS
from content.library import load_library
from handoff.gateway import Gateway
from handoff.stats import kept
from handoff.stats.counters import Counters, Counts
from handoff.stats.csv_files import quarters_file
from handoff.stats.figures import Totals
from handoff.stats.histograms import HANDLINGS, MORE, WAITS
from handoff.stats.names import Key, Kind, Names, UnknownName
from handoff.stats.quarters import bounds, quarter_of, quarters_between
from handoff.stats.recorder import Recorder

# hypothesis wants them naive, and adds the zone.
TEN_YEARS = {"min_value": datetime(2020, 1, 1), "max_value": datetime(2030, 1, 1)}  # noqa: DTZ001
NAMES = Names.of(load_library(), {"answered"})


@pytest.fixture
def counters(clock: VirtualClock) -> Counters:
    return Counters(NAMES, clock)


# --- Names ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "name", "subject"),
    [
        (Kind.OUTCOME, "mon mari me frappe", ""),
        (Kind.OUTCOME, "answer", "mon mari me frappe"),
        (Kind.MOVE, "accept", "animaux"),
        (Kind.WRAP_UP, "06 12 34 56 78", ""),
        (Kind.PRESENCE, "camille", ""),
        (Kind.RESCUE, "", ""),
    ],
)
def test_what_is_no_enumerated_name_is_refused_and_not_repeated(
    counters: Counters, kind: Kind, name: str, subject: str
) -> None:
    with pytest.raises(UnknownName) as refused:
        counters.count(kind, name, subject)
    assert not name or name not in str(refused.value)
    assert not counters.peek()


@given(some.sampled_from(Kind), some.text(max_size=40), some.text(max_size=40))
def test_no_text_enters_a_counter(kind: Kind, name: str, subject: str) -> None:
    try:
        key = NAMES.key(kind, name, subject)
    except UnknownName:
        return
    assert key.name in {"answered", *(each for one in Kind for each in _known(one))}
    assert key.subject in {"", *NAMES.subjects}


def _known(kind: Kind) -> frozenset[str]:
    from handoff.stats.names import _NAMES

    return _NAMES.get(kind, frozenset())


# --- Quarters ---------------------------------------------------------------------------------------------------------


def test_a_quarter_begins_on_its_first_instant(counters: Counters, clock: VirtualClock) -> None:
    clock.instant = datetime(2020, 11, 14, 12, 14, 59, 999_990, tzinfo=PARIS)
    counters.count(Kind.MOVE, "accept")
    clock.advance(microseconds=10)
    counters.count(Kind.MOVE, "accept", number=2)
    by_quarter = {
        quarter.astimezone(PARIS).strftime("%H:%M"): number for (quarter, _), number in counters.peek().items()
    }
    assert by_quarter == {"12:00": 1, "12:15": 2}


def test_an_instant_without_a_time_zone_belongs_to_no_quarter() -> None:
    with pytest.raises(ValueError, match="time zone"):
        quarter_of(datetime(2020, 11, 14, 12))  # noqa: DTZ001  # that is the point


@pytest.mark.parametrize(("day", "quarters"), [((2020, 10, 25), 100), ((2021, 3, 28), 92), ((2020, 11, 14), 96)])
def test_the_days_when_the_clocks_change_have_as_many_quarters_as_they_last(
    day: tuple[int, int, int], quarters: int
) -> None:
    begin, end = bounds(date(*day), date(*day))
    found = list(quarters_between(begin, end))
    assert len(set(found)) == len(found) == quarters
    assert {quarter.astimezone(PARIS).date() for quarter in found} == {date(*day)}


def test_the_hour_that_comes_twice_is_counted_twice_and_the_file_tells_which(
    counters: Counters, clock: VirtualClock
) -> None:
    clock.instant = datetime(2020, 10, 25, 0, 20, tzinfo=UTC)
    counters.count(Kind.MOVE, "accept")
    clock.advance(hours=1)
    counters.count(Kind.MOVE, "accept")
    lines = quarters_file(counters.peek()).splitlines()
    assert lines[1:] == ["2020-10-25T02:15+02:00;move;accept;1", "2020-10-25T02:15+01:00;move;accept;1"]


@given(some.datetimes(timezones=some.just(PARIS), **TEN_YEARS))
def test_every_instant_is_in_its_quarter_which_is_one_of_the_wall_too(at: datetime) -> None:
    quarter = quarter_of(at)
    assert quarter <= at.astimezone(UTC) < quarter + timedelta(minutes=15)
    assert quarter.astimezone(PARIS).minute in {0, 15, 30, 45}


# --- Buckets ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("seconds", "bucket"), [(-3, "15"), (0, "15"), (15, "15"), (15.1, "30"), (60, "60"), (61, "120"), (99_999, MORE)]
)
def test_a_duration_falls_into_the_bucket_that_holds_it(seconds: float, bucket: str) -> None:
    assert WAITS.name_of(timedelta(seconds=seconds)) == bucket


def test_what_lasted_a_minute_at_most_is_a_sum_of_buckets() -> None:
    assert WAITS.up_to(60, {"15": 1, "30": 2, "60": 4, "120": 8, MORE: 16}) == 7


def test_every_bucket_has_a_middle_and_words() -> None:
    for buckets in (WAITS, HANDLINGS):
        middles = [buckets.middle(name) for name in buckets.names]
        assert middles == sorted(middles)
        assert len({buckets.label(name) for name in buckets.names}) == len(buckets.names)


# --- Writing ----------------------------------------------------------------------------------------------------------


class Database:
    """Takes counts, or fails, or is slow."""

    def __init__(self) -> None:
        self.written: list[Counts] = []
        self.fails = False
        self.may_end = threading.Event()
        self.may_end.set()

    def __call__(self, counts: Counts) -> None:
        self.may_end.wait(5)
        if self.fails:
            raise OSError("away")
        self.written.append(dict(counts))

    @property
    def total(self) -> int:
        return sum(number for counts in self.written for number in counts.values())


@pytest.fixture
def database() -> Iterator[Database]:
    made = Database()
    yield made
    made.may_end.set()


def recorder(gateway: Gateway, write: Any) -> Recorder:
    given = gateway.recorder
    return Recorder(given.counters, given.tally, given.store, given.now, given.is_open, write)


async def test_what_was_counted_is_written_once(gateway: Gateway, database: Database) -> None:
    recording = recorder(gateway, database)
    gateway.tally.transmitted_to_rescue()
    await recording.flush()
    await recording.flush()
    assert database.total == 1
    assert not gateway.recorder.counters.peek()


async def test_a_database_that_is_away_loses_nothing_and_is_tried_again(
    gateway: Gateway, database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    recording = recorder(gateway, database)
    database.fails = True
    gateway.tally.transmitted_to_rescue()
    await recording.flush()
    gateway.tally.transmitted_to_rescue()
    await recording.flush()
    assert [line.getMessage() for line in caplog.records] == ["counts not written: OSError"]
    database.fails = False
    await recording.flush()
    assert database.total == 2


def test_what_waits_for_the_database_is_bounded_and_the_oldest_go_first(clock: VirtualClock) -> None:
    counters = Counters(NAMES, clock, most_kept=3)
    for _ in range(5):
        counters.count(Kind.RESCUE, "transmitted")
        clock.advance(minutes=15)
    newest = max(quarter for quarter, _ in counters.peek())
    assert counters.give_back(counters.take()) == 2
    assert len(counters.peek()) == 3
    assert max(quarter for quarter, _ in counters.peek()) == newest


async def test_a_stop_while_a_write_is_on_its_way_neither_loses_nor_doubles(
    gateway: Gateway, database: Database
) -> None:
    recording = recorder(gateway, database)
    gateway.tally.transmitted_to_rescue()
    database.may_end.clear()
    writing = asyncio.create_task(recording.flush())
    await asyncio.sleep(0.05)
    gateway.tally.transmitted_to_rescue()
    writing.cancel()
    database.may_end.set()
    await recording.flush()
    assert database.total == 2


async def test_what_was_counted_is_written_when_the_service_stops(gateway: Gateway, database: Database) -> None:
    async with served(replace(gateway, recorder=recorder(gateway, database))):
        gateway.tally.transmitted_to_rescue()
    assert database.total == 1


async def test_counting_goes_on_while_a_slow_database_writes(gateway: Gateway, database: Database) -> None:
    recording = recorder(gateway, database)
    database.may_end.clear()
    gateway.tally.transmitted_to_rescue()
    writing = asyncio.create_task(recording.flush())
    await asyncio.sleep(0.05)
    gateway.tally.transmitted_to_rescue()
    assert sum(gateway.recorder.counters.peek().values()) == 1
    database.may_end.set()
    await writing


@pytest.mark.django_db(transaction=True)
async def test_several_processes_add_up(clock: VirtualClock) -> None:
    key = (quarter_of(clock()), Key("rescue", "transmitted"))
    for number in (2, 3):
        await sync_to_async(kept.add)({key: number})
    found = await sync_to_async(kept.read)(clock() - timedelta(hours=1), clock() + timedelta(hours=1))
    assert found == {key: 5}


@pytest.mark.django_db
def test_counts_are_forgotten_after_four_hundred_days(clock: VirtualClock) -> None:
    for days in (0, 399, 401):
        kept.add({(quarter_of(clock() - timedelta(days=days)), Key("rescue", "transmitted")): 1})
    kept.forget_old(clock())
    assert kept.read_totals(clock() - timedelta(days=500), clock() + timedelta(1)) == Totals(
        {Key("rescue", "transmitted"): 2}
    )
