"""Violence, children, help: docs/sources/services.md, section 4."""

from facts import Facts

FACTS = {
    "violences": Facts(
        (
            "17",
            "114",
            "https://www.signalement-violences-sexuelles-sexistes.gouv.fr",
            "24 h/24",
            "sans exiger votre nom",
            "3919",
            "9 h à 22 h",
            "116 006",
            "même sans attestation",
            "pharmacien",
            "jamais par la pré-plainte",
        ),
        ("3919, 24 h/24", "9 h à 21 h", "retirer votre plainte"),
        cards=("violences", "violences-3919", "urgence-17", "urgence-114"),
        no_cards=("pre-plainte",),
    ),
    "aide-victimes": Facts(
        ("116 006", "9 h à 19 h", ("7 jours sur 7", "7 j/7"), "gratuit", "ne remplace pas une plainte"),
        ("9 h à 20 h", "prend votre plainte", "3114"),
    ),
    "enfance": Facts(
        ("119", "24 h/24", "gratuit", "17", "114", "simple doute"),
        ("3018", "116 000", "attendez d'être sûr"),
    ),
    "harcelement-scolaire": Facts(
        ("3020", "net écoute", "17", "plainte sur place"),
        ("3018", "7 jours sur 7", "24 h/24, 7 j/7 3020"),
    ),
    "discrimination": Facts(
        ("09 69 39 00 00", "défenseur des droits", "1 an", "sur place", "auteur connu"),
        ("39 28", "antidiscriminations", "numéro gratuit"),
        cards=("discrimination",),
    ),
    "radicalisation": Facts(
        ("0 800 005 696", "gratuit", "lundi au vendredi", "9 h à 18 h", "17"),
        ("9 h à 20 h", "7 jours sur 7", "3018"),
    ),
    "igpn": Facts(
        ("votre identité est demandée", "ni une plainte", "défenseur des droits", "procureur"),
        ("peut rester anonyme", "anonymement", "vaut plainte"),
        cards=("igpn", "defenseur-des-droits"),
    ),
}
