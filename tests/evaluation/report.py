"""What the figures of a file hide: each subject, what is out of scope, the likeness of messages to what was learned."""

from collections import defaultdict
from collections.abc import Sequence
from statistics import median

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.feature_extraction.text import CountVectorizer

from content.similarity import grams
from tests.evaluation.scoring import WRONG_MARKS, Mark, Message

_ROWS_AT_ONCE = 128


def print_subjects(messages: Sequence[Message], marks: Sequence[Mark]) -> None:
    """Print the subjects in which something went astray, the costliest first; a message counts for its first label."""
    by_label: dict[str, list[Mark]] = defaultdict(list)
    for message, kind in zip(messages, marks, strict=True):
        by_label[message.labels[0]].append(kind)
    astray = {label: kinds for label, kinds in by_label.items() if any(kind is not Mark.RIGHT for kind in kinds)}
    print(f"\n{'by subject':36} messages  right  offered  officer  vain  wrong")
    for label, kinds in sorted(astray.items(), key=lambda item: _cost(item[1]), reverse=True):
        counts = [sum(kind is one for kind in kinds) for one in (Mark.RIGHT, Mark.CLARIFIED, Mark.OFFICER, Mark.VAIN)]
        wrong = sum(kind in WRONG_MARKS for kind in kinds)
        right, offered, officer, vain = counts
        print(f"{label:36} {len(kinds):8}  {right:5}  {offered:7}  {officer:7}  {vain:4}  {wrong:5}")
    print(f"{len(by_label) - len(astray)} other subjects: all right")


def print_out_of_scope(messages: Sequence[Message], marks: Sequence[Mark]) -> None:
    """Print how many messages that only an officer can answer went to one, or were asked back (goal of 97 %)."""
    kinds = [kind for message, kind in zip(messages, marks, strict=True) if message.labels == ("agent",)]
    safe = sum(kind is Mark.RIGHT for kind in kinds)
    print(f"\nout of scope: {len(kinds)} messages, to an officer or asked back {safe / len(kinds):.1%}")


def likeness_to(questions: Sequence[str], messages: Sequence[str]) -> float:
    """Return the median likeness of a message to the nearest question (content.similarity: 0 nothing, 1 the same)."""
    reader = CountVectorizer(analyzer=grams, binary=True, dtype=np.float32)
    learned = csr_matrix(reader.fit_transform(questions))
    sizes = np.array([len(grams(text)) for text in questions])
    nearest: list[float] = []
    for start in range(0, len(messages), _ROWS_AT_ONCE):
        asked = messages[start : start + _ROWS_AT_ONCE]
        common = (reader.transform(asked) @ learned.T).toarray()
        own = np.array([len(grams(text)) for text in asked])[:, None]
        nearest += (common / (own + sizes[None, :] - common)).max(axis=1).tolist()
    return median(nearest)


def _cost(kinds: Sequence[Mark]) -> tuple[int, int]:
    return sum(kind in WRONG_MARKS for kind in kinds), sum(kind is not Mark.RIGHT for kind in kinds)
