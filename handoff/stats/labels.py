"""What people read of the enumerated names."""

from collections.abc import Mapping

from content.library import Library
from handoff.stats.histograms import HANDLINGS, WAITS
from handoff.stats.names import Kind

KINDS: Mapping[Kind, str] = {
    Kind.OUTCOME: "Réponses du robot",
    Kind.HELPED: "« Cela répond-il à votre question ? »",
    Kind.NEXT: "Après une réponse",
    Kind.CLARIFICATION: "Le robot a hésité entre des sujets",
    Kind.HANDOFF: "Demandes d'un policier, par raison",
    Kind.MOVE: "Étapes des conversations",
    Kind.ENDED: "Qui avait répondu à la fin",
    Kind.WAIT: "Attente jusqu'au premier policier",
    Kind.GIVEN_UP: "Attente de ceux qui ont renoncé",
    Kind.HANDLING: "Durée avec un policier",
    Kind.ADMISSION: "Prévenus avant la file",
    Kind.RESCUE: "Transmis aux secours",
    Kind.WRAP_UP: "Codes de fin",
    Kind.PRESENCE: "Policiers disponibles",
}

_NAMES: Mapping[Kind, Mapping[str, str]] = {
    Kind.OUTCOME: {
        "answer": "Réponse",
        "steer": "Orientation vers un service",
        "clarify": "Question posée en retour",
        "handoff": "Passage à un policier",
        "emergency": "Numéros d'urgence affichés",
    },
    Kind.HELPED: {"yes": "Oui", "no": "Non"},
    Kind.NEXT: {"rephrased": "Question posée autrement", "officer": "Policier demandé"},
    Kind.CLARIFICATION: {"shown": "Choix proposé", "chosen": "Sujet choisi"},
    Kind.HANDOFF: {
        "requested_by_citizen": "Demandé par le citoyen",
        "fallback": "Le robot n'a pas su répondre",
        "out_of_scope": "Hors du champ du robot",
        "sensitive_topic": "Sujet sensible",
        "emergency": "Danger signalé",
        "bot_failure": "Panne du robot",
    },
    Kind.ENDED: {
        "robot": "Le robot seul",
        "officer": "Un policier",
        "unanswered": "Policier demandé, sans réponse",
    },
    Kind.ADMISSION: {"refused": "Trop tard avant la fermeture", "long_wait": "Attente longue annoncée"},
    Kind.RESCUE: {"transmitted": "Lieu et numéro transmis"},
}
_BUCKETS = {Kind.WAIT: WAITS, Kind.GIVEN_UP: WAITS, Kind.HANDLING: HANDLINGS}


def label_of(kind: Kind, name: str) -> str:
    """Return what people read of a name; the name itself where there is no word for it."""
    if buckets := _BUCKETS.get(kind):
        return buckets.label(name)
    return _NAMES.get(kind, {}).get(name, name)


def order_of(kind: Kind) -> tuple[str, ...]:
    """Return the names of a kind in the order in which they are shown; empty: the most frequent first."""
    buckets = _BUCKETS.get(kind)
    return buckets.names if buckets else ()


def title_of(subject: str, library: Library) -> str:
    """Return the title of a subject; its slug when data/ no longer has it."""
    page = library.pages.get(subject)
    return page.title if page else subject
