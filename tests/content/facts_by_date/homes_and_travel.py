"""Homes, travel, studies, driving, errands."""

from facts import Facts

Key = tuple[str, str, str | None]
Moments = tuple[tuple[str, str | None], ...]

CONFINED: Moments = (("2020-11-27T23:59", None),)
EASED: Moments = (("2020-11-28T00:00", None), ("2020-12-14T23:59", None))
BOTH: Moments = (*CONFINED, *EASED)
CURFEW_AT_8: Moments = (("2020-12-15T00:00", None), ("2020-12-31T22:00", None))
CURFEW_AT_9: Moments = (("2020-12-09T12:00", "972"), ("2020-10-20T12:00", "75"))
CURFEW: Moments = (*CURFEW_AT_8, *CURFEW_AT_9)
NICE: Moments = (("2021-02-27T12:00", "06088"),)
TEN_KM: Moments = (("2021-04-10T12:00", "06088"),)
FREE: Moments = (("2020-12-24T22:00", None), ("2026-11-24T12:00", None))

OTHER_PERIODS = ("28 novembre", "15 décembre", "14 décembre", "27 novembre", "à partir du", "dès le")
NUMBERS = tuple(f"motif {number}" for number in range(1, 13))

SAID: dict[str, list[tuple[Moments, Facts]]] = {
    "demenagement": [
        (BOTH, Facts(("oui", "motif 4", "bail", "n'est pas prévue"), OTHER_PERIODS)),
        (CURFEW, Facts(("le jour, oui", "sans attestation", "en principe, non"), ("n'est pas prévue", *NUMBERS))),
        (CURFEW_AT_8, Facts(("de 20 h à 6 h",), ("21 h",))),
        (NICE, Facts(("oui", "motif 9"), ("motif 4",))),
        (TEN_KM, Facts(("sans limite de distance", "10 km", "de 19 h à 6 h", "en principe, non"), NUMBERS)),
        (FREE, Facts(("oui", "sans attestation"), NUMBERS)),
    ],
    "immobilier": [
        (CONFINED, Facts(("non", "à distance", "motif 7", "notaire"), ("un seul visiteur", "motif 2", *OTHER_PERIODS))),
        (
            EASED,
            Facts(
                ("oui", "motif 2", "un seul visiteur", "résidence principale", "rendez-vous", "motif 7"),
                ("à distance seulement", *OTHER_PERIODS),
            ),
        ),
        (CURFEW, Facts(("le jour, oui", "sans attestation", "non"), ("un seul visiteur", *NUMBERS))),
        (FREE, Facts(("oui", "sans attestation"), ("un seul visiteur", *NUMBERS))),
    ],
    "residence-secondaire": [
        (CONFINED, Facts(("non", "motif 4"), ("20 km", "trois heures", *OTHER_PERIODS))),
        (EASED, Facts(("non", "20 km", "trois heures", "sans changer de lieu de résidence"), OTHER_PERIODS)),
        (CURFEW_AT_8, Facts(("le jour, oui", "sans attestation", "avant 20 h"), ("21 h", *NUMBERS))),
        (CURFEW_AT_9, Facts(("le jour, oui", "sans attestation", "avant 21 h"), ("20 h", *NUMBERS))),
        (FREE, Facts(("oui", "sans attestation"), NUMBERS)),
    ],
    "retour-vacances": [
        (CONFINED, Facts(("2 novembre 2020", "n'est plus", "déclaration sur l'honneur"), ("20 h", *OTHER_PERIODS))),
        (EASED, Facts(("non", "policier", "test"), ("2 novembre", "est admis", *OTHER_PERIODS))),
        (CURFEW, Facts(("le jour, oui", "sans attestation", "billet"), ("2 novembre", *NUMBERS))),
        (CURFEW_AT_8, Facts(("avant 20 h", "de 20 h à 6 h"), ("21 h",))),
        (FREE, Facts(("oui", "sans attestation"), ("2 novembre", *NUMBERS))),
    ],
    "deplacement-region": [
        (CONFINED, Facts(("aucune limite de distance", "un kilomètre", "non"), ("20 km", *OTHER_PERIODS))),
        (EASED, Facts(("aucune limite de distance", "20 km", "non"), ("un kilomètre", *OTHER_PERIODS))),
        (
            CURFEW,
            Facts(("le jour, oui", "sans attestation", "d'une région à l'autre", "copie de son billet"), NUMBERS),
        ),
        (NICE, Facts(("motif 7", "billet", "5 km"), ("un kilomètre", "librement"))),
        (TEN_KM, Facts(("sans limite de distance", "10 km", "de 19 h à 6 h"), ("librement", *NUMBERS))),
        (FREE, Facts(("oui", "librement", "sans attestation"), NUMBERS)),
    ],
    "etranger-outremer": [
        (CONFINED, Facts(("union européenne", "72 h", "wallis-et-futuna"), OTHER_PERIODS)),
    ],
    "etudes-examen": [
        (CONFINED, Facts(("oui", "motif 1", "convocation", "motif familial impérieux"), OTHER_PERIODS)),
        (EASED, Facts(("oui", "motif 1", "convocation"), ("week-end : non", "motif familial", *OTHER_PERIODS))),
        (CURFEW, Facts(("le jour", "sans attestation", "retour chez vos parents", "en principe"), NUMBERS)),
        (FREE, Facts(("oui", "sans attestation"), NUMBERS)),
    ],
    "permis-conduire": [
        (CONFINED, Facts(("leçons de conduite : non", "motif 1", "convocation"), OTHER_PERIODS)),
        (EASED, Facts(("leçons de conduite : oui", "motif 1", "à distance"), ("conduite : non", *OTHER_PERIODS))),
        (CURFEW, Facts(("le jour, oui", "sans attestation", "auto-école"), ("à distance", *NUMBERS))),
        (FREE, Facts(("oui", "sans attestation"), NUMBERS)),
    ],
    "jardin-bois-chasse": [
        (
            CONFINED,
            Facts(
                ("entretenir ne l'est pas", "le loisir est interdit", "motif 8", "une heure", "un kilomètre"),
                ("20 km", "trois heures", *OTHER_PERIODS),
            ),
        ),
        (
            EASED,
            Facts(
                ("chasse : une sortie individuelle est admise", "trois heures", "20 km", "motif 6", "préfet"),
                ("loisir est interdit", "un kilomètre", "une heure", "entretenir", *OTHER_PERIODS),
            ),
        ),
        (CURFEW, Facts(("le jour, oui", "sans attestation", "non", "préfecture"), NUMBERS)),
        (FREE, Facts(("oui", "sans attestation", "préfecture"), NUMBERS)),
    ],
    "convocation-service-public": [
        (BOTH, Facts(("oui", "motif 7", "avocat", "notaire", "sans limite de distance"), OTHER_PERIODS)),
        (EASED, Facts(("en principe motif 7 aussi",), ("couvre-feu",))),
        (
            CURFEW,
            Facts(
                ("le jour", "sans attestation", "convocation", "pas prévu avant mars 2021"), ("sans limite", *NUMBERS)
            ),
        ),
        (NICE, Facts(("motif 5", "motif 12"), ("motif 7",))),
        (TEN_KM, Facts(("10 km", "sans limite de distance", "dans votre département", "avocat"), NUMBERS)),
        (FREE, Facts(("oui", "sans attestation"), NUMBERS)),
    ],
}


def _by_moment() -> dict[Key, Facts]:
    """One entry for each moment: what two rows of a subject ask of the same moment is asked together."""
    found: dict[Key, Facts] = {}
    for slug, variants in SAID.items():
        for moments, facts in variants:
            for at, code in moments:
                before = found.get((slug, at, code), Facts((), ()))
                found[slug, at, code] = Facts((*before.must, *facts.must), (*before.never, *facts.never))
    return found


FACTS: dict[Key, Facts] = _by_moment()
UNKNOWN: tuple[Key, ...] = (
    *((slug, "2020-11-10T12:00", "974") for slug in SAID),
    # What our sources do not tell for these kinds of rules.
    *(("etranger-outremer", at, code) for at, code in (*EASED, *CURFEW, *NICE, *TEN_KM, *FREE)),
    *(
        (slug, at, code)
        for slug in (
            "immobilier",
            "residence-secondaire",
            "retour-vacances",
            "etudes-examen",
            "permis-conduire",
            "jardin-bois-chasse",
        )
        for at, code in (*NICE, *TEN_KM)
    ),
)
