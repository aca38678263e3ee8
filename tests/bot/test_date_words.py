"""Dates and hours in messages of many voices, on frozen clocks, and the numbers that only look like dates."""

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

# Said at a Paris time, and what is heard: D day, P part of the day, H hour, I interval; "past": over, or told as such.
HEARD = {
    "2020-11-10T10:30": [
        ("si on m'agresse à 3 h du matin, qui répond ?", "H 2020-11-11T03:00"),
        ("agressé samedi", "D 2020-11-07 past"),
        ("à une heure du matin", "H 2020-11-11T01:00"),
        ("cet après-midi", "P 2020-11-10T12:00/2020-11-10T18:00"),
        ("ma fille vient manger dimanche midi", "H 2020-11-15T12:00"),
        ("et à Noël ?", "D 2020-12-25"),
        ("a noel on pourra voir la famille", "D 2020-12-25"),
        ("le 24 au soir", "P 2020-11-24T18:00/2020-11-25T00:00"),
        ("le 24 décembre au soir", "P 2020-12-24T18:00/2020-12-25T00:00"),
        ("le 24 décembre à 22 h", "H 2020-12-24T22:00"),
        ("24/12 à 22h", "H 2020-12-24T22:00"),
        ("le 24/12 à 22h30", "H 2020-12-24T22:30"),
        ("réveillon", "P 2020-12-24T18:00/2020-12-25T00:00"),
        ("le réveillon du nouvel an", "P 2020-12-31T18:00/2021-01-01T00:00"),
        ("le réveillon du 31", "P 2020-12-31T18:00/2021-01-01T00:00"),
        ("à la Saint-Sylvestre", "D 2020-12-31"),
        ("st sylvestre", "D 2020-12-31"),
        ("jour de l'an", "D 2021-01-01"),
        ("le jour de l an", "D 2021-01-01"),
        ("à Pâques", "I 2021-04-04T00:00/2021-04-06T00:00"),
        ("à la Toussaint", "D 2021-11-01"),
        ("14 juillet", "D 2021-07-14"),
        ("samedi", "D 2020-11-14"),
        ("ce week-end", "I 2020-11-14T00:00/2020-11-16T00:00"),
        ("ce weekend", "I 2020-11-14T00:00/2020-11-16T00:00"),
        ("ce we je peux bouger", "I 2020-11-14T00:00/2020-11-16T00:00"),
        ("le week-end prochain", "I 2020-11-14T00:00/2020-11-16T00:00"),
        ("demain soir", "P 2020-11-11T18:00/2020-11-12T00:00"),
        ("demain soir à 21h", "H 2020-11-11T21:00"),
        ("demain a 21h", "H 2020-11-11T21:00"),
        ("après-demain", "D 2020-11-12"),
        ("non, je parlais du 24", "D 2020-11-24"),
        ("apres demain", "D 2020-11-12"),
        ("2main je peux sortir ?", "D 2020-11-11"),
        ("DEMAIN", "D 2020-11-11"),
        ("demaiiin", "D 2020-11-11"),
        ("après le 28", "I 2020-11-29T00:00/2020-11-30T00:00"),
        ("et apres le 28 novembre ?", "I 2020-11-29T00:00/2020-11-30T00:00"),
        ("avant le 15 décembre", "I 2020-11-10T10:30/2020-12-15T00:00"),
        ("à partir du 28 novembre", "I 2020-11-28T00:00/2020-11-29T00:00"),
        ("dès le 28", "I 2020-11-28T00:00/2020-11-29T00:00"),
        ("jusqu'au 15 décembre", "I 2020-11-10T10:30/2020-12-16T00:00"),
        ("le 15", "D 2020-11-15"),
        ("est-ce que je peux partir le 15 ?", "D 2020-11-15"),
        ("le 1er décembre", "D 2020-12-01"),
        ("le premier janvier", "D 2021-01-01"),
        ("dans deux semaines", "D 2020-11-24"),
        ("dans 15 jours", "D 2020-11-25"),
        ("dans un mois", "D 2020-12-10"),
        ("la semaine prochaine", "I 2020-11-16T00:00/2020-11-23T00:00"),
        ("cette semaine", "I 2020-11-10T00:00/2020-11-16T00:00"),
        ("pendant les vacances de Noël", "I 2020-12-19T00:00/2021-01-04T00:00"),
        ("en janvier", "I 2021-01-01T00:00/2021-02-01T00:00"),
        ("en novembre", "I 2020-11-01T00:00/2020-12-01T00:00"),
        ("en mars", "I 2021-03-01T00:00/2021-04-01T00:00"),
        ("début décembre", "I 2020-12-01T00:00/2020-12-11T00:00"),
        ("mi-décembre", "I 2020-12-11T00:00/2020-12-21T00:00"),
        ("fin novembre", "I 2020-11-21T00:00/2020-12-01T00:00"),
        ("ce soir", "P 2020-11-10T18:00/2020-11-11T00:00"),
        ("ce soir à 22h", "H 2020-11-10T22:00"),
        ("ce soir a 8h", "H 2020-11-10T20:00"),
        ("cette nuit", "P 2020-11-10T22:00/2020-11-11T06:00"),
        ("cette nuit à 2h", "H 2020-11-11T02:00"),
        ("à 22 h", "H 2020-11-10T22:00"),
        ("je peux sortir à 22h ?", "H 2020-11-10T22:00"),
        ("23h30", "H 2020-11-10T23:30"),
        ("à 6h", "H 2020-11-11T06:00"),
        ("à minuit", "H 2020-11-11T00:00"),
        ("en ce moment", "H 2020-11-10T10:30"),
        ("aujourd'hui", "D 2020-11-10"),
        ("ajd je peux sortir", "D 2020-11-10"),
        ("maintenant", "H 2020-11-10T10:30"),
        ("le 17", "D 2020-11-17"),
        ("hier", "D 2020-11-09 past"),
        ("la semaine dernière j'ai eu une amende", "I 2020-11-02T00:00/2020-11-09T00:00 past"),
        ("le mois dernier", "I 2020-10-01T00:00/2020-11-01T00:00 past"),
        ("on m'a volé mon vélo samedi", "D 2020-11-07 past"),
        ("j'ai été controlé samedi", "D 2020-11-07 past"),
        ("j'ai eu une amende le 15 octobre", "D 2020-10-15 past"),
        ("j'ai rendez-vous le 15 décembre", "D 2020-12-15"),
        ("j'ai rdv jeudi a 14h", "H 2020-11-12T14:00"),
        ("hier j'ai eu une amende, est-ce que je peux sortir demain soir ?", "P 2020-11-11T18:00/2020-11-12T00:00"),
        ("j'ai eu une amende hier est ce que je peux sortir samedi", "D 2020-11-14"),
        ("le 27 février 2021", "D 2021-02-27"),
        ("samedi 28 novembre", "D 2020-11-28"),
        ("samedi 28", "D 2020-11-28"),
        ("le 31/12", "D 2020-12-31"),
        ("31/12/2020", "D 2020-12-31"),
        ("31-12-2020", "D 2020-12-31"),
        ("2020-12-31", "D 2020-12-31"),
        ("le 10 novembre", "D 2020-11-10"),
        ("le 9 novembre", "D 2021-11-09"),
        ("du 24 au 26 décembre", "I 2020-12-24T00:00/2020-12-27T00:00"),
        ("du 24 décembre au 2 janvier", "I 2020-12-24T00:00/2021-01-03T00:00"),
        ("entre le 20 et le 27 décembre", "I 2020-12-20T00:00/2020-12-28T00:00"),
        ("entre noel et le jour de l'an", "D 2020-12-25"),
        ("la nuit du 24 décembre", "P 2020-12-24T22:00/2020-12-25T06:00"),
        ("la nuit de Noël", "P 2020-12-24T22:00/2020-12-25T06:00"),
        ("la nuit du 24 au 25 décembre", "P 2020-12-24T22:00/2020-12-25T06:00"),
        ("la veille de noel", "D 2020-12-24"),
        ("lundi matin", "P 2020-11-16T06:00/2020-11-16T12:00"),
        ("mardi", "D 2020-11-10"),
        ("mardi prochain", "D 2020-11-17"),
        ("samedi dernier", "D 2020-11-07 past"),
        ("samedi en huit", "D 2020-11-21"),
        ("dimanche à 8h du matin", "H 2020-11-15T08:00"),
        ("et le dimanche ?", "D 2020-11-15"),
        ("la nuit", "P 2020-11-10T22:00/2020-11-11T06:00"),
        ("on peut sortir le soir ?", "P 2020-11-10T18:00/2020-11-11T00:00"),
        ("le soir du 31 décembre", "P 2020-12-31T18:00/2021-01-01T00:00"),
        ("dans 2 heures", "H 2020-11-10T12:30"),
        ("depuis lundi", "I 2020-11-09T00:00/2020-11-10T10:30 past"),
        ("en 2021", "I 2021-01-01T00:00/2022-01-01T00:00"),
        ("cet été", "I 2021-07-01T00:00/2021-09-01T00:00"),
        ("pour les fêtes", "I 2020-12-24T00:00/2021-01-02T00:00"),
        ("les fêtes de fin d'année", "I 2020-12-24T00:00/2021-01-02T00:00"),
        ("après noel", "I 2020-12-26T00:00/2020-12-27T00:00"),
        ("avant noël", "I 2020-11-10T10:30/2020-12-25T00:00"),
        ("il y a deux semaines", "D 2020-10-27 past"),
        ("d'ici deux semaines", "I 2020-11-10T00:00/2020-11-25T00:00"),
        ("vendredi soir vers 23h", "H 2020-11-13T23:00"),
        ("samedi à minuit", "H 2020-11-15T00:00"),
        ("après 20h", "H 2020-11-10T20:00"),
        ("de 21h à 6h", "H 2020-11-10T21:00"),
        ("mai 2021", "I 2021-05-01T00:00/2021-06-01T00:00"),
        ("bjr g le droit de sortir dimanch ?", "D 2020-11-15"),
        ("SAMEDI JE PEUX ALLER CHEZ MA MERE ?", "D 2020-11-14"),
        ("c koi les regles pr noel svp", "D 2020-12-25"),
        ("on pourra se deplacer a partir de samedi 28 ?", "I 2020-11-28T00:00/2020-11-29T00:00"),
        ("j'ai été verbalisé le 3 novembre, puis-je contester ?", "D 2020-11-03 past"),
        ("j'ai un entretien d'embauche le 20 novembre à 9h30", "H 2020-11-20T09:30"),
        ("ma grand mère fête ses 80 ans le 5 décembre", "D 2020-12-05"),
        ("je dois prendre le train demain à 5h", "H 2020-11-11T05:00"),
        ("demain 5h", "H 2020-11-11T05:00"),
        ("je rentre du boulot a 23h", "H 2020-11-10T23:00"),
        ("à vingt-deux heures", "H 2020-11-10T22:00"),
        ("vers huit heures du soir", "H 2020-11-10T20:00"),
        ("demain à huit heures du soir", "H 2020-11-11T20:00"),
        ("à 3h de l'après-midi demain", "H 2020-11-11T15:00"),
        ("le soir de noël à minuit", "H 2020-12-25T00:00"),
        ("je suis malade depuis hier", "I 2020-11-09T00:00/2020-11-10T10:30 past"),
        ("mercredi après-midi", "P 2020-11-11T12:00/2020-11-11T18:00"),
        ("jeudi aprem", "P 2020-11-12T12:00/2020-11-12T18:00"),
        ("Puis-je fêter le nouvel an ?", "I 2020-12-31T00:00/2021-01-02T00:00"),
        ("le 11 novembre", "D 2020-11-11"),
        ("et le 1er ?", "D 2020-12-01"),
        ("le 15 au matin", "P 2020-11-15T06:00/2020-11-15T12:00"),
        ("le 15 pour mon fils", "D 2020-11-15"),
        ("pour le 20", "D 2020-11-20"),
        ("avant le 20", "I 2020-11-10T10:30/2020-11-20T00:00"),
        ("dans 3 jours", "D 2020-11-13"),
        ("dans trois semaines", "D 2020-12-01"),
        ("hier soir vers 22h on m'a agressé", "H 2020-11-09T22:00 past"),
        ("cette nuit on m'a volé ma voiture", "P 2020-11-09T22:00/2020-11-10T06:00 past"),
        ("ce matin j'ai recu un sms", "P 2020-11-10T06:00/2020-11-10T12:00 past"),
        ("hier à 20h", "H 2020-11-09T20:00 past"),
        ("avant-hier", "D 2020-11-08 past"),
        ("perdu 500 euros le 5 novembre 2020", "D 2020-11-05 past"),
        ("je peux venir au commissariat le 18 ?", "D 2020-11-18"),
        ("au mois de mars", "I 2021-03-01T00:00/2021-04-01T00:00"),
        ("l'année prochaine", "I 2021-01-01T00:00/2022-01-01T00:00"),
        ("ce mois-ci", "I 2020-11-10T00:00/2020-12-01T00:00"),
        ("le mois prochain", "I 2020-12-01T00:00/2021-01-01T00:00"),
        ("vacances de la toussaint", "I 2021-10-23T00:00/2021-11-08T00:00"),
        ("week-end du 28 novembre", "I 2020-11-28T00:00/2020-11-30T00:00"),
        ("le week-end de pâques", "I 2021-04-03T00:00/2021-04-06T00:00"),
        ("pendant le week-end", "I 2020-11-14T00:00/2020-11-16T00:00"),
        ("le week-end dernier j'ai été contrôlé", "I 2020-11-07T00:00/2020-11-09T00:00 past"),
        ("couvre feu 21h", "H 2020-11-10T21:00"),
        ("le rer de 18h12", "H 2020-11-10T18:12"),
        ("je finis à 22h30", "H 2020-11-10T22:30"),
        ("le 24 à midi", "H 2020-11-24T12:00"),
        ("demain midi", "H 2020-11-11T12:00"),
        ("apres minuit", "H 2020-11-11T00:00"),
        ("ma tante est décédée dimanche à Quimper", "D 2020-11-08 past"),
        ("je commence un emploi lundi et je n'ai encore rien signé", "D 2020-11-16"),
        ("dossier bloqué depuis août", "I 2020-08-01T00:00/2020-11-10T10:30 past"),
        ("mordue au mollet jeudi", "D 2020-11-05 past"),
        ("la nouvelle version 28 novembre elle est sortie ?", "D 2020-11-28"),
        ("j'ai porté plainte en septembre, ça en est où", "I 2020-09-01T00:00/2020-10-01T00:00 past"),
        ("nous avons réservé pour le 20 décembre", "D 2020-12-20"),
        ("on a prévu de partir le 19 décembre", "D 2020-12-19"),
        ("il a une fête samedi", "D 2020-11-14"),
    ],
    "2020-12-31T23:30": [
        ("demain", "D 2021-01-01"),
        ("ce soir", "P 2020-12-31T18:00/2021-01-01T00:00"),
        ("cette nuit", "P 2020-12-31T22:00/2021-01-01T06:00"),
        ("à noël", "D 2021-12-25"),
        ("à minuit", "H 2021-01-01T00:00"),
        ("le 31", "D 2020-12-31"),
        ("le réveillon", "P 2020-12-31T18:00/2021-01-01T00:00"),
        ("le jour de l'an", "D 2021-01-01"),
        ("samedi", "D 2021-01-02"),
        ("lundi", "D 2021-01-04"),
        ("le 15 janvier", "D 2021-01-15"),
        ("le 31 décembre", "D 2020-12-31"),
        ("le 30 décembre", "D 2021-12-30"),
        ("le week-end prochain", "I 2021-01-02T00:00/2021-01-04T00:00"),
        ("dans une heure", "H 2021-01-01T00:30"),
        ("en janvier", "I 2021-01-01T00:00/2021-02-01T00:00"),
        ("pendant les vacances de noël", "I 2020-12-19T00:00/2021-01-04T00:00"),
        ("l'an prochain", "I 2021-01-01T00:00/2022-01-01T00:00"),
        ("la semaine prochaine", "I 2021-01-04T00:00/2021-01-11T00:00"),
    ],
    "2020-11-28T00:05": [
        ("aujourd'hui", "D 2020-11-28"),
        ("samedi", "D 2020-11-28"),
        ("ce week-end", "I 2020-11-28T00:00/2020-11-30T00:00"),
        ("le week-end prochain", "I 2020-12-05T00:00/2020-12-07T00:00"),
        ("après le 28", "I 2020-11-29T00:00/2020-11-30T00:00"),
        ("à partir du 28 novembre", "I 2020-11-28T00:00/2020-11-29T00:00"),
        ("avant le 28", "I 2020-11-27T00:00/2020-11-28T00:00 past"),
        ("cette nuit", "P 2020-11-27T22:00/2020-11-28T06:00"),
        ("hier", "D 2020-11-27 past"),
        ("le 28", "D 2020-11-28"),
        ("le 27", "D 2020-12-27"),
        ("jusqu'au 15 décembre", "I 2020-11-28T00:05/2020-12-16T00:00"),
        ("dans deux semaines", "D 2020-12-12"),
        ("lundi à 7h", "H 2020-11-30T07:00"),
    ],
    "2021-03-27T22:00": [
        ("cette nuit", "P 2021-03-27T22:00/2021-03-28T06:00"),
        ("cette nuit à 2h30", "H 2021-03-28T03:30"),
        ("demain", "D 2021-03-28"),
        ("dans 5 heures", "H 2021-03-28T04:00"),
        ("demain à 3h", "H 2021-03-28T03:00"),
        ("dimanche matin", "P 2021-03-28T06:00/2021-03-28T12:00"),
        ("à Pâques", "I 2021-04-04T00:00/2021-04-06T00:00"),
        ("le 3 avril", "D 2021-04-03"),
    ],
    "2020-10-24T23:00": [
        ("cette nuit", "P 2020-10-24T22:00/2020-10-25T06:00"),
        ("dans 4 heures", "H 2020-10-25T02:00"),
        ("demain à 2h30", "H 2020-10-25T02:30"),
        ("demain", "D 2020-10-25"),
        ("vendredi", "D 2020-10-30"),
        ("à partir de vendredi", "I 2020-10-30T00:00/2020-10-31T00:00"),
        ("à la toussaint", "D 2020-11-01"),
        ("pendant les vacances de la Toussaint", "I 2020-10-17T00:00/2020-11-02T00:00"),
    ],
    "2021-02-26T12:00": [
        ("ce week-end", "I 2021-02-27T00:00/2021-03-01T00:00"),
        ("le 29 février", "D 2024-02-29"),
        ("fin février", "I 2021-02-21T00:00/2021-03-01T00:00"),
        ("le 31", "D 2021-03-31"),
        ("samedi 27/02", "D 2021-02-27"),
    ],
}
NO_DATE = [
    "limité à une heure et un kilomètre",
    "une attestation vieille d'une heure et demie",
    "par le canal du Midi",
    "au journal de midi",
    "la semaine pro",
    "jusqu'à quand",
    "jusqu'à quand dure le confinement ?",
    "appeler le 17",
    "le 17 ne répond pas",
    "le 112",
    "faut il faire le 15 ou le 18",
    "quel numéro le 17 ou le 112",
    "1 h par jour",
    "3 heures",
    "je sors 3 heures par jour",
    "une heure par jour",
    "1 km",
    "135 euros",
    "dans le 93",
    "dans le 06 on est confiné ?",
    "je suis dans le 13, je peux courir ?",
    "j'ai 75 ans",
    "motif 6",
    "le motif 6",
    "le 24/24",
    "24h/24",
    "24h/24 et 7j/7",
    "ouvert 7/7",
    "la barre mars",
    "le 30 février",
    "31 novembre",
    "test de moins de 72 heures",
    "pendant 1h",
    "à 1h de route",
    "sortir 1h max",
    "au 15 rue de Paris",
    "j'habite au 24 rue des lilas",
    "06 12 34 56 78",
    "06/12/34/56/78",
    "4 personnes sur 10",
    "2/3 des gens",
    "article 12",
    "le 3ème confinement",
    "le 2e confinement",
    "le 1er confinement",
    "vacances de février",
    "marché de noël",
    "père noël",
    "bonjour",
    "je veux un policier",
    "mais je peux",
    "ça fait 3 semaines",
    "qui vient me chercher",
    "le 20 minutes",
    "10/10",
    "note de 9/10",
    "le code 0512",
    "né le 12/05/1980",
    "mon fils de 12 ans",
    "le vol AF 1234",
    "la loi du 5 mars 2007",
    "la carte mars",
    "il faut venir",
    "le 3919",
    "composer le 15",
    "j'appelle le 18",
    "la semaine pro je déménage",
    "sortir plus de 3h",
    "toutes les 4 heures",
    "reçu un avis mais ce jour là j'étais absent",
    "devant le 22",
    "musique à fond tous les soirs",
    "je travaille de nuit",
]
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
