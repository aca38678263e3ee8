"""How an answer is counted: the rules of tests/evaluation/README.md, as one function."""

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
# How the names of files end whose messages are all present dangers, or all only look like it.
EMERGENCIES, LOOK_ALIKES = "emergencies.tsv", "look_alikes.tsv"


class Mark(str, Enum):
    """What one answer is worth."""

    RIGHT = "right"
    CLARIFIED = "clarified"  # the right subject is among the choices
    OFFICER = "officer"  # an officer, though an answer existed: safe, but costly
    VAIN = "vain"  # a question back that does not hold the right subject: safe, but tiring
    WRONG = "wrong"
    FALSE_ALARM = "false alarm"
    MISSED_EMERGENCY = "missed emergency"


WRONG_MARKS = frozenset({Mark.WRONG, Mark.FALSE_ALARM, Mark.MISSED_EMERGENCY})

_FAMILIES = [
    {
        "plainte",
        "pre-plainte",
        "commissariat",
        "telephone-vole",
        "vehicule-vole",
        "plainte-comment",
        "plainte-ou",
        "pre-plainte-valeur",
    },
    {"perceval", "opposition-cb"},
    {"escroquerie", "pre-plainte"},
    {"33700", "signal-spam"},
    {"net-ecoute", "harcelement-scolaire", "enfance"},
    {"violences", "plainte", "aide-victimes"},
    {
        "attestation-ou-telecharger",
        "attestation-remplir",
        "attestation-numerique",
        "attestation-duree",
        "attestation-manuscrite",
        "attestation-mineur",
        "attestation-langue",
        "attestation-obligatoire",
    },
    {"visite-proche-vulnerable", "garde-alternee", "obseques"},
    {"sport-promenade", "animaux", "jardin-bois-chasse"},
    {"demenagement", "immobilier", "residence-secondaire", "retour-vacances", "deplacement-region"},
    {"amende-montant", "amende-contester", "controle-procedure", "qui-controle", "attestation-obligatoire"},
    {"couple", "visite-amis-famille"},
    {"calendrier", "couvre-feu"},
]
# A violence or a known author sent to the pré-plainte is an error, whatever the families say.
_NEVER_INSTEAD = {("plainte", "pre-plainte"), ("violences", "pre-plainte"), ("aide-victimes", "pre-plainte")}


@dataclass(frozen=True)
class Message:
    """One labelled message. `labels` are all acceptable ones: `reponse:<slug>`, `orienter:<slug>`, `urgence`, …"""

    text: str
    labels: tuple[str, ...]

    @property
    def slugs(self) -> set[str]:
        """The subjects and services that would be right."""
        return {label.split(":", 1)[1] for label in self.labels if ":" in label}


def read_messages(name: str) -> list[Message]:
    """Read a labelled file of this folder, by file name."""
    with (HERE / name).open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    if name.endswith(EMERGENCIES):
        return [Message(row["text"], ("urgence",)) for row in rows]
    if name.endswith(LOOK_ALIKES):
        return [Message(row["text"], ()) for row in rows]
    return [Message(row["text"], tuple(filter(None, (row["expected"], row.get("also"))))) for row in rows]


def mark(message: Message, answer: Mapping[str, Any]) -> Mark:
    """Return what `answer` (an object printed by `bot.ask --jsonl`) is worth for `message`."""
    outcome, said = answer["outcome"], answer["topic"] or answer["service"]
    if outcome == "emergency":
        return Mark.RIGHT if "urgence" in message.labels else Mark.FALSE_ALARM
    if message.labels == ("urgence",):
        return Mark.MISSED_EMERGENCY
    if outcome == "handoff":
        return Mark.RIGHT if "agent" in message.labels else Mark.OFFICER
    if outcome == "clarify":
        if "agent" in message.labels:
            return Mark.RIGHT
        return Mark.CLARIFIED if any(_fits(slug, message.slugs) for slug in answer["choices"]) else Mark.VAIN
    if said == "social":
        return Mark.RIGHT if "social" in message.labels else Mark.WRONG
    return Mark.RIGHT if _fits(said, message.slugs) else Mark.WRONG


def _fits(said: str, expected: Iterable[str]) -> bool:
    return any(_same(said, slug) for slug in expected)


def _same(said: str, expected: str) -> bool:
    if (expected, said) in _NEVER_INSTEAD:
        return False
    return said == expected or any(said in family and expected in family for family in _FAMILIES)
