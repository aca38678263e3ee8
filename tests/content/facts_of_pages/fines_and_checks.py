"""Fines and checks: docs/sources/restrictions.md, sections 3 and 4."""

from facts import Facts

FACTS = {
    "amende-montant": Facts(
        (
            "135 €",
            "200 €",
            "15 jours",
            "375 €",
            "450 €",
            ("plus de trois", "quatrième"),
            "30 jours",
            "3 750 €",
            "6 mois",
        ),
        ("à la troisième", "à la 3e", "après trois", "dès la troisième", "1 500 €", "38 €", "68 €"),
        cards=("antai",),
    ),
    "amende-contester": Facts(
        ("ne payez pas", "45 jours", "30", "requête en exonération", "lettre recommandée", "https://www.antai.gouv.fr"),
        ("60 jours", "90 jours", "payez d'abord", "le commissariat annule"),
        cards=("antai",),
    ),
    "antai": Facts(
        ("ne payez pas", "45 jours", "30", "https://www.antai.gouv.fr", "suivez l'avis reçu"),
        ("60 jours", "90 jours", "payez d'abord", "consignation peut être", "avec le numéro"),
    ),
    "controle-procedure": Facts(
        ("pièce d'identité", "ne fouille", "secret médical", "igpn"),
        ("peut fouiller", "payez sur place", "garde à vue"),
    ),
    "qui-controle": Facts(
        ("police nationale", "gendarmerie", "police municipale", "gardes champêtres"),
        ("les militaires peuvent", "vigiles peuvent", "sncf"),
    ),
}
