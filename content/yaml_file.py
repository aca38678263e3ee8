"""Read YAML as content staff write it, and say in French where it is broken."""

from pathlib import Path
from typing import Any

import yaml

from content.errors import InvalidContent

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_yaml(path: Path) -> dict[str, Any]:
    """Return the mapping that `path` holds. Raises InvalidContent, in French, with file and line."""
    try:
        content = yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)  # noqa: S506  # a safe loader
    except OSError:
        raise InvalidContent(f"{path.name} : fichier introuvable ou illisible") from None
    except UnicodeDecodeError:
        raise InvalidContent(f"{path.name} : le fichier n'est pas en UTF-8") from None
    except (yaml.YAMLError, ValueError, RecursionError) as fault:
        # A date that does not exist is a ValueError; a control character has no line.
        mark = getattr(fault, "problem_mark", None)
        place = f"{path.name}, ligne {mark.line + 1}" if mark else path.name
        raise InvalidContent(f"{place} : YAML illisible (retrait, guillemets ou « : » à vérifier)") from None
    if not isinstance(content, dict):
        raise InvalidContent(f"{path.name} : on attend des rubriques « nom : contenu »")
    return content
