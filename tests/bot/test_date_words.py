"""Dates and hours in messages of many voices, on frozen clocks (the tables: dates_heard.py)."""

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import explicit_dates
from bot.date_words import Precision, When, find_date
from bot.until_words import asks_until
from content.clock import PARIS
from tests.bot.dates_heard import HEARD, NO_DATE

CASES = [(at, text, heard) for at, cases in HEARD.items() for text, heard in cases]
NOVEMBER = datetime(2020, 11, 10, 10, 30, tzinfo=PARIS)
LETTERS = {Precision.DAY: "D", Precision.PART_OF_DAY: "P", Precision.HOUR: "H", Precision.PERIOD: "I"}


def as_heard(when: When) -> str:
    start, end = f"{when.start:%Y-%m-%dT%H:%M}", f"{when.end:%Y-%m-%dT%H:%M}"
    told = {Precision.DAY: start[:10], Precision.HOUR: start}.get(when.precision, f"{start}/{end}")
    return f"{LETTERS[when.precision]} {told}{' past' if when.past else ''}"


def heard(text: str, at: datetime = NOVEMBER) -> When:
    when = find_date(text, at)
    assert when is not None, text
    return when


@pytest.mark.parametrize(("at", "text", "expected"), CASES)
def test_a_date_is_heard(at: str, text: str, expected: str) -> None:
    assert as_heard(heard(text, datetime.fromisoformat(at).replace(tzinfo=PARIS))) == expected


@pytest.mark.parametrize("text", NO_DATE)
def test_what_only_looks_like_a_date_is_none(text: str) -> None:
    assert find_date(text, NOVEMBER) is None


@pytest.mark.parametrize(
    "text",
    [
        "jusqu'à quand ?",
        "jusqua quand dure le confinement",
        "jusqu'à quelle date",
        "c'est fini quand ?",
        "ça finit quand le confinement",
        "quand est-ce que ça se termine",
        "quand est ce qu'on sera déconfinés",
        "c'est quand la fin du confinement",
        "encore combien de temps ?",
        "COMBIEN DE TEMPS CA VA DURER",
        "y en a encore longtemps ?",
        "date de fin svp",
    ],
)
def test_how_long_rules_last_is_asked(text: str) -> None:
    assert asks_until(text)


@pytest.mark.parametrize(
    "text",
    ["quand puis-je sortir ?", "le 15 décembre", "combien de temps pour le sport", "jusqu'à 20 km", "", "fin novembre"],
)
def test_other_questions_do_not_ask_how_long(text: str) -> None:
    assert not asks_until(text)


def test_instants_are_of_paris_whatever_the_zone_of_the_clock() -> None:
    at = datetime(2020, 11, 10, 23, 30, tzinfo=timezone.utc)  # already the 11th in Paris
    when = heard("aujourd'hui", at)
    assert when.start == datetime(2020, 11, 11, tzinfo=PARIS)
    assert when.start.tzinfo is PARIS


def test_the_day_of_each_change_of_clocks_is_whole() -> None:
    def length(day: str) -> timedelta:
        when = heard(f"le {day}")
        return when.end.astimezone(timezone.utc) - when.start.astimezone(timezone.utc)

    assert [length("28 mars 2021"), length("25 octobre 2020"), length("29 mars 2021")] == [
        timedelta(hours=23),
        timedelta(hours=25),
        timedelta(hours=24),
    ]


def test_what_is_kept_of_a_message_holds_none_of_its_words() -> None:
    assert set(When.__dataclass_fields__) == {"start", "end", "precision", "past"}


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the library is asked to read."""
    spans: list[str] = []
    make_reader: Callable[..., Any] = explicit_dates._reader

    class Spy:
        def __init__(self, *key: Any) -> None:
            self.reader = make_reader(*key)

        def get_date_data(self, words: str) -> Any:
            spans.append(words)
            return self.reader.get_date_data(words)

    monkeypatch.setattr(explicit_dates, "_reader", Spy)
    return spans


@pytest.mark.parametrize(
    "piece",
    [
        "le 15 décembre ",
        "31 novembre ",
        "24/12 ",
        "du 24 au 26 mars ",
        "il y a 2 jours ",
        "en janvier ",
        "samedi ",
        "9",
    ],
)
def test_a_message_full_of_dates_costs_little(asked: list[str], piece: str) -> None:
    find_date((piece * 2_000)[:2_000], NOVEMBER)
    assert len(asked) <= 30


def test_a_message_without_a_date_is_not_given_to_the_library(asked: list[str]) -> None:
    for text in ["je suis à Nice, puis-je promener mon chien ?", "le 17 ne répond pas", "1 h par jour", "motif 6"]:
        find_date(text, NOVEMBER)
    assert asked == []


def test_the_library_reads_spans_of_our_spelling_only(asked: list[str]) -> None:
    find_date("Jeanne Secret, née le 3 MAI, part le 24 déc. dans deux semaines ou en fevrier", NOVEMBER)
    allowed = re.compile(
        r"(\d+ (" + "|".join(explicit_dates.MONTHS) + r")( \d{4})?|(dans|il y a) \d+ (jours|semaines|mois|ans))"
    )
    assert asked
    assert all(allowed.fullmatch(span) for span in asked)


PIECES = [text for _, text, _ in CASES[::4]] + NO_DATE[::3]
PIECES += [
    "99/99/2020",
    "31/02",
    "le 31",
    "du 31 au 30",
    "dans 500 ans",
    "à 24h59",
    "²",
    "١٢",
    "\n",
    "É",
    "29 février 2021",
]
TEXTS = st.one_of(st.text(max_size=2_000), st.lists(st.sampled_from(PIECES)).map(lambda some: " ".join(some)[:2_000]))
CLOCKS = st.datetimes(datetime(2020, 1, 1), datetime(2027, 12, 31), timezones=st.just(PARIS))  # noqa: DTZ001  # zone beside


@given(TEXTS, CLOCKS)
def test_no_text_breaks_the_search_and_intervals_run_forward(text: str, at: datetime) -> None:
    asks_until(text)
    when = find_date(text, at)
    if when is not None:
        assert when.start.astimezone(timezone.utc) < when.end.astimezone(timezone.utc)
        assert when.start.tzinfo is when.end.tzinfo is PARIS


@given(st.dates(date(2020, 10, 1), date(2021, 9, 30)), st.integers(0, 300))
def test_a_date_without_its_year_is_the_next_one(today: date, days: int) -> None:
    asked = today + timedelta(days=days)
    at = datetime(today.year, today.month, today.day, 10, tzinfo=PARIS)
    when = heard(
        f"je peux sortir le {asked.day}/{asked.month:02d} ?" if asked.day != asked.month else f"le {asked:%d/%m/%Y}", at
    )
    assert when.start.date() == asked
