"""`make check`, `make test-fast`, `make test` and `make test-long`: the steps of each, cheap ones first."""

import argparse
import os
import random
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from tools.interrupts import until_stopped
from tools.need import CHROMIUM, need
from tools.rasa_settings import CALLS_NOBODY
from tools.say import say
from tools.steps import ROOT, Step, run_all, run_batches

BOT = ROOT / ".venv-bot" / "bin"
HANDOFF = ROOT / ".venv-handoff" / "bin"

# Which environment runs which folder of tests/. tests/tooling/test_map.py holds it against what is there.
TESTED_BY = {
    "content": (HANDOFF, BOT),
    "handoff": (HANDOFF,),
    "simulation": (HANDOFF,),
    "tooling": (HANDOFF,),
    "bot": (BOT,),
    "rasa": (BOT,),
    "evaluation": (BOT,),
    "journeys": (BOT,),
    "browser": (HANDOFF,),
}
# They come after the training; tooling too, since it plays `make run`.
NEED_A_MODEL = ("tooling", "bot", "rasa", "evaluation", "journeys", "browser")

# The parts of bot/ that import neither Rasa nor anything that does.
RASA_FREE = (
    "calendar_words",
    "circumstances",
    "danger_belief",
    "date_spelling",
    "date_words",
    "day_words",
    "courtesy",
    "explicit_dates",
    "feast_words",
    "follow_up",
    "foreign_language",
    "hour_words",
    "french",
    "intent_model",
    "lemmas",
    "linear_scores",
    "model_files",
    "model_store",
    "moment",
    "month_days",
    "named_days",
    "relative_days",
    "segments",
    "turn_plan",
    "tense_words",
    "until_words",
    "when",
    "word_vectors",
    "written_dates",
    "zones",
)


def main() -> None:
    """Run the suite named on the command line. Ends with 1 when a step failed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("suite", choices=SUITES)
    name = parser.parse_args().suite
    sys.exit(0 if SUITES[name]() else 1)


def check() -> bool:
    """Run what reads the code without running it."""
    return run_all(_checks())


def test_fast() -> bool:
    """Run what is quick: no model, no process started, one environment for each folder."""
    tests = _tests(list(TESTED_BY), "not slow and not long", may_be_empty=True, once=True)
    return run_all([*_quick_checks(), *tests], at_once=2)


def test() -> bool:
    """Run everything but what is long."""
    before = [folder for folder in TESTED_BY if folder not in NEED_A_MODEL]
    after = [folder for folder in NEED_A_MODEL if folder != "browser"]
    validation = _rasa("validation des données", "data", "validate", "--fail-on-warnings")
    training = Step("entraînement", [HANDOFF / "python", "-m", "tools.train"])
    stories = Step("parcours Rasa", [HANDOFF / "python", "-m", "tools.rasa_journeys"])
    # Two at once where a step leaves a core idle; alone what both cores work for, and what people would see.
    return run_batches(
        [
            ([*_checks(), *_tests(before, "not long"), validation], 2),
            ([training], 1),
            ([stories, *_tests(after, "not long")], 2),
            ([_in_browsers(step) for step in _tests(["browser"], "not long")], 1),
        ]
    )


def test_long() -> bool:
    """Run what is long and what is drawn, with a seed that is told, and say what to note in README.md."""
    seed = int(os.environ.get("SEED") or random.randrange(10**6))
    training = Step("entraînement", [HANDOFF / "python", "-m", "tools.train"])
    drawn = ["--hypothesis-profile=new_draws", f"--hypothesis-seed={seed}"]
    seeded = _tests(list(TESTED_BY), "long or hypothesis", drawn, {"SEED": f"{seed}"}, may_be_empty=True)
    passed = run_all([training, *seeded])
    say(f"À noter dans README.md : {'réussi' if passed else 'échoué'}, graine {seed}, version {_commit()}")
    return passed


SUITES = {"check": check, "fast": test_fast, "test": test, "long": test_long}


def _quick_checks() -> list[Step]:
    return [
        Step("style", [HANDOFF / "ruff", "check"]),
        Step("mise en forme", [HANDOFF / "ruff", "format", "--check"]),
        Step("frontières entre les dossiers", [HANDOFF / "lint-imports"]),
        Step("contenu", [HANDOFF / "python", "-m", "content.check"]),
    ]


def _checks() -> list[Step]:
    modules = [f"bot/{name}.py" for name in RASA_FREE]
    return [
        *_quick_checks(),
        Step("types : content, handoff, simulation, tools", [HANDOFF / "mypy"]),
        Step("types : content, bot", [BOT / "mypy", "--config-file", "tools/mypy_bot.ini", "content", *modules]),
    ]


def _tests(
    folders: list[str],
    marked: str,
    options: Sequence[str] = (),
    settings: Mapping[str, str] = MappingProxyType({}),
    *,
    may_be_empty: bool = False,
    once: bool = False,
) -> list[Step]:
    """Return a step for each folder and each environment that runs it; with `once`, the first one alone."""
    steps = []
    for folder in folders:
        for environment in TESTED_BY[folder][: 1 if once else None]:
            version = "3.13" if environment == HANDOFF else "3.10"
            pytest: list[str | Path] = [environment / "python", "-m", "pytest", f"tests/{folder}", "-m", marked]
            steps.append(
                Step(
                    f"tests : {folder} (Python {version})",
                    [*pytest, "--no-skips", *options],
                    {**CALLS_NOBODY, **settings} if environment == BOT else settings,
                    tests=True,
                    may_be_empty=may_be_empty,
                )
            )
    return steps


def _in_browsers(step: Step) -> Step:
    """Return the step with Chromium and the real bot at hand."""
    command = [str(HANDOFF / "python"), "-m", "tools.with_bot", *step.command]
    return replace(step, command=command, prepare=lambda: {"CHROMIUM": need(CHROMIUM)})


def _rasa(name: str, *arguments: str) -> Step:
    return Step(name, [BOT / "python", "-m", "rasa", *arguments], {**CALLS_NOBODY, "NO_COLOR": "1"})


def _commit() -> str:
    asked = ["git", "-C", str(ROOT), "rev-parse", "--short", "HEAD"]
    return subprocess.run(asked, capture_output=True, text=True, check=False).stdout.strip() or "inconnue"


if __name__ == "__main__":
    until_stopped(main)
