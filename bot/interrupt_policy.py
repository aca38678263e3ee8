"""What may interrupt anything: emergency, officer, cancel, a sure new subject. And what follows a first answer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rasa.core.policies.policy import Policy, PolicyPrediction
from rasa.engine.graph import ExecutionContext
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.core.constants import ACTION_DEACTIVATE_LOOP_NAME, ACTION_LISTEN_NAME
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, Event, SlotSet, UserUttered
from rasa.shared.core.generator import TrackerWithCachedStates
from rasa.shared.core.trackers import DialogueStateTracker

from bot.importer import CHOICE_SLOTS, DESCRIBE_ACTION
from bot.zone_classifier import ALSO, CHOICES, CLARIFY_INTENT, FALLBACK_INTENT

# Courtesy does not close a form: its question is asked again.
_NOT_AN_INTERRUPTION = frozenset({"affirm_helped", "acknowledge", "thank", "greet", "small_courtesy"})
_WORTH_REPHRASING = frozenset({"handoff_nonsense", "not_helped"})
ASKED_AGAIN_SLOT = "asked_again"
_REPLIES_OF_OTHER_NAMES = {CLARIFY_INTENT: "utter_clarify", FALLBACK_INTENT: "utter_lost"}


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.POLICY_WITHOUT_END_TO_END_SUPPORT, is_trainable=False)
class InterruptPolicy(Policy):
    """Closes an open form for whatever is not its answer, replies, forgets the form's slots, and listens.

    Without it an open form keeps the floor: the emergency would be answered, then the form's question asked again.
    """

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """`priority`: above the rules (6), since both predict with confidence 1."""
        return {"priority": 10}

    def __init__(
        self,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        featurizer: Any = None,
    ) -> None:
        super().__init__(config, model_storage, resource, execution_context, featurizer)

    def train(self, training_trackers: list[TrackerWithCachedStates], domain: Domain, **kwargs: Any) -> Resource:
        """Nothing is learned here."""
        return self._resource

    def predict_action_probabilities(
        self,
        tracker: DialogueStateTracker,
        domain: Domain,
        rule_only_data: dict[str, Any] | None = None,
        **kwargs: Any,
    ) -> PolicyPrediction:
        """Predict the next step of an interruption or of a second answer; abstain everywhere else."""
        turn = _Turn(tracker, domain)
        step, events = self._next_step(turn)
        if step is None:
            return self._prediction(self._default_predictions(domain))
        scores = self._default_predictions(domain)
        scores[domain.index_for_action(step)] = 1.0
        # An open form predicts itself without looking at the user ("no user"), which overrules all that looks.
        return self._prediction(scores, optional_events=events, is_no_user_prediction=True)

    def _next_step(self, turn: _Turn) -> tuple[str | None, list[Event]]:
        if turn.just_heard and turn.intent == CLARIFY_INTENT and not turn.open_form:
            return turn.reply, turn.choices_set
        if turn.needs_rephrasing:
            return "utter_rephrase", [SlotSet(ASKED_AGAIN_SLOT, value=True)]
        if turn.said == ["utter_rephrase"]:
            return ACTION_LISTEN_NAME, []
        if turn.interrupts:
            return ACTION_DEACTIVATE_LOOP_NAME, []
        if turn.said and turn.said[0] == ACTION_DEACTIVATE_LOOP_NAME:
            steps = [ACTION_DEACTIVATE_LOOP_NAME, *turn.replies, ACTION_LISTEN_NAME]
            return steps[len(turn.said)], [*turn.form_slots_reset, *turn.choices_set]
        if turn.also_reply and turn.said == [turn.reply]:
            return turn.also_reply, []
        if turn.also_reply and turn.said == [turn.reply, turn.also_reply]:
            return ACTION_LISTEN_NAME, []
        if turn.form_slots_reset and turn.finished_form:
            return ACTION_LISTEN_NAME, turn.form_slots_reset
        return None, []


class _Turn:
    """What the tracker tells of the present turn: what was heard, and what was said since."""

    def __init__(self, tracker: DialogueStateTracker, domain: Domain) -> None:
        self._tracker = tracker
        self._domain = domain
        events = list(tracker.applied_events())
        heard = max((i for i, event in enumerate(events) if isinstance(event, UserUttered)), default=-1)
        self.said = [e.action_name for e in events[heard + 1 :] if isinstance(e, ActionExecuted) and e.action_name]
        self.just_heard = heard >= 0 and not self.said
        message = tracker.latest_message
        self._parsed: dict[str, Any] = (message.parse_data if message else None) or {}
        self.intent: str = (message.intent.get("name") if message else None) or ""
        self.open_form = tracker.active_loop_name

    @property
    def reply(self) -> str:
        return _reply_to(self.intent, self._domain)

    @property
    def also_reply(self) -> str | None:
        also = self._parsed.get(ALSO)
        return _reply_to(also, self._domain) if also else None

    @property
    def replies(self) -> Sequence[str]:
        hands_off = (self._domain.responses.get(self.reply) or [{}])[0].get("custom", {}).get("outcome") == "handoff"
        return [DESCRIBE_ACTION, self.reply] if hands_off else [self.reply]

    @property
    def needs_rephrasing(self) -> bool:
        """Not understood, or not helped, for the first time: one request to rephrase; the second time, an officer."""
        first_time = not self._tracker.get_slot(ASKED_AGAIN_SLOT)
        return bool(self.just_heard and not self.open_form and first_time and self.intent in _WORTH_REPHRASING)

    @property
    def interrupts(self) -> bool:
        return bool(self.just_heard and self.open_form and self.intent not in _NOT_AN_INTERRUPTION and self.reply)

    @property
    def finished_form(self) -> bool:
        return bool(not self.open_form and self.said and self.said[-1].startswith("utter_") and len(self.said) > 1)

    @property
    def choices_set(self) -> list[Event]:
        """The subjects to offer, when the message is between several."""
        if self.intent != CLARIFY_INTENT:
            return []
        choices = [*self._parsed.get(CHOICES, ()), None, None, None]
        return [SlotSet(name, choice) for name, choice in zip(CHOICE_SLOTS, choices, strict=False)]

    @property
    def form_slots_reset(self) -> list[Event]:
        filled = {name for form in self._domain.forms for name in self._domain.required_slots_for_form(form)}
        return [SlotSet(name, None) for name in sorted(filled) if self._tracker.get_slot(name) is not None]


def _reply_to(intent: str, domain: Domain) -> str:
    for prefix in ("ask_", "reach_", ""):
        name = "utter_" + intent.removeprefix(prefix)
        if name in domain.responses:
            return name
    return _REPLIES_OF_OTHER_NAMES.get(intent, "")
