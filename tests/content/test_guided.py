"""Whatever is answered to a guided triage leads to the door that the sources name, after three questions at most."""

from collections.abc import Callable
from itertools import product
from pathlib import Path

import pytest

from content.guided import MOST_QUESTIONS, Door, GuidedTriage, Question
from content.guided_facts import fact_readers
from content.library import DATA, load_library

TRIAGES = load_library().triages

# The doors of docs/sources/services.md (§1 to §6), written down a second time: the answers by button, `*` for any.
DOORS = """
scam       what=card_in_hand                                perceval
scam       what=card_lost                                   opposition-cb
scam       what=hacked                                      cybermalveillance
scam       what=message channel=phone                       33700
scam       what=message channel=mail                        signal-spam
scam       what=message channel=elsewhere                   escroquerie
scam       what=paid author=known                           plainte
scam       what=paid author=unknown                         pre-plainte
scam       what=paid author=company                         escroquerie
scam       what=blackmail age=minor                         net-ecoute
scam       what=blackmail age=adult author=known            plainte
scam       what=blackmail age=adult author=unknown          scam-blackmail
scam       what=blackmail age=adult author=company          scam-blackmail
complaint  when=now                                         emergency-police
complaint  when=recent what=couple                          violences
complaint  when=recent what=child                           enfance
complaint  when=recent what=person                          plainte
complaint  when=recent what=thing author=known              plainte
complaint  when=recent what=thing author=unknown            pre-plainte
complaint  when=old what=couple                             violences
complaint  when=old what=child                              plainte-delai
complaint  when=old what=person                             plainte-delai
complaint  when=old what=thing                              plainte-delai
illicit    danger=now                                       emergency-police
illicit    danger=safe where=* minor=school                 harcelement-scolaire
illicit    danger=safe where=* minor=online                 net-ecoute
illicit    danger=safe where=public minor=other             pharos
illicit    danger=safe where=private minor=other            plainte
illicit    danger=safe where=against_me minor=other         plainte
violence   when=now                                         emergency-police
violence   when=recent who=child                            enfance
violence   when=old who=child                               enfance
violence   when=recent who=partner                          violences
violence   when=old who=partner                             violences
violence   when=recent who=family kind=sexual               violences
violence   when=recent who=family kind=blows                plainte
violence   when=recent who=other kind=sexual                violences
violence   when=recent who=other kind=blows                 plainte
violence   when=old who=family kind=sexual                  violences
violence   when=old who=family kind=blows                   plainte
violence   when=old who=other kind=sexual                   violences
violence   when=old who=other kind=blows                    plainte
loss       what=card how=lost                               opposition-cb
loss       what=card how=stolen_unknown                     opposition-cb
loss       what=card how=stolen_known                       loss-card-station
loss       what=card how=stolen_violence                    loss-card-station
loss       what=papers how=lost                             papiers
loss       what=papers how=stolen_unknown                   papiers
loss       what=papers how=stolen_known                     loss-papers-station
loss       what=papers how=stolen_violence                  loss-papers-station
loss       what=phone how=lost                              objets-trouves
loss       what=phone how=stolen_unknown                    telephone-vole
loss       what=phone how=stolen_known                      loss-phone-station
loss       what=phone how=stolen_violence                   loss-phone-station
loss       what=vehicle how=lost                            vehicule-vole
loss       what=vehicle how=stolen_unknown                  vehicule-vole
loss       what=vehicle how=stolen_known                    loss-vehicle-station
loss       what=vehicle how=stolen_violence                 loss-vehicle-station
loss       what=other how=lost                              objets-trouves
loss       what=other how=stolen_unknown                    pre-plainte
loss       what=other how=stolen_known                      plainte
loss       what=other how=stolen_violence                   plainte
"""
KNOWN_OR_VIOLENT = {"known", "stolen_known", "stolen_violence", "couple", "child", "person", "partner", "family"}
EVERY_PATH = [(triage, dict(facts), door) for triage in TRIAGES.values() for facts, door in triage.paths()]


def table() -> dict[tuple[str, frozenset[tuple[str, str]]], str]:
    doors: dict[tuple[str, frozenset[tuple[str, str]]], str] = {}
    for line in DOORS.split("\n"):
        if not line.strip():
            continue
        name, *answers, door = line.split()
        pairs = [answer.split("=") for answer in answers]
        values = [TRIAGE_VALUES[name, slot] if value == "*" else [value] for slot, value in pairs]
        for chosen in product(*values):
            told = frozenset((f"{name}_{slot}", value) for (slot, _), value in zip(pairs, chosen, strict=True))
            doors[name, told] = door
    return doors


TRIAGE_VALUES = {
    (triage.name, question.slot.removeprefix(f"{triage.name}_")): [answer.value for answer in question.answers]
    for triage in TRIAGES.values()
    for question in triage.questions
}


def test_the_five_triages_are_there() -> None:
    assert set(TRIAGES) == {"scam", "complaint", "illicit", "violence", "loss"}


def test_every_way_through_by_buttons_ends_at_the_door_that_the_sources_name() -> None:
    reached = {
        (triage.name, frozenset(facts.items())): door.reply.removeprefix("utter_").replace("_", "-")
        for triage, facts, door in EVERY_PATH
    }
    assert reached == table()


def test_no_way_through_asks_more_than_three_questions() -> None:
    assert max(len(facts) for _, facts, _ in EVERY_PATH) <= MOST_QUESTIONS == 3


@pytest.mark.parametrize("triage", TRIAGES.values(), ids=lambda triage: triage.name)
def test_whatever_a_first_message_tells_at_most_three_questions_remain_and_a_door_is_reached(
    triage: GuidedTriage,
) -> None:
    choices = [[None, *(answer.value for answer in question.answers)] for question in triage.questions]
    for values in product(*choices):
        told = {slot: value for slot, value in zip(triage.slots, values, strict=True) if value}
        for facts, door in triage.paths(told):
            assert len(set(facts) - set(told)) <= MOST_QUESTIONS
            if door.reply == "utter_pre_plainte":
                assert not KNOWN_OR_VIOLENT & set(facts.values()), (triage.name, facts)


def test_no_violence_and_no_known_author_reaches_the_pre_plainte_nor_its_card_nor_its_button() -> None:
    library = load_library()
    pre_plainte = library.pages["pre-plainte"]
    checked = 0
    for triage, facts, door in EVERY_PATH:
        violent = triage.name == "violence" or KNOWN_OR_VIOLENT & set(facts.values())
        if not violent:
            continue
        checked += 1
        custom = library.response(door.reply).custom
        assert door.reply != "utter_pre_plainte"
        assert "pre-plainte" not in custom["services"], (triage.name, facts)
        page = library.pages.get(custom.get("service") or custom.get("topic") or "")
        own = door.reply.startswith("utter_loss_")
        assert own or page is None or pre_plainte.slug not in page.see_also, (triage.name, facts)
    assert checked > 25


def test_a_question_whose_answer_is_known_is_not_asked() -> None:
    complaint = TRIAGES["complaint"]
    step = complaint.next_step({"complaint_when": "recent", "complaint_what": "thing"})
    assert isinstance(step, Question)
    assert step.slot == "complaint_author"
    door = complaint.next_step({"complaint_when": "recent", "complaint_what": "thing", "complaint_author": "known"})
    assert isinstance(door, Door)
    assert door.reply == "utter_plainte"


# What a message tells, in the words of everybody.

TOLD = [
    (
        "complaint",
        "On m'a volé mon vélo hier et je connais la personne",
        {"when": "recent", "what": "thing", "author": "known"},
    ),
    ("complaint", "c'est mon ex qui a tout cassé", {"author": "known"}),
    ("complaint", "un inconnu m'a frappé il y a deux ans", {"when": "old", "what": "person", "author": "unknown"}),
    ("complaint", "je ne connais pas l'auteur", {"author": "unknown"}),
    ("complaint", "jsais pas qui c", {"author": "unknown"}),
    ("complaint", "c'est en cours", {"when": "now"}),
    ("scam", "j'ai encore ma carte", {"what": "card_in_hand"}),
    ("scam", "j'ai payé un faux site", {"what": "paid", "author": "unknown"}),
    ("scam", "je n'ai pas payé", {}),
    ("scam", "j'ai reçu un texto, je n'ai pas cliqué", {"what": "message", "channel": "phone"}),
    ("illicit", "c'est sur facebook public", {"where": "public"}),
    ("illicit", "il m'écrit en message privé", {"where": "private"}),
    ("illicit", "ma fille de 13 ans est insultée", {"minor": "online"}),
    ("violence", "mon mari m'a frappée hier soir", {"when": "recent", "who": "partner"}),
    ("violence", "ce n'est pas mon mari", {}),
    ("loss", "on m'a volé mon portable, un inconnu", {"what": "phone", "how": "stolen_unknown"}),
    ("loss", "mon passeport volé avec violence", {"what": "papers", "how": "stolen_violence"}),
    ("loss", "j'ai perdu mes papiers", {"what": "papers", "how": "lost"}),
    ("loss", "bonjour", {}),
]


@pytest.mark.parametrize(("name", "text", "facts"), TOLD)
def test_a_message_tells_the_answers_that_are_in_it(name: str, text: str, facts: dict[str, str]) -> None:
    assert fact_readers()[name].read(text) == {f"{name}_{slot}": value for slot, value in facts.items()}


ANSWERED = [
    ("complaint_author", "oui", "known"),
    ("complaint_author", "non", "unknown"),
    ("complaint_author", "non pas du tout", "unknown"),
    ("complaint_author", "je la connais", "known"),
    ("complaint_author", "je la connais pas", "unknown"),
    ("complaint_author", "je ne sais pas", "unknown"),
    ("complaint_author", "mon voisin", "known"),
    ("complaint_author", "non, c'est mon voisin", "known"),
    ("complaint_author", "un type dans la rue", "unknown"),
    ("complaint_author", "OUI je le connais", "known"),
    ("complaint_author", "2", "unknown"),
    ("complaint_author", "Oui, je le connais", "known"),
    ("complaint_when", "hier soir", "recent"),
    ("complaint_when", "il y a un an", "old"),
    ("complaint_when", "il y a 3 ans", "old"),
    ("complaint_when", "il y a 3 jours", "recent"),
    ("complaint_when", "en ce moment", "now"),
    ("complaint_when", "non", "recent"),
    ("complaint_when", "oui", "now"),
    ("complaint_when", "pas en ce moment", "recent"),
    ("complaint_what", "un vol", "thing"),
    ("complaint_what", "des menaces", "person"),
    ("complaint_what", "mon mari", "couple"),
    ("scam_what", "oui je l'ai toujours", "card_in_hand"),
    ("scam_what", "non on me l'a volée", "card_lost"),
    ("scam_what", "j'ai fait un virement", "paid"),
    ("scam_what", "c juste un sms", "message"),
    ("scam_channel", "par mail", "mail"),
    ("scam_channel", "on m'a appelé", "phone"),
    ("scam_age", "elle a 15 ans", "minor"),
    ("scam_age", "34 ans", "adult"),
    ("scam_age", "non", "adult"),
    ("illicit_danger", "non", "safe"),
    ("illicit_danger", "pas de danger", "safe"),
    ("illicit_where", "instagram", "public"),
    ("illicit_where", "en mp", "private"),
    ("illicit_minor", "oui ma fille", "online"),
    ("illicit_minor", "au collège", "school"),
    ("violence_when", "non c'est fini", "recent"),
    ("violence_who", "mon frère", "family"),
    ("violence_who", "mon ex", "partner"),
    ("violence_who", "un collègue", "other"),
    ("violence_who", "mon fils de 6 ans est la victime", "child"),
    ("violence_kind", "il m'a tapé", "blows"),
    ("violence_kind", "attouchements", "sexual"),
    ("loss_what", "mon iphone", "phone"),
    ("loss_what", "la voiture", "vehicle"),
    ("loss_what", "ma carte d'identité", "papers"),
    ("loss_what", "ma carte bleue", "card"),
    ("loss_how", "volé", "stolen_unknown"),
    ("loss_how", "perdu je crois", "lost"),
    ("loss_how", "arraché dans la rue", "stolen_violence"),
    ("loss_how", "mon coloc l'a pris", "stolen_known"),
]


@pytest.mark.parametrize(("slot", "text", "value"), ANSWERED)
def test_few_words_answer_the_question_that_was_asked(slot: str, text: str, value: str) -> None:
    triage = TRIAGES[slot.partition("_")[0]]
    asked = next(question for question in triage.questions if question.slot == slot)
    assert fact_readers()[triage.name].read(text, asked).get(slot) == value


@pytest.mark.parametrize("text", ["euh", "je comprends pas la question", "bla bla", "", "???", "42"])
def test_what_answers_nothing_is_not_taken_for_an_answer(text: str) -> None:
    asked = TRIAGES["complaint"].questions[2]
    assert fact_readers()["complaint"].read(text, asked) == {}


def test_a_long_story_is_no_short_answer() -> None:
    asked = TRIAGES["complaint"].questions[2]
    story = "alors oui bon voilà ce que je voulais vous raconter c'est que le portail de la cour était resté ouvert"
    assert fact_readers()["complaint"].read(story, asked) == {}


@pytest.mark.parametrize("triage", TRIAGES.values(), ids=lambda triage: triage.name)
def test_the_words_of_each_button_typed_by_hand_mean_the_button(triage: GuidedTriage) -> None:
    for question in triage.questions:
        for answer in question.answers:
            read = fact_readers()[triage.name].read(answer.title, question)
            assert read.get(question.slot) == answer.value, (question.slot, answer.title)


VAGUE = {
    "complaint": ["Bonjour, je veux porter plainte svp", "PORTER PLAINTE", "jvoudrai porter plainte"],
    "violence": ["j'ai été agressée", "Je suis victime de violences", "on m'a frappé, que faire ?"],
    "loss": ["On m'a volé !", "déclarer un vol", "j'ai été victime d'un vol"],
    "illicit": ["signaler un contenu illicite", "bonjour je voudrais signaler un contenu choquant"],
}
PRECISE = [
    "je veux porter plainte contre mon voisin pour tapage",
    "comment porter plainte sans me déplacer",
    "j'ai été agressée par mon mari hier",
    "on m'a volé mon téléphone",
    "signaler un tweet raciste",
    "bonjour",
    "",
]


def test_a_vague_message_opens_its_triage_and_no_other() -> None:
    for name, texts in VAGUE.items():
        for text in texts:
            assert [triage for triage, reader in fact_readers().items() if reader.opens(text)] == [name], text


@pytest.mark.parametrize("text", PRECISE)
def test_a_precise_message_opens_none(text: str) -> None:
    assert not any(reader.opens(text) for reader in fact_readers().values())


def test_the_officer_reads_each_answer_in_french() -> None:
    library = load_library()
    told = library.describe_slots(
        {"scam_what": "paid", "scam_author": "known", "guided": "scam", "choice_1": "plainte"}
    )
    assert told == {"Ce qui s'est passé": "A payé ou envoyé de l'argent", "L'auteur": "Auteur connu"}


# What content staff may get wrong.

SMALL = """\
version: "3.1"
triage:
  subjects: [perceval]
  openings: [une affaire de carte]
  sources: [S28]
questions:
  - name: hand
    text: "Avez-vous la carte ?"
    label: La carte
    if_yes: held
    answers:
      held: {button: "Oui", card: En main, said: [carte en main]}
      gone: {button: "Non", card: Disparue}
doors:
  - {when: {hand: held}, to: perceval}
  - {when: {hand: gone}, to: opposition-cb}
"""


@pytest.fixture
def small(data: Path) -> Path:
    """The small copy of data/, with a triage that has no fault."""
    (data / "guided").mkdir()
    (data / "guided" / "small.yml").write_text(SMALL, encoding="utf-8")
    (data / "facts.yml").write_text((DATA / "facts.yml").read_text(encoding="utf-8"), encoding="utf-8")
    return data


def test_a_triage_in_order_has_no_fault(small: Path, faults: Callable[[], list[str]]) -> None:
    assert faults() == []


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("to: opposition-cb", "to: opposition-xx", "la réponse « utter_opposition_xx » n'existe pas."),
        ("{hand: gone}, to", "{hand: lost}, to", "« hand: lost » n'est la réponse d'aucune question."),
        ("  - {when: {hand: gone}, to: opposition-cb}\n", "", "des réponses ne mènent à aucune porte."),
        ("if_yes: held", "if_yes: kept", "« kept » n'est pas une réponse à cette question."),
        ("    if_yes: held\n", "    reads: colour\n", "« colour » n'est pas dans facts.yml."),
        ("subjects: [perceval]", "subjects: [percival]", "le sujet « percival » n'existe pas."),
        ("sources: [S28]", "sources: [S999]", "la source « S999 » n'est pas dans docs/sources."),
        ("said: [carte en main]", 'said: ["* carte"]', "« * » se place seul, entre deux mots"),
        ("Avez-vous la carte ?", "Voyez le 3018", "« 3018 »"),
        ("    label: La carte\n", "", "il manque « label »"),
    ],
)
def test_a_fault_in_a_triage_is_told_in_french(
    small: Path, edit: Callable[..., None], faults: Callable[[], list[str]], old: str, new: str, told: str
) -> None:
    edit("guided/small.yml", old, new)
    assert any(told in fault and "small.yml" in fault for fault in faults()), faults()


def test_a_triage_of_four_questions_on_one_way_is_refused(small: Path, faults: Callable[[], list[str]]) -> None:
    questions = "".join(
        f'  - name: {name}\n    text: "Encore ?"\n    label: Encore\n'
        f'    answers: {{one: {{button: "Un", card: Un}}, two: {{button: "Deux", card: Deux}}}}\n'
        for name in ("a", "b", "c", "d")
    )
    text = SMALL[: SMALL.index("questions:")] + "questions:\n" + questions
    text += "doors:\n  - {when: {a: [one, two], b: [one, two], c: [one, two], d: [one, two]}, to: perceval}\n"
    (small / "guided" / "small.yml").write_text(text, encoding="utf-8")
    assert [fault.partition(" : ")[2] for fault in faults()] == ["un chemin pose 4 questions, 3 au plus."]


@pytest.mark.parametrize(
    ("triage", "reply", "facts"),
    [
        ("loss", "utter_vehicule_vole", {"loss_what": "vehicle"}),
        ("loss", "utter_telephone_vole", {"loss_what": "phone", "loss_how": "stolen_unknown"}),
        ("loss", "utter_objets_trouves", {"loss_how": "lost"}),
        (
            "complaint",
            "utter_pre_plainte",
            {
                f"complaint_{name}": value
                for name, value in (("when", "recent"), ("what", "thing"), ("author", "unknown"))
            },
        ),
        ("complaint", "utter_plainte", {"complaint_when": "recent"}),
        ("violence", "utter_masque", {}),
    ],
)
def test_a_door_tells_what_all_who_reach_it_have_told(triage: str, reply: str, facts: dict[str, str]) -> None:
    assert TRIAGES[triage].facts_behind(reply) == facts
