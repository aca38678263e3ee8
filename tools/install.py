"""`make install`: uv, the two Pythons and the two environments, each only when something changed.

Runs on whatever `python3` the machine has, before anything is installed: standard library only, Python 3.9 or later.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parent.parent
# From this version on, uv builds packages/ by itself, offline; pyproject.toml asks for the same.
OLDEST_UV = (0, 9, 8)
ENVIRONMENTS = {"bot": "3.10", "handoff": "3.13"}
FULL_RASA = ROOT / "packages" / "full-rasa"


def main() -> None:
    """Install what is missing or out of date.

    `--default` also takes the bot back from `--full-rasa`; `--full-rasa-aside` leaves the bot alone, for a comparison.
    """
    with one_at_a_time():
        for option, group in {"--full-rasa": "bot", "--full-rasa-aside": "full"}.items():
            if option in sys.argv:
                install_full_rasa(group)
                return
        for group, python in ENVIRONMENTS.items():
            accepted = {default_stamp(group)}
            if group == "bot" and "--default" not in sys.argv:
                accepted.add(full_rasa_stamp())
            if read_stamp(group) not in accepted:
                what = "le robot (Rasa)" if group == "bot" else "la passerelle (Django)"
                sync(group, python, default_stamp(group), what, ["--only-group", group])


def install_full_rasa(group: str) -> None:
    """Put Rasa as published, with TensorFlow, into the environment of `group`: the bot's, or one of its own."""
    if read_stamp(group) != full_rasa_stamp():
        sync(group, ENVIRONMENTS["bot"], full_rasa_stamp(), "Rasa avec TensorFlow", ["--project", str(FULL_RASA)])


def sync(group: str, python: str, stamp: str, what: str, arguments: list[str]) -> None:
    """Make the environment of `group` hold exactly what the lock says."""
    uv = find_uv()
    need_python(uv, python)
    environment = environment_of(group)
    say(f"Installation pour {what}, Python {python}, dans {environment.name} (une à trois minutes la première fois)…")
    started = time.monotonic()
    quiet = [] if sys.stderr.isatty() else ["--quiet"]
    command = [uv, "sync", "--frozen", *arguments, "--python", python, "--compile-bytecode", *quiet]
    settings = {**os.environ, "UV_PROJECT_ENVIRONMENT": str(environment)}
    settings.pop("VIRTUAL_ENV", None)
    (environment / ".installed").unlink(missing_ok=True)
    if subprocess.run(command, cwd=ROOT, env=settings, check=False).returncode != 0:
        stop(f"L'installation de {environment.name} a échoué : la cause est dite ci-dessus par uv.")
    (environment / ".installed").write_text(stamp, encoding="utf-8")
    say(f"Installé en {time.monotonic() - started:.0f} s.")


def find_uv() -> str:
    """Return a recent uv: the one on PATH, or one installed into .tools/."""
    ours = ROOT / ".tools" / "bin" / "uv"
    for candidate in (shutil.which("uv"), str(ours)):
        if candidate and version_of(candidate) >= OLDEST_UV:
            return candidate
    say("Installation de uv dans .tools/…")
    wanted = "uv>=" + ".".join(map(str, OLDEST_UV))
    for command in (
        [sys.executable, "-m", "venv", str(ROOT / ".tools")],
        [str(ROOT / ".tools" / "bin" / "python"), "-m", "pip", "install", "--quiet", "--upgrade", wanted],
    ):
        if subprocess.run(command, cwd=ROOT, check=False).returncode != 0:
            stop("uv ne s'installe pas ici : installez-le (paquet « python3-venv », ou uv lui-même), puis relancez.")
    return str(ours)


def version_of(uv: str) -> tuple[int, ...]:
    """Return the version of that uv, or () when it does not run."""
    try:
        said = subprocess.run([uv, "--version"], capture_output=True, text=True, check=False).stdout
    except OSError:
        return ()
    found = re.search(r"(\d+)\.(\d+)\.(\d+)", said)
    return tuple(map(int, found.groups())) if found else ()


def need_python(uv: str, version: str) -> None:
    """Find that Python, or download it, or say in one sentence what to install."""
    find = [uv, "python", "find", "--system", "--no-python-downloads", version]
    if subprocess.run(find, cwd=ROOT, capture_output=True, check=False).returncode == 0:
        return
    say(f"Python {version} n'est pas sur cette machine : téléchargement…")
    if subprocess.run([uv, "python", "install", version], cwd=ROOT, capture_output=True, check=False).returncode != 0:
        stop(f"Python {version} est introuvable et ne se télécharge pas : installez-le (« pyenv install {version} »).")


def default_stamp(group: str) -> str:
    """Return what an up-to-date installation of `group` is stamped with."""
    stand_in = sorted((ROOT / "packages" / "rasa-without-tensorflow").rglob("*.*")) if group == "bot" else []
    known = hashlib.sha256(dependencies_in((ROOT / "pyproject.toml").read_text(encoding="utf-8")).encode())
    return f"default {digest([ROOT / 'uv.lock', *stand_in], known)}"


def full_rasa_stamp() -> str:
    """Return what an up-to-date installation of the published Rasa is stamped with."""
    return f"full {digest([FULL_RASA / 'uv.lock', FULL_RASA / 'pyproject.toml'], hashlib.sha256())}"


def dependencies_in(pyproject: str) -> str:
    """Return the sections that decide what gets installed: an edited lint rule installs nothing anew."""
    kept, keep = [], False
    for line in pyproject.splitlines():
        if line.startswith("["):
            keep = line.strip("[").startswith(("project", "dependency-groups", "tool.uv"))
        if keep:
            kept.append(line)
    return "\n".join(kept)


def digest(files: list[Path], known: hashlib._Hash) -> str:
    """Return a digest of what is known and of what the files hold; a missing file counts as empty."""
    for path in files:
        if path.suffix != ".pyc":
            known.update(path.read_bytes() if path.is_file() else b"")
    return known.hexdigest()


def read_stamp(group: str) -> str:
    """Return the stamp of what is installed, or "" when nothing is."""
    stamp = environment_of(group) / ".installed"
    return stamp.read_text(encoding="utf-8") if stamp.is_file() else ""


def environment_of(group: str) -> Path:
    """Return the folder of an environment."""
    return ROOT / f".venv-{group}"


class one_at_a_time:  # noqa: N801  # reads as a sentence after `with`
    """Hold the installation's lock: a second `make` in this folder waits."""

    def __enter__(self) -> None:
        """Wait for the lock."""
        (ROOT / ".run").mkdir(exist_ok=True)
        self._file = (ROOT / ".run" / "install.lock").open("w")
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say("Une autre installation est en cours dans ce dossier : attente…")
            fcntl.flock(self._file, fcntl.LOCK_EX)

    def __exit__(self, *_: object) -> None:
        """Give it back."""
        self._file.close()


def say(sentence: str) -> None:
    """Tell the person at the keyboard."""
    print(sentence, flush=True)


def stop(sentence: str) -> NoReturn:
    """Tell what is wrong and end with a failure."""
    sys.exit(sentence)


if __name__ == "__main__":
    main()
