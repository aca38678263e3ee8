"""Daily life: docs/sources/services.md, section 5."""

from facts import Facts

FACTS = {
    "animal": Facts(
        ("ddpp", "17", "pharos", "association", "gendarmerie"),
        ("3677", "30 millions", "entrez chez"),
    ),
    "nuisances": Facts(
        ("68 €", "45 €", "180 €", "17", "police municipale", "amiable", ("de jour comme de nuit", "nuit ou jour")),
        ("22 h", "7 h", "135 €", "seulement la nuit"),
    ),
    "objets-trouves": Facts(
        ("mairie", "36 rue des morillons", "transporteur"),
        ("ppbot", "24 h/24 sur", "1 an et un jour"),
    ),
    "otv": Facts(
        (("deux jours", "2 jours"), "pièce d'identité", "justificatif de domicile", "17"),
        ("3 à 90 jours", "service-public.fr", "45 jours", "demande en ligne"),
    ),
    "papiers": Facts(
        ("mairie", "commissariat", "gendarmerie", "ants", "2 mois", "pré-plainte"),
        ("france titres", "3 mois", "perdu : pré-plainte"),
        cards=("papiers", "ants"),
    ),
    "procuration": Facts(
        ("en personne", "pièce d'identité", "commissariat", "gendarmerie", "tribunal", "pas de démarche en ligne"),
        ("maprocuration", "france identité", "à la mairie"),
    ),
    "telephone-vole": Facts(
        ("opérateur", "imei", "15 chiffres", "*#06#", "violence", "sur place"),
        ("14 chiffres", "16 chiffres", "allez le récupérer"),
        cards=("telephone-vole", "pre-plainte", "plainte"),
    ),
    "vehicule-vole": Facts(
        (
            "fourrière",
            "plainte",
            "vite",
            "2 jours ouvrés",
            "responsable",
            "17",
            ("pré-plainte en ligne est possible", "pré-plainte possible"),
        ),
        ("5 jours ouvrés", "pré-plainte est impossible", "exclut les voitures"),
        cards=("vehicule-vole",),
    ),
}
