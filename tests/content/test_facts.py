"""What each answer must say and must not say, from docs/sources alone.

A fact is looked for in all that the citizen reads of the answer: its text and its cards, in lower case, as whole words.
Of a tuple, one spelling is enough. `cards` and `no_cards` name services that are shown, or are not, below the answer.
"""

import re

import pytest
from facts import Facts, missing, plain, said_wrongly, says, shown_cards, what_is_read

from content.library import Library
from content.reply import emergency
from content.vocabulary import DangerKind

HOUR = ("une heure", "1 heure", "1 h")
KILOMETRE = ("un kilomètre", "1 km")
THREE_HOURS = ("trois heures", "3 heures", "3 h")
SCOPE = ("28 novembre", THREE_HOURS, "20 km")

FACTS = {
    # --- Attestations (attestations.md) ---
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
    # --- Sorties (restrictions.md, section 2) ---
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
    # --- Amendes et contrôles (restrictions.md, sections 3 et 4) ---
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
    # --- Plainte (services.md, section 2) ---
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
    # --- Internet, escroqueries, argent (services.md, sections 3 et 6) ---
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
    # --- Violences, enfants, aide (services.md, section 4) ---
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
    # --- Vie courante (services.md, section 5) ---
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


# Cards whose sources say that they cost nothing, and when they answer (services.md): the others say neither.
FREE_CARDS = {
    "urgence-17",
    "urgence-112",
    "urgence-114",
    "disparition-116000",
    "sans-abri-115",
    "escroquerie",
    "cybermalveillance",
    "signal-spam",
    "33700",
    "violences-3919",
    "aide-victimes",
    "enfance",
    "net-ecoute",
    "radicalisation",
    "nuisances",
}
CARDS_WITH_HOURS = {
    "urgence-17",
    "urgence-112",
    "urgence-114",
    "disparition-116000",
    "defenseur-des-droits",
    "opposition-cb",
    "escroquerie",
    "violences",
    "violences-3919",
    "aide-victimes",
    "enfance",
    "net-ecoute",
    "harcelement-scolaire",
    "discrimination",
    "radicalisation",
    "nuisances",
    "gendarmerie-numerique",
}


def test_only_cards_whose_sources_say_so_are_free_or_have_hours(library: Library) -> None:
    assert {key for key, service in library.services.items() if service.cost == "gratuit"} == FREE_CARDS
    assert {key for key, service in library.services.items() if service.hours} == CARDS_WITH_HOURS


@pytest.mark.parametrize("name", ["PHAROS", "ANTAI"])
def test_a_service_has_one_spelling_in_texts_and_on_cards(name: str, library: Library) -> None:
    services = library.services.values()
    said = [
        *(response.text for response in library.responses.values()),
        *(page.title for page in library.pages.values()),
        *(text for card in services for text in (card.name, card.title, card.what, *card.accepts, *card.refuses)),
    ]
    assert set(re.findall(rf"(?i)(?<!\w){name}(?![\w.])", " \n".join(said))) == {name}


@pytest.mark.parametrize("kind", DangerKind)
def test_an_emergency_gives_no_advice_that_has_no_source(kind: DangerKind, library: Library) -> None:
    read = plain(emergency(library, kind).read_aloud())
    assert not any(says(read, word) for word in ("ascenseur", "fumée", "enfumé", "gaz", "interrupteur", "massage"))


def test_every_page_has_its_facts(library: Library) -> None:
    assert set(FACTS) == set(library.pages)
    assert all(facts.must and facts.never for facts in FACTS.values())


@pytest.mark.parametrize("slug", FACTS)
def test_an_answer_says_what_its_sources_say(slug: str, library: Library) -> None:
    assert missing(FACTS[slug], what_is_read(slug, library)) == []


@pytest.mark.parametrize("slug", FACTS)
def test_an_answer_says_nothing_that_its_sources_deny(slug: str, library: Library) -> None:
    assert said_wrongly(FACTS[slug], what_is_read(slug, library)) == []


@pytest.mark.parametrize("slug", FACTS)
def test_an_answer_shows_the_right_cards(slug: str, library: Library) -> None:
    shown = shown_cards(slug, library)
    assert set(FACTS[slug].cards) <= shown
    assert not shown & set(FACTS[slug].no_cards)


def test_opposition_comes_before_perceval(library: Library) -> None:
    text = library.text_of("utter_perceval").lower()
    assert 0 <= text.index("opposition") < text.index("perceval")


def test_violences_begin_with_the_emergency_numbers(library: Library) -> None:
    first = library.text_of("utter_violences").split("\n")[0]
    assert re.findall(r"\d+", first) == ["17", "114"]


@pytest.mark.parametrize("kind", DangerKind)
def test_an_emergency_never_sends_to_a_number_of_the_future(kind: DangerKind, library: Library) -> None:
    read = plain(emergency(library, kind).read_aloud())
    assert not any(says(read, number) for number in ("3114", "3018", "3919", "pré-plainte"))


def test_who_speaks_of_suicide_is_sent_to_the_15(library: Library) -> None:
    assert says(plain(emergency(library, DangerKind.MEDICAL).read_aloud()), "15")
    for slug in ("aide-victimes", "net-ecoute", "harcelement-scolaire", "pharos"):
        assert says(what_is_read(slug, library), "15"), slug
