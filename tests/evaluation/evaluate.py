"""`make evaluate`: what the trained bot is worth, message by message, and where its thresholds should stand."""

import argparse
import asyncio
import json
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from bot.ask import Asker
from bot.in_process import load_bot
from bot.model_files import latest_model
from bot.zones import Thresholds, Zone, judge
from content.library import load_library
from content.quiet_log import keep_text_out_of_logs
from content.vocabulary import EMERGENCY_INTENT_PREFIX
from tests.evaluation.folds import print_folds, read_questions
from tests.evaluation.report import likeness_to, print_out_of_scope, print_subjects
from tests.evaluation.scoring import LOOK_ALIKES, WRONG_MARKS, Mark, Message, mark, read_messages

FILES = (
    "questions_dev.tsv",
    "mixed.tsv",
    "fresh.tsv",
    "unread.tsv",
    "plain.tsv",
    "emergencies.tsv",
    "unread_emergencies.tsv",
    "look_alikes.tsv",
    "unread_look_alikes.tsv",
)
CURVE = Path("docs/measurements/thresholds.png")
_BOUNDS_TRIED = [round(0.30 + 0.05 * step, 2) for step in range(14)]

Answer = Mapping[str, Any]


def share(marks: Sequence[Mark], *kinds: Mark) -> float:
    """Return the share of `marks` that are of one of `kinds`, between 0 and 1."""
    return sum(kind in kinds for kind in marks) / len(marks)


async def ask_all(asker: Asker, messages: Sequence[Message]) -> list[Answer]:
    """Ask each message in a conversation of its own, at noon of an ordinary day of November 2020."""
    line = [json.dumps({"text": message.text, "at": "2020-11-10T12:00"}) for message in messages]
    return [await asker.answer(text.encode()) for text in line]


def print_table(name: str, messages: Sequence[Message], answers: Sequence[Answer]) -> list[Mark]:
    """Print the counts of one file and return the marks."""
    if name.endswith(LOOK_ALIKES):
        alarms = [answer["outcome"] == "emergency" for answer in answers]
        print(f"{name:22} {len(answers):4} messages   false alarms {sum(alarms) / len(alarms):.1%}")
        return [Mark.FALSE_ALARM if alarm else Mark.RIGHT for alarm in alarms]
    marks = [mark(message, answer) for message, answer in zip(messages, answers, strict=True)]
    counts = Counter(marks)
    shares = "   ".join(f"{kind.value} {counts[kind] / len(marks):.1%}" for kind in Mark if counts[kind])
    print(f"{name:22} {len(marks):4} messages   {shares}")
    offered = share(marks, Mark.RIGHT, Mark.CLARIFIED)
    wrong = share(marks, *WRONG_MARKS)
    print(f"{'':22} right {share(marks, Mark.RIGHT):.1%}, with the right choice {offered:.1%}, wrong {wrong:.1%}")
    return marks


def print_costly_confusions(messages: Sequence[Message], answers: Sequence[Answer], marks: Sequence[Mark]) -> None:
    """Print what was expected and what was said instead, the most frequent first; never a message."""
    pairs = Counter(
        (" or ".join(message.labels), answer["topic"] or answer["service"] or answer["outcome"])
        for message, answer, kind in zip(messages, answers, marks, strict=True)
        if kind in WRONG_MARKS
    )
    for (expected, said), count in pairs.most_common(12):
        print(f"    {count} × expected {expected}, said {said}")


async def read_rankings(asker: Asker, messages: Sequence[Message]) -> list[dict[str, Any]]:
    """Return what the bot understood of each message, before any threshold."""
    return [await asker.agent.parse_message(message.text) for message in messages]


def curve(
    messages: Sequence[Message], parsed: Sequence[Mapping[str, Any]], answers: Sequence[Answer]
) -> list[dict[str, float]]:
    """Return, for each bound tried, the shares that the same understanding would give with that bound as "sure"."""
    library = load_library()
    pages = frozenset(page.intent for page in library.pages.values())
    rows = []
    for bound in _BOUNDS_TRIED:
        bounds = Thresholds(sure=bound)
        marks = [
            mark(message, _answer_at(reading, answer, pages, bounds))
            for message, reading, answer in zip(messages, parsed, answers, strict=True)
        ]
        rows.append(
            {
                "sure": bound,
                "right": share(marks, Mark.RIGHT),
                "clarified": share(marks, Mark.CLARIFIED),
                "officer": share(marks, Mark.OFFICER, Mark.VAIN),
                "wrong": share(marks, *WRONG_MARKS),
            }
        )
    return rows


def _answer_at(reading: Mapping[str, Any], answer: Answer, pages: frozenset[str], bounds: Thresholds) -> Answer:
    ranking = {
        entry["name"]: entry["confidence"]
        for entry in reading.get("intent_ranking", ())
        if not entry["name"].startswith(EMERGENCY_INTENT_PREFIX)
    }
    if answer["outcome"] == "emergency" or not ranking:
        return answer
    library = load_library()
    verdict = judge(ranking, pages, bounds, library.families)
    nothing = {"topic": None, "service": None, "choices": []}
    if verdict.zone is Zone.LOST:
        return {**nothing, "outcome": "handoff"}
    if verdict.zone is Zone.UNSURE:
        slugs = [page.slug for choice in verdict.choices if (page := library.page_of_intent(choice))]
        return {**nothing, "outcome": "clarify", "choices": slugs}
    if page := library.page_of_intent(verdict.intent):
        return {**nothing, "outcome": "answer", "topic": page.slug}
    custom = library.responses.get(f"utter_{verdict.intent}")
    outcome = str(custom.custom.get("outcome", "handoff")) if custom else "clarify"
    return {**nothing, "outcome": outcome, "topic": "social" if outcome == "answer" else None}


def draw(rows: Sequence[Mapping[str, float]], path: Path) -> None:
    """Draw the curve as a PNG file and print it as a table."""
    import matplotlib as mpl

    mpl.use("Agg")
    import matplotlib.pyplot as plt

    print("\n  sure   right  clarified  officer  wrong")
    for row in rows:
        print("  " + "   ".join(f"{row[kind]:.3f}" for kind in ("sure", "right", "clarified", "officer", "wrong")))
    figure, axes = plt.subplots(figsize=(7, 4.2))
    for kind in ("right", "clarified", "officer", "wrong"):
        axes.plot([row["sure"] for row in rows], [row[kind] for row in rows], label=kind)
    axes.axvline(Thresholds().sure, color="grey", linestyle=":", label="chosen")
    axes.set(xlabel="probability from which the bot answers", ylabel="share of messages", ylim=(0, 1))
    axes.legend()
    path.parent.mkdir(parents=True, exist_ok=True)
    figure.savefig(path, dpi=120, bbox_inches="tight")
    plt.close(figure)


async def evaluate(*, whole: bool) -> dict[str, list[Mark]]:
    """Ask and mark every file; print tables and confusions. `whole`: the curve, subjects and likenesses too."""
    agent = await load_bot(latest_model())
    keep_text_out_of_logs()
    asker = Asker(agent, load_library())
    marks: dict[str, list[Mark]] = {}
    asked = {name: read_messages(name) for name in FILES}
    for name, messages in asked.items():
        answers = await ask_all(asker, messages)
        marks[name] = print_table(name, messages, answers)
        if name in FILES[:2]:
            print_costly_confusions(messages, answers, marks[name])
        if whole and name == FILES[0]:
            draw(curve(messages, await read_rankings(asker, messages), answers), CURVE)
    if whole:
        labelled = [name for name in FILES if not name.endswith(LOOK_ALIKES)]
        every = [message for name in labelled for message in asked[name]]
        every_mark = [kind for name in labelled for kind in marks[name]]
        print_subjects(every, every_mark)
        print_out_of_scope(every, every_mark)
        questions, _ = read_questions()
        print("\nmedian likeness of a message to the nearest question of data/ (0 nothing in common, 1 the same)")
        for name, messages in asked.items():
            print(f"{name:22} {likeness_to(questions, [message.text for message in messages]):.2f}")
    return marks


def main() -> int:
    """Run the command line."""
    parser = argparse.ArgumentParser(description="What the trained bot is worth.")
    parser.add_argument("--short", action="store_true", help="the tables of the files only")
    short = parser.parse_args().short
    asyncio.run(evaluate(whole=not short))
    if not short:
        print()
        print_folds()
    return 0


if __name__ == "__main__":
    sys.exit(main())
