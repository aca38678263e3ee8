import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.clock import PARIS
from content.french_hours import in_words, spoken
from content.handoff_notice import handoff_notice, presence
from content.hours import (
    ALL_DAY,
    CLOSED,
    BusinessHours,
    Hours,
    HoursException,
    Interval,
    NaiveInstant,
    Schedule,
    is_public_holiday,
)
from content.hours_file import read_hours, read_intervals, write_intervals
from content.library import DATA, Library
from content.yaml_file import read_yaml


def daily(*texts: str, **options: object) -> BusinessHours:
    return BusinessHours((Schedule.daily(*read_intervals(texts), **options),))  # type: ignore[arg-type]


def paris(*parts: int, fold: int = 0) -> datetime:
    return datetime(*parts, tzinfo=PARIS, fold=fold)  # type: ignore[arg-type,misc]


def utc(instant: datetime) -> datetime:
    return instant.astimezone(timezone.utc)


HOURS = daily("08:00-20:00")
ALWAYS = replace(HOURS, always_open=True)
LUNCH = daily("08:00-12:00", "14:00-20:00")
NIGHT = daily("00:00-06:00", "20:00-24:00")
CHRISTMAS = date(2020, 12, 25)
WORKS = HoursException(date(2020, 11, 16), date(2020, 11, 17), CLOSED, "travaux dans nos locaux")


@pytest.mark.parametrize(
    ("instant", "is_open"),
    [
        (paris(2020, 11, 14, 7, 59), False),
        (paris(2020, 11, 14, 8, 0), True),
        (paris(2020, 11, 14, 19, 59, 59), True),
        (paris(2020, 11, 14, 20, 0), False),
        (paris(2020, 11, 15, 12, 0), True),  # a Sunday
        (datetime(2020, 11, 14, 19, 30, tzinfo=timezone.utc), False),  # 20:30 in Paris
    ],
)
def test_officers_answer_from_eight_to_eight_in_paris(instant: datetime, is_open: bool) -> None:
    assert HOURS.is_open(instant) is is_open


def test_in_the_last_minute_the_closing_is_still_told_and_then_there_is_none() -> None:
    assert HOURS.closes_at(paris(2020, 11, 14, 19, 59)) == paris(2020, 11, 14, 20, 0)
    assert HOURS.closes_at(paris(2020, 11, 14, 20, 0)) is None


def test_the_demo_is_always_open_and_never_closes() -> None:
    night = paris(2020, 11, 14, 3, 0)
    assert ALWAYS.is_open(night)
    assert ALWAYS.next_opening(night) == night
    assert ALWAYS.closes_at(night) is None
    assert ALWAYS.as_sentence(night) == "24 h sur 24, 7 jours sur 7"
    assert ALWAYS.with_exceptions([WORKS]).is_open(paris(2020, 11, 16, 12, 0))


def test_hours_round_the_clock_have_no_end_either() -> None:
    around = daily("00:00-24:00")
    assert around.is_open(paris(2020, 11, 14, 0, 0))
    assert around.closes_at(paris(2020, 11, 14, 12, 0)) is None
    assert around.as_sentence(paris(2020, 11, 14, 12, 0)) == "24 h sur 24, 7 jours sur 7"


def test_the_next_opening_is_this_morning_or_tomorrow() -> None:
    assert HOURS.next_opening(paris(2020, 11, 14, 3, 0)) == paris(2020, 11, 14, 8, 0)
    assert HOURS.next_opening(paris(2020, 11, 14, 21, 0)) == paris(2020, 11, 15, 8, 0)
    assert HOURS.next_opening(paris(2020, 12, 31, 21, 0)) == paris(2021, 1, 1, 8, 0)
    assert HOURS.next_opening(paris(2020, 11, 14, 9, 0)) == paris(2020, 11, 14, 9, 0)


def test_officers_who_pause_at_noon_are_back_in_the_afternoon() -> None:
    noon = paris(2020, 11, 14, 12, 30)
    assert not LUNCH.is_open(noon)
    assert LUNCH.next_opening(noon) == paris(2020, 11, 14, 14, 0)
    assert LUNCH.closes_at(paris(2020, 11, 14, 9, 0)) == paris(2020, 11, 14, 12, 0)
    assert LUNCH.as_sentence(noon) == "de 8 h à 12 h et de 14 h à 20 h, 7 jours sur 7"


def test_an_opening_that_lasts_over_midnight_is_one_opening() -> None:
    assert NIGHT.closes_at(paris(2020, 11, 14, 23, 0)) == paris(2020, 11, 15, 6, 0)
    assert NIGHT.is_open(paris(2020, 11, 15, 0, 0))
    assert not NIGHT.is_open(paris(2020, 11, 15, 6, 0))


@pytest.mark.parametrize("ask", ["is_open", "closes_at", "next_opening", "as_sentence", "closure"])
def test_an_instant_without_a_time_zone_is_refused(ask: str) -> None:
    question: Callable[[datetime], object] = getattr(HOURS, ask)
    with pytest.raises(NaiveInstant, match="time zone"):
        question(datetime(2020, 11, 14, 12, 0))  # noqa: DTZ001


# The night of 24 to 25 October 2020 has an hour more, that of 27 to 28 March 2021 an hour less.


@pytest.mark.parametrize(
    ("before", "opening", "wait"),
    [
        (paris(2020, 10, 24, 20, 0), paris(2020, 10, 25, 8, 0), timedelta(hours=13)),
        (paris(2021, 3, 27, 20, 0), paris(2021, 3, 28, 8, 0), timedelta(hours=11)),
    ],
)
def test_a_daylight_saving_night_opens_at_eight_on_the_wall_clock(
    before: datetime, opening: datetime, wait: timedelta
) -> None:
    found = HOURS.next_opening(before)
    assert found == opening
    assert utc(found) - utc(before) == wait


@pytest.mark.parametrize(
    ("day", "length"),
    [(paris(2020, 10, 25), 25), (paris(2021, 3, 28), 23), (paris(2021, 3, 29), 24)],
)
def test_a_day_open_from_midnight_to_midnight_is_as_long_as_the_day(day: datetime, length: int) -> None:
    only = BusinessHours((Schedule.daily(),)).with_exceptions(
        [HoursException(day.date(), day.date(), ALL_DAY, "essai")]
    )
    closing = only.closes_at(day)
    assert closing is not None
    assert utc(closing) - utc(day) == timedelta(hours=length)


def test_inside_the_doubled_hour_of_october_officers_are_away() -> None:
    for fold in (0, 1):
        instant = paris(2020, 10, 25, 2, 30, fold=fold)
        assert not HOURS.is_open(instant)
        assert HOURS.next_opening(instant) == paris(2020, 10, 25, 8, 0)


def test_hours_that_end_in_the_doubled_hour_end_the_second_time_and_begin_the_first() -> None:
    late, early = daily("20:00-24:00", "00:00-02:30"), daily("02:30-08:00")
    assert late.is_open(paris(2020, 10, 25, 2, 15, fold=1))
    assert not late.is_open(paris(2020, 10, 25, 2, 30, fold=1))
    assert early.is_open(paris(2020, 10, 25, 2, 45, fold=0))
    assert early.is_open(paris(2020, 10, 25, 2, 15, fold=1))


def test_an_opening_in_the_skipped_hour_is_at_the_jump_and_nothing_lasts_within_it() -> None:
    assert daily("02:30-08:00").next_opening(paris(2021, 3, 28, 1, 0)) == paris(2021, 3, 28, 3, 0)
    assert daily("00:00-02:30").closes_at(paris(2021, 3, 28, 1, 0)) == paris(2021, 3, 28, 3, 0)
    assert daily("02:15-02:45").next_opening(paris(2021, 3, 28, 1, 0)) == paris(2021, 3, 29, 2, 15)


def test_the_holidays_of_november_2020_and_the_movable_ones_are_known() -> None:
    holidays = [
        date(2020, 11, 1),
        date(2020, 11, 11),
        CHRISTMAS,
        date(2021, 4, 5),
        date(2021, 5, 13),
        date(2021, 5, 24),
    ]
    assert all(is_public_holiday(day) for day in holidays)
    assert not is_public_holiday(date(2020, 12, 26))  # in Alsace and Moselle only


@pytest.mark.parametrize(
    ("on_holidays", "noon_is_open", "sentence"),
    [
        (None, True, "de 8 h à 20 h, 7 jours sur 7"),
        (CLOSED, False, "de 8 h à 20 h, 7 jours sur 7, sauf les jours fériés"),
        (read_intervals(["10:00-11:00"]), False, "de 8 h à 20 h, 7 jours sur 7, les jours fériés de 10 h à 11 h"),
    ],
)
def test_holidays_are_days_like_others_or_not_as_the_hours_say(
    on_holidays: Hours | None, noon_is_open: bool, sentence: str
) -> None:
    hours = daily("08:00-20:00", on_holidays=on_holidays)
    assert hours.is_open(paris(2020, 12, 25, 12, 0)) is noon_is_open
    assert hours.is_open(paris(2020, 12, 24, 12, 0))
    assert hours.as_sentence(paris(2020, 12, 24, 12, 0)) == sentence


def test_other_hours_hold_from_their_date_on() -> None:
    # The service went round the clock early in January 2021; its day is not sourced, this one is made up.
    hours = BusinessHours((*HOURS.schedules, Schedule.daily(*ALL_DAY, starts=date(2021, 1, 4))))
    assert hours.closes_at(paris(2021, 1, 2, 12, 0)) == paris(2021, 1, 2, 20, 0)
    assert hours.next_opening(paris(2021, 1, 3, 21, 0)) == paris(2021, 1, 4, 0, 0)
    assert hours.closes_at(paris(2021, 1, 4, 12, 0)) is None
    assert hours.as_sentence(paris(2021, 1, 3, 23, 59)) == "de 8 h à 20 h, 7 jours sur 7"
    assert hours.as_sentence(paris(2021, 1, 4, 0, 0)) == "24 h sur 24, 7 jours sur 7"


def test_an_exception_closes_its_days_and_says_why() -> None:
    hours = HOURS.with_exceptions([WORKS])
    assert not hours.is_open(paris(2020, 11, 16, 12, 0))
    assert hours.next_opening(paris(2020, 11, 15, 20, 0)) == paris(2020, 11, 18, 8, 0)
    assert hours.is_open(paris(2020, 11, 18, 8, 0))
    assert hours.closure(paris(2020, 11, 17, 9, 0)) == "Fermeture exceptionnelle aujourd'hui : travaux dans nos locaux"
    assert hours.closure(paris(2020, 11, 18, 9, 0)) is None


def test_the_last_exception_of_a_day_wins_over_holidays_and_over_those_before() -> None:
    first = HoursException(CHRISTMAS, CHRISTMAS, CLOSED, "Noël")
    then = HoursException(CHRISTMAS, CHRISTMAS, read_intervals(["09:00-12:00"]), "permanence")
    hours = daily("08:00-20:00", on_holidays=CLOSED).with_exceptions([first]).with_exceptions([then])
    assert hours.closes_at(paris(2020, 12, 25, 9, 0)) == paris(2020, 12, 25, 12, 0)


def test_hours_that_never_come_have_no_next_opening() -> None:
    assert BusinessHours((Schedule.daily(),)).next_opening(paris(2020, 11, 14, 12, 0)) is None


instants = st.datetimes(datetime(2020, 1, 1), datetime(2022, 1, 1), timezones=st.just(timezone.utc))  # noqa: DTZ001
moments = st.integers(0, 95).map(lambda quarter: time(quarter // 4, quarter % 4 * 15))


@st.composite
def calendars(draw: st.DrawFn) -> BusinessHours:
    """Two intervals a day at most, closed days, holidays, a change of hours, exceptions."""

    def hours() -> Hours:
        bounds = sorted(draw(st.lists(moments, max_size=4, unique=True)))
        pairs = zip(bounds[::2], bounds[1::2])  # noqa: B905  # an odd one out is left
        return tuple(Interval(opens, closes) for opens, closes in pairs)

    def schedule(starts: date) -> Schedule:
        return Schedule(starts, tuple(hours() for _ in range(7)), draw(st.sampled_from([None, CLOSED])))

    days = draw(st.lists(st.dates(date(2020, 1, 1), date(2022, 1, 1)), max_size=3))
    exceptions = tuple(HoursException(day, day + timedelta(days=2), hours(), "essai") for day in days)
    return BusinessHours((schedule(date(2019, 1, 1)), schedule(date(2021, 1, 1))), exceptions)


@given(calendars(), instants)
def test_openings_and_closings_agree_with_being_open(hours: BusinessHours, instant: datetime) -> None:
    opening, closing = hours.next_opening(instant), hours.closes_at(instant)
    moment = timedelta(microseconds=1)
    if hours.is_open(instant):
        assert opening == instant
        assert closing is not None
        assert hours.is_open(utc(closing) - moment)
        assert not hours.is_open(closing)
    else:
        assert closing is None
        if opening is not None:
            assert utc(opening) > instant
            assert hours.is_open(opening)
            assert not hours.is_open(utc(opening) - moment)


@given(instants)
def test_the_next_opening_is_open_and_at_most_a_night_away(instant: datetime) -> None:
    opening = HOURS.next_opening(instant)
    assert opening is not None
    assert HOURS.is_open(opening)
    assert timedelta(0) <= utc(opening) - instant <= timedelta(hours=13)


@given(calendars())
def test_hours_written_down_read_the_same(hours: BusinessHours) -> None:
    for day in hours.schedules[0].week:
        assert read_intervals(write_intervals(day)) == day


def test_the_hours_of_the_project_are_those_of_november_2020(library: Library) -> None:
    noon = paris(2020, 11, 14, 12, 0)
    assert library.hours.as_sentence(noon) == "de 8 h à 20 h, 7 jours sur 7"
    assert library.hours.closes_at(noon) == paris(2020, 11, 14, 20, 0)
    assert library.hours.is_open(paris(2020, 12, 25, 12, 0))


def test_a_day_of_its_own_and_a_known_exception_are_read_from_the_file() -> None:
    schedule = {"from": "2020-11-01", "every_day": ["08:00-20:00"], "sunday": [], "public_holidays": ["10:00-18:00"]}
    exception = {"from": "2020-12-31", "hours": ["08:00-24:00"], "reason": "réveillon"}
    hours = read_hours({"schedules": [schedule], "exceptions": [exception]})
    assert not hours.is_open(paris(2020, 11, 15, 12, 0))
    assert hours.closes_at(paris(2020, 12, 25, 12, 0)) == paris(2020, 12, 25, 18, 0)
    assert hours.closes_at(paris(2020, 12, 31, 12, 0)) == paris(2021, 1, 1, 0, 0)


@pytest.mark.parametrize("texts", [["12:00-08:00"], ["08:00-08:00"], ["08:00-12:00", "11:00-13:00"], ["25:00-26:00"]])
def test_hours_that_make_no_sense_are_refused(texts: list[str]) -> None:
    with pytest.raises(ValueError, match=r"interval|hour|Invalid"):
        read_intervals(texts)


def test_a_time_of_day_is_said_with_its_minutes() -> None:
    assert (spoken(time(8)), spoken(time(18, 30)), spoken(time(9, 5))) == ("8 h", "18 h 30", "9 h 05")


def test_a_week_of_different_days_is_said_by_runs_of_days() -> None:
    day, short = ((time(8), time(20)),), ((time(9), time(12)),)
    assert in_words((day,) * 5 + ((), ())) == "du lundi au vendredi de 8 h à 20 h"
    assert (
        in_words((day,) * 5 + (short,) * 2)
        == "du lundi au vendredi de 8 h à 20 h, le samedi et le dimanche de 9 h à 12 h"
    )
    late = ((time(18), time(0)),)
    assert in_words((late,) * 7) == "de 18 h à minuit, 7 jours sur 7"


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
    assert "Inutile d'attendre ici : le robot répond" in notice
    assert "file d'attente" not in notice
    assert all(number in notice for number in ("17", "112", "114"))


def test_the_whole_notice_of_the_night_reads_like_this() -> None:
    assert handoff_notice(HOURS, paris(2020, 11, 14, 22, 0)) == (
        "Les policiers répondent de 8 h à 20 h, 7 jours sur 7. Ils reviennent demain à 8 h. "
        "Inutile d'attendre ici : le robot répond à vos questions et vous oriente. "
        "En cas de danger : 17 ou 112, ou un SMS au 114."
    )


def test_on_a_closed_day_the_citizen_is_told_why_and_the_day_of_the_return() -> None:
    hours = HOURS.with_exceptions([WORKS])
    assert handoff_notice(hours, paris(2020, 11, 16, 12, 0)).startswith(
        "Fermeture exceptionnelle aujourd'hui : travaux dans nos locaux. "
        "Les policiers reviennent mercredi 18 novembre à 8 h. "
    )


def test_who_does_not_know_when_officers_are_back_does_not_say_so() -> None:
    notice = handoff_notice(BusinessHours((Schedule.daily(),)), paris(2020, 11, 14, 12, 0))
    assert notice.startswith("Aucun policier ne peut répondre pour le moment. Inutile d'attendre ici")


def test_the_notice_keeps_the_minutes_of_the_opening() -> None:
    assert "à 8 h 30." in handoff_notice(daily("08:30-20:00"), paris(2020, 11, 14, 6, 0))


@pytest.mark.parametrize(
    ("hours", "until"),
    [(HOURS, ", jusqu'à 20 h."), (daily("08:00-24:00"), ", jusqu'à minuit."), (NIGHT, None), (ALWAYS, None)],
)
def test_the_page_says_until_when_an_officer_can_answer(hours: BusinessHours, until: str | None) -> None:
    at = paris(2020, 11, 14, 22, 0) if hours is NIGHT else paris(2020, 11, 14, 12, 0)
    said = presence(hours, at)
    assert said.startswith("Un policier peut vous répondre en ce moment")
    assert said.endswith({NIGHT: ", jusqu'à demain à 6 h.", ALWAYS: "en ce moment."}.get(hours) or until)


def test_no_text_on_the_way_to_an_officer_promises_one_now_or_tells_the_hours() -> None:
    # By night the notice of the return follows the same text: « je passe votre demande » would be a lie.
    texts = [variant["text"] for (variant,) in read_yaml(DATA / "handoff.yml")["responses"].values()]
    assert len(texts) > 10
    assert [text for text in texts if re.search(r"\bje (vous |la |le )?passe\b|\d h\b", text, re.IGNORECASE)] == []


def test_who_does_not_read_french_reads_the_hours_in_figures(library: Library) -> None:
    assert library.hours.as_sentence(paris(2020, 11, 14, 12, 0)).startswith("de 8 h à 20 h")
    foreign = [name for name in library.responses if name.startswith("utter_foreign_")]
    assert len(foreign) == 13
    assert [name for name in foreign if "8:00–20:00" not in library.text_of(name)] == []
