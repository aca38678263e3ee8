"""Is a date told as something that happened? "j'ai été contrôlé samedi" is no question about next Saturday."""

import re

_SENTENCE_END = ".?!;"
_REACH = 120

_PARTICIPLE = (
    r"(?:eu|recu|pris|fait|ete|vu|mis|perdu|paye|achete|porte|depose|subi|vole|volee?s?|verbalisee?s?"
    r"|controlee?s?|arretee?s?"
    r"|agressee?|frappee?|debitee?|vire|envoye|appele|dit|demande|trouve|laisse|oublie|casse|cambriole|eue?s?|recue?s?"
    r"|telephone|ecrit|menacee?|insultee?|suivie?|signe|donne|essaye|rempli|telecharge|attrape|teste|tombee?|sortie?s?"
    r"|allee?s?|partie?s?|rentree?s?|venue?s?|arrivee?s?|passe|disparue?|entendu|surpris|croise|fete|invite|dormi"
    r"|habite)"
)
_NO_PARTICIPLE = (
    r"(?:une|quelle|quelque|cette|cause|meme|entre|envie|juste|encore|toute?s?|votre|notre|quatre|mille|prevue?s?"
    r"|reservee?s?|programmee?s?|decide|planifie|autre|ete|besoin|lieu|rien|bien|aussi|droit|chez|peine|mis|pose|peri\w*)"
)
_PAST = re.compile(
    rf"\b(?:ai|avons|ont|avez|(?:il|elle|on|qui|m|l|t|s|y) a|[mltn]'(?:a|ai|ont|as))"
    r"(?: (?:pas|deja|bien|tous|mal|tout))?"
    rf" (?!{_NO_PARTICIPLE}\b)[a-z]{{3,}}(?:e|ee|es|i|u|is|it|ert|int)\b"
    rf"|\b(?:ai|as|a|avons|avez|ont|avais|avait|aviez|avaient)(?: \w+){{0,2}} {_PARTICIPLE}\b"
    r"|\b(?:suis|est|sommes|sont|etais|etait)(?: \w+){0,2} (?:allee?s?|sortie?s?|partie?s?|rentree?s?|venue?s?"
    r"|arrivee?s?"
    r"|tombee?s?|disparue?s?|decedee?s?|morte?s?|nee?s?|fait|fais|fait \w+|passee?s?)\b"
    r"|\b(?:jai|g|ja)(?: \w+){0,2} (?:eu|recu|pris|ete|perdu|vole|paye|fait)\b"
    r"|\b(?:etais|etait|etions|etaient|avais|avait|pouvait|pouvais|fallait|devait|allait|y avait)\b"
    r"|\b(?:me suis|s est|s'est|se sont|m'est|m est)\b|\bil y avait\b|\ba ete\b|\bdate de\b|\bdepuis\b"
    r"|\b(?:mordue?|decedee?|detruite?|cambriolee|volee|agressee|percutee|fracturee|giflee|morte?|perdue?s?)\b"
    # Without its accent "agressé" is "agresse"; at the start of a sentence nobody does it.
    r"|^\W*(?:(?:bonjour|bonsoir|bjr|bsr)\W+)?(?:agresse|vole|cambriole|verbalise|controle|percute|gifle|fracture)\b"
)
_OPEN = re.compile(
    r"\b(?:peu[xt]?|peuvent|pouvons|pouvez|puis|pourr\w+|dois|doit|doivent|devons|devr\w+|faut|faudra|droit|vais"
    r"|vont|allons"
    r"|voudrais|veu[xt]|voulons|souhait\w+|compte|compt\w+|prevoi\w*|prevu\w*|prevo\w+|pour|autorise\w*|possible|permis"
    r"|interdit\w*|serai\w*|sera|seront|aurai\w*|aura|auront|rendez|rdv|reserve\w*|programme\w*|quell?e?s?"
    r"|comment|quand"
    r"|irai|ira|irons|prochaine?|reporte\w*|decale\w*|invite\w*|jusqu|avant|recois|fete\w*|valable|risque\w*)\b"
)
_FORCED_PAST = re.compile(r"^ ?(?:dernier|derniere|passe|passee|precedent|precedente)\b")


def is_told_in_past(line: str, start: int, end: int) -> bool:
    """Tell whether what stands from `start` to `end` of a folded line is told as past.

    Of the verbs of its sentence before it, the nearest decides; without any, the first one after it.
    """
    if _FORCED_PAST.match(line[end : end + 16]):
        return True
    before = _after_last_end(line[max(0, start - _REACH) : start])
    past = _last(_PAST, before)
    going_on = _last(_OPEN, before)
    if past is not None or going_on is not None:
        return (past if past is not None else -1) > (going_on if going_on is not None else -1)
    after = re.split(r",| et | mais ", _before_first_end(line[end : end + _REACH]))[0]
    happened, asked = _PAST.search(after), _OPEN.search(after)
    return happened is not None and (asked is None or happened.start() < asked.start())


def _last(pattern: re.Pattern[str], text: str) -> int | None:
    ends = [match.end() for match in pattern.finditer(text)]
    return ends[-1] if ends else None


def _after_last_end(text: str) -> str:
    return text[max(text.rfind(mark) for mark in _SENTENCE_END) + 1 :]


def _before_first_end(text: str) -> str:
    places = [place for mark in _SENTENCE_END if (place := text.find(mark)) >= 0]
    return text[: min(places)] if places else text
