"""What is asked of a guided triage: every way through ends at a door that exists, after three questions at most."""

from collections.abc import Iterator, Sequence
from itertools import product

from content.documents import Document, Fault
from content.guided import MOST_QUESTIONS, GuidedTriage, build_triage
from content.page_rules import Names


def guided_faults(documents: Sequence[Document], names: Names) -> Iterator[Fault]:
    """Yield what is wrong with the files of `guided/`. Their shape has been checked before."""
    replies = {reply for document in documents for reply in document.content.get("responses") or ()}
    facts = {fact for one in documents if one.name == "facts.yml" for fact in one.content["facts"]}
    triages = [build_triage(one.stem, one.content) for one in documents if one.folder == "guided"]
    for document in documents:
        if document.folder == "guided":
            yield from _names(document, names, replies, facts)
            yield from _ways(document)
    answers = {
        (question.slot, answer.value)
        for triage in triages
        for question in triage.questions
        for answer in question.answers
    }
    for document in documents:
        if document.name == "queue.yml":
            yield from _sensitive_answers(document, answers)


def _names(document: Document, names: Names, replies: set[str], facts: set[str]) -> Iterator[Fault]:
    triage = build_triage(document.stem, document.content)
    for key in ("subjects", "offered_on"):
        for slug in document.content["triage"].get(key) or ():
            if slug not in names.topics:
                yield document.fault(f"le sujet « {slug} » n'existe pas.", "triage", key)
    for reference in triage.sources:
        if reference not in names.references:
            yield document.fault(f"la source « {reference} » n'est pas dans docs/sources.", "triage", "sources")
    yield from _questions(document, triage, facts)
    yield from _doors(document, triage, replies)


def _questions(document: Document, triage: GuidedTriage, facts: set[str]) -> Iterator[Fault]:
    for number, question in enumerate(triage.questions):
        place = ("questions", number)
        if question.fact and question.fact not in facts:
            yield document.fault(f"« {question.fact} » n'est pas dans facts.yml.", *place, "reads")
        known = {None, *(answer.value for answer in question.answers)}
        for key, value in (("if_yes", question.if_yes), ("if_no", question.if_no)):
            if value not in known:
                yield document.fault(f"« {value} » n'est pas une réponse à cette question.", *place, key)


def _doors(document: Document, triage: GuidedTriage, replies: set[str]) -> Iterator[Fault]:
    answers = {(question.slot, answer.value) for question in triage.questions for answer in question.answers}
    for number, door in enumerate(triage.doors):
        place = ("doors", number)
        if door.reply not in replies:
            yield document.fault(f"la réponse « {door.reply} » n'existe pas.", *place, "to")
        for slot, value in ((slot, value) for slot, values in door.when.items() for value in values):
            if (slot, value) not in answers:
                told = slot.removeprefix(f"{triage.name}_")
                yield document.fault(f"« {told}: {value} » n'est la réponse d'aucune question.", *place, "when")


def _sensitive_answers(document: Document, answers: set[tuple[str, str]]) -> Iterator[Fault]:
    for slot, values in (document.content["sensitive"].get("answers") or {}).items():
        for value in values:
            if (slot, value) not in answers:
                place = ("sensitive", "answers", slot)
                yield document.fault(f"« {slot}: {value} » n'est la réponse d'aucune question de guided/.", *place)


def _ways(document: Document) -> Iterator[Fault]:
    triage = build_triage(document.stem, document.content)
    if any(not _leads_somewhere(triage, values) for values in _all_answers(triage)):
        yield document.fault("des réponses ne mènent à aucune porte.", "doors")
        return
    longest = max(len(facts) for facts, _ in triage.paths())
    if longest > MOST_QUESTIONS:
        yield document.fault(f"un chemin pose {longest} questions, {MOST_QUESTIONS} au plus.", "questions")


def _all_answers(triage: GuidedTriage) -> Iterator[tuple[str, ...]]:
    return product(*([answer.value for answer in question.answers] for question in triage.questions))


def _leads_somewhere(triage: GuidedTriage, values: Sequence[str]) -> bool:
    facts = dict(zip(triage.slots, values, strict=True))
    return any(door.is_reached_by(facts) for door in triage.doors)
