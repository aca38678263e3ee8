"""Write content/gazetteer.json anew: `python3 -m tools.gazetteer`. For whoever moves to a newer official list.

The list is the npm package @etalab/decoupage-administratif (licence MIT, from INSEE's Code officiel géographique,
licence ouverte 2.0); npm fetches it.
"""

import json
import subprocess
import tarfile
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

from tools.say import say
from tools.steps import ROOT

PACKAGE = "@etalab/decoupage-administratif@6.0.0"
GAZETTEER = ROOT / "content" / "gazetteer.json"

# Under ten thousand inhabitants a name is more often a word or a homonym than a place that changes the rules.
SMALLEST = 10_000
# Nobody lives there.
EMPTY = ("984", "989")
# Saint-Barthélemy and Saint-Martin are collectivities already.
WHOLE_ISLANDS = ("97701", "97801")


def main() -> None:
    """Fetch the official list and write what `content/places.py` reads."""
    with tempfile.TemporaryDirectory() as folder:
        packed = subprocess.run(
            ["npm", "pack", PACKAGE, "--silent"], cwd=folder, capture_output=True, text=True, check=True
        )
        with tarfile.open(Path(folder) / packed.stdout.strip()) as archive:
            archive.extractall(folder, filter="data")
        official = Path(folder) / "package" / "data"
        GAZETTEER.write_text(as_text(gazetteer(official)), encoding="utf-8")
    say(f"{GAZETTEER.relative_to(ROOT)} : {GAZETTEER.stat().st_size // 1024} ko")


def gazetteer(official: Path) -> dict[str, Any]:
    """Return what is kept of the files of the folder `official`."""
    departments = [one for one in _read(official, "departements") if one["code"] not in EMPTY]
    regions = [one for one in _read(official, "regions") if one["zone"] == "metro"]
    return {
        "source": f"{PACKAGE}, licence MIT ; Code officiel géographique (INSEE), licence ouverte 2.0",
        "departments": {one["code"]: [one["nom"], one["typeLiaison"]] for one in departments},
        "regions": {
            one["code"]: [one["nom"], [dep["code"] for dep in departments if dep.get("region") == one["code"]]]
            for one in regions
        },
        "communes": _communes(official, departments),
    }


def as_text(content: dict[str, Any]) -> str:
    """Return `content` as JSON with one place a line, so that a change reads well."""
    parts = []
    for name, value in content.items():
        lines = [_compact(one) for one in value] if isinstance(value, list) else []
        if isinstance(value, dict):
            lines = [f"{_compact(code)}: {_compact(one)}" for code, one in value.items()]
        opening, closing = ("[", "]") if isinstance(value, list) else ("{", "}")
        body = ",\n".join(lines)
        parts.append(f'"{name}": {opening}\n{body}\n{closing}' if lines else f'"{name}": {_compact(value)}')
    return "{\n" + ",\n".join(parts) + "\n}\n"


def _communes(official: Path, departments: list[dict[str, Any]]) -> list[list[Any]]:
    communes = [one for one in _read(official, "communes") if one["type"] == "commune-actuelle"]
    seats = {one["chefLieu"] for one in [*departments, *_read(official, "arrondissements")] if "chefLieu" in one}
    sharing = Counter(postcode for one in communes for postcode in one.get("codesPostaux", ()))
    kept = [
        one
        for one in communes
        if (one.get("population", 0) >= SMALLEST or one["code"] in seats) and one["code"] not in WHOLE_ISLANDS
    ]
    return [
        [
            one["code"],
            one["nom"].removesuffix(" (Ville)"),
            one.get("population", 0) // 1000,
            " ".join(code for code in one.get("codesPostaux", ()) if sharing[code] == 1),
        ]
        for one in sorted(kept, key=lambda one: (-one.get("population", 0), one["code"]))
    ]


def _read(official: Path, name: str) -> list[dict[str, Any]]:
    content: list[dict[str, Any]] = json.loads((official / f"{name}.json").read_text(encoding="utf-8"))
    return content


def _compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


if __name__ == "__main__":
    main()
