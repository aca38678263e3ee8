"""Every documented `rasa` command works without TensorFlow; asking for a component that needs it says what to do."""

import json
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from rasa_command import free_port, quiet_environment, run_rasa

pytestmark = pytest.mark.slow


def post(url: str, body: dict[str, Any]) -> Any:
    request = urllib.request.Request(url, json.dumps(body).encode(), {"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=30) as answer:
        return json.load(answer)


@pytest.fixture
def server(trained: Path) -> Iterator[str]:
    """`rasa run` on loopback, stopped by its own id."""
    port = free_port()
    process = subprocess.Popen(
        [sys.executable, "-m", "rasa", "run", "-i", "127.0.0.1", "-p", f"{port}", "--enable-api", "--connector=rest"],
        cwd=trained,
        env=quiet_environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    url = f"http://127.0.0.1:{port}"
    try:
        wait_until_ready(url, process)
        yield url
    finally:
        process.terminate()
        process.wait(timeout=30)


def wait_until_ready(url: str, process: "subprocess.Popen[bytes]", seconds: float = 120) -> None:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with urllib.request.urlopen(f"{url}/status", timeout=5):
                return
        except OSError:
            time.sleep(0.2)
    raise AssertionError("rasa run did not become ready")


def test_train_on_a_cold_cache_then_on_a_warm_one(project: Path) -> None:
    assert not (project / ".rasa").exists()
    cold = run_rasa(project, "train")
    assert cold.returncode == 0, cold.stdout
    assert list((project / "models").glob("*.tar.gz"))
    assert (project / ".rasa" / "cache").exists()
    warm = run_rasa(project, "train")
    assert warm.returncode == 0, warm.stdout
    assert "Restored component" in warm.stdout
    assert "Starting to train component" not in warm.stdout


@pytest.mark.parametrize("part", ["nlu", "core"])
def test_train_one_half(project: Path, part: str) -> None:
    done = run_rasa(project, "train", part)
    assert done.returncode == 0, done.stdout
    assert list((project / "models").glob("*.tar.gz"))


def test_run_answers_a_rest_request(server: str) -> None:
    reply = post(f"{server}/webhooks/rest/webhook", {"sender": "test", "message": "quels sont vos horaires"})
    assert [item["text"] for item in reply] == ["Ouvert de 8 h à 20 h."]


def test_run_parses_without_a_conversation(server: str) -> None:
    parsed = post(f"{server}/model/parse", {"text": "faut-il un masque"})
    assert parsed["intent"]["name"] == "ask_masks"


def test_shell_answers_from_standard_input(trained: Path) -> None:
    done = run_rasa(trained, "shell", "-i", "127.0.0.1", "-p", str(free_port()), stdin="bonjour\n/stop\n")
    assert done.returncode == 0, done.stdout
    assert "Bonjour, je vous écoute." in done.stdout, done.stdout


def test_data_validate_accepts_the_project(project: Path) -> None:
    done = run_rasa(project, "data", "validate", "--fail-on-warnings")
    assert done.returncode == 0, done.stdout


def test_data_validate_refuses_an_intent_that_the_domain_lacks(project: Path) -> None:
    domain = project / "domain.yml"
    domain.write_text(domain.read_text().replace(", ask_masks]", "]"))
    assert run_rasa(project, "data", "validate", "--fail-on-warnings").returncode != 0


def test_test_nlu_writes_its_report(trained: Path, tmp_path: Path) -> None:
    done = run_rasa(trained, "test", "nlu", "--out", str(tmp_path))
    assert done.returncode == 0, done.stdout
    assert json.loads((tmp_path / "intent_report.json").read_text())["accuracy"] == 1.0
    assert (tmp_path / "intent_confusion_matrix.png").stat().st_size > 0


def test_test_core_follows_a_story_from_end_to_end(trained: Path, tmp_path: Path) -> None:
    done = run_rasa(trained, "test", "core", "--e2e", "--stories", "tests", "--out", str(tmp_path))
    assert done.returncode == 0, done.stdout
    assert json.loads((tmp_path / "story_report.json").read_text())["conversation_accuracy"]["accuracy"] == 1.0


STORY = """version: "3.1"
stories:
  - story: greet
    steps: [{intent: greet}, {action: utter_greet}]
"""


@pytest.mark.parametrize(
    ("ours", "theirs"), [("LogisticRegressionClassifier", "DIETClassifier"), ("RulePolicy", "TEDPolicy")]
)
def test_asking_for_a_tensorflow_component_names_the_remedy(project: Path, ours: str, theirs: str) -> None:
    pytest.importorskip("rasa_without_tensorflow", reason="the full installation has the real TensorFlow")
    config = project / "config.yml"
    config.write_text(config.read_text().replace(ours, theirs))
    (project / "data" / "rules.yml").unlink()
    (project / "data" / "stories.yml").write_text(STORY)
    done = run_rasa(project, "train")
    assert done.returncode != 0
    assert "run `make full-rasa`" in done.stdout, done.stdout
