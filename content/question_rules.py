"""What is asked of the questions under `nlu:`."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from content.documents import Document, Fault, Question
from content.normalizer import fold
from content.similarity import identity, likeness, look_alikes

# The thirty likeliest themes of November 2020 (issue C), as pages. They have more questions than the others.
# fmt: off
LIKELY = frozenset([
    "attestation-ou-telecharger", "attestation-remplir", "attestation-numerique", "attestation-duree",
    "sport-promenade", "justificatif-professionnel", "justificatif-scolaire", "visite-proche-vulnerable", "courses",
    "calendrier", "visite-amis-famille", "couple", "animaux", "plainte", "plainte-comment", "pre-plainte",
    "amende-montant", "amende-contester", "demenagement", "sante", "garde-alternee", "deplacement-region",
    "etranger-outremer", "residence-secondaire", "perceval", "opposition-cb", "escroquerie", "33700", "signal-spam",
    "pharos", "enfance", "net-ecoute", "obseques", "mariage-culte", "permis-conduire", "etudes-examen",
    "controle-procedure", "nuisances", "violences",
])
# fmt: on
LIKELY_FLOOR = 80
FLOOR = 40
EMERGENCY_FLOOR = 80
OUT_OF_SCOPE_FLOOR = 300

# Two questions of one page whose words overlap by more teach the same thing twice. Highest found on 2026-11-24: 0.80.
LOOK_ALIKE = 0.8
# Median likeness of a question to its nearest neighbour. Highest found on 2026-11-24: 0.37 (main-courante).
MEDIAN_BOUND = 0.4

_MISREAD = "[]{}"


def question_faults(documents: Sequence[Document]) -> Iterator[Fault]:
    """Yield what is wrong with the questions of all files."""
    for document in documents:
        yield from _misread(document)
    questions = [question for document in documents for question in document.questions()]
    yield from _doubles(questions)
    by_intent = group(questions)
    pages = {document.name for document in documents if document.is_page}
    for intent, asked in by_intent.items():
        if asked[0].file in pages:
            yield from _near_doubles(asked)
        if asked[0].file in pages or is_measured(intent):
            yield from _too_alike(intent, asked)
    yield from _too_few(documents, Counter(question.intent for question in questions))


def group(questions: Iterable[Question]) -> dict[str, list[Question]]:
    """Return the questions of each intent."""
    by_intent: dict[str, list[Question]] = defaultdict(list)
    for question in questions:
        by_intent[question.intent].append(question)
    return dict(by_intent)


def is_measured(intent: str) -> bool:
    """Tell whether an intent that has no page is held to the bound on likeness. Greetings are alike by nature."""
    return intent.startswith(("emergency_", "handoff_"))


def _misread(document: Document) -> Iterator[Fault]:
    for _, line, text in document.example_lines():
        if not text.startswith("- "):
            yield Fault(document.name, line, "une question s'écrit sur une ligne, précédée de « - ».")
        elif any(sign in text for sign in _MISREAD):
            yield Fault(document.name, line, "une question ne contient ni [ ] ni { }, que Rasa lirait mal.")
        elif text[2:].lstrip().startswith("/"):
            yield Fault(document.name, line, "une question ne commence pas par « / », que Rasa prend pour un ordre.")


def _doubles(questions: Sequence[Question]) -> Iterator[Fault]:
    # Within the greetings, "bjr" and "bonjour" are two ways to write one word, and both are wanted.
    seen: dict[str, Question] = {}
    written: dict[tuple[str, str], Question] = {}
    for question in questions:
        spelled = (question.intent, fold(question.text))
        first = written.setdefault(spelled, question)
        if first is question:
            first = seen.setdefault(identity(question.text), question)
            if first.intent == question.intent and "/" not in question.file:
                continue
        if first is not question:
            sentence = f"cette question est déjà dans {first.file}, ligne {first.line} : gardez-en une."
            yield Fault(question.file, question.line, sentence)


def _near_doubles(asked: Sequence[Question]) -> Iterator[Fault]:
    for one, other in look_alikes([question.text for question in asked], LOOK_ALIKE):
        first, second = asked[one], asked[other]
        if identity(first.text) != identity(second.text):
            yield Fault(second.file, second.line, f"cette question ressemble trop à celle de la ligne {first.line}.")


def _too_alike(intent: str, asked: Sequence[Question]) -> Iterator[Fault]:
    found = likeness([question.text for question in asked])
    if found.median > MEDIAN_BOUND:
        figures = f"{found.median:.2f}, {MEDIAN_BOUND:.2f} au plus".replace("0.", "0,")
        yield Fault(asked[0].file, 0, f"les questions de « {intent} » se ressemblent trop ({figures}).")


def _too_few(documents: Sequence[Document], counts: Counter[str]) -> Iterator[Fault]:
    for document in documents:
        floor = LIKELY_FLOOR if document.stem in LIKELY else FLOOR
        number = sum(counts[item["intent"]] for item in document.content.get("nlu") or ())
        if document.is_page and number < floor:
            yield Fault(document.name, 0, f"{number} questions, il en faut au moins {floor}.")
    for intent, number in counts.items():
        if intent.startswith("emergency_") and number < EMERGENCY_FLOOR:
            yield Fault("emergency.yml", 0, f"{number} questions « {intent} », il en faut au moins {EMERGENCY_FLOOR}.")
    outside = sum(number for intent, number in counts.items() if intent.startswith("handoff_"))
    if outside < OUT_OF_SCOPE_FLOOR:
        yield Fault("handoff.yml", 0, f"{outside} questions hors sujet, il en faut au moins {OUT_OF_SCOPE_FLOOR}.")
