"""A small copy of this project: the same code and settings, a score of pages, a few questions each.

A page that exists nowhere else is among them: what it brings, it brings alone.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from content.yaml_file import read_yaml
from tools.rasa_settings import CALLS_NOBODY

ROOT = Path(__file__).resolve().parents[2]
MINUTES = 60
QUESTIONS = 30
PAGES = (
    "answer/amende-montant",
    "answer/animaux",
    "answer/attestation-duree",
    "answer/attestation-ou-telecharger",
    "answer/masque",
    "answer/sport-promenade",
    "answer/visite-proche-vulnerable",
    "steer/33700",
    "steer/cybermalveillance",
    "steer/escroquerie",
    "steer/net-ecoute",
    "steer/opposition-cb",
    "steer/perceval",
    "steer/pharos",
    "steer/plainte",
    "steer/pre-plainte",
    "steer/signal-spam",
)
# The one triage whose doors are all among these pages.
GUIDED = "guided/scam"

NEW_PAGE = """\
version: "3.1"

page:
  title: Jouer du cor de chasse
  see_also: [sport-promenade]

nlu:
- intent: ask_cor_de_chasse
  examples: |
    - cor de chasse
    - sonner du cor dans les bois
    - je joue du cor à la tombée du jour, puis-je répéter dehors
    - ma trompe de vénerie et moi, on a le droit de sonner ?
    - répétition de trompes de chasse
    - souffler dans un cor sur mon balcon
    - cor d'harmonie à la fenêtre
    - notre rallye trompes répète le jeudi
    - faut-il un motif pour aller sonner du cor
    - jouer de la trompe au fond du jardin

responses:
  utter_cor_de_chasse:
  - text: |-
      Le cor se joue à la maison.
    custom:
      outcome: answer
      topic: cor-de-chasse
      services: []
      sources: [A3]
"""


@dataclass(frozen=True)
class SmallProject:
    """A folder with all that the bot needs, and nothing of what others keep in the real one."""

    folder: Path

    @property
    def model(self) -> Path:
        """The trained model."""
        return self.folder / "models" / "small.tar.gz"

    def question(self, intent: str, number: int = 0) -> str:
        """Return a question that the model was taught for this intent: it is sure of that one."""
        for path in sorted((self.folder / "data").rglob("*.yml")):
            for item in read_yaml(path).get("nlu") or ():
                if item["intent"] == intent:
                    return str(item["examples"].splitlines()[number].strip().removeprefix("- "))
        raise AssertionError(f"no questions for {intent}")

    def python(
        self, *arguments: str, stdin: bytes = b"", environment: Mapping[str, str] = CALLS_NOBODY
    ) -> "subprocess.CompletedProcess[bytes]":
        """Run Python in this project and return what it said."""
        return subprocess.run(
            [sys.executable, *arguments],
            cwd=self.folder,
            env=clean_environment(environment),
            input=stdin,
            capture_output=True,
            timeout=5 * MINUTES,
            check=False,
        )


def clean_environment(settings: Mapping[str, str]) -> dict[str, str]:
    """Return this process's environment with `settings`, without what Rasa would take for TensorFlow's settings."""
    return {**{name: value for name, value in os.environ.items() if not name.startswith("TF_")}, **settings}


def copy_project(folder: Path) -> SmallProject:
    """Write the small project into `folder`, untrained."""
    for room in ("bot", "content", "actions"):
        shutil.copytree(ROOT / room, folder / room, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("config.yml", "domain.yml", "endpoints.yml", "credentials.yml"):
        shutil.copy(ROOT / name, folder)
    names = [*(path.name for path in (ROOT / "data").glob("*.yml")), *(f"{page}.yml" for page in (*PAGES, GUIDED))]
    for name in names:
        path = folder / "data" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(_with_fewer_questions(ROOT / "data" / name), encoding="utf-8")
    (folder / "data" / "answer" / "cor-de-chasse.yml").write_text(NEW_PAGE, encoding="utf-8")
    return SmallProject(folder)


def train(project: SmallProject) -> None:
    """Train the small model."""
    done = project.python("-m", "rasa", "train", "--quiet", "--fixed-model-name", "small")
    assert done.returncode == 0, done.stderr.decode()


def _with_fewer_questions(path: Path) -> str:
    kept, number = [], 0
    for line in path.read_text(encoding="utf-8").splitlines(keepends=True):
        number = number + 1 if line.startswith("    - ") else 0
        if number <= QUESTIONS:
            kept.append(line)
    return "".join(kept)
