"""Places in messages of many voices, and the words that only look like places."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.gazetteer import _OFFICIAL, gazetteer
from content.place_numbers import numbered_places
from content.places import Place, PlaceKind, find_place

# What is said, and INSEE's code of the place, or its label where several departments have no code of their own.
NAMED = [
    ("je suis à Nice", "06088"),
    ("Je suis à Nice, je peux sortir ?", "06088"),
    ("je suis a nice", "06088"),
    ("à la Réunion", "974"),
    ("Et à La Réunion ?", "974"),
    ("je vis a la reunion", "974"),
    ("dans le 93", "93"),
    ("dans le neuf trois", "93"),
    ("j'habite dans le neuf-trois", "93"),
    ("je suis dans le 9-3", "93"),
    ("jabite ds le 93", "93"),
    ("département 59", "59"),
    ("j'habite le departement du nord", "59"),
    ("75011", "75056"),
    ("06000 Nice", "06088"),
    ("code postal 97400", "97411"),
    ("Seine St Denis", "93"),
    ("en seine-saint-denis", "93"),
    ("région parisienne", "11"),
    ("IDF", "11"),
    ("en PACA je fais quoi", "93"),
    ("dans le nord il y a un couvre feu ?", "59"),
    ("j'habite au nord de Lyon", "69123"),
    ("j habite marseile", "13055"),
    ("MARSEILLE C EST PAREIL ?", "13055"),
    ("je peux aller à monpellier", "34172"),
    ("Paris", "75056"),
    ("on a le droit de circuler a paris ?", "75056"),
    ("J'habite à Tours", "37261"),
    ("j'habite a tours", "37261"),
    ("je vais à Lens demain", "62498"),
    ("j'habite à Vienne", "38544"),
    ("dans la Vienne", "86"),
    ("j'habite dans la Somme", "80"),
    ("j'habite dans la somme", "80"),
    ("dans le Lot", "46"),
    ("à Pau", "64445"),
    ("il pleut à Mende", "48095"),
    ("Brest", "29019"),
    ("je suis à Nancy", "54395"),
    ("Angers", "49007"),
    ("je suis d'Angers", "49007"),
    ("ma mère habite à Lille", "59350"),
    ("ma mère habite à Lille je peux y aller depuis Paris", "75056"),
    ("je suis à Paris, je peux aller à La Réunion ?", "75056"),
    ("j'habite à Lyon mais je suis à Nice en ce moment", "06088"),
    ("je suis pas à Paris je suis à Lyon", "69123"),
    ("de Lille à Paris", "59350"),
    ("Martinique", "972"),
    ("en martinique", "972"),
    ("aux Antilles", "aux Antilles"),
    ("outre-mer", "outre-mer"),
    ("en Guadeloupe", "971"),
    ("guyane", "973"),
    ("à Mayotte", "976"),
    ("en nouvelle calédonie", "988"),
    ("a tahiti", "987"),
    ("polynesie francaise", "987"),
    ("saint pierre et miquelon", "975"),
    ("wallis", "986"),
    ("st barth", "977"),
    ("à Saint-Martin", "978"),
    ("saint martin d'hères", "38421"),
    ("à Saint-Denis", "93066"),
    ("à Saint-Denis de la Réunion", "97411"),
    ("à Saint-Denis, à la Réunion", "97411"),
    ("st denis 974", "97411"),
    ("je suis en Belgique", "BE"),
    ("je rentre de Suisse", "CH"),
    ("je suis à l'étranger", "à l’étranger"),
    ("partir au Maroc", "MA"),
    ("dans les Alpes-Maritimes", "06"),
    ("alpes maritimes", "06"),
    ("dunkerque", "59183"),
    ("à dunkerque le week-end", "59183"),
    ("pas-de-calais", "62"),
    ("dans l'ain", "01"),
    ("avenue de Lyon à Nice", "06088"),
    ("commissariat de Versailles", "78646"),
    ("je pars en avion à Toulouse", "31555"),
    ("à La Possession", "97408"),
    ("j'habite à Orange", "84087"),
    ("au Havre", "76351"),
    ("je suis au havre", "76351"),
    ("j'habite Le Mans", "72181"),
    ("au mans", "72181"),
    ("la rochelle", "17300"),
    ("je suis à Cannes", "06029"),
    ("à Menton", "06083"),
    ("en corse", "94"),
    ("en Bretagne", "53"),
    ("île-de-france", "11"),
    ("ile de france", "11"),
    ("dans le 2A", "2A"),
    ("20000", "2A004"),
    ("20200", "2B"),
    ("97150", "978"),
    ("j'habite villeneuve d'ascq", "59009"),
    ("st etienne", "42218"),
    ("St-Étienne", "42218"),
    ("grenoble", "38185"),
    ("je vais sur Bordeaux", "33063"),
    ("bordeaux", "33063"),
    ("je suis en Normandie", "28"),
    ("je suis dans le 06", "06"),
    ("dans le 06", "06"),
    ("je suis du 13", "13"),
    ("dans l'Aube", "10"),
    ("dans le Cher", "18"),
    ("dans l'Eure", "27"),
    ("Lyon 3e", "69123"),
    ("paris 18e", "75056"),
    ("dans le val d'oise", "95"),
    ("JE SUIS A NICE ET JE VEUX SORTIR", "06088"),
    ("slt chui a toulouse jpe sortir ?", "31555"),
    ("bjr jabite a roubaix c koi les regles", "59512"),
    ("on est confinés en martinique nous aussi ?", "972"),
    ("mon fils est en guyane", "973"),
    ("je vis à Strasbourg, ma soeur à Colmar", "67482"),
    ("Je voudrais aller de Rennes à Saint-Malo", "35238"),
    ("rentrer à Quimper depuis Brest", "29019"),
    ("je pars de Lyon pour Marseille", "69123"),
    ("couvre feu a marseille ?", "13055"),
    ("quelles sont les règles en seine et marne", "77"),
    ("je travaille dans le 92 mais j'habite dans le 78", "78"),
    ("dans l'Essonne", "91"),
    ("dans les Yvelines", "78"),
    ("val-de-marne", "94"),
    ("Haute Savoie", "74"),
    ("bouches du rhône", "13"),
    ("côte d'azur", "sur la Côte d’Azur"),
    ("en Île-de-France", "11"),
    ("en Auvergne-Rhône-Alpes", "84"),
    ("alsace", "en Alsace"),
    ("hauts de france", "32"),
    ("le Grand Est", "44"),
    ("je suis à Cayenne", "97302"),
    ("je suis à Fort-de-France", "97209"),
    ("fort de france", "97209"),
    ("Nouméa", "98818"),
    ("à Papeete", "98735"),
    ("saint-pierre-et-miquelon", "975"),
    ("on est a saint barthelemy", "977"),
    ("je suis à Mamoudzou", "97611"),
    ("le 974", "974"),
    ("au 974", "974"),
    ("à l'ile de la réunion", "974"),
    ("Ile de la Réunion", "974"),
    ("code postal : 59140", "59183"),
    ("59640", "59183"),
    ("59240 dunkerque", "59183"),
    ("14 boulevard de Strasbourg à Toulon", "83137"),
    ("le PSG joue à Marseille", "13055"),
    ("ma tante qui habite Bordeaux", "33063"),
    ("mon père vit à Grenoble et je veux le voir", "38185"),
    ("je vais chez ma mère à Nîmes", "30189"),
    ("est ce que je peux aller sur paris", "75056"),
    ("Je réside à Asnières-sur-Seine", "92004"),
    ("Je réside à asnieres", "92004"),
    ("aulnay sous bois", "93005"),
    ("boulogne-billancourt", "92012"),
    ("je suis de Bobigny", "93008"),
    ("la préfecture de Bobigny", "93008"),
    ("mairie de sens", "89387"),
    ("commune de Grasse", "06069"),
    ("je suis a grasse", "06069"),
    ("à Vichy", "03310"),
    ("dans le Rhône", "69"),
    ("en gironde", "33"),
    ("la Vendée", "85"),
    ("Vaucluse", "84"),
    ("j'ai acheté ça à Orange", "84087"),
    ("au Luxembourg", "LU"),
    ("ma carte visa de Monaco", "MC"),
    ("retour d'Espagne", "ES"),
    ("en angleterre", "GB"),
    ("en côte d'ivoire", "CI"),
    ("aux états-unis", "US"),
    ("dans la Manche", "50"),
    ("au port de Marseille", "13055"),
    ("avec mon chien dans la loire", "42"),
    ("mon velo a ete vole a Reims", "51454"),
    ("volé à reims hier soir", "51454"),
    ("j'ai été agressé à Saint-Denis dans le 93", "93066"),
    ("je suis de paris mais confiné à Deauville", "75056"),
    ("lundi je vais à Annecy", "74010"),
    ("la ville de Pau", "64445"),
    ("la région Occitanie", "76"),
]

NO_PLACE = [
    "est-ce que le 33700 c'est gratuit ?",
    "la même chanson depuis le 30",
    "une nouvelle version depuis le 28",
    "vers le 15",
    "quand y aura un troisième confinement",
    "breton, occitan, corse",
    "je vis dans le nord de la france",
    "paris sportifs en ligne arnaque",
    "j'ai perdu des paris en ligne",
    "j'ai fait plusieurs tours du parc",
    "je fais trois tours avec mon chien",
    "des lentilles de contact",
    "Nice journée",
    "c'est nice merci",
    "il faut que la police vienne",
    "je suis en vienne",
    "la somme de 135 euros",
    "dans la somme demandée",
    "un lot de masques",
    "dans le lot il y a des faux",
    "ma peau me démange",
    "gap entre deux",
    "die",
    "dans ce sens",
    "à sens unique",
    "ma soeur Nancy est malade",
    "j'ai parlé à Nancy",
    "la voiture de Nancy",
    "je vais voir Florence",
    "La Plaine",
    "les halles",
    "la réunion de famille",
    "j'ai une réunion demain",
    "je vais à la réunion des parents d'élèves",
    "dois-je aller à la réunion de travail",
    "la réunion est annulée",
    "le luxembourg",
    "la main dans la main",
    "le 17",
    "appeler le 17",
    "le 17 ne répond pas",
    "faire le 112",
    "motif 6",
    "j'ai 75 ans",
    "135 euros",
    "45000 euros d'amende",
    "75000 euros",
    "12000 morts",
    "un prêt de 75000€",
    "06 12 34 56 78",
    "06.12.34.56.78",
    "rue de Paris",
    "gare de lyon",
    "porte de versailles",
    "en avion",
    "la garde à vue",
    "possession de stupéfiants",
    "la possession d'arme",
    "client d'Orange",
    "j'ai écrit à Orange",
    "mon forfait orange",
    "faire plaisir à quelqu'un",
    "vitre cassée",
    "la vitre de ma voiture",
    "marcher avec des cannes",
    "des colombes",
    "le menton sous le masque",
    "cognac",
    "un verre de bordeaux",
    "le 15 décembre",
    "le 24/12",
    "24h/24",
    "entre le 10 et le 20",
    "sortir dans le 1km",
    "dans le 20e arrondissement",
    "à 75 ans",
    "à l'aube",
    "mon cher monsieur",
    "eure",
    "79 rue",
    "97 ans",
    "il y a nice",
    "toute la réunion s'est bien passée",
    "je sors de la réunion à 20h",
    "après la réunion",
    "je vis au 12 rue de Lille",
    "place de Clichy",
    "metro porte d'Orleans",
    "Bobigny",
    "une grasse matinée",
    "eau de vichy",
    "on m'a volé mon rhône",
    "achat chez orange",
    "quand est-ce que ça vienne",
    "l'armée",
    "le prix de la tulle",
    "les lens",
    "il est allé à la fontaine",
    "dans le jardin du Luxembourg",
    "un ami belge",
    "cote d'ivoire",
    "deux cent euros",
    "je fais 1 km",
    "3 heures",
    "le 28 novembre",
    "le 2 février 2021",
    "dossier 59000123",
    "facture n° 75012-4",
    "j'ai payé 75012 euros",
    "la manche de mon pull",
    "il fait la manche",
    "à Eu",
    "y a",
    "le loup",
    "tu es au port ?",
    "sur le marché",
    "sortir pour les courses",
    "harcèlement au travail",
    "je ne suis pas à Paris",
]


def told(text: str) -> Place:
    place = find_place(text)
    assert place is not None, text
    return place


@pytest.mark.parametrize(("text", "code"), NAMED)
def test_a_place_is_heard(text: str, code: str) -> None:
    place = told(text)
    assert (place.code or place.label) == code


@pytest.mark.parametrize("text", NO_PLACE)
def test_what_only_looks_like_a_place_is_none(text: str) -> None:
    assert find_place(text) is None


@pytest.mark.parametrize(
    ("text", "kind", "department", "commune", "label"),
    [
        ("je suis à Nice", PlaceKind.COMMUNE, "06", "06088", "à Nice"),
        ("je suis au havre", PlaceKind.COMMUNE, "76", "76351", "au Havre"),
        ("dans le nord", PlaceKind.DEPARTMENT, "59", None, "dans le Nord"),
        ("dans le 93", PlaceKind.DEPARTMENT, "93", None, "en Seine-Saint-Denis"),
        ("dans le 01", PlaceKind.DEPARTMENT, "01", None, "dans l’Ain"),
        ("dans le 06", PlaceKind.DEPARTMENT, "06", None, "dans les Alpes-Maritimes"),
        ("dans le 2B", PlaceKind.DEPARTMENT, "2B", None, "en Haute-Corse"),
        ("dans le 26", PlaceKind.DEPARTMENT, "26", None, "dans la Drôme"),
        ("en martinique", PlaceKind.OVERSEAS, "972", None, "en Martinique"),
        ("à la réunion", PlaceKind.OVERSEAS, "974", None, "à La Réunion"),
        ("à Saint-Denis de la Réunion", PlaceKind.COMMUNE, "974", "97411", "à Saint-Denis, à La Réunion"),
        ("à tahiti", PlaceKind.OVERSEAS, "987", None, "en Polynésie française"),
        ("en idf", PlaceKind.REGION, None, None, "en Île-de-France"),
        ("en Belgique", PlaceKind.ABROAD, None, None, "à l’étranger"),
    ],
)
def test_a_place_says_what_it_is(
    text: str, kind: PlaceKind, department: str | None, commune: str | None, label: str
) -> None:
    place = told(text)
    assert (place.kind, place.department, place.commune, place.label) == (kind, department, commune, label)


def test_a_region_lists_its_departments() -> None:
    assert told("région parisienne").departments == ("75", "77", "78", "91", "92", "93", "94", "95")
    assert told("en corse").departments == ("2A", "2B")


def test_a_commune_wins_over_its_own_department() -> None:
    assert told("je vis dans le 06, à Nice").commune == "06088"


def test_every_department_and_collectivity_is_known_by_its_name_and_number() -> None:
    departments = gazetteer().departments
    assert len(departments) == 96 + 5 + 6
    for code, place in departments.items():
        # "à Paris" is the commune, which is the department.
        assert told(f"je suis {place.label}").department == code
        if code[:2] < "97":
            assert told(f"j'habite dans le {code}").code == code


def test_every_commune_of_the_list_is_known_where_one_lives() -> None:
    """Departments and regions win over communes of the same name, and homonyms yield to the likeliest."""
    communes = {
        place.code: place for names in gazetteer().names.values() for name in names for place in name.places[:1]
    }
    missed = []
    for place in communes.values():
        found = find_place(f"Bonjour, j'habite {place.label}.")
        if place.kind is PlaceKind.COMMUNE and (found is None or place.department not in found.departments):
            missed.append(place.label)
    assert missed == []


def test_the_gazetteer_stays_small_and_says_where_it_comes_from() -> None:
    assert _OFFICIAL.stat().st_size < 150_000
    assert "licence" in json.loads(_OFFICIAL.read_text(encoding="utf-8"))["source"]


PIECES = (
    [text for text, _ in NAMED[::3]]
    + NO_PLACE[::3]
    + ["dans le ", "75011 ", "à ", "\n", "É", "œ", "ﬁ", "😀", "١٢", "²"]
)


@given(st.one_of(st.text(max_size=2_000), st.lists(st.sampled_from(PIECES)).map(lambda some: " ".join(some)[:2_000])))
def test_no_text_breaks_the_search(text: str) -> None:
    find_place(text)


@pytest.mark.parametrize("piece", ["dans le 93 ", "75011 ", "9", "le 974 ", "à "])
def test_a_message_full_of_numbers_is_not_read_to_the_end(piece: str) -> None:
    assert len(list(numbered_places((piece * 2_000)[:2_000]))) <= 15
