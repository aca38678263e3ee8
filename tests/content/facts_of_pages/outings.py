"""Outings: docs/sources/restrictions.md, section 2."""

from facts import HOUR, KILOMETRE, SCOPE, Facts

FACTS = {
    "sport-promenade": Facts(
        ("motif 6", HOUR, KILOMETRE, ("sport collectif est interdit", "sport collectif interdit")),
        ("deux heures", "100 km", "motif 3", "entre amis", "28 novembre", "trois heures", "20 km"),
    ),
    "animaux": Facts(
        ("motif 6", HOUR, KILOMETRE, "motif 3", "sans limite de distance", "accord du club"),
        ("motif 8", "500 mètres", "une demi-heure", "28 novembre", "trois heures", "20 km"),
    ),
    "courses": Facts(
        ("motif 2", "aucune limite de distance", "déchetterie", "banque", "une attestation par adulte"),
        ("motif 6", "un kilomètre", "1 km", "une heure", "une seule personne"),
    ),
    "commerces-ouverts": Facts(
        ("première nécessité", "restaurants et bars", "fermés", "à emporter", ("coiffure", "coiffeurs")),
        ("restaurants rouvrent", "20 h", "19 h", "28 novembre", "21 h"),
        cards=("info-coronavirus",),
    ),
    "jardin-bois-chasse": Facts(
        ("motif 2", "entretenir ne l'est pas", "motif 8", "préfet", "préfecture", HOUR, KILOMETRE),
        ("chasse est permise", "motif 3", "sans limite", "28 novembre", "20 km"),
    ),
    "sante": Facts(
        ("motif 3", "sans limite de distance", "secret médical", "15", "don du sang", "motif 4"),
        ("motif 6", "un kilomètre", "non reportable", "dites votre maladie"),
    ),
    "visite-proche-vulnerable": Facts(
        ("motif 4", "ehpad", "permis de visite", "n'est pas permise"),
        ("motif 3", "motif 6", "un kilomètre", "visites sont interdites"),
    ),
    "visite-amis-famille": Facts(
        ("non", "135 €", "motif 4", "étudiant"),
        ("six personnes", "motif 6", "c'est permis", "200 €", "28 novembre", "15 décembre"),
    ),
    "couple": Facts(
        ("non", "4 novembre", "135 €", "motif 4"),
        ("motif 6", "c'est permis", "est toléré", "28 novembre", "15 décembre"),
    ),
    "garde-alternee": Facts(
        ("motif 4", "jugement", "sans limite de distance", "grands-parents", "motif 9"),
        ("un kilomètre", "motif 1", "est interdite"),
    ),
    "demenagement": Facts(
        ("oui", "motif 4", "bail", "n'est pas prévue"),
        ("motif 2", "motif 7", "seulement en urgence", "vos amis peuvent", "15 décembre"),
    ),
    "immobilier": Facts(
        ("non", "à distance seulement", "motif 7", "notaire", "motif 4", "artisans"),
        ("motif 2", "motif 3", "motif 9", "visiteur", "27 novembre", "28 novembre"),
    ),
    "residence-secondaire": Facts(
        ("non", "motif 4", "n'est pas un motif"),
        ("motif 2", "c'est toléré", "week-end est permis", "28 novembre", "20 km", "15 décembre"),
    ),
    "retour-vacances": Facts(
        ("2 novembre", "déclaration sur l'honneur", "résidence principale"),
        ("1er novembre", "3 novembre", "est encore permis", "15 décembre"),
    ),
    "deplacement-region": Facts(
        ("aucune limite de distance", KILOMETRE, "billet"),
        ("30 km", "100 km", "200 km", "vacances sont permises", "20 km", "28 novembre", "15 décembre"),
    ),
    "etranger-outremer": Facts(
        (
            "union européenne",
            "72 h",
            "déclaration sur l'honneur",
            "polynésie",
            "nouvelle-calédonie",
            "wallis-et-futuna",
        ),
        ("48 h", "sans test", "toutes les frontières sont fermées"),
    ),
    "etudes-examen": Facts(
        ("motif 1", "convocation", "à distance", "motif familial impérieux"),
        ("motif 7", "motif 9", "week-end : oui", "15 décembre"),
    ),
    "permis-conduire": Facts(
        ("motif 1", "convocation", "leçons de conduite : non", "à distance"),
        ("motif 7", "15 décembre", "code en salle", "27 novembre", "28 novembre"),
    ),
    "obseques": Facts(
        ("motif 4", "30 personnes", "même loin", "kilomètre"),
        ("20 personnes", "50 personnes", "seulement la famille", "28 novembre", "20 km"),
    ),
    "mariage-culte": Facts(
        (
            ("six personnes", "6 personnes"),
            "époux et témoins compris",
            "motif 4",
            "cérémonies sont interdites",
        ),
        ("20 personnes", "vin d'honneur est permis", "motif 6", "motif 2", "28 novembre", "30 personnes"),
    ),
    "rassemblements": Facts(
        (("plus de six", "plus de 6"), "manifestation déclarée", "17"),
        ("dix personnes", "10 personnes", "30 personnes", "chez soi est permis", "28 novembre"),
    ),
    "benevolat": Facts(
        ("motif 4", "motif 8", "don du sang", "autorité administrative"),
        ("motif 6", "motif 2", "toute activité"),
    ),
    "handicap": Facts(
        ("motif 5", "sans limite de durée ni de distance", "accompagnant", "prouve le handicap"),
        ("motif 6", "un kilomètre", "une heure", "sans attestation"),
    ),
    "convocation-service-public": Facts(
        ("motif 7", "sans limite de distance", "avocat", "notaire", "à distance"),
        ("motif 4", "motif 2", "avocat est interdit", "15 décembre"),
    ),
    "covoiturage": Facts(
        ("son propre motif", "son attestation", "taxi"),
        ("deux personnes au plus", "est interdit", "une attestation pour tous"),
    ),
    "masque": Facts((("six ans", "6 ans"),), ("11 ans", "onze ans", "135 €", "partout obligatoire", "médecin")),
    "calendrier": Facts(
        (
            "30 octobre",
            "14 décembre",
            "27 novembre",
            HOUR,
            KILOMETRE,
            *SCOPE,
            "15 décembre",
            "20 h à 6 h",
            "nuit du 24 au 25",
            "pas le 31",
            "martinique",
            "7 décembre",
        ),
        ("1er décembre", "20 janvier", "21 h à 6 h", "levé le 31"),
    ),
    "couvre-feu": Facts(
        ("14 décembre", "15 décembre", "20 h à 6 h", "nuit du 24 au 25", "pas le 31", "21 h", "17 au 29 octobre"),
        ("18 h", "19 h", "couvre-feu de 21 h à 6 h pendant"),
    ),
}
