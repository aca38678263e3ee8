"""Each rule of `python -m content.check`: the good copy passes, the broken one is told in French."""

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from content import check as command
from content import question_rules
from content.check import check
from content.library import DATA
from content.question_rules import LIKELY
from content.text_rules import numbers_in

ROOT = Path(__file__).resolve().parents[2]
ANIMAUX, PERCEVAL = "answer/animaux.yml", "steer/perceval.yml"

Edit = Callable[[str, str, str], None]
Faults = Callable[[], list[str]]


def test_a_good_copy_has_no_fault(faults: Faults) -> None:
    assert faults() == []


def test_the_data_of_this_project_has_no_fault() -> None:
    assert [str(fault) for fault in check()] == []


BROKEN = {
    "another intent": (ANIMAUX, "intent: ask_animaux", "intent: ask_animal", "doit s'appeler « ask_animaux »"),
    "another reply": (ANIMAUX, "utter_animaux:", "utter_animal:", "doit s'appeler « utter_animaux »"),
    "another topic": (ANIMAUX, "topic: animaux", "topic: sport-promenade", "« topic » doit être « animaux »"),
    "another service": (PERCEVAL, "service: perceval", "service: opposition-cb", "« service » doit être « perceval »"),
    "an outcome of the other folder": (
        ANIMAUX,
        "outcome: answer",
        "outcome: steer",
        "« outcome » doit être « answer »",
    ),
    "an unknown outcome": (ANIMAUX, "outcome: answer", "outcome: reponse", "« outcome » attend"),
    "no outcome": (ANIMAUX, "      outcome: answer\n", "", "il manque « outcome »"),
    "an own card that is missing": (PERCEVAL, "services: [perceval, ", "services: [", "la carte « perceval »"),
    "an unknown neighbour": (
        ANIMAUX,
        "see_also: [sport-promenade]",
        "see_also: [sport]",
        "le sujet « sport » n'existe pas",
    ),
    "itself as neighbour": (ANIMAUX, "see_also: [sport-promenade]", "see_also: [animaux]", "renvoie au sujet lui-même"),
    "no neighbour": (ANIMAUX, "see_also: [sport-promenade]", "see_also: []", "« see_also » est vide"),
    "an unknown page under an emergency": (
        "emergency.yml",
        "see_also: [animaux]",
        "see_also: [chien]",
        "le sujet « chien » n'existe pas",
    ),
    "a family of one": (ANIMAUX, "family: sortie", "family: ferme", "aucune autre page n'est de la famille « ferme »"),
    "a family out of reach": (
        ANIMAUX,
        "see_also: [sport-promenade]",
        "see_also: [perceval]",
        "« see_also » doit proposer une page de la famille « sortie » : sport-promenade",
    ),
    "an unknown service": (
        ANIMAUX,
        "services: [attestation-generateur]",
        "services: [generateur]",
        "« generateur » n'est pas dans",
    ),
    "an unknown source": (
        ANIMAUX,
        "sources: [A3,",
        "sources: [A3999,",
        "la source « A3999 » n'est pas dans docs/sources",
    ),
    "a source of no known kind": (ANIMAUX, "sources: [A3,", "sources: [B3,", "« B3 » n'a pas la forme attendue"),
    "no source": (
        ANIMAUX,
        "      sources: [A3, A1, A26, A29, A42, A54, A56, R10, R45, R69, R80, R94]\n",
        "",
        "il manque « sources »",
    ),
    "a long title": (ANIMAUX, "title: Promener", f"title: {'Promener ' * 5}", "45 au plus"),
    "a long text": (ANIMAUX, "      Oui. ", f"      Oui. {'Oui. ' * 60}", "600 au plus"),
    "an unknown key": (ANIMAUX, "page:\n", "page:\n  titre: Animaux\n", "rubrique inconnue : « titre »"),
    "a missing title": (ANIMAUX, "  title: Promener ou soigner un animal\n", "", "il manque « title »"),
    "a key written twice": (ANIMAUX, "page:\n", "page:\n  title: Animaux\n", "« title » est écrit deux fois"),
    "a tab": (ANIMAUX, "  title:", "\ttitle:", "YAML illisible"),
    "an address that is no service's": (
        ANIMAUX,
        "Oui. ",
        "Oui : animaux.fr. ",
        "« animaux.fr » n'est pas dans services.yml",
    ),
    "another page of a known site": (
        ANIMAUX,
        "Oui. ",
        "Oui : https://www.antai.gouv.fr/rien. ",
        "n'est pas dans services.yml",
    ),
    "a number that is no service's": (
        ANIMAUX,
        "Oui. ",
        "Oui, au 01 44 55 66 77. ",
        "« 01 44 55 66 77 » n'est pas dans",
    ),
    "a short number that is no service's": (
        ANIMAUX,
        "Oui. ",
        "Appelez le 3949. ",
        "« 3949 » n'est pas dans services.yml",
    ),
    "a two-figure number that is no service's": (
        ANIMAUX,
        "Oui. ",
        "Appelez le 13. ",
        "« 13 » n'est pas dans services.yml",
    ),
    "a name of the future": (ANIMAUX, "Oui. ", "Voyez Ma Sécurité. ", "« ma sécurité » n'existe pas encore"),
    "a complaint on the web": (
        ANIMAUX,
        "Oui. ",
        "Faites une plainte en ligne. ",
        "« plainte en ligne » n'existe pas encore",
    ),
    "straight quotes": (ANIMAUX, "Oui. ", 'Un "oui". ', "les guillemets sont « »"),
    "no space before a question mark": (ANIMAUX, "Oui. ", "Quoi? Oui. ", "il manque une espace avant ; ! ou ?"),
    "a variable in a text": (PERCEVAL, "Appelez d'abord", "{nom}, appelez", "Rasa y chercherait une variable"),
    "a figure that these rules lack": (ANIMAUX, "Oui. ", "Oui {nom}. ", "n'a pas de valeur dans regimes.yml"),
    "brackets in a question": (
        ANIMAUX,
        "  examples: |\n",
        "  examples: |\n    - mon [chien] (animal) dort\n",
        "ni [ ] ni { }",
    ),
    "braces in a question": (ANIMAUX, "  examples: |\n", "  examples: |\n    - mon {chien} dort\n", "ni [ ] ni { }"),
    "a slash before a question": (
        ANIMAUX,
        "  examples: |\n",
        "  examples: |\n    - /restart\n",
        "ne commence pas par « / »",
    ),
    "a question without its dash": (
        ANIMAUX,
        "  examples: |\n",
        "  examples: |\n    mon chien dort\n",
        "précédée de « - »",
    ),
    "a closed service": (
        "services.yml",
        'until: "2024-10-14"',
        'until: "2020-10-01"',
        "n'est pas ouvert le 10/11/2020",
    ),
    "a number without quotes": ("services.yml", 'phone: "17"', "phone: 17", "attend un texte"),
    "an address without https": (
        "services.yml",
        'url: "https://www.antai',
        'url: "http://www.antai',
        "n'a pas la forme attendue",
    ),
    "a day that does not exist": ("services.yml", 'from: "2020-11-03"', "from: 2020-02-31", "YAML illisible"),
    "an entry more in the menu": (
        "home.yml",
        "- key: victim",
        "- key: other\n  label: Autre\n  items: []\n- key: victim",
        "« menu »",
    ),
    "another label in the menu": ("home.yml", "label: Je suis victime", "label: Victime", "attend « Je suis victime »"),
    "a menu item that leads nowhere": (
        "home.yml",
        "topic: sport-promenade",
        "topic: sport",
        "le sujet « sport » n'existe pas",
    ),
    "a bubble with an unknown card": (
        "home.yml",
        "service: attestation-generateur",
        "service: inconnu",
        "« inconnu » n'est pas dans",
    ),
    "a sensitive subject without a page": (
        "queue.yml",
        "[perceval]",
        "[violence]",
        "« violence » n'a pas de page",
    ),
    "a sensitive subject that is no list": (
        "queue.yml",
        "[perceval]",
        "perceval",
        "attend une liste",
    ),
    "a canned response written twice": (
        "canned.yml",
        "key: precision",
        "key: bonjour",
        "« bonjour » est déjà plus haut",
    ),
    "a canned response with an unknown card": ("canned.yml", "[plainte]", "[plaintes]", "« plaintes » n'est pas dans"),
    "a canned response with an unknown source": ("canned.yml", "[M15]", "[M99]", "« M99 » n'est pas dans docs/sources"),
    "a canned response that names no source": ("canned.yml", "  sources: [M15]\n", "", "sources"),
    "a canned response with a wrong number": ("canned.yml", "ou le 112", "ou le 118", "« 118 » n'est pas dans"),
    "a code of the wrap-up in French": ("wrap_up.yml", "code: answered", "code: Réglé", "n'a pas la forme attendue"),
    "an opening without its zero": (
        "hours.yml",
        'every_day: ["08:00-20:00"]',
        'every_day: ["8:00-20:00"]',
        "« 8:00-20:00 » n'a pas la forme attendue",
    ),
    "an opening after the closing": (
        "hours.yml",
        'every_day: ["08:00-20:00"]',
        'every_day: ["21:00-20:00"]',
        "l'ouverture doit précéder",
    ),
    "hours from a day that does not exist": (
        "hours.yml",
        'from: "2020-11-01"',
        'from: "2020-11-31"',
        "n'est pas un jour du calendrier",
    ),
    "an exception that ends before it begins": (
        "hours.yml",
        "exceptions: []",
        'exceptions: [{from: "2020-12-25", until: "2020-12-24", hours: [], reason: Noël}]',
        "la fin précède le début",
    ),
    "an emergency that is no emergency": (
        "emergency.yml",
        "outcome: emergency",
        "outcome: answer",
        "« outcome » attend « emergency »",
    ),
}


@pytest.mark.parametrize("broken", BROKEN.values(), ids=BROKEN)
def test_a_broken_rule_is_told_in_french(broken: tuple[str, str, str, str], edit: Edit, faults: Faults) -> None:
    name, old, new, told = broken
    edit(name, old, new)
    found = faults()
    assert any(told in fault for fault in found), found
    assert all(re.match(r"^[a-z/_-]+(\.yml)?(, ligne \d+)? : .+\.$", fault) for fault in found)


def test_a_service_is_not_named_before_it_opens(edit: Edit, faults: Faults) -> None:
    edit(ANIMAUX, "Oui. ", "Oui, voyez TousAntiCovid. ")
    assert faults() == []
    edit("services.yml", 'from: "2020-11-03"', 'from: "2021-11-03"')
    assert any("« TousAntiCovid » n'existe pas encore" in fault for fault in faults())


def test_a_fault_names_the_line(data: Path, edit: Edit, faults: Faults) -> None:
    edit(ANIMAUX, "    sources: [A3,", "    sources: [A3999,")
    lines = (data / ANIMAUX).read_text(encoding="utf-8").splitlines()
    line = next(number for number, text in enumerate(lines, 1) if "A3999" in text)
    assert faults() == [f"{ANIMAUX}, ligne {line} : la source « A3999 » n'est pas dans docs/sources."]


def test_a_fault_of_a_question_names_its_line(data: Path, edit: Edit, faults: Faults) -> None:
    first = _first_question(data, ANIMAUX)
    edit(ANIMAUX, f"    - {first}\n", f"    - {first}\n    - {first} ?!\n")
    line = next(
        number
        for number, text in enumerate((data / ANIMAUX).read_text(encoding="utf-8").splitlines(), 1)
        if first in text
    )
    told = f"cette question est déjà dans {ANIMAUX}, ligne {line} : gardez-en une."
    assert faults() == [f"{ANIMAUX}, ligne {line + 1} : {told}"]


def test_a_question_stands_in_one_page_only(data: Path, edit: Edit, faults: Faults) -> None:
    taken = _first_question(data, "answer/sport-promenade.yml")
    edit(ANIMAUX, "  examples: |\n", f"  examples: |\n    - {taken.upper()}\n")
    assert any("cette question est déjà dans answer/animaux.yml" in fault for fault in faults())


def test_a_question_that_changes_one_word_is_too_alike(edit: Edit, faults: Faults) -> None:
    near = "mon vieux labrador noir doit sortir quatre fois dans la journée et encore une fois la nuit"
    edit(ANIMAUX, "  examples: |\n", f"  examples: |\n    - {near}\n    - {near} vraiment\n")
    assert any("ressemble trop à celle de la ligne" in fault for fault in faults())


def test_a_subject_of_look_alikes_is_refused(data: Path, faults: Faults) -> None:
    text = (data / ANIMAUX).read_text(encoding="utf-8")
    head, rest = text.split("  examples: |\n")
    tail = rest[rest.index("\nresponses:") :]
    ends = ("chien", "chat", "cheval", "lapin", "furet", "hamster")
    questions = "".join(f"    - est ce que je peux sortir avec mon {end} demain\n" for end in ends)
    (data / ANIMAUX).write_text(f"{head}  examples: |\n{questions}{tail}", encoding="utf-8")
    assert any("se ressemblent trop" in fault for fault in faults())


@pytest.mark.parametrize(
    ("floor", "least"), [("LIKELY_FLOOR", 80), ("EMERGENCY_FLOOR", 80), ("OUT_OF_SCOPE_FLOOR", 300)]
)
def test_too_few_questions_are_told(floor: str, least: int, faults: Faults, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(question_rules, floor, least)
    assert any(f"il en faut au moins {least}." in fault for fault in faults())


def test_floors_are_those_of_the_project() -> None:
    rules = question_rules
    assert (rules.LIKELY_FLOOR, rules.FLOOR, rules.EMERGENCY_FLOOR, rules.OUT_OF_SCOPE_FLOOR) == (80, 40, 80, 300)


def test_likely_subjects_are_pages() -> None:
    pages = {path.stem for folder in ("answer", "steer") for path in (DATA / folder).glob("*.yml")}
    assert pages >= LIKELY
    assert len(LIKELY) >= 30


def test_a_broken_danger_pattern_is_told(edit: Edit, faults: Faults) -> None:
    edit("danger.yml", "retraits:", "retrait:")
    assert any("rubrique « retrait » inconnue" in fault for fault in faults())


def test_a_broken_danger_pattern_of_a_language_is_told_with_the_language(edit: Edit, faults: Faults) -> None:
    edit("danger_languages.yml", "- caught fire", "- (caught fire")
    assert any(
        fault.startswith("danger_languages.yml, ligne ") and "en : motif « (caught fire »" in fault
        for fault in faults()
    )


@pytest.mark.parametrize("name", ["hours.yml", "facts.yml", "follow_ups.yml"])
def test_a_missing_file_is_told(name: str, data: Path, faults: Faults) -> None:
    (data / name).unlink()
    assert faults() == [f"{name} : ce fichier manque."]


def test_a_file_that_is_not_utf8_is_told(data: Path, faults: Faults) -> None:
    (data / ANIMAUX).write_bytes("page: été".encode("latin-1"))
    assert f"{ANIMAUX} : le fichier n'est pas en UTF-8." in faults()


def test_all_faults_are_told_at_once(edit: Edit, faults: Faults) -> None:
    edit(ANIMAUX, "sources: [A3,", "sources: [A3999,")
    edit(PERCEVAL, "sources: [S26,", "sources: [S2999,")
    assert len(faults()) == 2


def test_the_command_ends_with_1_and_all_faults(data: Path, edit: Edit, capsys: pytest.CaptureFixture[str]) -> None:
    edit(ANIMAUX, "sources: [A3,", "sources: [A3999,")
    assert command.main(["--data", str(data)]) == 1
    assert "A3999" in capsys.readouterr().out


def test_the_command_ends_with_0_and_a_summary(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["--data", str(data), "--similarity"]) == 0
    said = capsys.readouterr().out
    assert re.search(r"Contenu en ordre : 4 pages, \d+ questions, \d+ services\.", said)
    assert re.search(r"0\.\d\d +\d+ +ask_animaux", said)


def test_the_command_runs_as_a_module(data: Path) -> None:
    # A process of its own knows the real floors: the small copy lies under them.
    command_line = [sys.executable, "-m", "content.check", "--data", str(data)]
    run = subprocess.run(command_line, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (run.returncode, run.stderr) == (1, "")
    assert f"{ANIMAUX} : 10 questions, il en faut au moins 80." in run.stdout


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Appelez le 17 ou le 112.", ["112", "17"]),
        ("au 0 892 705 705, ou +33 442 605 303", ["0 892 705 705", "+33 442 605 303"]),
        ("le 116 006 et le 3919", ["116 006", "3919"]),
        ("une amende de 3 750 €, 375 €, en 2020, le 30 octobre, 20 km, 45 000 €", []),
        ("Faites le trajet le 15 décembre.", []),
        ("Le 27 novembre, 6 ans et 0,34 à 0,35 € la minute", []),
    ],
)
def test_telephone_numbers_are_told_from_other_figures(text: str, numbers: list[str]) -> None:
    assert numbers_in(text) == numbers


def _first_question(data: Path, name: str) -> str:
    lines = (data / name).read_text(encoding="utf-8").splitlines()
    return next(line.strip()[2:] for line in lines if line.startswith("    - "))
