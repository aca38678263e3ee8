"""An unreadable file is told with the line to look at and what to type there."""

from pathlib import Path

import pytest
import yaml

from content.errors import InvalidContent
from content.yaml_file import read_yaml
from content.yaml_mistakes import told

# What is written, the line to look at, and what is said of it.
MISTAKES = {
    "a tab": ("a:\n\tb: 1\n", 2, "une tabulation"),
    "a tab after spaces": ("a:\n  b: 1\n\t\tc: 2\n", 3, "une tabulation"),
    "a name without its colon": ("a:\n  title Promener\n  b: 1\n", 2, "il manque « : »"),
    "a last name without its colon": ("a:\n  b: 1\n  title Promener\nc: 2\n", 3, "il manque « : »"),
    "no space after a colon": ("a:\n  title:Promener\n  b: 1\n", 2, "il manque une espace après « : »"),
    "a second colon": ("a:\n  title: Animal : promener\n", 2, "qui contient « : » se met entre guillemets droits"),
    "an apostrophe between apostrophes": ("a:\n  title: 'L'animal'\n", 2, "du texte après un guillemet fermé"),
    "words after a quotation": ('a: "oui" dit-il\n', 1, "du texte après un guillemet fermé"),
    "a quotation never closed": ('a:\n  title: "Promener\n  b: [1]\nc: 2\n', 2, "ouvert ici n'est pas refermé"),
    "a list never closed": ("a: [1, 2\nb: 3\n", 1, "il manque « ] », ou une virgule"),
    "a list opened and left": ("a:\n  b: [\n", 2, "n'est pas refermé"),
    "a brace never closed": ("a: {b: 1, c: 2\nd: 3\n", 1, "il manque « } », ou une virgule"),
    "words after a bracket": ("a:\n  - [je suis] battu\n", 2, "du texte après un crochet fermé"),
    "a line too far to the left": ("a:\n   b: 1\n  c: 2\n", 3, "pas au même retrait"),
    "a line too far to the right": ("a:\n  b: 1\n   c: 2\n", 3, "trop en retrait"),
    "a text that goes to the left": ("a:\n  t: |-\n    un\n   deux trois\n", 4, "pas au même retrait"),
    "a text at the margin": ("a:\n  t: |-\n    un\ndeux, trois\n  c: 1\n", 4, "pas assez en retrait"),
    "a star": ("a:\n  title: *animal\n", 2, "entre guillemets droits"),
    "an at sign": ("a:\n  title: @animal\n", 2, "entre guillemets droits"),
    "a control character": ("a: 1\nb: \x07\n", 2, "un caractère invisible"),
    "a day that does not exist": ("a: 2020-02-29\nb: 2020-02-31\n", 2, "« 2020-02-31 » n'est pas un jour"),
}


@pytest.mark.parametrize("loader", ["CSafeLoader", "SafeLoader"])
@pytest.mark.parametrize("mistake", MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_is_told_with_its_line(mistake: tuple[str, int, str], loader: str) -> None:
    text, line, sentence = mistake
    with pytest.raises((yaml.YAMLError, ValueError)) as raised:
        yaml.load(text, Loader=getattr(yaml, loader))
    found, said = told(text, raised.value)
    assert (found, sentence in said) == (line, True), said


def test_the_reader_names_file_line_and_mistake(tmp_path: Path) -> None:
    path = tmp_path / "animaux.yml"
    path.write_text("page:\n\ttitle: Promener\n", encoding="utf-8")
    with pytest.raises(InvalidContent) as raised:
        read_yaml(path)
    expected = "animaux.yml, ligne 2 : YAML illisible (une tabulation au début de la ligne : mettez des espaces)"
    assert str(raised.value) == expected


def test_what_is_known_of_no_mistake_is_told_with_its_line_still() -> None:
    fault = yaml.MarkedYAMLError(problem="new in a later version", problem_mark=yaml.Mark("", 0, 4, 0, None, None))
    assert told("a: 1\n", fault) == (5, "retrait, guillemets ou « : » à vérifier")
