"""Which conversations go before others in the officers' queue: data/queue.yml."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from content.errors import InvalidContent
from content.library import DATA
from content.yaml_file import read_yaml


@dataclass(frozen=True)
class Sensitive:
    """The subjects (slugs of pages), and the answers to the robot's questions (values by slot), that are sensitive."""

    subjects: frozenset[str]
    answers: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def concerns(self, subjects: Iterable[str], answers: Mapping[str, object]) -> bool:
        """Tell whether one of these subjects, or one of these answers (by slot), is sensitive."""
        named = any(answers.get(slot) in values for slot, values in self.answers.items())
        return named or not self.subjects.isdisjoint(subjects)


@lru_cache(maxsize=4)
def load_sensitive(data: Path = DATA) -> Sensitive:
    """Load `data`/queue.yml. Raises InvalidContent, in French, for a subject without a page or a wrong shape."""
    content = read_yaml(data / "queue.yml")
    try:
        read = _read(content["sensitive"])
    except (AttributeError, KeyError, TypeError):
        raise InvalidContent("queue.yml : on attend « sensitive », avec « subjects » et « answers »") from None
    for subject in sorted(read.subjects):
        if not any((data / folder / f"{subject}.yml").exists() for folder in ("answer", "steer")):
            raise InvalidContent(f"queue.yml : « {subject} » n'a pas de page dans answer/ ou steer/")
    return read


def _read(content: Mapping[str, Any]) -> Sensitive:
    answers = {slot: frozenset(values) for slot, values in (content.get("answers") or {}).items()}
    return Sensitive(frozenset(content["subjects"]), answers)
