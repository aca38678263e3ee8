"""A question of `data/`, as Rasa carries it: written once, shared rather than copied."""

from __future__ import annotations

from typing import Any

from rasa.shared.nlu.training_data.message import Message


class Question(Message):
    """A training message that nobody changes.

    Rasa merges all questions ten times before a training; each time it copies them, sets their intent to what it is
    and works out their fingerprints again: a third of the training (docs/decisions/0006).
    """

    @classmethod
    def of(cls, message: Message) -> Question:
        """Return `message` as a question."""
        return cls(message.data, message.output_properties, message.time, message.features)

    def __deepcopy__(self, memo: dict[int, Any]) -> Question:
        """Return this question itself."""
        return self

    def set(self, prop: str, info: Any, add_to_output: bool = False) -> None:  # noqa: FBT001, FBT002  # Rasa's own
        """Set a property; keep the fingerprint where it had that value already."""
        if self.data.get(prop) != info or (add_to_output and prop not in self.output_properties):
            super().set(prop, info, add_to_output)
