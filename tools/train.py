"""`make train`: a model of the present content, trained only when something that it depends on changed.

The model's file name is the digest of what it was trained from, so "is it up to date?" is "does the file exist?".
"""

import fcntl
import hashlib
import os
import subprocess
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

from tools.interrupts import until_stopped
from tools.rasa_settings import CALLS_NOBODY
from tools.say import say, stop

ROOT = Path(__file__).resolve().parent.parent
MODELS = ROOT / "models"
LOG = ROOT / ".run" / "train.log"
# The lock too: a model fitted by one scikit-learn is not promised to load in another.
SOURCES = ("data", "domain.yml", "config.yml", "bot", "content", "uv.lock")
# Guides and schemas teach people and editors, not the model.
UNTAUGHT = {".md", ".json", ".pyc"}
LAST_LINES = 15


def main() -> None:
    """Train if needed, and say so either way."""
    if not train_if_needed():
        say("Le modèle est à jour.")


def train_if_needed() -> bool:
    """Leave exactly one model, of the present content, in models/. Tell whether it had to be trained."""
    LOG.parent.mkdir(exist_ok=True)
    with (LOG.parent / "train.lock").open("w") as lock:
        _wait_for(lock.fileno())
        wanted = MODELS / f"{digest(ROOT, SOURCES)}.tar.gz"
        trained = not wanted.exists()
        if trained:
            _train(wanted)
        _keep_only(wanted)
    return trained


def digest(root: Path, sources: Iterable[str]) -> str:
    """Return a short digest of every name and byte that a model is trained from."""
    known = hashlib.sha256()
    for source in sources:
        top = root / source
        for path in sorted(top.rglob("*")) if top.is_dir() else [top]:
            if path.is_file() and path.suffix not in UNTAUGHT:
                known.update(f"{path.relative_to(root)}\0{path.stat().st_size}\0".encode())
                known.update(path.read_bytes())
    return known.hexdigest()[:16]


def _train(wanted: Path) -> None:
    say("Entraînement du robot : le contenu a changé (quelques minutes)…")
    started = time.monotonic()
    with tempfile.TemporaryDirectory(dir=LOG.parent) as folder:
        command: list[str | Path] = [ROOT / ".venv-bot" / "bin" / "python", "-m", "rasa", "train", "--quiet"]
        # --skip-validation: it reads all the questions once more, and `make test` validates with less leniency.
        # --force: Rasa's own cache does not see a change in a helper of a component. So it need not keep one.
        settings = {**os.environ, **CALLS_NOBODY, "RASA_CACHE_DIRECTORY": folder}
        with LOG.open("wb") as log:
            options = ["--force", "--skip-validation"]
            named = ["--out", folder, "--fixed-model-name", wanted.name.removesuffix(".tar.gz")]
            done = subprocess.run(
                [*command, *options, *named], cwd=ROOT, env=settings, stdout=log, stderr=subprocess.STDOUT, check=False
            )
        fresh = Path(folder) / wanted.name
        if done.returncode != 0 or not fresh.exists():
            _tell_failure()
        MODELS.mkdir(exist_ok=True)
        fresh.replace(wanted)
    say(f"Robot entraîné en {time.monotonic() - started:.0f} s.")


def _tell_failure() -> None:
    lines = LOG.read_text(encoding="utf-8", errors="replace").splitlines()
    say("\n".join(lines[-LAST_LINES:]))
    stop(f"L'entraînement a échoué : la cause est ci-dessus, le journal entier dans {LOG.relative_to(ROOT)}.")


def _keep_only(model: Path) -> None:
    for other in MODELS.glob("*.tar.gz"):
        if other != model:
            other.unlink()


def _wait_for(lock: int) -> None:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        say("Un autre entraînement est en cours dans ce dossier : attente…")
        fcntl.flock(lock, fcntl.LOCK_EX)


if __name__ == "__main__":
    until_stopped(main)
