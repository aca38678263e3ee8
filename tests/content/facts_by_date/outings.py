"""Attestations, outings, fines and checks."""

from facts import Facts

Key = tuple[str, str, str | None]
Moments = tuple[tuple[str, str | None], ...]

CONFINED: Moments = (("2020-11-27T23:59", None), ("2020-11-27T23:59", "972"))
EASED: Moments = (("2020-11-28T00:00", None), ("2020-12-14T23:59", None), ("2020-12-07T23:59", "972"))
CURFEW_AT_8: Moments = (("2020-12-15T00:00", None), ("2020-12-24T19:59", None), ("2020-12-31T22:00", None))
CURFEW_AT_9: Moments = (("2020-10-20T12:00", "75"), ("2021-06-08T12:00", None))
CURFEW_AT_6: Moments = (("2021-01-16T00:00", None),)
CURFEW: Moments = (*CURFEW_AT_8, *CURFEW_AT_9, *CURFEW_AT_6, ("2020-12-09T12:00", "972"))
NICE: Moments = (("2021-02-27T12:00", "06088"),)
TEN_KM: Moments = (("2021-04-10T12:00", "06088"), ("2021-05-02T23:59", None))
FREE: Moments = (
    ("2020-10-20T12:00", "06"),
    ("2020-12-24T22:00", None),
    ("2021-06-20T00:00", None),
    ("2026-11-24T12:00", None),
)

HOUR, THREE_HOURS = ("une heure", "1 heure"), ("trois heures", "3 heures")
KILOMETRE = ("un kilomètre", "1 km")
NO_FORM = "aucune attestation n'est demandée"
OTHER_PERIODS = ("28 novembre", "15 décembre", "14 décembre", "à partir du", "dès le")
NUMBERS = tuple(f"motif {number}" for number in range(1, 13))
FINES = ("135 €", "200 €", "375 €", "450 €", ("plus de trois", "quatrième"), "3 750 €", "6 mois")

SAID: dict[str, list[tuple[Moments, Facts]]] = {
    "attestation-duree": [
        (CONFINED, Facts(("une seule sortie", "motif 6", HOUR), ("3 heures", "trois heures", *OTHER_PERIODS))),
        (EASED, Facts(("une seule sortie", "motif 6", THREE_HOURS), ("une heure", "1 heure", *OTHER_PERIODS))),
        (CURFEW, Facts(("une seule sortie", "le jour", NO_FORM), (*NUMBERS, "une heure", "trois heures"))),
        (FREE, Facts((NO_FORM,), ("une seule sortie", *NUMBERS))),
    ],
    "attestation-mineur": [
        ((*CONFINED, *EASED), Facts(("signée par un parent", "carnet de correspondance"), OTHER_PERIODS)),
        (CURFEW, Facts(("le jour", "signée par un parent", "en principe"), ("mêmes que pour un adulte", *NUMBERS))),
        (FREE, Facts((NO_FORM,), ("signée", "justificatif scolaire"))),
    ],
    "attestation-numerique": [
        (
            (*CONFINED, *EASED),
            Facts(("générateur officiel", "qr code"), OTHER_PERIODS, cards=("attestation-generateur",)),
        ),
        (
            CURFEW,
            Facts(("couvre-feu", "qr code", NO_FORM), ("deplacement-covid-19",), cards=("attestation-modeles",)),
        ),
        (TEN_KM, Facts(("10 km", "de 19 h à 6 h", "justificatif de domicile"), ("deplacement-covid-19",))),
        (FREE, Facts((NO_FORM,), ("qr code", "générateur"))),
    ],
    "attestation-obligatoire": [
        ((*CONFINED, *EASED), Facts(("oui", "de jour comme de nuit", "135 €"), ("22 décembre", *OTHER_PERIODS))),
        (CURFEW, Facts(("le jour", NO_FORM), ("de jour comme de nuit", *OTHER_PERIODS))),
        (CURFEW_AT_8, Facts(("de 20 h à 6 h",), ("18 h",))),
        (CURFEW_AT_9, Facts(("de 21 h à 6 h",), ("20 h",))),
        (CURFEW_AT_6, Facts(("de 18 h à 6 h",), ("20 h",))),
        (NICE, Facts(("oui", "week-end", "de jour comme de nuit", "135 €", "22 décembre 2020"), ("un kilomètre",))),
        (TEN_KM, Facts(("10 km", "justificatif de domicile", "de 19 h à 6 h", "135 €"), ("de jour comme de nuit",))),
        (FREE, Facts(("non", NO_FORM), ("135 €", "amende"))),
    ],
    "attestation-ou-telecharger": [
        (
            (*CONFINED, *EASED),
            Facts(("https://media.interieur.gouv.fr/deplacement-covid-19/", "papier libre"), OTHER_PERIODS),
        ),
        (
            CURFEW,
            Facts(
                ("couvre-feu", "0 800 130 000", NO_FORM),
                ("https://media.interieur.gouv.fr/deplacement-covid-19/", "tousanticovid"),
                cards=("attestation-modeles",),
            ),
        ),
        (TEN_KM, Facts(("10 km", "justificatif de domicile"), ("deplacement-covid-19",))),
        (FREE, Facts((NO_FORM,), ("deplacement-covid-19", "papier libre"))),
    ],
    "attestation-remplir": [
        (CONFINED, Facts(("2 achats", "9 école", HOUR, KILOMETRE), ("culte", "20 km", *OTHER_PERIODS))),
        (EASED, Facts(("culte", "culture", "9 école", THREE_HOURS, "20 km"), (*KILOMETRE, *HOUR, *OTHER_PERIODS))),
        (CURFEW, Facts(("travail", "soins", KILOMETRE, "ni courses, ni sport"), ("9 école", "6 sport", *NUMBERS))),
        (NICE, Facts(("8 animal", "9 achats", "10 sport", "5 km", HOUR, "12 démarches"), ("6 sport", "2 achats"))),
        (TEN_KM, Facts(("10 km", "achats", "dans le département", "déménagement"), ("6 sport", "9 école", *NUMBERS))),
        (FREE, Facts((NO_FORM,), NUMBERS)),
    ],
    "attestation-manuscrite": [
        ((*CONFINED, *EASED), Facts(("papier libre", "celui de votre sortie suffit"), OTHER_PERIODS)),
        (CURFEW, Facts(("en principe", "papier libre", "signature", NO_FORM), ("au crayon", "n'est pas acceptée"))),
        (FREE, Facts((NO_FORM,), ("papier libre",))),
    ],
    "justificatif-professionnel": [
        ((*CONFINED, *EASED), Facts(("employeur", "motif 1"), OTHER_PERIODS)),
        (CURFEW, Facts(("le jour", "employeur", "carte professionnelle"), ("motif 2", "motif 9"))),
        (FREE, Facts(("aucun justificatif",), ("employeur", *NUMBERS))),
    ],
    "justificatif-scolaire": [
        ((*CONFINED, *EASED), Facts(("motif 9", "cachet"), OTHER_PERIODS)),
        (CURFEW, Facts(("le jour", "cachet", "garde d'enfants", "en principe"), NUMBERS)),
        (FREE, Facts(("aucun justificatif",), ("cachet", *NUMBERS))),
    ],
    "sport-promenade": [
        (CONFINED, Facts(("motif 6", HOUR, KILOMETRE), ("trois heures", "20 km", *OTHER_PERIODS))),
        (EASED, Facts(("motif 6", THREE_HOURS, "20 km", "lieu de résidence"), (*HOUR, *KILOMETRE, *OTHER_PERIODS))),
        (CURFEW, Facts(("le jour, oui", "sans attestation", "ni sport ni promenade"), ("20 km", *NUMBERS))),
        (NICE, Facts(("motif 10", HOUR, "5 km"), ("motif 6", *KILOMETRE, "20 km"))),
        (TEN_KM, Facts(("10 km", "justificatif de domicile", "de 19 h à 6 h", "ni sport"), ("motif 6", *KILOMETRE))),
        (FREE, Facts(("oui", "sans attestation"), ("10 km", *KILOMETRE, *HOUR, *NUMBERS))),
    ],
    "animaux": [
        (CONFINED, Facts(("motif 6", HOUR, KILOMETRE, "motif 3"), ("trois heures", "20 km", *OTHER_PERIODS))),
        (EASED, Facts(("motif 6", THREE_HOURS, "20 km", "motif 3"), (*HOUR, *KILOMETRE, *OTHER_PERIODS))),
        (CURFEW, Facts(("le jour", "brève", KILOMETRE), ("20 km", "motif 3", "motif 6"))),
        (NICE, Facts(("motif 8", "brève", KILOMETRE), ("motif 6", "motif 3", "20 km"))),
        (TEN_KM, Facts(("10 km", "brève", KILOMETRE), NUMBERS)),
        (FREE, Facts(("oui", "sans attestation"), (*KILOMETRE, *NUMBERS))),
    ],
    "amende-montant": [
        ((*CONFINED, *EASED), Facts(FINES, ("de 20 h à 6 h", "à la troisième"), cards=("antai",))),
        (CURFEW_AT_8, Facts((*FINES, "de 20 h à 6 h"), ("à la troisième",), cards=("antai",))),
        (CURFEW_AT_9, Facts((*FINES, "de 21 h à 6 h"), ("à la troisième",))),
        (NICE, Facts(FINES, ("à la troisième",))),
        (TEN_KM, Facts((*FINES, "10 km", "de 19 h à 6 h"), ("à la troisième",))),
        (FREE, Facts((NO_FORM,), ("135 €", "200 €", "3 750 €"))),
    ],
    "controle-procedure": [
        ((*CONFINED, *EASED), Facts(("pièce d'identité", "ne fouille", "igpn"), OTHER_PERIODS)),
        (CURFEW, Facts(("pièce d'identité", "ne fouille", NO_FORM), ("achats", "peut fouiller"))),
        (FREE, Facts((NO_FORM,), ("présentez l'attestation",))),
    ],
    "couvre-feu": [
        ((*CONFINED, *EASED), Facts(("aucun couvre-feu", "15 décembre 2020", "de 20 h à 6 h"), ("oui",))),
        (CURFEW, Facts(("oui", "ni courses, ni sport", KILOMETRE, "nuit du 24 au 25", "pas le 31"), NUMBERS)),
        (CURFEW_AT_8, Facts(("de 20 h à 6 h",), ("18 h", "21 h"))),
        (CURFEW_AT_6, Facts(("de 18 h à 6 h",), ("20 h", "21 h"))),
        (CURFEW_AT_9, Facts(("de 21 h à 6 h",), ("18 h", "20 h"))),
        ((("2020-12-09T12:00", "972"),), Facts(("de 21 h à 4 h",), ("à 6 h",))),
        ((("2020-12-31T22:00", "972"),), Facts(("de 22 h à 6 h",), ("20 h",))),
        ((("2021-04-02T23:59", "33"),), Facts(("de 19 h à 6 h", "sans attestation"), ("10 km",))),
        ((("2021-06-19T23:59", None),), Facts(("de 23 h à 6 h",), ("21 h",))),
        (NICE, Facts(("week-end", "de jour comme de nuit"), ("sans attestation",))),
        (TEN_KM, Facts(("de 19 h à 6 h", "10 km"), ("18 h", "24 au 25"))),
        (FREE, Facts(("pas de couvre-feu",), ("20 h", "6 h"))),
    ],
    "calendrier": [
        (CONFINED, Facts((HOUR, KILOMETRE, "27 novembre", "15 décembre", "20 h à 6 h"), ("21 h", "1er décembre"))),
        (EASED, Facts((THREE_HOURS, "20 km", "14 décembre", "15 décembre", "interdites"), (*HOUR, *KILOMETRE))),
        (CURFEW, Facts(("pas de confinement", "sans attestation", "pas le 31"), ("motif 6", "20 km"))),
        (CURFEW_AT_8, Facts(("de 20 h à 6 h",), ("18 h",))),
        (NICE, Facts(("5 km", HOUR, "de jour comme de nuit"), KILOMETRE)),
        (TEN_KM, Facts(("10 km", "de 19 h à 6 h"), KILOMETRE)),
        (FREE, Facts(("ni confinement ni couvre-feu",), ("135 €", "20 h"))),
    ],
}


def _by_key() -> dict[Key, Facts]:
    found: dict[Key, Facts] = {}
    for slug, variants in SAID.items():
        for moments, facts in variants:
            for at, code in moments:
                key = (slug, at, code)
                found[key] = _both(found[key], facts) if key in found else facts
    return found


def _both(first: Facts, second: Facts) -> Facts:
    return Facts(first.must + second.must, first.never + second.never, first.cards + second.cards)


FACTS: dict[Key, Facts] = _by_key()
UNKNOWN: tuple[Key, ...] = (
    *((slug, "2020-11-10T12:00", "974") for slug in SAID),
    # The departments of the East under the curfew of 18 h are not named by our sources, nor all confined communes.
    ("couvre-feu", "2021-01-10T12:00", None),
    ("sport-promenade", "2021-02-27T12:00", "06"),
    # What our sources do not tell for these kinds of rules.
    ("attestation-duree", "2021-02-27T12:00", "06088"),
    ("attestation-duree", "2021-04-10T12:00", None),
    ("attestation-mineur", "2021-04-10T12:00", None),
    ("attestation-manuscrite", "2021-04-10T12:00", None),
    ("justificatif-professionnel", "2021-02-27T12:00", "06088"),
    ("justificatif-scolaire", "2021-04-10T12:00", None),
    ("controle-procedure", "2021-04-10T12:00", None),
)
