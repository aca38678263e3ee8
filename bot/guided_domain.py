"""What the guided triages imply for Rasa: slots, intents of buttons, questions as responses, a plain rule a button."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from content.guided import GUIDED_AGAIN_SLOT, GUIDED_SLOT, Door, GuidedTriage, Question, presses

_NOT_UNDERSTOOD = (
    "Je n'ai pas bien compris votre réponse. Choisissez ci-dessous, écrivez-la autrement, ou demandez un policier."
)


@dataclass(frozen=True)
class GuidedDomain:
    """The part of the domain that the triages bring."""

    intents: frozenset[str]
    slots: Mapping[str, Any]
    responses: Mapping[str, Any]


def guided_domain(triages: Mapping[str, GuidedTriage]) -> GuidedDomain:
    """Return what the triages bring. All slots are enumerated: none can hold a text."""
    slots = {GUIDED_SLOT: _categorical(sorted(triages)), GUIDED_AGAIN_SLOT: _mapped({"type": "bool"})}
    responses: dict[str, Any] = {}
    for triage in triages.values():
        for question in triage.questions:
            slots[question.slot] = _categorical([answer.value for answer in question.answers])
            responses[question.reply] = _asked(triage, question)
    intents = frozenset([*presses(triages), *(triage.intent for triage in triages.values())])
    return GuidedDomain(intents, slots, responses)


def guided_steps(triages: Mapping[str, GuidedTriage]) -> Iterator[tuple[str, str]]:
    """Yield (intent, reply) of each button and of each opening: where it leads when nothing else is known."""
    for triage in triages.values():
        yield triage.intent, _reply(triage.next_step({}))
    for intent, pressed in presses(triages).items():
        yield intent, _reply(pressed.triage.next_step({pressed.slot: pressed.value}))


def _reply(step: Question | Door) -> str:
    return step.reply


def _asked(triage: GuidedTriage, question: Question) -> list[dict[str, Any]]:
    doors = dict.fromkeys(door.reply.removeprefix("utter_").replace("_", "-") for door in triage.doors)
    variant = {
        "buttons": [
            {"title": answer.title, "payload": f"/{question.intent_of(answer.value)}"} for answer in question.answers
        ],
        # Doors that are no pages (an emergency, a text of their own) are left out where the reply is assembled.
        "custom": {"outcome": "clarify", "choices": list(doors), "services": [], "sources": list(triage.sources)},
    }
    again = [{"type": "slot", "name": GUIDED_AGAIN_SLOT, "value": True}]
    return [
        {"text": question.text, **variant},
        {"text": f"{_NOT_UNDERSTOOD}\n\n{question.text}", "condition": again, **variant},
    ]


def _categorical(values: list[str]) -> dict[str, Any]:
    return _mapped({"type": "categorical", "values": values})


def _mapped(slot: dict[str, Any]) -> dict[str, Any]:
    # Set by the interrupt policy; it never changes what the rules predict.
    return {**slot, "influence_conversation": False, "mappings": [{"type": "custom"}]}
