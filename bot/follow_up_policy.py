"""What leans on the last answer is answered from it: « et pour mon fils ? », « le dimanche ? », « pourquoi ? »."""

from __future__ import annotations

from typing import Any

from rasa.core.policies.policy import PolicyPrediction
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.domain import Domain
from rasa.shared.core.trackers import DialogueStateTracker

from bot.circumstances import CIRCUMSTANCES, Circumstances
from bot.follow_up import SURE, WHY, FollowUp, topic_that_answers
from bot.importer import LAST_TOPIC_SLOT, LEGAL_BASIS_SLOT
from bot.turn import said_since_heard
from bot.untrained_policy import UntrainedPolicy
from content.guided import GUIDED_SLOT
from content.library import load_library
from content.vocabulary import EMERGENCY_INTENT_PREFIX, OFFICER_INTENT


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.POLICY_WITHOUT_END_TO_END_SUPPORT, is_trainable=False)
class FollowUpPolicy(UntrainedPolicy):
    """Answers a leaning message once there is an answer to lean on; abstains otherwise."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """`priority`: above the interruptions (10), which would take a leaning message for an unsure one."""
        return {"priority": 11}

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._pages = load_library().pages

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
        asked = leaning(tracker)
        if asked is None:
            return None
        said = said_since_heard(tracker)
        if not said:
            return self._reply(asked, tracker)
        return ACTION_LISTEN_NAME if len(said) == 1 and said[0].startswith("utter_") else None

    def _reply(self, asked: FollowUp, tracker: DialogueStateTracker) -> str:
        page = self._pages[tracker.get_slot(LAST_TOPIC_SLOT)]
        if asked.kind == SURE:
            return "utter_sure"
        if asked.kind == WHY:
            known = page.response.varies and tracker.get_slot(LEGAL_BASIS_SLOT)
            return "utter_why_rules" if known else "utter_why_unknown"
        topic = topic_that_answers(asked, page.slug, varies=page.response.varies)
        return self._pages[topic].response.name if topic else "utter_follow_up_unknown"


def leaning(tracker: DialogueStateTracker) -> FollowUp | None:
    """Return what the latest message asks of the last answer; None when there is none, or when it is more urgent."""
    message = tracker.latest_message
    intent = (message.intent.get("name") if message else None) or ""
    if intent.startswith(EMERGENCY_INTENT_PREFIX) or intent == OFFICER_INTENT:
        return None
    # Inside a guided triage, whatever is said answers its question, or interrupts it.
    if tracker.get_slot(GUIDED_SLOT) or not tracker.get_slot(LAST_TOPIC_SLOT):
        return None
    said = Circumstances.from_message(((message.parse_data if message else None) or {}).get(CIRCUMSTANCES))
    return said.follow_up if said else None
