"""Which files `data/` holds: those that are needed, the pages and guided triages, and nothing that nobody reads."""

import re
from collections.abc import Iterator
from pathlib import Path

from content.documents import Fault

NEEDED = (
    "services.yml",
    "home.yml",
    "hours.yml",
    "regimes.yml",
    "not_yet_open.yml",
    "danger.yml",
    "danger_languages.yml",
    "emergency.yml",
    "handoff.yml",
    "smalltalk.yml",
    "queue.yml",
    "canned.yml",
    "wrap_up.yml",
    "facts.yml",
    "guidance.yml",
    "follow_ups.yml",
    "languages.yml",
)
_FOLDERS = ("answer", "steer", "guided")
_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\.yml")


def file_faults(data: Path) -> Iterator[Fault]:
    """Yield a fault for each file of `data` that is missing, that nobody reads, or whose name cannot be a subject's."""
    yield from (Fault(name, 0, "ce fichier manque.") for name in NEEDED if not (data / name).exists())
    for path in sorted(data.rglob("*")):
        name = path.relative_to(data).as_posix()
        if path.suffix.lower() not in {".yml", ".yaml"} or name in NEEDED:
            continue
        if name != f"{path.parent.name}/{path.name}" or path.parent.name not in _FOLDERS:
            yield Fault(name, 0, "ce fichier n'est lu nulle part : un sujet va dans answer/ ou dans steer/.")
        elif not _NAME.fullmatch(path.name):
            yield Fault(name, 0, "ce nom s'écrit en minuscules sans accent, chiffres et tirets, et finit par .yml.")
