"""The words-only layer of emergencies: what it must say, what it must not, and how long it may take."""

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from content import danger_grammar
from content.danger import Danger, Telling, find_danger, find_danger_with, how_told
from content.danger_grammar import PhraseMatcher, read_phrase
from content.danger_patterns import DangerPatterns, read_danger_patterns
from content.errors import InvalidContent
from content.vocabulary import DangerKind

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (DangerKind.POLICE, "mon mari me frappe"),
        (DangerKind.POLICE, "Mon compagnon m’étrangle !"),
        (DangerKind.POLICE, "il vient de me frapper et il est encore là"),
        (DangerKind.POLICE, "quelqu'un essaie de forcer ma porte"),
        (DangerKind.POLICE, "kelkun essaye douvrir la fenetre jsuis seule"),
        (DangerKind.POLICE, "un homme armé court dans le lycée"),
        (DangerKind.POLICE, "on a volé ma voiture avec mon bébé dedans"),
        (DangerKind.MEDICAL, "mon père est inconscient"),
        (DangerKind.MEDICAL, "elle ne respire plus"),
        (DangerKind.MEDICAL, "je vais me suicider ce soir"),
        (DangerKind.MEDICAL, "mon frère vient de faire un malaise, il a mal dans la poitrine"),
        (DangerKind.MEDICAL, "ma soeur a perdu les eaux"),
        (DangerKind.FIRE, "ma cuisine est en feu"),
        (DangerKind.FIRE, "ça sent le gaz dans l'escalier"),
        (DangerKind.FIRE, "un enfant se noie"),
        (DangerKind.SILENT, "je ne peux pas parler, il est à côté"),
        (DangerKind.SILENT, "je suis sourde et quelqu'un force ma porte"),
        (DangerKind.SILENT, "je voudrais commander une pizza, je ne peux pas parler, venez vite"),
    ],
)
def test_a_present_danger_is_told_with_its_kind(kind: DangerKind, text: str) -> None:
    danger = find_danger(text)
    assert danger is not None
    assert danger.kind is kind
    assert danger.words


@pytest.mark.parametrize(
    ("danger", "taken_back"),
    [
        ("mon mari me frappe", "mon mari m'a frappée hier"),
        ("mon mari me frappe", "mon mari me frappait, nous sommes séparés depuis 2018"),
        ("mon mari me frappe", "mon mari me frappe souvent"),
        ("mon mari me frappe", "mon mari me frappe pas"),
        ("mon mari me frappe", "si un jour mon mari me frappe qui appeler"),
        ("mon mari me frappe", "dans le film que j'écris, mon mari me frappe"),
        ("mon voisin est inconscient", "mon voisin n'est pas inconscient"),
        ("il y a une fuite de gaz", "aucune fuite de gaz chez nous"),
        ("il y a une fuite de gaz", "en cas de fuite de gaz qui appeler"),
        ("un homme frappe une femme", "une vidéo où un homme frappe une femme"),
        ("coups de feu dans la rue", "le journal parle de coups de feu dans la rue"),
        ("on entend des coups de feu", "dans GTA on entend des coups de feu"),
        ("je veux mourir", "je meurs de rire, je veux mourir de rire"),
        ("il a un couteau", "il a un couteau de poche, est-ce autorisé ?"),
        ("la maison brule", "la maison brule lalala"),
        ("ma fille a disparu", "le scooter de ma fille a disparu"),
        ("un incendie en cours", "je suis pompier, un incendie en cours, quelle attestation"),
        ("ma fille s'étouffe", "mon chat s'étouffe avec une arête"),
        ("il me frappe", "mes enfants dorment quand il me frappe"),
        ("il va tuer ma fille", "il va tuer mon chien"),
        ("quelqu'un essaie d'entrer", "quelqu'un essaie d'entrer sur mon compte"),
        ("un homme me suit", "ma sage-femme me suit depuis six mois"),
        ("il me retient", "il me retient mon salaire"),
        ("un homme a sorti un couteau", "un homme a sorti un couteau en 2011"),
        ("un homme a sorti un couteau", "un homme a sorti un couteau, c'était samedi"),
        ("un homme a sorti un couteau", "Hier soir vers 22h, un homme a sorti un couteau"),
        ("j'ai entendu des coups de feu", "j'ai entendu des coups de feu, hier vers 22h"),
        ("coups de hache", "coups de marteau toute la journée"),
    ],
)
def test_what_takes_a_danger_back_takes_it_back_and_nothing_else_does(danger: str, taken_back: str) -> None:
    assert find_danger(danger) is not None
    assert find_danger(taken_back) is None


@pytest.mark.parametrize(
    "text",
    [
        "hier il m'a frappée, là il revient avec un couteau",
        "C'était hier. Là il revient avec un couteau",
        "un homme a volé mon sac, c'était samedi. Il me frappe !",
        "Hier il m'a frappée. Mon mari me frappe !",
        "j'ai porté plainte la semaine dernière mais il me frappe",
        "quelle amende si je sors ? mon mari me frappe",
        "personne n'est blessé, ma cuisine est en feu",
        "il me frappait souvent, maintenant il m'étrangle",
    ],
)
def test_a_sure_danger_in_one_clause_is_not_cancelled_by_another_clause(text: str) -> None:
    assert find_danger(text) is not None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ?!...",
        "bonjour",
        "le feu rouge ne marche plus",
        "les commerçants ont le couteau sous la gorge pour les loyers",
        "il ne faut pas tirer sur la corde",
        "ça brûle de savoir",
        "ce n'est pas urgent",
        "ai-je le droit d'avoir un couteau dans mon sac ?",
        "mon téléphone ne répond plus",
        "il y a le feu au lac ou quoi",
        "s'il y a le feu, j'appelle qui ?",
        "mon portable est en train de mourir",
        "la banque nous met le couteau sous la gorge",
        "je vais jeter mon ordinateur par la fenêtre",
        "un gars se filme en train de voler dans un magasin et poste tout",
        "la télé dit qu'un enfant a disparu à Nantes",
        "ma voisine hurle sur l'arbitre",
        "non, là maintenant, non",
    ],
)
def test_everyday_words_are_no_danger(text: str) -> None:
    assert find_danger(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "ya le feu",
        "il y a le feu",
        "mn voisin é en trin de batre sa fem",
        "elle me tient enfermé dans la cave",
        "ma mère est en train de mourir",
        "il veut jeter mon fils par la fenêtre",
        "une femme hurle chez la voisine",
    ],
)
def test_close_to_everyday_words_a_danger_is_still_told(text: str) -> None:
    assert find_danger(text) is not None


@pytest.mark.parametrize(
    "text",
    [
        "le faux policier est devant ma porte, il a une arme",
        "son journal est resté dans la boîte, le voisin ne respire plus",
        "je vends ma voiture, un homme armé est monté dedans",
        "le vigile est inconscient, une dame l'appelle",
        "la chaîne de la porte tient, il essaie d'entrer",
        "mon frère me garde chez lui de force",
        "il a pri 30 cachets",
        "un enfant tout seul sur le trottoir",
    ],
)
def test_a_word_that_also_names_the_news_or_a_job_takes_no_danger_back(text: str) -> None:
    assert find_danger(text) is not None


@pytest.mark.parametrize(
    "text",
    [
        "on ma pri mon velo",
        "mes parents vont me tuer quand ils verront le PV",
        "une patrouille me suit depuis le supermarché",
        "je suis sourd, comment joindre le commissariat, il est ouvert ?",
    ],
)
def test_what_only_sounds_like_danger_is_none(text: str) -> None:
    assert find_danger(text) is None


def test_a_pattern_that_yaml_would_cut_short_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "danger.yml"
    path.write_text("surs:\n  medical:\n    - pris # cachets\nretraits: {}\n", encoding="utf-8")
    with pytest.raises(InvalidContent, match=r"danger.yml, ligne 3 : .* guillemets"):
        read_danger_patterns(path)


def test_a_suicide_is_for_the_15_unless_someone_else_is_threatened() -> None:
    own, threat = find_danger("je vais me tuer"), find_danger("je vais me tuer, mon mari me frappe")
    assert own is not None
    assert own.kind is DangerKind.MEDICAL
    assert threat is not None
    assert threat.kind is DangerKind.POLICE


# Measured 2020-11 content, see the report of the decision note: floors a little under, ceilings a little over.
def test_the_figures_hold_on_the_evaluation_files() -> None:
    emergencies = _table("emergencies.tsv")
    with_words = [row["text"] for row in emergencies if row["alarm_word"] == "yes"]
    without = [row["text"] for row in emergencies if row["alarm_word"] != "yes"]
    assert _share(with_words) >= 0.85
    assert _share(without) >= 0.40


def test_no_look_alike_raises_an_alarm() -> None:
    assert [row["id"] for row in _table("look_alikes.tsv") if find_danger(row["text"])] == []


def test_at_most_three_in_a_thousand_other_questions_raise_an_alarm() -> None:
    questions = [
        row["text"]
        for name in ("questions_dev.tsv", "mixed.tsv")
        for row in _table(name)
        if "urgence" not in (row["expected"], row["also"])
    ]
    pages = [
        *ROOT.glob("data/answer/*.yml"),
        *ROOT.glob("data/steer/*.yml"),
        ROOT / "data/handoff.yml",
        ROOT / "data/smalltalk.yml",
    ]
    questions += [example for page in pages for example in _examples(page)]
    assert _share(questions) <= 0.003


def test_the_work_grows_with_the_length_and_not_with_the_content(monkeypatch: pytest.MonkeyPatch) -> None:
    """One look at each word, whatever the words: counted, not timed."""
    patterns = read_danger_patterns(ROOT / "data/danger.yml")
    looks = 0
    original = PhraseMatcher._places_of

    def counted(matcher: PhraseMatcher, word: str) -> tuple[int, int]:
        nonlocal looks
        looks += 1
        return original(matcher, word)

    monkeypatch.setattr(PhraseMatcher, "_places_of", counted)
    for unit in ("il me ", "force la ", "couteau ", "a ", "jarrive ", "il a pris un ", "pas de ", ", "):
        counts = []
        for repeats in (200, 400):
            looks = 0
            find_danger_with(patterns, unit * repeats)
            counts.append(looks)
        assert counts[1] <= 2 * counts[0] + 10
        assert counts[1] <= 5 * len((unit * 400).split()) * 2


def test_a_match_is_located_in_steps_bounded_by_its_phrase(monkeypatch: pytest.MonkeyPatch) -> None:
    steps = 0
    original = danger_grammar.Slot.accepts

    def counted(slot: danger_grammar.Slot, word: str) -> bool:
        nonlocal steps
        steps += 1
        return original(slot, word)

    monkeypatch.setattr(danger_grammar.Slot, "accepts", counted)
    matcher = PhraseMatcher([(0, phrase) for phrase in read_phrase("force * porte * porte", {})])
    matches = matcher.find(["force", *["porte"] * 50, "x"])
    assert 0 < len(matches) <= 8
    assert steps <= len(matches) * 100


def test_a_star_is_at_most_three_words() -> None:
    assert _finds("force * porte", "il force encore une fois porte")
    assert _finds("force * porte", "il force porte")
    assert not _finds("force * porte", "il force encore une fois ma porte")


def test_choices_stems_groups_numbers_and_optional_words_are_read() -> None:
    assert _finds("casse/force porte", "force porte")
    assert _finds("frapp* encore", "frappait encore")
    assert _finds("a [encore] une <arme>", "a encore une hache", {"arme": ["hache", "pied de biche"]})
    assert _finds("a [encore] une <arme>", "a une pied de biche", {"arme": ["hache", "pied de biche"]})
    assert _finds("il y a # ans", "il y a 12 ans")
    assert _finds("est en_bas/dehors", "est en bas")
    assert not _finds("a [encore] une <arme>", "a toujours une hache", {"arme": ["hache"]})


def test_two_phrases_joined_by_a_plus_must_both_be_there_in_any_order() -> None:
    patterns = DangerPatterns(_content(surs={"medical": ["tombé + repond plus"]}))
    assert find_danger_with(patterns, "il répond plus. il est tombé") == Danger(
        DangerKind.MEDICAL, ("tombe", "repond", "plus")
    )
    assert find_danger_with(patterns, "il est tombé") is None


@pytest.mark.parametrize(
    ("pattern", "complaint"),
    [
        ("* porte", "se place seul, entre deux mots"),
        ("force * * porte", "se place seul, entre deux mots"),
        ("[encore] porte", "facultatif"),
        ("<inconnu> porte", "n'existe pas"),
        ("fo* porte", "trop court"),
        ("(force|casse) porte", "n'est pas un mot"),
        ("", "on attend une suite de mots"),
    ],
)
def test_a_wrong_pattern_is_named_in_french(pattern: str, complaint: str) -> None:
    with pytest.raises(InvalidContent, match=complaint):
        DangerPatterns(_content(surs={"police": [pattern]}))


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        ({"sur": {}}, "inconnue"),
        ({"surs": {"police": ["il me frappe"]}}, "absente ou vide"),
        (
            {"surs": {"feu": ["au feu"]}, "retraits": {"passe": {"portee": "message", "motifs": ["hier"]}}},
            "« feu » inconnu",
        ),
        ({"surs": {"police": [True]}, "retraits": {"passe": {"portee": "message", "motifs": ["hier"]}}}, "guillemets"),
        ({"surs": {"police": ["a"]}, "retraits": {"passe": {"portee": "tout", "motifs": ["hier"]}}}, "portee vaut"),
    ],
)
def test_a_wrong_file_is_named_in_french(tmp_path: Path, content: dict[str, object], complaint: str) -> None:
    path = tmp_path / "danger.yml"
    path.write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8")
    with pytest.raises(InvalidContent, match=f"danger.yml : .*{complaint}"):
        read_danger_patterns(path)


def _finds(pattern: str, words: str, groups: dict[str, list[str]] | None = None) -> bool:
    return bool(PhraseMatcher([(0, phrase) for phrase in read_phrase(pattern, groups or {})]).find(words.split()))


def _content(surs: dict[str, list[str]]) -> dict[str, object]:
    lists = {name: ["mot"] for name in ("coupures", "present", "negation")}
    return {"surs": surs, "retraits": {"passe": {"portee": "proposition", "motifs": ["hier"]}}, **lists}


def _table(name: str) -> list[dict[str, str]]:
    with (ROOT / "tests/evaluation" / name).open(encoding="utf-8") as file:
        return [
            {key: value or "" for key, value in row.items()}
            for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        ]


def _examples(page: Path) -> Iterator[str]:
    for block in yaml.safe_load(page.read_text(encoding="utf-8")).get("nlu") or []:
        yield from (line.removeprefix("- ") for line in block["examples"].splitlines())


def _share(texts: list[str]) -> float:
    return sum(find_danger(text) is not None for text in texts) / len(texts)


@pytest.mark.parametrize(
    "text", ["il y a quelqu'un qui essaie d'entrer chez moi", "il y a un homme qui force ma porte"]
)
def test_a_danger_told_with_qui_is_the_same_danger(text: str) -> None:
    assert find_danger(text) is not None


@pytest.mark.parametrize(
    ("text", "telling"),
    [
        ("Dans mon film un homme tient une arme", Telling.IMAGINED),
        ("au journal ils ont parlé d'un homme armé", Telling.REPORTED),
        ("un homme rencontré sur instagram l'attend au parc", Telling.REPORTED),
        ("dans le film vu sur tiktok un homme tient une arme", Telling.IMAGINED),
    ],
)
def test_a_film_or_the_news_takes_danger_back(text: str, telling: Telling) -> None:
    assert how_told(text) is telling


@pytest.mark.parametrize("text", ["un homme tient une arme dans la rue", "hier on m'a volé mon sac", "bonjour"])
def test_nothing_is_taken_back_where_nothing_says_so(text: str) -> None:
    assert how_told(text) is Telling.LIVED


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("au secours y a le feu", DangerKind.FIRE),
        ("au secours il y a des flammes dans mon appartement", DangerKind.FIRE),
        ("au secours mon bébé s'étouffe", DangerKind.MEDICAL),
        ("au secours il arrive", DangerKind.POLICE),
    ],
)
def test_a_cry_for_help_yields_to_what_it_cries_about(text: str, kind: DangerKind) -> None:
    danger = find_danger(text)
    assert danger is not None
    assert danger.kind is kind


@pytest.mark.parametrize(
    "text",
    [
        "au secours",
        "Au secours !!! Au secours",
        "à l'aide",
        "SOS",
        "help me please",
        "🆘",
        "bonjour urgence svp",
        "aidez-moi vite s'il vous plaît",
        "je suis en danger",
    ],
)
def test_a_message_that_is_a_call_and_nothing_else_is_a_danger(text: str) -> None:
    danger = find_danger(text)
    assert danger is not None
    assert danger.kind is DangerKind.POLICE


@pytest.mark.parametrize(
    "text",
    [
        "bonjour la police",
        "merci",
        "svp",
        "vite",
        "",
        "aidez-moi à remplir l'attestation",
        "venez-vous le dimanche ?",
        "c'est quoi une urgence ?",
        "help " * 40,
    ],
)
def test_a_courtesy_or_a_question_is_no_call(text: str) -> None:
    assert find_danger(text) is None


@pytest.mark.parametrize("content", [["au secours"], {"autour": ["vite"]}, {"mots": ["au secours"], "avec": ["vite"]}])
def test_wrong_calls_are_named_in_french(content: object) -> None:
    with pytest.raises(InvalidContent, match="« appels » : on attend mots"):
        DangerPatterns({**_content(surs={"police": ["il me frappe"]}), "appels": content})
