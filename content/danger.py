"""Does this text tell of danger now? Placeholder interface."""

from dataclasses import dataclass

from content.vocabulary import DangerKind


@dataclass(frozen=True)
class Danger:
    """A present danger, and the words that told of it (normalised, never logged)."""

    kind: DangerKind
    words: tuple[str, ...]


def find_danger(text: str) -> Danger | None:
    """Return the danger that `text` tells of, or None."""
    return None
