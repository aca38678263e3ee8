"""Attestations: docs/sources/attestations.md."""

from facts import HOUR, KILOMETRE, Facts

FACTS = {
    "attestation-duree": Facts(
        ("une seule sortie", "motif 6", HOUR, "à l'encre", "permanents"),
        ("24 heures", "deux heures", "toute la journée", "est réutilisable", "28 novembre", "trois heures"),
    ),
    "attestation-langue": Facts(
        ("anglais", "falc", "facile à lire"),
        ("en arabe", "en espagnol", "en allemand", "en italien", "est réservée"),
        cards=("attestation-modeles",),
    ),
    "attestation-manuscrite": Facts(
        (
            "papier libre",
            "à l'encre",
            "date et lieu de naissance",
            "date et heure de départ",
            "signature",
            "celui de votre sortie suffit",
        ),
        ("au crayon", "n'est pas acceptée", "recopiez tous les motifs"),
    ),
    "attestation-mineur": Facts(
        ("signée par un parent", "carnet de correspondance", "à son nom", "justificatif scolaire"),
        ("11 ans", "12 ans", "13 ans", "16 ans", "sans attestation"),
    ),
    "attestation-numerique": Facts(
        ("tousanticovid", "générateur officiel", "qr code", "à chaque sortie"),
        ("toute application", "signature électronique", "est refusée"),
        cards=("attestation-generateur", "tousanticovid"),
    ),
    "attestation-obligatoire": Facts(
        ("oui", "135 €", "de jour comme de nuit", "pièce d'identité"),
        ("200 €", "n'est pas obligatoire", "est facultative", "15 décembre", "22 décembre"),
    ),
    "attestation-ou-telecharger": Facts(
        (
            "https://media.interieur.gouv.fr/deplacement-covid-19/",
            "https://www.interieur.gouv.fr/actualites/l-actu-du-ministere/attestations-de-deplacement",
            "0 800 130 000",
            "papier libre",
            "dernier modèle",
        ),
        (
            "attestation-couvre-feu-covid-19",
            "attestation-deplacement-derogatoire-covid-19",
            "payant",
            "28 novembre",
            "15 décembre",
        ),
        cards=("attestation-generateur", "attestation-modeles", "tousanticovid", "info-coronavirus"),
    ),
    "attestation-remplir": Facts(
        (
            "1 travail",
            "2 achats",
            "3 santé",
            "4 famille",
            "5 handicap",
            "6 sport",
            "7 convocation",
            "8 mission",
            "9 école",
            "plusieurs cases",
            HOUR,
            KILOMETRE,
        ),
        ("motif 10", "une seule case", "huit motifs", "28 novembre", "culte"),
    ),
    "justificatif-professionnel": Facts(
        ("employeur", "motif 1", "pas pour vos courses", "carte professionnelle"),
        ("motif 2", "motif 8", "chaque jour une nouvelle", "signé par le salarié"),
    ),
    "justificatif-scolaire": Facts(
        ("motif 9", "cachet", "permanent", "carnet de correspondance", "l'un ou l'autre suffit"),
        ("motif 7", "les deux sont obligatoires", "un kilomètre"),
    ),
}
