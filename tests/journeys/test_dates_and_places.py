"""The rules are those of the day and the place that the citizen speaks of, and the answer says which."""

import pytest

from tests.journeys.citizen import Citizen, Heard

pytestmark = pytest.mark.slow

TENTH = "2020-11-10T11:00"


def is_answer(heard: Heard, subject: str, notice: str) -> bool:
    return (heard.outcome, heard.subject) == ("answer", subject) and notice in heard.text


def test_an_answer_says_for_which_day_it_is_true(citizen: Citizen) -> None:
    heard = citizen.says("J'ai le droit de faire mon footing autour de chez moi ?", at=TENTH)
    assert is_answer(heard, "sport-promenade", "Règles au 10 novembre 2020, en métropole."), heard
    assert heard.says("une heure", "un kilomètre")


def test_a_service_also_says_its_day(citizen: Citizen) -> None:
    heard = citizen.says("J'ai reçu un SMS bizarre de la banque avec un lien, où le signaler ?", at=TENTH)
    assert heard.outcome == "steer", heard
    assert "Règles au 10 novembre 2020." in heard.text


def test_sport_after_the_28th_is_three_hours_and_twenty_kilometres(citizen: Citizen) -> None:
    heard = citizen.says("À partir du 28 novembre, je peux courir combien de temps et jusqu'où ?", at=TENTH)
    assert is_answer(heard, "sport-promenade", "Règles au 28 novembre 2020"), heard
    assert heard.says("trois heures", "20 km")


@pytest.mark.parametrize(("at", "radius"), [("2020-11-27T23:50", "un kilomètre"), ("2020-11-28T00:10", "20 km")])
def test_the_rules_change_at_midnight(at: str, radius: str, citizen: Citizen) -> None:
    assert radius in citizen.says("Je peux courir jusqu'à quelle distance de chez moi ?", at=at).text


def test_relatives_may_be_seen_by_day_from_the_15th_of_december_on(citizen: Citizen) -> None:
    before = citizen.says("Est-ce que je peux aller chez mes amis samedi ?", at=TENTH)
    assert is_answer(before, "visite-amis-famille", "Règles au 14 novembre 2020"), before
    assert before.text.startswith("Non.")
    after = citizen.says("Est-ce que je peux aller chez mes amis le 20 décembre ?", at=TENTH)
    assert is_answer(after, "visite-amis-famille", "Règles au 20 décembre 2020"), after
    assert not after.text.startswith("Non.")


def test_the_curfew_of_the_31st_of_december_holds(citizen: Citizen) -> None:
    heard = citizen.says("Y aura-t-il un couvre-feu le 31 décembre à 22 h ?", at=TENTH)
    assert is_answer(heard, "couvre-feu", "Règles au 31 décembre 2020 à 22 h"), heard
    assert heard.says("20 h")


def test_the_night_of_christmas_is_not_like_the_others(citizen: Citizen) -> None:
    heard = citizen.says("Couvre-feu le 24 décembre à 22 h, oui ou non ?", at=TENTH)
    assert is_answer(heard, "couvre-feu", "Règles au 24 décembre 2020 à 22 h, en métropole."), heard
    assert heard.text.startswith("Non"), heard


@pytest.mark.parametrize(
    "text",
    ["Il faut un test PCR pour partir en Guadeloupe ?", "Quels papiers pour un vol vers Mayotte ?"],
)
def test_a_journey_overseas_is_answered_by_the_rules_of_where_one_leaves(citizen: Citizen, text: str) -> None:
    heard = citizen.says(text, at=TENTH)
    assert is_answer(heard, "etranger-outremer", "Règles au 10 novembre 2020, en métropole."), heard
    assert heard.says("72 h")


def test_who_is_overseas_already_gets_an_officer(citizen: Citizen) -> None:
    heard = citizen.says("Je suis en Guadeloupe, quel test pour prendre l'avion vers Paris ?", at=TENTH)
    assert heard.outcome == "handoff", heard


def test_this_year_is_no_day_of_its_own(citizen: Citizen) -> None:
    heard = citizen.says("Ma mère de 84 ans vit seule cette année, je peux aller l'aider ?", at=TENTH)
    assert is_answer(heard, "visite-proche-vulnerable", "Règles au 10 novembre 2020, en métropole."), heard


def test_la_reunion_goes_to_an_officer(citizen: Citizen) -> None:
    heard = citizen.says("Je suis à La Réunion, ai-je le droit d'aller courir ?", at=TENTH)
    assert heard.outcome == "handoff", heard
    assert "à La Réunion" in heard.text


def test_martinique_had_a_curfew_on_the_9th_of_december(citizen: Citizen) -> None:
    heard = citizen.says("Je suis en Martinique, à quelle heure est le couvre-feu ?", at="2020-12-09T12:00")
    assert is_answer(heard, "couvre-feu", "en Martinique"), heard
    assert heard.says("21 h")


def test_nice_on_a_confined_saturday_is_not_paris(citizen: Citizen) -> None:
    at = "2021-02-27T12:00"
    nice = citizen.says("Je suis à Nice, je peux aller faire un footing ?", at=at)
    assert is_answer(nice, "sport-promenade", "Règles au 27 février 2021, à Nice."), nice
    assert "5 km" in nice.text
    paris = citizen.says("Je suis à Paris, je peux aller faire un footing ?", at=at)
    assert is_answer(paris, "sport-promenade", "Règles au 27 février 2021, à Paris."), paris
    assert "18 h" in paris.text
    assert "5 km" not in paris.text


def test_ten_kilometres_in_april_2021(citizen: Citizen) -> None:
    heard = citizen.says("À Nice, j'ai le droit de courir jusqu'où ?", at="2021-04-10T12:00")
    assert is_answer(heard, "sport-promenade", "Règles au 10 avril 2021, à Nice."), heard
    assert "10 km" in heard.text


def test_how_long_the_rules_last_is_told(citizen: Citizen) -> None:
    heard = citizen.says("Jusqu'à quand dure le confinement ?", at=TENTH)
    assert is_answer(heard, "calendrier", "Elles valent jusqu'au 27 novembre 2020 inclus."), heard


def test_a_place_that_was_not_told_is_asked_for_where_it_matters(citizen: Citizen) -> None:
    heard = citizen.says("Ai-je le droit d'aller courir ?", at="2021-03-25T12:00")
    assert "Ailleurs, la règle peut être autre : dites-moi où vous êtes." in heard.text, heard
    heard = citizen.says("à Paris", at="2021-03-25T12:00")
    assert is_answer(heard, "sport-promenade", "Règles au 25 mars 2021, à Paris."), heard
    assert "10 km" in heard.text
    assert "Ailleurs" not in heard.text


def test_a_place_is_remembered(citizen: Citizen) -> None:
    citizen.says("Je suis à Lyon, est-ce que je peux promener mon chien ?", at=TENTH)
    heard = citizen.says("Est-ce que je peux aller faire mes courses au supermarché ?", at=TENTH)
    assert "à Lyon" in heard.text, heard


def test_a_date_is_not_remembered_by_a_whole_new_question(citizen: Citizen) -> None:
    citizen.says("Le 20 décembre, ai-je le droit de courir longtemps ?", at=TENTH)
    heard = citizen.says("Quels magasins sont ouverts en ce moment ?", at=TENTH)
    assert "Règles au 10 novembre 2020" in heard.text, heard


def test_a_theft_of_yesterday_does_not_change_the_rules(citizen: Citizen) -> None:
    heard = citizen.says("On m'a volé mon vélo hier soir devant chez moi, je ne sais pas qui", at=TENTH)
    assert "Règles au 10 novembre 2020" in heard.text, heard


def test_today_without_a_frozen_day_there_is_no_curfew(citizen: Citizen) -> None:
    heard = citizen.says("Est-ce qu'il y a encore un couvre-feu ?", at="2026-11-24T12:00")
    assert "24 novembre 2026" in heard.text, heard
    assert "20 h" not in heard.text
