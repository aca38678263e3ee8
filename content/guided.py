"""The guided triages of `data/guided/`: a few questions, a table of doors, and which step comes next. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from content.yaml_file import read_yaml

# The slots that say which triage is under way, and that its question was asked once more.
GUIDED_SLOT = "guided"
GUIDED_AGAIN_SLOT = "guided_again"
OPENING_TITLE = "Trouver le bon service"
MOST_QUESTIONS = 3

Facts = Mapping[str, str]


@dataclass(frozen=True)
class Answer:
    """One answer to a question. `card` is what the officer reads; the phrases are for content.guided_facts.

    `said` tells it anywhere in any message, `answered` only in a message that answers the question.
    """

    value: str
    title: str
    card: str
    said: tuple[str, ...] = ()
    answered: tuple[str, ...] = ()


@dataclass(frozen=True)
class Question:
    """One question. `slot` holds its answer; `fact` names the shared words of data/facts.yml, if any."""

    slot: str
    text: str
    label: str
    answers: tuple[Answer, ...]
    fact: str | None = None
    if_yes: str | None = None
    if_no: str | None = None

    @property
    def reply(self) -> str:
        """The response that asks it."""
        return f"utter_ask_{self.slot}"

    def intent_of(self, value: str) -> str:
        """The intent of the button that answers so."""
        return f"{self.slot}_{value}"


@dataclass(frozen=True)
class Door:
    """Where a triage leads when all the facts of `when` are known. `reply` is a response."""

    when: Mapping[str, tuple[str, ...]]
    reply: str

    def is_reached_by(self, facts: Facts) -> bool:
        """Tell whether all that it asks for is known."""
        return all(facts.get(slot) in values for slot, values in self.when.items())

    def is_closed_to(self, facts: Facts) -> bool:
        """Tell whether something that is known leads elsewhere."""
        return any(slot in facts and facts[slot] not in values for slot, values in self.when.items())


@dataclass(frozen=True)
class GuidedTriage:
    """One file of `data/guided/`. `subjects` are the pages on the same matter: naming one is no change of subject."""

    name: str
    openings: tuple[str, ...]
    questions: tuple[Question, ...]
    doors: tuple[Door, ...]
    subjects: frozenset[str]
    offered_on: frozenset[str]
    sources: tuple[str, ...]

    @property
    def intent(self) -> str:
        """The intent that opens it: a vague message, or the button « Trouver le bon service »."""
        return f"report_{self.name}"

    @property
    def slots(self) -> tuple[str, ...]:
        """The slots of its questions."""
        return tuple(question.slot for question in self.questions)

    def next_step(self, facts: Facts) -> Question | Door:
        """Return the first door that `facts` reach, or else the first question that a door still open needs.

        Raises ValueError when no door is open: content.guided_rules refuses such a table.
        """
        for door in self.doors:
            if door.is_reached_by(facts):
                return door
        still_open = [door for door in self.doors if not door.is_closed_to(facts)]
        needed = {slot for door in still_open for slot in door.when if slot not in facts}
        for question in self.questions:
            if question.slot in needed:
                return question
        raise ValueError(f"no door of « {self.name} » is open")

    def facts_behind(self, reply: str) -> dict[str, str]:
        """Return the facts that all the doors to `reply` ask for: whoever was sent there is taken to have told them."""
        first, *others = [door.when for door in self.doors if door.reply == reply] or [{}]
        alone = {slot: values for slot, values in first.items() if len(values) == 1}
        return {slot: values[0] for slot, values in alone.items() if all(one.get(slot) == values for one in others)}

    def paths(self, facts: Facts | None = None) -> Iterator[tuple[Facts, Door]]:
        """Yield every way through, by buttons, from what is known: the answers and the door reached."""
        known = dict(facts or {})
        step = self.next_step(known)
        if isinstance(step, Door):
            yield known, step
            return
        for answer in step.answers:
            yield from self.paths({**known, step.slot: answer.value})


@dataclass(frozen=True)
class Press:
    """What a button of a question says."""

    triage: GuidedTriage
    slot: str
    value: str


def presses(triages: Mapping[str, GuidedTriage]) -> dict[str, Press]:
    """Return what each answering intent says."""
    return {
        question.intent_of(answer.value): Press(triage, question.slot, answer.value)
        for triage in triages.values()
        for question in triage.questions
        for answer in question.answers
    }


def read_triages(data: Path) -> dict[str, GuidedTriage]:
    """Return the triages of `data/guided/`, by name. Raises KeyError and the like on a file of another shape."""
    return {path.stem: build_triage(path.stem, read_yaml(path)) for path in sorted(data.glob("guided/*.yml"))}


def build_triage(name: str, content: Mapping[str, Any]) -> GuidedTriage:
    """Return the triage that a file's content describes."""
    triage = content["triage"]
    return GuidedTriage(
        name=name,
        openings=tuple(triage.get("openings") or ()),
        questions=tuple(_question(name, entry) for entry in content["questions"]),
        doors=tuple(_door(name, entry) for entry in content["doors"]),
        subjects=frozenset(triage["subjects"]),
        offered_on=frozenset(triage.get("offered_on") or ()),
        sources=tuple(triage["sources"]),
    )


def _question(triage: str, entry: Mapping[str, Any]) -> Question:
    return Question(
        slot=f"{triage}_{entry['name']}",
        text=entry["text"].strip(),
        label=entry["label"],
        answers=tuple(
            Answer(value, one["button"], one["card"], tuple(one.get("said") or ()), tuple(one.get("answered") or ()))
            for value, one in entry["answers"].items()
        ),
        fact=entry.get("reads"),
        if_yes=entry.get("if_yes"),
        if_no=entry.get("if_no"),
    )


def _door(triage: str, entry: Mapping[str, Any]) -> Door:
    when = {
        f"{triage}_{name}": tuple(value) if isinstance(value, list) else (value,)
        for name, value in entry["when"].items()
    }
    reply = str(entry["to"])
    return Door(when, reply if reply.startswith("utter_") else f"utter_{reply.replace('-', '_')}")
