"""What stands around a name when it is a place, and when it is not. Folded words, single spaces, up to the name."""

import re

BEFORE_COMMUNE = frozenset({"a", "sur", "vers", "de", "d", "depuis", "pour", "entre", "pres", "cote", "jusqu"})
BEFORE_PLAIN_COMMUNE = frozenset({"a", "sur", "vers", "depuis", "entre"})
BEFORE_COUNTRY = frozenset({"en", "au", "aux", "a", "de", "du", "d", "l", "la", "vers", "pour", "depuis"})
ARTICLES = frozenset({"le", "la", "l", "les", "au", "aux", "du", "des"})
VERB_A = re.compile(r"\b(?:y|il|elle|on|qui|ca|m|t) a$")
NO_FEMININE_PHRASE = frozenset({"somme", "manche", "viene", "marne", "creuse", "cher", "lot", "nord", "loire"})

DEPARTMENT_OF = re.compile(r"\bdepartement (?:de|du|d|des)(?: (?:la|l))?$")
INSIDE = re.compile(r"\b(?:dans|ds) (?:le|la|l|les)$")
_BE_THERE = r"(?:suis|chui|chuis|sommes|on est|me trouve|nous trouvons|confine\w*|bloque\w*|coince\w*)"
_LIVE_THERE = (
    r"(?:h?abit\w+|jabit\w+|vis|vit|vivons|resid\w+|log[eo]\w*|domicili\w+|install\w+|demenag\w+|dors|heberge\w*|etudi\w+"
    r"|hospitalise\w*|scolarise\w*)"
)
_WORK_THERE = r"(?:bosse\w*|travaill\w*)"
_GO_THERE = (
    r"(?:all?er|vais|va|allons|vont|ira\w*|irons|part\w*|pars|rentre\w*|retourne\w*|reven\w+|reviens|ven\w+"
    r"|viens|monte\w*|descen\w+|rejoindre|rejoint|me rendre|nous rendre|arriv\w+|passer|quitt\w+|deplac\w+|travers\w+"
    r"|vacances|voyag\w+|trajet\w*|sejour\w*|week end|conge\w*)"
)
_OF_THERE = (
    r"(?:commune|ville|villes|mairie|commissariat|prefecture|agglo\w*|centre ville|metropole|aeroport|tribunal|chu)"
)
_LINK = (
    r"(?: [a-z0-9]{1,12}){0,2}? (?:a|au|aux|en|dans|sur|vers|de|du|d|depuis|pour|l|pres|cote)"
    r"(?: (?:de|d|le|la|l|les))?$"
)
SURE = re.compile(rf"\b(?:{_BE_THERE}|{_LIVE_THERE}|{_WORK_THERE}|{_GO_THERE}){_LINK}|\b{_OF_THERE} (?:de|d|du)$")
_PRESENT = re.compile(rf"\b{_BE_THERE}{_LINK}")
_START = re.compile(r"\b(?:depuis|au depart|partir|pars|partant|sortir|part)(?: (?:a|au|de|d|du|le|la|l|les))*$")
_DWELLING = re.compile(rf"\b(?:j|je|on|nous|moi) (?:y )?{_LIVE_THERE}{_LINK}|\b(?:j|je|on|nous) habit\w+$")
_GOING = re.compile(rf"\b{_GO_THERE}{_LINK}")
_DENIED = re.compile(r"\bpas (?:du tout )?(?:a|au|en|de|dans|sur)(?: (?:le|la|l|les))?$")
SPEAKING = re.compile(
    r"\b(?:parl\w+|dire|dit|ecri\w+|demand\w+|donn\w+|envoy\w+|telephon\w+|pret\w+|rendre visite) (?:a|d|de)$"
)
# Streets, stations and lines bear names of towns.
STREET = re.compile(
    r"\b(?:rue|avenue|av|boulevard|bd|bld|place|porte|quai|cours|route|impasse|faubourg|allee|chemin|square|station|metro|arret"
    r"|lycee|hotel|jardin|palais|musee|stade|tour|ligne|cour|pont|traite|treve|foire|bataille|accord|accords)"
    r"(?: (?:de|du|d|des|la|l|le))*$"
)
GAMBLING = re.compile(
    r"\b(?:sportifs?|hippiques?|en ligne|parier|parie|pari|mise|miser|cotes|betclic|winamax|unibet|zebet|pmu|turf)\b"
)
MEETING = re.compile(
    r"^(?:d|de|du|des|avec|entre|famil\w+|parent\w*|politique|publique|syndic\w+|zoom|teams|annuel\w*|pro|professionnel\w*"
    r"|a \d|au bureau|prevu\w*|organis\w+|qui|debut\w*|commence\w*|important\w*|obligatoire\w*|mensuel\w*)\b"
)
COME_FROM = re.compile(r"\b(?:viens|vient|viennent|venir|arrive|arrivant|rentre|rentrer|originaire|ile|habitants?) de$")
WINE = re.compile(r"\b(?:un|du|le|couleur|rouge|(?:verre|bouteille|vin|caisse)s? de)$")
NORTH_OF = re.compile(r"^(?:de|du|d|des|est|ouest|pas)\b")


def weight(before: str) -> int:
    """Return how much the place that comes after the words `before` counts: 5, they are there; 0, they are not."""
    if _DENIED.search(before):
        return 0
    if _PRESENT.search(before):
        return 5
    if _START.search(before) or _DWELLING.search(before):
        return 4
    return 3 if _GOING.search(before) else 2
