"""What is planned for a turn inside a guided triage, without any model: answers, corrections, interruptions."""

from typing import Any

import pytest

from bot.follow_up import LAST_TOPIC_SLOT
from bot.turn_plan import DESCRIBE_ACTION, LISTEN, Heard, Known, Plan, Planner, Replies
from content.guided_facts import fact_readers
from content.library import load_library

LIBRARY = load_library()
OTHER_NAMES = {"clarify_topic": "utter_clarify", "nlu_fallback": "utter_lost"}


def reply_to(intent: str) -> str:
    for prefix in ("ask_", "reach_", ""):
        if (name := "utter_" + intent.removeprefix(prefix)) in LIBRARY.responses:
            return name
    return OTHER_NAMES.get(intent, "")


def hands_off(reply: str) -> bool:
    return bool(reply) and LIBRARY.responses[reply].custom["outcome"] == "handoff"


PLANNER = Planner(LIBRARY.triages, fact_readers(), Replies(reply_to, hands_off))


class Talk:
    """A conversation with the planner: what it plans, it knows in the next turn."""

    def __init__(self) -> None:
        self.slots: dict[str, Any] = {}
        self.last_reply = ""

    def was_answered(self, subject: str) -> None:
        """Remember that this subject was answered last."""
        self.slots[LAST_TOPIC_SLOT] = subject

    def says(
        self,
        text: str,
        intent: str = "nlu_fallback",
        also: str | None = None,
        confidence: float = 1.0,
        *,
        is_story: bool = False,
    ) -> tuple[str, ...]:
        """Return what is done for a message that is understood as `intent`."""
        heard = Heard(intent, text, confidence=confidence, also=also, is_story=is_story)
        return self._done(PLANNER.plan(heard, Known(dict(self.slots), self.last_reply)))

    def presses(self, intent: str) -> tuple[str, ...]:
        """Return what is done for a button."""
        return self._done(PLANNER.plan(Heard(intent, f"/{intent}"), Known(dict(self.slots))))

    @property
    def held(self) -> dict[str, Any]:
        """What is still known."""
        return {name: value for name, value in self.slots.items() if value is not None}

    def _done(self, plan: Plan | None) -> tuple[str, ...]:
        if plan is None:
            return ()
        assert plan.actions[-1] == LISTEN
        self.slots |= plan.slots
        self.slots |= plan.slots_at_end
        self.last_reply = plan.actions[-2]
        return plan.actions[:-1]


@pytest.fixture
def talk() -> Talk:
    return Talk()


def test_a_vague_scam_is_asked_about_until_a_door_is_reached_and_then_nothing_is_known(talk: Talk) -> None:
    assert talk.says("je me suis fait arnaquer", "report_scam") == ("utter_ask_scam_what",)
    assert talk.says("j'ai fait un virement") == ("utter_ask_scam_author",)
    assert talk.held == {"guided": "scam", "scam_what": "paid"}
    assert talk.says("non un inconnu") == ("utter_pre_plainte",)
    assert talk.held == {}


def test_a_first_message_that_answers_a_question_skips_it(talk: Talk) -> None:
    assert talk.says("arnaqué, j'ai payé 300 euros", "report_scam") == ("utter_ask_scam_author",)
    assert talk.says("je le connais") == ("utter_plainte",)


def test_a_first_message_that_answers_all_questions_is_sent_to_the_door_at_once(talk: Talk) -> None:
    assert talk.says("arnaqué, j'ai payé un type, je le connais", "report_scam") == ("utter_plainte",)
    assert talk.held == {}


def test_what_is_not_understood_is_asked_once_more_then_an_officer(talk: Talk) -> None:
    talk.presses("report_loss")
    assert talk.says("c'est compliqué à expliquer") == ("utter_ask_loss_what",)
    assert talk.held == {"guided": "loss", "guided_again": True}
    assert talk.says("vous ne comprenez rien") == (DESCRIBE_ACTION, "utter_lost")
    assert talk.held == {}


def test_an_answer_after_the_second_asking_counts_and_the_next_question_may_be_asked_twice_too(talk: Talk) -> None:
    talk.presses("report_loss")
    talk.says("c'est compliqué à expliquer")
    assert talk.says("mon téléphone") == ("utter_ask_loss_how",)
    assert talk.says("c'est compliqué à expliquer") == ("utter_ask_loss_how",)
    assert talk.says("volé") == ("utter_telephone_vole",)


def test_a_correction_changes_the_answer_given_before(talk: Talk) -> None:
    talk.presses("report_complaint")
    talk.presses("complaint_when_recent")
    assert talk.presses("complaint_what_thing") == ("utter_ask_complaint_author",)
    assert talk.says("en fait on m'a frappé aussi") == ("utter_plainte",)


def test_an_earlier_button_pressed_again_changes_the_answer(talk: Talk) -> None:
    talk.presses("report_scam")
    assert talk.presses("scam_what_paid") == ("utter_ask_scam_author",)
    assert talk.presses("scam_what_message") == ("utter_ask_scam_channel",)
    assert talk.presses("scam_channel_mail") == ("utter_signal_spam",)


def test_two_presses_of_one_button_are_one_answer(talk: Talk) -> None:
    talk.presses("report_scam")
    assert talk.presses("scam_what_paid") == talk.presses("scam_what_paid") == ("utter_ask_scam_author",)


@pytest.mark.parametrize("press", [f"scam_what_{value}" for value in ("card_in_hand", "card_lost", "hacked")])
def test_a_button_pressed_late_leads_to_its_door(talk: Talk, press: str) -> None:
    talk.presses("report_scam")
    first = talk.presses(press)
    assert talk.presses(press) == first
    assert talk.held == {}


def test_a_late_button_of_another_triage_opens_that_one_and_forgets_the_first(talk: Talk) -> None:
    talk.presses("report_scam")
    talk.presses("scam_what_paid")
    assert talk.presses("loss_what_phone") == ("utter_ask_loss_how",)
    assert talk.held == {"guided": "loss", "loss_what": "phone"}


@pytest.mark.parametrize("triage", LIBRARY.triages)
@pytest.mark.parametrize(
    ("intent", "done"),
    [
        ("emergency_police", ("utter_emergency_police",)),
        ("emergency_medical", ("utter_emergency_medical",)),
        ("ask_officer", (DESCRIBE_ACTION, "utter_ask_officer")),
        ("insult", (DESCRIBE_ACTION, "utter_insult")),
        ("foreign_en", (DESCRIBE_ACTION, "utter_foreign_en")),
        ("cancel", ("utter_cancel",)),
        ("ask_masque", ("utter_masque",)),
        ("handoff_personal_file", (DESCRIBE_ACTION, "utter_handoff_personal_file")),
    ],
)
def test_every_triage_yields_to_an_interruption_and_is_forgotten(
    talk: Talk, triage: str, intent: str, done: tuple[str, ...]
) -> None:
    talk.presses(f"report_{triage}")
    assert talk.says("bon alors voilà", intent) == done
    assert talk.held == {}


def test_danger_is_danger_even_in_words_that_answer_the_question(talk: Talk) -> None:
    talk.presses("report_violence")
    talk.presses("violence_when_recent")
    assert talk.says("mon mari", "emergency_police") == ("utter_emergency_police",)


def test_few_words_that_answer_are_no_danger_because_the_classifier_halfway_believes_so(talk: Talk) -> None:
    talk.presses("loss_what_other")
    assert talk.says("je l'ai perdu je crois", "emergency_medical", confidence=0.61) == ("utter_objets_trouves",)


def test_few_words_that_answer_are_no_wish_for_an_officer_because_the_classifier_halfway_believes_so(
    talk: Talk,
) -> None:
    talk.presses("loss_what_vehicle")
    assert talk.says("je ne sais pas", "ask_officer", confidence=0.69) == ("utter_vehicule_vole",)


def test_an_officer_surely_asked_for_is_called_even_in_words_that_answer(talk: Talk) -> None:
    talk.presses("violence_when_recent")
    assert talk.says("un policier", "ask_officer", confidence=0.99) == (DESCRIBE_ACTION, "utter_ask_officer")


@pytest.mark.parametrize(
    ("text", "confidence"),
    [
        ("je l'ai perdu je crois", 0.97),
        ("je l'ai perdu je crois", 1.0),
        ("je ne la trouve plus depuis ce midi nulle part", 0.61),
        ("elle est partie", 0.4),
    ],
)
def test_danger_that_is_sure_long_or_no_answer_stays_danger(talk: Talk, text: str, confidence: float) -> None:
    talk.presses("loss_what_other")
    assert talk.says(text, "emergency_police", confidence=confidence) == ("utter_emergency_police",)


def test_a_question_about_danger_leaves_every_belief_in_danger_its_say(talk: Talk) -> None:
    talk.presses("report_violence")
    assert talk.says("non plus maintenant", "emergency_police", confidence=0.4) == ("utter_emergency_police",)


def test_a_short_answer_is_an_answer_though_it_sounds_like_another_subject(talk: Talk) -> None:
    talk.presses("report_complaint")
    assert talk.says("hier soir", "ask_couvre_feu") == ("utter_ask_complaint_what",)


def test_a_long_message_surely_about_another_subject_is_answered(talk: Talk) -> None:
    talk.presses("report_complaint")
    text = "et sinon hier soir on m'a dit que le couvre-feu commençait à 20 h c'est vrai"
    assert talk.says(text, "ask_couvre_feu") == ("utter_couvre_feu",)


@pytest.mark.parametrize("intent", ["thank", "greet", "acknowledge", "small_courtesy"])
def test_courtesy_asks_the_question_again_as_often_as_one_likes(talk: Talk, intent: str) -> None:
    talk.presses("report_loss")
    for _ in range(5):
        assert talk.says("merci", intent) == ("utter_ask_loss_what",)
    assert talk.says("des papiers") == ("utter_ask_loss_how",)


def test_another_vague_message_opens_its_own_triage(talk: Talk) -> None:
    talk.presses("report_scam")
    assert talk.says("j'ai été agressé", "reach_plainte") == ("utter_ask_violence_when",)
    assert talk.held == {"guided": "violence"}


def test_nobody_known_and_no_violence_is_sent_to_the_pre_plainte_in_words_either(talk: Talk) -> None:
    assert talk.says("mon voisin m'a volé ma tondeuse, je sais qui c'est", "reach_pre_plainte") == ("utter_plainte",)
    assert talk.says("on m'a arraché mon sac, un inconnu m'a frappé", "reach_pre_plainte") == ("utter_plainte",)
    assert talk.says("on m'a volé mon vélo", "reach_pre_plainte") == ()
    talk.presses("report_scam")
    talk.presses("scam_what_blackmail")
    assert talk.says("je veux juste faire une pré-plainte en ligne moi", "reach_pre_plainte") == ("utter_plainte",)


def test_the_way_to_the_pre_plainte_page_by_its_own_button_stays_open(talk: Talk) -> None:
    assert talk.presses("reach_pre_plainte") == ()


def test_outside_a_triage_plain_rules_answer(talk: Talk) -> None:
    assert talk.says("le masque", "ask_masque") == ()
    assert talk.says("annuler", "cancel") == ()


def test_a_first_incomprehension_is_asked_to_be_rephrased_a_second_one_is_for_the_rules(talk: Talk) -> None:
    assert talk.says("qsdf", "handoff_nonsense") == ("utter_rephrase",)
    assert talk.says("qsdf", "handoff_nonsense") == ()


def test_two_questions_in_one_message_are_answered_one_after_the_other(talk: Talk) -> None:
    assert talk.says("chien et masque", "ask_animaux", also="ask_masque") == ("utter_animaux", "utter_masque")


@pytest.mark.parametrize("triage", LIBRARY.triages)
def test_the_officers_card_is_written_before_the_path_is_forgotten(triage: str) -> None:
    opened = LIBRARY.triages[triage]
    slot, value = opened.questions[0].slot, opened.questions[0].answers[1].value
    plan = PLANNER.plan(Heard("ask_officer", "un policier"), Known({"guided": triage, slot: value}))
    assert plan is not None
    assert plan.actions[0] == DESCRIBE_ACTION
    assert slot not in plan.slots
    assert plan.slots_at_end[slot] is None


@pytest.mark.parametrize(
    ("subject", "text", "asked"),
    [
        ("plainte-comment", "non je ne sais pas qui c'est", "utter_ask_complaint_when"),
        ("plainte", "c'était un inconnu", "utter_ask_complaint_what"),
        ("papiers", "en fait on me l'a pris avec un couteau", "utter_loss_papers_station"),
        ("vehicule-vole", "oui par un voisin", "utter_loss_vehicle_station"),
        ("pre-plainte", "en fait c'est mon voisin", "utter_plainte"),
        ("pre-plainte", "c'est un collègue en fait", "utter_plainte"),
        ("objets-trouves", "je sais qui m'a volé, c'est mon cousin", "utter_ask_loss_what"),
    ],
)
def test_facts_told_after_a_page_that_offers_a_triage_open_it(talk: Talk, subject: str, text: str, asked: str) -> None:
    talk.was_answered(subject)
    assert talk.says(text, "not_helped") == (asked,)


def test_the_day_it_happened_told_after_a_page_that_offers_a_triage_opens_it(talk: Talk) -> None:
    talk.was_answered("plainte-comment")
    assert talk.says("c'était hier soir", "ask_couvre_feu", is_story=True) == ("utter_ask_complaint_what",)


@pytest.mark.parametrize("text", ["qsdf", "je ne comprends pas", "merci quand même"])
def test_words_that_tell_no_fact_open_nothing(talk: Talk, text: str) -> None:
    talk.was_answered("plainte-comment")
    assert talk.says(text, "handoff_nonsense") == ("utter_rephrase",)


def test_a_sure_subject_told_after_such_a_page_is_answered(talk: Talk) -> None:
    talk.was_answered("plainte-comment")
    assert talk.says("je ne le connais pas mais je veux un masque", "ask_masque") == ()


@pytest.mark.parametrize("text", ["non", "non pas maintenant il est au travail", "non c'est fini", "plus maintenant"])
def test_who_is_out_of_danger_after_the_17_is_asked_what_happened(talk: Talk, text: str) -> None:
    talk.last_reply = "utter_emergency_police"
    assert talk.says(text, "clarify_topic") == ("utter_danger_over",)
    assert talk.presses("violence_when_recent") == ("utter_ask_violence_who",)


def test_what_sounds_like_a_subject_is_no_subject_when_it_says_that_the_danger_is_over(talk: Talk) -> None:
    talk.last_reply = "utter_emergency_police"
    assert talk.says("non attendez c'est fini", "ask_pre_plainte_valeur") == ("utter_danger_over",)


@pytest.mark.parametrize(("text", "intent"), [("non merci", "thank"), ("non un policier", "ask_officer")])
def test_thanks_and_officers_after_the_17_are_what_they_are(talk: Talk, text: str, intent: str) -> None:
    talk.last_reply = "utter_emergency_police"
    assert talk.says(text, intent) == ()


@pytest.mark.parametrize("text", ["oui", "oui il est là", "encore", "qsdf"])
def test_who_may_still_be_in_danger_is_not_told_that_it_is_over(talk: Talk, text: str) -> None:
    talk.last_reply = "utter_emergency_police"
    assert talk.says(text, "clarify_topic") != ("utter_danger_over",)


def test_a_sister_who_was_attacked_is_asked_about(talk: Talk) -> None:
    assert talk.says("ma sœur s'est fait agresser", "clarify_topic") == ("utter_ask_violence_when",)
    talk.says("non, la semaine dernière")
    assert talk.says("un collègue") == ("utter_ask_violence_kind",)


def test_what_happens_every_day_is_no_danger_at_this_instant(talk: Talk) -> None:
    talk.presses("report_complaint")
    assert talk.says("ça continue tous les jours") == ("utter_ask_complaint_what",)


def test_a_telephone_lost_is_looked_for_at_once(talk: Talk) -> None:
    assert talk.says("j'ai perdu mon téléphone", "clarify_topic") == ("utter_objets_trouves",)
