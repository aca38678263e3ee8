"""What leans on the last answer, in the words of people; and what only looks like it."""

import pytest

from bot.follow_up import (
    ABOUT,
    NEXT,
    SURE,
    UNTIL,
    WHY,
    FollowUp,
    read_follow_up,
    topic_that_answers,
    without_correction,
)
from content.library import load_library


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("et pour mon fils ?", {"audience": "mineur"}),
        ("ET POUR MES ENFANTS", {"audience": "mineur"}),
        ("et ma fille de 15 ans alors", {"audience": "mineur"}),
        ("pour ma grand-mère aussi ?", {"audience": "personne_agee"}),
        ("et pour une personne handicapée ?", {"audience": "handicap"}),
        ("et mon fils handicapé ?", {"audience": "handicap"}),
        ("et les étrangers ?", {"audience": "etranger"}),
        ("et à vélo ?", {"means": "velo"}),
        ("et en voiture", {"means": "voiture"}),
        ("à pied ?", {"means": "a_pied"}),
        ("et en train ?", {"means": "transports"}),
        ("et si c'est loin ?", {"distance": "loin"}),
        ("et dans un autre département ?", {"distance": "loin"}),
        ("et si c'est à 3 km ?", {"distance": "loin"}),
        ("et mon fils à vélo ?", {"audience": "mineur", "means": "velo"}),
    ],
)
def test_who_by_what_means_and_how_far(text: str, values: dict[str, str]) -> None:
    asked = read_follow_up(text)
    assert asked is not None
    assert (asked.kind, dict(asked.values)) == (ABOUT, values)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("j'ai 17 ans", {"audience": "mineur"}),
        ("elle a 12 ans", {"audience": "mineur"}),
        ("et s'il a 15 ans ?", {"audience": "mineur"}),
        ("elle a 19 ans", {}),
        ("et ma fille de 25 ans ?", {}),
        ("et mon père de 80 ans ?", {"audience": "personne_agee"}),
    ],
)
def test_an_age_tells_a_minor_from_an_adult(text: str, values: dict[str, str]) -> None:
    asked = read_follow_up(text)
    assert asked is not None
    assert (asked.kind, dict(asked.values)) == (ABOUT, values)


@pytest.mark.parametrize("text", ["il y a 3 ans", "dans 2 ans", "pendant 10 ans"])
def test_years_gone_by_are_no_age(text: str) -> None:
    asked = read_follow_up(text, dated=True)
    assert asked is not None
    assert dict(asked.values) == {}


@pytest.mark.parametrize(
    "text", ["jusqu'à quand ?", "jusqu'à quelle heure ?", "ça dure combien de temps ?", "c'est fini quand ?"]
)
def test_how_long_without_a_subject_leans(text: str) -> None:
    assert read_follow_up(text, until=True) == FollowUp(UNTIL)


@pytest.mark.parametrize("text", ["jusqu'à quand le masque ?", "combien de temps dure un test ?"])
def test_how_long_with_a_subject_is_a_question_of_its_own(text: str) -> None:
    assert read_follow_up(text, until=True) is None


@pytest.mark.parametrize("text", ["et après ?", "Et ensuite", "après ?"])
def test_what_comes_next_leans(text: str) -> None:
    assert read_follow_up(text) == FollowUp(NEXT)


@pytest.mark.parametrize(
    "text",
    [
        "et le dimanche ?",
        "et à Noël ?",
        "samedi ?",
        "et demain soir",
        "et le 5 décembre ?",
        "et le 1er décembre ?",
        "et à 22h30 ?",
        "le week-end ?",
        "c'était hier soir",
    ],
)
def test_a_day_alone_leans(text: str) -> None:
    assert read_follow_up(text, dated=True) is not None


@pytest.mark.parametrize(
    ("text", "place"), [("et à Nice ?", "à Nice"), ("je suis à Nice", "à Nice"), ("dans le 93", "en Seine-Saint-Denis")]
)
def test_a_place_alone_leans(text: str, place: str) -> None:
    assert read_follow_up(text, place) is not None


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("pourquoi ?", WHY),
        ("Mais pourquoi ça ?", WHY),
        ("quelle loi ?", WHY),
        ("vous êtes sûr ?", SURE),
        ("c'est sûr ça ?", SURE),
        ("ah bon ?", SURE),
        ("vraiment ?", SURE),
    ],
)
def test_why_and_are_you_sure(text: str, kind: str) -> None:
    asked = read_follow_up(text)
    assert asked is not None
    assert asked.kind == kind


@pytest.mark.parametrize(
    "text",
    [
        "",
        "bonjour",
        "merci",
        "oui",
        "mon fils a volé un vélo",
        "et mon fils ne respire plus",
        "on m'a volé mon vélo",
        "mon fils se fait frapper à l'école",
        "ma mère ne répond plus depuis dimanche",
        "quelqu'un entre chez mes parents",
        "et si je prends une amende en voiture ?",
        "pourquoi mon mari me frappe",
        "ma voiture a disparu",
        "et mon fils, peut-il aller à l'école, au sport, chez ses copains et chez sa grand-mère dimanche ?",
    ],
)
def test_what_says_something_of_its_own_does_not_lean(text: str) -> None:
    assert read_follow_up(text) is None


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("Non, je parlais de mon chien", "mon chien"),
        ("je voulais dire le permis de conduire", "le permis de conduire"),
        ("vous m'avez mal compris, c'est ma voiture", "c est ma voiture"),
    ],
)
def test_a_correction_is_taken_off(text: str, question: str) -> None:
    assert without_correction(text) == question


@pytest.mark.parametrize("text", ["non, ce n'est pas ça", "je parle de tout", "on ne parlait pas de ça"])
def test_what_corrects_nothing_stays_as_it_is(text: str) -> None:
    assert without_correction(text) == text


def test_an_answer_that_nobody_wrote_is_none() -> None:
    asked = read_follow_up("et à vélo ?")
    assert asked is not None
    assert topic_that_answers(asked, "amende-contester", varies=False) is None
    assert topic_that_answers(asked, "sport-promenade", varies=True) == "sport-promenade"


def test_a_day_is_answered_only_by_a_subject_that_depends_on_days() -> None:
    asked = read_follow_up("et dimanche ?", dated=True)
    assert asked is not None
    assert topic_that_answers(asked, "sport-promenade", varies=True) == "sport-promenade"
    assert topic_that_answers(asked, "plainte-comment", varies=False) is None


def test_every_answer_to_a_follow_up_is_a_subject() -> None:
    from bot.follow_up import follow_up_words

    pages = load_library().pages
    for values in follow_up_words().answers.values():
        for answers in values.values():
            assert set(answers) | set(answers.values()) <= set(pages)
