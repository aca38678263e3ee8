"""Complaints: docs/sources/services.md, section 2."""

from facts import Facts

FACTS = {
    "plainte-comment": Facts(
        ("de votre choix", "pièce d'identité", "récépissé", "contre x", "sans preuve"),
        ("gratuit", "obligatoire", "preuve est exigée", "refusée sans preuve", "certificat médical"),
        cards=("commissariat", "procureur"),
    ),
    "plainte-ou": Facts(
        ("de votre choix", "motif 7", "procureur"),
        ("commissariat de votre domicile seulement", "motif 4", "à la mairie, vous pouvez"),
        cards=("commissariat",),
    ),
    "plainte-delai": Facts(
        ("6 ans", "1 an", "20 ans", "3 mois", "30 ans", "majorité"),
        ("2 mois", "3 ans", "5 ans", "48 heures"),
    ),
    "plainte-procureur": Facts(
        (
            "procureur de la république",
            "tribunal judiciaire",
            "lieu des faits",
            "domicile de l'auteur",
            "simple",
            "récépissé",
        ),
        ("tribunal de grande instance", "avocat est obligatoire", "seulement en recommandé"),
        cards=("procureur",),
    ),
    "plainte-refus": Facts(
        ("doit recevoir", "procureur", "igpn", "défenseur des droits", "09 69 39 00 00", "manifestement"),
        ("39 28", "vous devez une preuve", "peut refuser librement"),
        cards=("procureur", "igpn", "defenseur-des-droits"),
    ),
    "main-courante": Facts(
        ("pas une plainte", "poursuites", "sur place"),
        ("vaut plainte", "est une plainte", "ouvre une enquête", "enregistrer une déclaration"),
        no_cards=("pre-plainte",),
    ),
    "pre-plainte": Facts(
        (
            ("ne connaissez pas l'auteur", "auteur inconnu"),
            "signée sur place",
            "si vous connaissez l'auteur",
            "violence",
            "https://www.pre-plainte-en-ligne.gouv.fr",
        ),
        ("vaut plainte dès", "violences acceptées", "même si vous connaissez"),
        cards=("pre-plainte", "plainte"),
    ),
    "pre-plainte-valeur": Facts(
        ("ne vaut pas plainte", "signez sur place", "30 jours", ("24 heures", "24 h"), "en principe"),
        ("vaut plainte dès", "6 mois", "signature électronique"),
        cards=("pre-plainte",),
    ),
    "plainte": Facts(
        ("de votre choix", "si vous connaissez l'auteur", "violences", "3 mois", "17", "114"),
        ("auteur connu : pré-plainte", "2 mois", "avocat est obligatoire"),
        cards=("plainte",),
        no_cards=("pre-plainte",),
    ),
    "commissariat": Facts(
        (
            "https://www.interieur.gouv.fr/contact/contacter-une-brigade-de-gendarmerie-ou-un-commissariat-de-police",
            "17",
        ),
        ("masecurite", "rendez-vous en ligne"),
    ),
    "zone-gendarmerie": Facts(
        ("brigade numérique", "24 h/24", "17", "de votre choix"),
        ("seulement la gendarmerie", "ma sécurité", "police uniquement"),
        cards=("gendarmerie-numerique",),
    ),
    "horaires-service": Facts(
        ("8 h à 20 h", "17", "112", "114", "9 h à 22 h", "9 h à 18 h", "9 h à 19 h", "9 h à 18 h 30", "119"),
        ("8 h à 21 h", "le 3919 répond 24 h/24", "9 h à 20 h", "9 h à 21 h", "9 h à 23 h"),
    ),
    "confidentialite": Facts(
        ("privée", "n'est pas enregistrée", "pharos"),
        ("est conservée", "30 jours", "est transmise au"),
    ),
}
