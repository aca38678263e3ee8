"""What makes YAML unreadable, told in French to someone who writes texts: which line, and what to type there."""

import re
from datetime import date

import yaml

_UNCERTAIN = "retrait, guillemets ou « : » à vérifier"
# What YAML takes for a day. One that does not exist stops the reading, and the reader does not say where.
_DAY = re.compile(r"(?<![\w\"'-])\d{4}-\d\d-\d\d(?![\w\"'-])")
_INVISIBLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def told(text: str, fault: Exception) -> tuple[int, str]:
    """Return the line to look at (from 1; 0: unknown) and what is wrong there.

    `fault` is what the reader of `text` raised, libyaml or the one in Python: they word things differently.
    """
    lines = text.splitlines()
    if not isinstance(fault, yaml.MarkedYAMLError) or fault.problem_mark is None:
        return _without_a_mark(lines)
    at, column = fault.problem_mark.line, fault.problem_mark.column
    opened = fault.context_mark.line if fault.context_mark else at
    line, problem = (lines[at] if at < len(lines) else ""), str(fault.problem)
    if re.match(r" *\t", line):
        return at + 1, "une tabulation au début de la ligne : mettez des espaces"
    if problem.startswith("mapping values"):
        return _stray_colon(lines, at, column)
    if "expected ':'" in problem:
        return opened + 1, "il manque « : », ou un texte n'est pas assez en retrait"
    if "node content" in problem:
        return _written_above(lines, at) + 1, "ce qui s'ouvre ici n'est pas refermé, ou reste vide"
    if "end of stream" in problem:
        return opened + 1, "le guillemet ouvert ici n'est pas refermé"
    if closing := re.search(r"',' or '([\]}])'", problem):
        return opened + 1, f"il manque « {closing[1]} », ou une virgule, à ce qui s'ouvre ici"
    if "cannot start" in problem or "alias" in problem or "tag" in problem or "alphabetic" in problem:
        return at + 1, "un texte qui commence par un signe comme @ * & ! % ou ` se met entre guillemets droits"
    if "expected key" in problem or "block end" in problem or "'-' indicator" in problem:
        return at + 1, _stray_text(line[:column])
    return at + 1, _UNCERTAIN


def _without_a_mark(lines: list[str]) -> tuple[int, str]:
    for number, line in enumerate(lines, start=1):
        if _INVISIBLE.search(line):
            return number, "un caractère invisible : effacez la ligne et retapez-la"
        for day in _DAY.findall(line):
            try:
                date.fromisoformat(day)
            except ValueError:
                return number, f"« {day} » n'est pas un jour du calendrier"
    return 0, _UNCERTAIN


def _stray_colon(lines: list[str], at: int, column: int) -> tuple[int, str]:
    # A second colon on the line, or the line above is no "nom : contenu" that what follows could stand below.
    if re.search(r":\s", lines[at][:column]):
        return at + 1, "un texte qui contient « : » se met entre guillemets droits"
    above = _written_above(lines, at)
    if re.search(r"^[\s-]*\w+:\S", lines[above]):
        return above + 1, "il manque une espace après « : »"
    if ":" in lines[above]:
        return at + 1, "cette ligne est trop en retrait"
    return above + 1, "il manque « : »"


def _written_above(lines: list[str], at: int) -> int:
    return next((number for number in reversed(range(at)) if lines[number].strip()), at)


def _stray_text(before: str) -> str:
    if re.search(r"[\"']", before):
        return "du texte après un guillemet fermé : ôtez les guillemets autour d'un texte qui contient ' ou \""
    if before.rstrip().endswith(("]", "}")):
        return "du texte après un crochet fermé : mettez tout le texte entre guillemets droits"
    return "cette ligne n'est pas au même retrait que celles du dessus"
