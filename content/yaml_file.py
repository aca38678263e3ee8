"""Read YAML as content staff write it, and say in French where it is broken."""

from pathlib import Path
from typing import Any

import yaml

from content.errors import InvalidContent
from content.yaml_mistakes import told

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_yaml(path: Path) -> dict[str, Any]:
    """Return the mapping that `path` holds. Raises InvalidContent, in French, with file and line."""
    try:
        text = path.read_text(encoding="utf-8")
    except OSError:
        raise InvalidContent(f"{path.name} : fichier introuvable ou illisible") from None
    except UnicodeDecodeError:
        raise InvalidContent(f"{path.name} : le fichier n'est pas en UTF-8") from None
    try:
        content = yaml.load(text, Loader=_Loader)  # noqa: S506  # a safe loader
    except (yaml.YAMLError, ValueError, RecursionError) as fault:
        line, mistake = told(text, fault)
        place = f"{path.name}, ligne {line}" if line else path.name
        raise InvalidContent(f"{place} : YAML illisible ({mistake})") from None
    if not isinstance(content, dict):
        raise InvalidContent(f"{path.name} : on attend des rubriques « nom : contenu »")
    return content
