"""How sure is sure enough, and what is a second question."""

from bot.danger_belief import believe_in_danger
from bot.segments import split_questions
from bot.zones import Part, Thresholds, Zone, judge, second_question

PAGES = frozenset({"ask_animaux", "ask_courses", "ask_sante", "reach_pharos"})
BOUNDS = Thresholds(sure=0.6, likely=0.4, choice=0.05, second=0.7)


def test_a_sure_subject_is_followed() -> None:
    verdict = judge({"ask_animaux": 0.8, "ask_courses": 0.1}, PAGES, BOUNDS)
    assert (verdict.zone, verdict.intent) == (Zone.SURE, "ask_animaux")


def test_an_unsure_message_offers_at_most_three_likely_subjects_the_likeliest_first() -> None:
    ranking = {"ask_animaux": 0.35, "ask_courses": 0.3, "ask_sante": 0.2, "reach_pharos": 0.1}
    verdict = judge(ranking, PAGES, BOUNDS)
    assert verdict.zone is Zone.UNSURE
    assert verdict.choices == ("ask_animaux", "ask_courses", "ask_sante")


def test_what_has_no_page_is_never_offered() -> None:
    verdict = judge({"handoff_other_law": 0.45, "ask_animaux": 0.3, "ask_courses": 0.2}, PAGES, BOUNDS)
    assert verdict.choices == ("ask_animaux", "ask_courses")


def test_one_likely_subject_is_offered_where_the_others_have_no_page() -> None:
    """Its button and an officer's: a tap instead of an officer's time."""
    verdict = judge({"handoff_other_law": 0.55, "ask_animaux": 0.45}, PAGES, BOUNDS)
    assert (verdict.zone, verdict.choices) == (Zone.UNSURE, ("ask_animaux",))
    assert judge({"handoff_other_law": 0.55, "ask_animaux": 0.3}, PAGES, BOUNDS).zone is Zone.LOST


def test_a_sure_family_is_answered_by_its_likeliest_member() -> None:
    ranking = {"ask_animaux": 0.5, "ask_courses": 0.3, "ask_sante": 0.2}
    families = {"ask_animaux": "outing", "ask_courses": "outing", "ask_sante": "care"}
    verdict = judge(ranking, PAGES, BOUNDS, families)
    assert (verdict.zone, verdict.intent, verdict.confidence) == (Zone.SURE, "ask_animaux", 0.8)
    assert judge(ranking, PAGES, BOUNDS).zone is Zone.UNSURE


def test_what_has_no_family_stands_alone() -> None:
    ranking = {"handoff_other_law": 0.5, "handoff_local_report": 0.3, "ask_animaux": 0.2}
    assert judge(ranking, PAGES, BOUNDS, {"ask_animaux": "outing"}).zone is Zone.LOST


def test_when_nothing_is_likely_the_bot_is_lost() -> None:
    assert judge(dict.fromkeys(PAGES, 0.05), PAGES, BOUNDS).zone is Zone.LOST


def test_where_nothing_can_be_offered_the_bot_asks_back_rather_than_give_up() -> None:
    verdict = judge({"handoff_nonsense": 0.3, "ask_animaux": 0.1, "ask_courses": 0.01}, PAGES, BOUNDS)
    assert (verdict.zone, verdict.intent) == (Zone.SURE, "handoff_nonsense")


def test_emergencies_count_together() -> None:
    ranking = {"emergency_police": 0.2, "emergency_medical": 0.25, "ask_animaux": 0.3}
    assert believe_in_danger(ranking, 0.4) == ("emergency_medical", 0.45)
    assert believe_in_danger(ranking, 0.5) is None


def test_no_emergency_intent_means_no_belief_in_danger() -> None:
    assert believe_in_danger({"ask_animaux": 1.0}, 0.0) is None


def test_two_questions_are_answered_in_the_order_they_were_asked() -> None:
    parts = [Part({"ask_courses": 0.9, "ask_animaux": 0.1}), Part({"ask_animaux": 0.8, "ask_courses": 0.2})]
    whole = {"ask_animaux": 0.7, "ask_courses": 0.2}
    assert second_question(whole, parts, PAGES, BOUNDS) == ("ask_courses", "ask_animaux")


def test_an_unsure_part_is_no_second_question() -> None:
    parts = [Part({"ask_courses": 0.9}), Part({"ask_animaux": 0.6, "ask_courses": 0.4})]
    assert second_question({"ask_courses": 0.7, "ask_animaux": 0.2}, parts, PAGES, BOUNDS) == ("ask_courses", None)


def test_parts_that_contradict_the_whole_message_are_not_trusted() -> None:
    parts = [Part({"ask_courses": 0.9}), Part({"ask_animaux": 0.9})]
    whole = {"ask_sante": 0.6, "ask_courses": 0.2, "ask_animaux": 0.2}
    assert second_question(whole, parts, PAGES, BOUNDS) == ("ask_sante", None)


def test_a_statement_that_the_whole_message_hardly_speaks_of_is_no_second_question() -> None:
    parts = [Part({"ask_courses": 0.9, "ask_animaux": 0.1}), Part({"ask_animaux": 0.9, "ask_courses": 0.1}, asks=True)]
    assert second_question({"ask_animaux": 0.98, "ask_courses": 0.005}, parts, PAGES, BOUNDS) == ("ask_animaux", None)


def test_a_question_mark_asks_however_little_the_whole_message_speaks_of_it() -> None:
    parts = [Part({"ask_animaux": 0.9}, asks=True), Part({"ask_courses": 0.9}, asks=True)]
    whole = {"ask_animaux": 0.98, "ask_courses": 0.001}
    assert second_question(whole, parts, PAGES, BOUNDS) == ("ask_animaux", "ask_courses")


def test_a_message_of_one_sentence_has_no_parts() -> None:
    assert split_questions("Puis-je promener mon chien après 20 h ?") == []


def test_two_sentences_are_two_parts() -> None:
    assert split_questions("Puis-je promener mon chien ? Et combien coûte l'amende ?") == [
        "Puis-je promener mon chien ?",
        "Et combien coûte l'amende ?",
    ]


def test_a_long_story_gives_a_bounded_number_of_parts() -> None:
    assert len(split_questions("Il a plu toute la nuit. " * 200)) <= 6
