"""Shops, relatives, health, ceremonies, gatherings."""

from facts import Facts

Key = tuple[str, str, str | None]
Moments = tuple[tuple[str, str | None], ...]

CONFINED: Moments = (("2020-11-27T23:59", None),)
EASED: Moments = (("2020-11-28T00:00", None), ("2020-12-14T23:59", None))
BOTH: Moments = (*CONFINED, *EASED)
CURFEW: Moments = (("2020-12-15T00:00", None), ("2020-12-31T22:00", None), ("2020-12-09T12:00", "972"))
NICE: Moments = (("2021-02-27T12:00", "06088"),)
TEN_KM: Moments = (("2021-04-10T12:00", "06088"),)
FREE: Moments = (("2020-12-24T22:00", None), ("2026-11-24T12:00", None))

OTHER_PERIODS = ("28 novembre", "15 décembre", "14 décembre", "à partir du", "dès le")
NUMBERS = tuple(f"motif {number}" for number in range(1, 13))

SAID: dict[str, list[tuple[Moments, Facts]]] = {
    "courses": [
        (CONFINED, Facts(("motif 2", "première nécessité", "aucune limite de distance"), OTHER_PERIODS)),
        (
            EASED,
            Facts(("motif 2", "tous les achats", "services autorisés", "aucune limite de distance"), OTHER_PERIODS),
        ),
        (CURFEW, Facts(("le jour, oui", "sans attestation", "non", "pas de motif pour les courses"), NUMBERS)),
        (NICE, Facts(("oui", "motif 9"), ("motif 2", "un kilomètre"))),
        (TEN_KM, Facts(("10 km", "dans votre département", "de 19 h à 6 h", "non"), NUMBERS)),
        (FREE, Facts(("oui", "sans attestation"), NUMBERS)),
    ],
    "commerces-ouverts": [
        (CONFINED, Facts(("première nécessité", "sont interdits"), ("jusqu'à 21 h", *OTHER_PERIODS))),
        (EASED, Facts(("jusqu'à 21 h", "restaurants et bars sont fermés"), ("sont interdits", *OTHER_PERIODS))),
    ],
    "visite-amis-famille": [
        (CONFINED, Facts(("non", "135 €", "motif 4", "étudiant"), OTHER_PERIODS)),
        (EASED, Facts(("non", "135 €", "motif 4", "demandez à un policier"), ("c'est permis", *OTHER_PERIODS))),
        (CURFEW, Facts(("le jour, oui", "sans attestation", "non", "personne vulnérable"), ("135 €", *NUMBERS))),
        (FREE, Facts(("oui", "sans attestation"), ("six personnes", *NUMBERS))),
    ],
    "visite-proche-vulnerable": [
        (BOTH, Facts(("oui", "motif 4", "ehpad"), OTHER_PERIODS)),
        (CURFEW, Facts(("le jour", "sans attestation", "personne vulnérable"), NUMBERS)),
        (NICE, Facts(("oui", "motif 3"), ("motif 4",))),
        (TEN_KM, Facts(("oui", "sans limite de distance", "10 km", "de 19 h à 6 h"), NUMBERS)),
        (FREE, Facts(("oui", "sans attestation"), NUMBERS)),
    ],
    "couple": [
        (CONFINED, Facts(("non", "4 novembre", "135 €", "motif 4"), OTHER_PERIODS)),
        (EASED, Facts(("en principe, non", "135 €", "motif 4"), ("4 novembre", *OTHER_PERIODS))),
        (CURFEW, Facts(("le jour, oui", "sans attestation", "non"), ("135 €", *NUMBERS))),
        (FREE, Facts(("oui", "sans attestation"), NUMBERS)),
    ],
    "garde-alternee": [
        (BOTH, Facts(("oui", "motif 4", "jugement", "sans limite de distance"), OTHER_PERIODS)),
        (CURFEW, Facts(("le jour", "sans attestation", "garde d'enfants", "en principe", "jugement"), NUMBERS)),
        (FREE, Facts(("oui", "sans attestation"), NUMBERS)),
    ],
    "obseques": [
        (CONFINED, Facts(("motif 4", "30 personnes", "kilomètre"), ("20 km", *OTHER_PERIODS))),
        (EASED, Facts(("motif 4", "30 personnes", "trois heures", "20 km"), ("kilomètre", *OTHER_PERIODS))),
        (CURFEW, Facts(("le jour", "sans attestation"), ("30 personnes", *NUMBERS))),
        (FREE, Facts(("oui", "sans attestation"), ("30 personnes", *NUMBERS))),
    ],
    "mariage-culte": [
        (CONFINED, Facts(("six personnes", "motif 4", "cérémonies sont interdites"), ("motif 2", *OTHER_PERIODS))),
        (
            EASED,
            Facts(("six personnes", "motif 4", "motif 2", "30 personnes", "3 décembre 2020"), ("sont interdites",)),
        ),
        (CURFEW, Facts(("le jour, oui", "limite de six personnes est levée"), ("30 personnes", *NUMBERS))),
        (FREE, Facts(("oui", "sans attestation"), ("six personnes", *NUMBERS))),
    ],
    "rassemblements": [
        (CONFINED, Facts(("plus de six", "la préfecture indique le motif"), ("décret", *OTHER_PERIODS))),
        (EASED, Facts(("plus de six", "le décret le prévoit"), OTHER_PERIODS)),
    ],
    "masque": [(BOTH, Facts(("dès six ans",), ("135 €",)))],
    "sante": [
        (BOTH, Facts(("motif 3", "sans limite de distance", "15"), OTHER_PERIODS)),
        (CURFEW, Facts(("le jour", "sans attestation", "médicaments", "secret médical", "15"), NUMBERS)),
        (NICE, Facts(("oui", "motif 2", "15"), ("motif 3",))),
        (TEN_KM, Facts(("oui", "sans limite de distance", "10 km", "de 19 h à 6 h"), NUMBERS)),
        (FREE, Facts(("oui", "sans attestation", "15"), NUMBERS)),
    ],
    "handicap": [
        (BOTH, Facts(("motif 5", "sans limite de durée ni de distance"), OTHER_PERIODS)),
        (CURFEW, Facts(("le jour", "sans attestation", "accompagnant", "case du handicap"), NUMBERS)),
        (NICE, Facts(("accompagnant", "motif 4"), ("motif 5",))),
        (TEN_KM, Facts(("accompagnant", "sans limite de distance", "10 km"), NUMBERS)),
        (FREE, Facts(("oui", "sans attestation"), NUMBERS)),
    ],
    "benevolat": [
        (BOTH, Facts(("motif 4", "motif 8"), OTHER_PERIODS)),
        (CURFEW, Facts(("le jour", "sans attestation", "en principe"), ("don du sang", *NUMBERS))),
        (FREE, Facts(("oui", "sans attestation"), NUMBERS)),
    ],
    "covoiturage": [
        (BOTH, Facts(("son propre motif", "son attestation"), OTHER_PERIODS)),
        (CURFEW, Facts(("le jour", "sans attestation", "son propre motif"), NUMBERS)),
        (FREE, Facts(("oui", "sans attestation"), ("propre motif", *NUMBERS))),
    ],
}

FACTS: dict[Key, Facts] = {
    (slug, at, code): facts for slug, variants in SAID.items() for moments, facts in variants for at, code in moments
}
UNKNOWN: tuple[Key, ...] = (
    *((slug, "2020-11-10T12:00", "974") for slug in SAID),
    # What our sources do not tell for these kinds of rules.
    *((slug, "2020-12-15T00:00", None) for slug in ("commerces-ouverts", "rassemblements", "masque")),
    *((slug, "2026-11-24T12:00", None) for slug in ("commerces-ouverts", "rassemblements", "masque")),
    *((slug, "2021-04-10T12:00", None) for slug in ("visite-amis-famille", "couple", "mariage-culte", "covoiturage")),
)
