"""When and where a message happens, and whether it leans on the answer before it: read together, as the bot does."""

from datetime import datetime

import pytest

from bot.circumstances import read_circumstances, without_circumstances
from bot.follow_up import ABOUT, FollowUp
from content.clock import PARIS

NOW = datetime(2020, 11, 10, 11, tzinfo=PARIS)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("non, je parlais de demain", "2020-11-11"),
        ("non je voulais dire le 5 avril", "2021-04-05"),
        ("non, je parlais du 24", "2020-11-24"),
        ("je me suis trompé, le 1er décembre", "2020-12-01"),
    ],
)
def test_a_correction_of_the_day_leans_on_the_last_answer(text: str, day: str) -> None:
    said = read_circumstances(text, NOW)
    assert said.at is not None
    assert (said.at.date().isoformat(), said.follow_up) == (day, FollowUp(ABOUT))


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("non, je parlais de Nice", "06088"),
        ("et en idf ?", "r11"),
        ("et en paca ?", "r93"),
        ("et à st etienne ?", "42218"),
        ("et dans les DOM TOM ?", "w971-972-973-974-975-976-977-978-986-987-988"),
        ("et en outre-mer ?", "w971-972-973-974-975-976-977-978-986-987-988"),
        ("dans le 06 alors ?", "06"),
    ],
)
def test_a_place_leans_by_whatever_name_people_call_it(text: str, place: str) -> None:
    said = read_circumstances(text, NOW)
    assert (said.place, said.at, said.follow_up) == (place, None, FollowUp(ABOUT))


@pytest.mark.parametrize("text", ["et en Belgique ?", "je suis en Espagne", "et à l'étranger ?"])
def test_a_country_is_a_question_of_its_own(text: str) -> None:
    said = read_circumstances(text, NOW)
    assert (said.place, said.follow_up) == (None, None)


@pytest.mark.parametrize("text", ["c'était hier soir", "hier", "la semaine dernière", "hier soir à Lyon"])
def test_when_it_happened_and_nothing_else_is_a_story(text: str) -> None:
    assert read_circumstances(text, NOW).is_story


@pytest.mark.parametrize(
    "text", ["demain", "à Lyon", "elle a 19 ans", "et pour mon fils ?", "on m'a volé mon vélo hier", "bonjour"]
)
def test_anything_else_is_no_story(text: str) -> None:
    assert not read_circumstances(text, NOW).is_story


@pytest.mark.parametrize("text", ["on a brûlé ma voiture, c'était samedi", "hier soir, on a brûlé ma voiture"])
def test_a_clause_that_tells_the_past_is_left_to_understand(text: str) -> None:
    assert without_circumstances(text, NOW) == text


def test_a_clause_that_tells_a_country_is_left_to_understand() -> None:
    assert (
        without_circumstances("je suis en Belgique, je peux courir ?", NOW) == "je suis en Belgique, je peux courir ?"
    )
    assert without_circumstances("je suis à Nice, je peux courir ?", NOW) == "je peux courir"
