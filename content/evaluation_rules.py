"""Keeps the messages of tests/evaluation/ out of `data/`: a robot that learnt them would be given too good a mark."""

import csv
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from content.documents import Document, Fault
from content.similarity import identity


def evaluation_messages(folder: Path) -> dict[str, str]:
    """Return what makes each message of `folder`/*.tsv the same as another, with the place that holds it.

    A word alone (« slt », « oui ») is everybody's, and left out.
    """
    messages: dict[str, str] = {}
    for path in sorted(folder.glob("*.tsv")):
        with path.open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines, delimiter="\t"):
                if len(row["text"].split()) > 1:
                    messages[identity(row["text"])] = f"{path.name}, {row['id']}"
    return messages


def borrowed_faults(documents: Sequence[Document], messages: Mapping[str, str]) -> Iterator[Fault]:
    """Yield each question that is one of `messages`, whatever the spelling."""
    for document in documents:
        for question in document.questions():
            if place := messages.get(identity(question.text)):
                sentence = f"cette question sert à noter le robot (tests/evaluation/{place}) : retirez-la d'ici."
                yield Fault(document.name, question.line, sentence)
