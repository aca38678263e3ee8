"""The internet, frauds, money: docs/sources/services.md, sections 3 and 6."""

from facts import Facts

FACTS = {
    "perceval": Facts(
        (
            "opposition",
            "toujours votre carte",
            "franceconnect",
            "récépissé",
            "ne vaut pas plainte",
            "carte perdue ou volée",
            "pas perceval",
            "si vous connaissez l'auteur : plainte sur place",
            "https://www.service-public.fr/particuliers/vosdroits/r46526",
        ),
        ("carte volée : perceval", "dispense de plainte", "prend les chèques"),
        cards=("perceval", "opposition-cb"),
    ),
    "opposition-cb": Facts(
        ("0 892 705 705", "24 h/24", "payant", "+33 442 605 303", "0 892 683 208", "carte toujours en main"),
        ("appel gratuit", "est réversible", "carte volée : perceval"),
        cards=("opposition-cb", "opposition-cheque"),
    ),
    "escroquerie": Facts(
        ("0 805 805 817", "ne prend pas de plainte", "auteur inconnu : pré-plainte", "auteur connu", "signalconso"),
        ("thesee", "9 h à 22 h", "auteur connu : pré-plainte"),
        cards=("escroquerie", "pre-plainte"),
        no_cards=("perceval",),
    ),
    "33700": Facts(
        ("33700", "spamvocal", "bloctel", "gratuitement", "opposition"),
        ("capture d'écran", "7726", "rappelez le numéro"),
        no_cards=("perceval",),
    ),
    "signal-spam": Facts(
        ("https://www.signal-spam.fr", "compte gratuit", "33700", "ne payez rien", "en général faux"),
        ("thesee", "phishing-initiative", "payez la rançon"),
    ),
    "cybermalveillance": Facts(
        ("https://www.cybermalveillance.gouv.fr", "gratuits", "payants", "ne prend pas de plainte", "ne payez pas"),
        ("17cyber", "pré-plainte", "24 h/24 au téléphone"),
        no_cards=("pre-plainte",),
    ),
    "pharos": Facts(
        (
            "https://www.internet-signalement.gouv.fr",
            "anonyme",
            "publics",
            "message privé",
            "17",
            "15",
            "un seul signalement",
        ),
        ("prend votre plainte", "vaut plainte", "messages privés sont acceptés"),
        cards=("pharos", "plainte"),
    ),
    "net-ecoute": Facts(
        ("0 800 200 000", "gratuit", "anonyme", "captures d'écran", "3020", "17"),
        ("3018", "23 h", "7 jours sur 7", "jusqu'à 20 h"),
        cards=("net-ecoute",),
    ),
}
