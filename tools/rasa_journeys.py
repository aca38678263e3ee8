"""`rasa test core --e2e` on tests/bot/stories, which also fails when a story was not played.

Rasa passes over a file whose name does not begin with `test_` and is content with no story at all.
"""

import json
import os
import subprocess
from pathlib import Path

import yaml

from tools.interrupts import until_stopped
from tools.rasa_settings import CALLS_NOBODY
from tools.say import say, stop

ROOT = Path(__file__).resolve().parent.parent
STORIES = ROOT / "tests" / "bot" / "stories"
RESULTS = ROOT / ".run" / "rasa-results"


def main() -> None:
    """Play the stories. Ends with 1 when one failed or was passed over."""
    report = RESULTS / "story_report.json"
    report.unlink(missing_ok=True)
    arguments = ["--stories", str(STORIES), "--model", "models", "--out", str(RESULTS), "--no-plot"]
    command = [str(ROOT / ".venv-bot" / "bin" / "python"), "-m", "rasa", "test", "core", "--e2e"]
    settings = {**os.environ, **CALLS_NOBODY, "NO_COLOR": "1"}
    done = subprocess.run([*command, "--fail-on-prediction-errors", *arguments], cwd=ROOT, env=settings, check=False)
    if done.returncode != 0:
        stop(f"Des parcours échouent : ils sont dans {RESULTS.relative_to(ROOT)}/failed_test_stories.yml.")
    if fault := passed_over(written(STORIES), played(report)):
        stop(fault)
    say(f"{played(report)} parcours joués.")


def written(folder: Path) -> int:
    """Return how many stories the files hold."""
    contents = [yaml.safe_load(path.read_text(encoding="utf-8")) or {} for path in sorted(folder.rglob("*.yml"))]
    return sum(len(content.get("stories") or ()) for content in contents)


def played(report: Path) -> int:
    """Return how many stories Rasa counted; none when it wrote nothing."""
    told = json.loads(report.read_text(encoding="utf-8")) if report.exists() else {}
    return int(told.get("conversation_accuracy", {}).get("total", 0))


def passed_over(stories: int, counted: int) -> str | None:
    """Return one French sentence when stories are missing from the count, or when there is none."""
    if stories == 0:
        return "Aucun parcours dans tests/bot/stories : rien n'a été joué."
    if counted < stories:
        return f"{stories - counted} parcours sur {stories} n'ont pas été joués : nommez leur fichier test_….yml."
    return None


if __name__ == "__main__":
    until_stopped(main)
