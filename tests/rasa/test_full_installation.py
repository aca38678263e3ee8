"""Against the published installation, set up aside: `make full-rasa` works, the stand-in changes no prediction.

One environment goes the whole way: published set, the same with TensorFlow replaced by the stand-in, default set.
Minutes and 2.5 GB of disk: `make test-long`.
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from rasa_command import TINY, quiet_environment, run_rasa

pytestmark = pytest.mark.long

ROOT = Path(__file__).parents[2]
STAND_IN = ROOT / "packages" / "rasa-without-tensorflow"
TENSORFLOW = ["tensorflow", "tensorflow-hub", "tensorflow-text", "tensorflow-estimator", "keras"]

Ranking = list[tuple[str, str]]


class Environment:
    """A virtual environment aside, changed with uv as the Makefile does."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.python = folder / "bin" / "python"

    def sync(self, *arguments: str) -> None:
        self._uv("sync", "--frozen", "--python", "3.10", *arguments)

    def replace_tensorflow_by_the_stand_in(self) -> None:
        self._uv("pip", "uninstall", "--python", str(self.python), *TENSORFLOW)
        self._uv("pip", "install", "--python", str(self.python), "--no-deps", str(STAND_IN))

    def trained_predictions(self, project: Path) -> list[Ranking]:
        """Train from nothing, then predict."""
        shutil.copytree(TINY, project)
        done = run_rasa(project, "train", python=self.python)
        assert done.returncode == 0, done.stdout
        script = Path(__file__).with_name("predict.py")
        predictions = project / "predictions.json"
        printed = subprocess.run(
            [self.python, script, project / "models", predictions],
            env=quiet_environment(),
            capture_output=True,
            text=True,
        )
        assert printed.returncode == 0, printed.stderr
        rankings: list[Ranking] = json.loads(predictions.read_text())
        return rankings

    def origin_of_tensorflow(self) -> str:
        code = "import tensorflow; print(getattr(tensorflow, '__version__', 'stand-in'))"
        code = f"try:\n {code}\nexcept AttributeError: print('stand-in')"
        printed = subprocess.run([self.python, "-c", code], env=quiet_environment(), capture_output=True, text=True)
        return printed.stdout.strip()

    def _uv(self, *arguments: str) -> None:
        uv = shutil.which("uv") or str(ROOT / ".tools" / "bin" / "uv")
        done = subprocess.run(
            [uv, *arguments],
            cwd=ROOT,
            env={**os.environ, "UV_PROJECT_ENVIRONMENT": str(self.folder)},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        assert done.returncode == 0, done.stdout


def confidence(ranking: Ranking, intent: str) -> float:
    return float.fromhex(dict(ranking)[intent])


@pytest.mark.skipif(sys.platform not in ("linux", "darwin"), reason="the lock covers Linux and macOS")
def test_there_and_back(tmp_path: Path) -> None:
    environment = Environment(tmp_path / "venv")

    environment.sync("--project", "packages/full-rasa")
    assert environment.origin_of_tensorflow() == "2.12.0"
    published = environment.trained_predictions(tmp_path / "published")
    assert_diet_trains(environment, tmp_path / "diet")

    environment.replace_tensorflow_by_the_stand_in()
    assert environment.origin_of_tensorflow() == "stand-in"
    without = environment.trained_predictions(tmp_path / "without")
    assert len(published) == 500
    assert without == published, "leaving TensorFlow out changed a prediction"

    environment.sync("--only-group", "bot")
    assert environment.origin_of_tensorflow() == "stand-in"
    patched = environment.trained_predictions(tmp_path / "patched")
    assert_patched_pins_change_little(published, patched)


def assert_diet_trains(environment: Environment, project: Path) -> None:
    """What people come back for."""
    shutil.copytree(TINY, project)
    config = project / "config.yml"
    config.write_text(config.read_text().replace("LogisticRegressionClassifier", "DIETClassifier\n    epochs: 1"))
    done = run_rasa(project, "train", "nlu", python=environment.python)
    assert done.returncode == 0, done.stdout


def assert_patched_pins_change_little(published: list[Ranking], patched: list[Ranking]) -> None:
    """Another scikit-learn stops the same search elsewhere: not the same bits, the same decisions but for near ties."""
    pairs = list(zip(published, patched, strict=True))
    same = sum(before[0][0] == after[0][0] for before, after in pairs)
    furthest = max(
        abs(confidence(before, name) - confidence(after, name)) for before, after in pairs for name, _ in before
    )
    assert same >= 0.99 * len(pairs), same
    assert furthest <= 0.05, furthest
