"""What may interrupt anything: emergency, officer, cancel, a sure new subject. And the guided triages, step by step."""

from __future__ import annotations

from typing import Any

from rasa.core.policies.policy import PolicyPrediction
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, Event, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.follow_up_policy import said_of
from bot.turn import reply_before
from bot.turn_plan import Heard, Known, Plan, Planner, Replies
from bot.untrained_policy import UntrainedPolicy
from bot.zone_classifier import ALSO, CHOICES, CLARIFY_INTENT, FALLBACK_INTENT
from content.guided_facts import fact_readers
from content.library import load_library

_REPLIES_OF_OTHER_NAMES = {CLARIFY_INTENT: "utter_clarify", FALLBACK_INTENT: "utter_lost"}


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.POLICY_WITHOUT_END_TO_END_SUPPORT, is_trainable=False)
class InterruptPolicy(UntrainedPolicy):
    """Follows the plan of bot.turn_plan, one action after the other, and abstains where there is none.

    A triage is no form of Rasa's: a form keeps the floor, so the emergency would be answered, then its question asked
    again, and its answers would be lost with the action server.
    """

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """`priority`: above the rules (6), since both predict with confidence 1."""
        return {"priority": 10}

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._planner: Planner | None = None

    def predict_action_probabilities(
        self,
        tracker: DialogueStateTracker,
        domain: Domain,
        rule_only_data: dict[str, Any] | None = None,
        **kwargs: Any,
    ) -> PolicyPrediction:
        """Predict the next step of the turn's plan; abstain where the plain rules say it."""
        events = list(tracker.applied_events())
        heard_at = max((i for i, event in enumerate(events) if isinstance(event, UserUttered)), default=None)
        plan = self._plan(tracker, domain, events[:heard_at]) if heard_at is not None else None
        said = [event.action_name for event in events[heard_at or 0 :] if isinstance(event, ActionExecuted)]
        if plan is None or len(said) >= len(plan.actions) or list(plan.actions[: len(said)]) != said:
            return self._prediction(self._default_predictions(domain))
        step = plan.actions[len(said)]
        slots = {**({} if said else plan.slots), **(plan.slots_at_end if step == ACTION_LISTEN_NAME else {})}
        held = tracker.current_slot_values()
        changes = [SlotSet(name, value) for name, value in slots.items() if held.get(name) != value]
        scores = self._default_predictions(domain)
        scores[domain.index_for_action(step)] = 1.0
        # "No user": it overrules the rules, which look at the user's intent alone.
        return self._prediction(scores, optional_events=changes, is_no_user_prediction=True)

    def _plan(self, tracker: DialogueStateTracker, domain: Domain, before: list[Event]) -> Plan | None:
        slots: dict[str, Any] = {}
        for event in before:
            if isinstance(event, SlotSet):
                slots[event.key] = event.value
        message = tracker.latest_message
        parsed: dict[str, Any] = (message.parse_data if message else None) or {}
        heard = Heard(
            intent=(message.intent.get("name") if message else None) or "",
            text=(message.text if message else None) or "",
            confidence=float((message.intent.get("confidence") if message else None) or 0.0),
            choices=tuple(parsed.get(CHOICES) or ()),
            also=parsed.get(ALSO),
            is_story=bool((said := said_of(tracker)) and said.is_story),
        )
        return self._planner_of(domain).plan(heard, Known(slots, reply_before(tracker)))

    def _planner_of(self, domain: Domain) -> Planner:
        # One model, one domain: the planner is made at the first turn.
        if self._planner is None:
            self._planner = Planner(load_library().triages, fact_readers(), replies_of(domain))
        return self._planner


def replies_of(domain: Domain) -> Replies:
    """Return how to find the replies of `domain`."""

    def hands_off(reply: str) -> bool:
        return bool((domain.responses.get(reply) or [{}])[0].get("custom", {}).get("outcome") == "handoff")

    return Replies(lambda intent: _reply_to(intent, domain), hands_off)


def _reply_to(intent: str, domain: Domain) -> str:
    for prefix in ("ask_", "reach_", ""):
        name = "utter_" + intent.removeprefix(prefix)
        if name in domain.responses:
            return name
    return _REPLIES_OF_OTHER_NAMES.get(intent, "")
