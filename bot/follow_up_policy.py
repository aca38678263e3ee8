"""What leans on the last answer is answered from it: « et pour mon fils ? », « le dimanche ? », « pourquoi ? »."""

from __future__ import annotations

from typing import Any

from rasa.core.policies.policy import PolicyPrediction
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.domain import Domain
from rasa.shared.core.trackers import DialogueStateTracker

from bot.circumstances import CIRCUMSTANCES, Circumstances
from bot.follow_up import ABOUT, LAST_TOPIC_SLOT, NEXT, SURE, UNTIL, WHY, FollowUp, topic_that_answers
from bot.importer import LEGAL_BASIS_SLOT
from bot.turn import reply_before, said_since_heard
from bot.untrained_policy import UntrainedPolicy
from content.guided import GUIDED_SLOT
from content.guided_facts import fact_readers
from content.library import load_library
from content.vocabulary import EMERGENCY_INTENT_PREFIX, OFFICER_INTENT

_CHOICES = "utter_clarify"
_ASKING = frozenset({ABOUT, UNTIL, NEXT})


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.POLICY_WITHOUT_END_TO_END_SUPPORT, is_trainable=False)
class FollowUpPolicy(UntrainedPolicy):
    """Answers a leaning message once there is an answer to lean on; abstains otherwise."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """`priority`: above the interruptions (10), which would take a leaning message for an unsure one."""
        return {"priority": 11}

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._library = load_library()
        self._pages = self._library.pages

    def predict_action_probabilities(
        self,
        tracker: DialogueStateTracker,
        domain: Domain,
        rule_only_data: dict[str, Any] | None = None,
        **kwargs: Any,
    ) -> PolicyPrediction:
        """Predict the reply to a leaning message, then to listen."""
        scores = self._default_predictions(domain)
        step = self._next_step(tracker)
        if step is None:
            return self._prediction(scores)
        scores[domain.index_for_action(step)] = 1.0
        # As the interruptions do: what looks at the user gives way to what does not.
        return self._prediction(scores, is_no_user_prediction=True)

    def _next_step(self, tracker: DialogueStateTracker) -> str | None:
        said = said_since_heard(tracker)
        if asked := leaning(tracker):
            reply = self._reply(asked, tracker)
        elif _leans_on_choices(tracker):
            reply = _CHOICES  # the same ones, for the day, the place or the person told now
        elif self._leans_on_nothing(tracker):
            reply = "utter_follow_up_nothing"
        else:
            return None
        if not said:
            return reply
        return ACTION_LISTEN_NAME if len(said) == 1 and said[0].startswith("utter_") else None

    def _reply(self, asked: FollowUp, tracker: DialogueStateTracker) -> str:
        page = self._pages[tracker.get_slot(LAST_TOPIC_SLOT)]
        if asked.kind == SURE:
            return "utter_sure"
        if asked.kind == WHY:
            known = page.response.varies and tracker.get_slot(LEGAL_BASIS_SLOT)
            return "utter_why_rules" if known else "utter_why_unknown"
        if asked.kind in {UNTIL, NEXT}:
            return page.response.name
        topic = topic_that_answers(asked, page.slug, varies=page.response.varies)
        if topic:
            return self._pages[topic].response.name
        said = said_of(tracker)
        tells_day_or_place = said is not None and (said.at or said.place or said.past)
        return "utter_follow_up_same" if tells_day_or_place and not asked.values else "utter_follow_up_unknown"

    def _leans_on_nothing(self, tracker: DialogueStateTracker) -> bool:
        """Tell whether a leaning message, with nothing before it, is taken for a subject that it does not tell.

        « et le week-end ? » is no question about the hours of this chat; about the curfew it may be.
        """
        if tracker.get_slot(GUIDED_SLOT) or tracker.get_slot(LAST_TOPIC_SLOT) or is_urgent(tracker):
            return False
        said = said_of(tracker)
        page = self._library.page_of_intent(_intent(tracker))
        leans = said is not None and said.follow_up is not None and said.follow_up.kind in _ASKING
        return leans and page is not None and not page.response.varies


def leaning(tracker: DialogueStateTracker) -> FollowUp | None:
    """Return what the latest message asks of the last answer; None when there is none, or when it is more urgent."""
    # Inside a guided triage, whatever is said answers its question, or interrupts it.
    if is_urgent(tracker) or tracker.get_slot(GUIDED_SLOT) or not tracker.get_slot(LAST_TOPIC_SLOT):
        return None
    said, library = said_of(tracker), load_library()
    if said is None or said.follow_up is None or _follows_choices(tracker):
        return None
    page = library.pages[tracker.get_slot(LAST_TOPIC_SLOT)]
    if page.response.varies:
        return said.follow_up
    if said.follow_up.kind in {UNTIL, NEXT}:
        return None  # "jusqu'à quand ?" after a complaint asks for its time limit
    # "c'était hier" after a page that offers a triage answers its question (bot.turn_plan).
    offered, text = library.triages_offered_on(page.slug), _text(tracker)
    if said.is_story and any(fact_readers()[triage.name].read(text) for triage in offered):
        return None
    return said.follow_up


def _follows_choices(tracker: DialogueStateTracker) -> bool:
    """Tell whether the latest message leans on a question whose subject the citizen has still to choose."""
    if is_urgent(tracker) or tracker.get_slot(GUIDED_SLOT) or reply_before(tracker) != _CHOICES:
        return False
    said = said_of(tracker)
    return said is not None and said.follow_up is not None and said.follow_up.kind in _ASKING


def _leans_on_choices(tracker: DialogueStateTracker) -> bool:
    """Tell whether it is for the choices to be shown again: « et le 31 ? » may be a sure question on the curfew."""
    page = load_library().page_of_intent(_intent(tracker))
    return _follows_choices(tracker) and (page is None or not page.response.varies)


def said_of(tracker: DialogueStateTracker) -> Circumstances | None:
    """Return what was read of the latest message, or None for a pressed button."""
    message = tracker.latest_message
    return Circumstances.from_message(((message.parse_data if message else None) or {}).get(CIRCUMSTANCES))


def is_urgent(tracker: DialogueStateTracker) -> bool:
    """Tell whether the latest message is a danger, or asks for an officer: it is no follow-up."""
    return _intent(tracker).startswith((EMERGENCY_INTENT_PREFIX, OFFICER_INTENT))


def _intent(tracker: DialogueStateTracker) -> str:
    message = tracker.latest_message
    return (message.intent.get("name") if message else None) or ""


def _text(tracker: DialogueStateTracker) -> str:
    message = tracker.latest_message
    return (message.text if message else None) or ""
