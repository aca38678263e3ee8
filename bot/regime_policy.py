"""Which rules an answer speaks of: sets them as slots, from the clock, and from the day and place of the message."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from rasa.core.policies.policy import PolicyPrediction
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import Event, SlotSet
from rasa.shared.core.trackers import DialogueStateTracker

from bot.circumstances import CIRCUMSTANCES, Circumstances, rules_now
from bot.follow_up import ABOUT, ATTRIBUTES, topic_that_answers
from bot.follow_up_policy import leaning
from bot.importer import LAST_TOPIC_SLOT, LEGAL_BASIS_SLOT, rule_slots
from bot.turn import just_heard
from bot.untrained_policy import UntrainedPolicy
from content.library import REGIME_SLOT, Library, load_library
from content.rules_asked import RulesAsked


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.POLICY_WITHOUT_END_TO_END_SUPPORT, is_trainable=False)
class RegimePolicy(UntrainedPolicy):
    """Predicts nothing. Its events hold whichever policy wins, and before the reply is chosen.

    Slots set in this way, unlike entities, do not change what stories expect (docs/decisions/0009).
    """

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """`priority` decides nothing: no action is predicted."""
        return {"priority": 1}

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._library = load_library()

    def predict_action_probabilities(
        self,
        tracker: DialogueStateTracker,
        domain: Domain,
        rule_only_data: dict[str, Any] | None = None,
        **kwargs: Any,
    ) -> PolicyPrediction:
        """Set the slots once a turn, when the message has just been heard."""
        events = self._slots_set(tracker) if just_heard(tracker) else []
        return self._prediction(self._default_predictions(domain), events=events)

    def _slots_set(self, tracker: DialogueStateTracker) -> list[Event]:
        message = tracker.latest_message
        parsed: Mapping[str, Any] = (message.parse_data if message else None) or {}
        now = rules_now(message.metadata if message else None)
        asked = asked_of(parsed, tracker.current_slot_values(), now)
        values = {**rule_values(asked, self._library), **self._subject_values(tracker)}
        return [SlotSet(name, value) for name, value in values.items() if tracker.get_slot(name) != value]

    def _subject_values(self, tracker: DialogueStateTracker) -> dict[str, str | None]:
        """Return the last subject after this message, and for whom, by what means and how far it is asked."""
        said = leaning(tracker)
        intent = (tracker.latest_message.intent.get("name") if tracker.latest_message else None) or ""
        if said is None:
            page = self._library.page_of_intent(intent)
            return {LAST_TOPIC_SLOT: page.slug, **dict.fromkeys(ATTRIBUTES)} if page else {}
        last = self._library.pages[tracker.get_slot(LAST_TOPIC_SLOT)]
        topic = topic_that_answers(said, last.slug, varies=last.response.varies) if said.kind == ABOUT else None
        return {LAST_TOPIC_SLOT: topic or last.slug, **said.values}


def asked_of(parsed: Mapping[str, Any], slots: Mapping[str, Any], now: datetime) -> RulesAsked:
    """Return which instant and place a message is about.

    A place holds until another one is named. A day holds for the message that names it, for those that lean on it
    ("et pour mon fils ?") and for a pressed button.
    """
    said = Circumstances.from_message(parsed.get(CIRCUMSTANCES))
    code = said.place if said else None
    if code is None and slots.get("rules_place"):
        code = RulesAsked.from_slots(slots).code
    until = bool(said and said.until)
    if said and said.at:
        return RulesAsked(said.at, said.hour_named, code, until)
    if (said is None or said.follow_up) and slots.get("rules_year"):
        before = RulesAsked.from_slots(slots)
        return RulesAsked(before.at, before.hour_named, code, until)
    return RulesAsked(now, hour_named=False, code=code, until=until)


def rule_values(asked: RulesAsked, library: Library) -> dict[str, str | None]:
    """Return the value of every slot of `bot.importer.rule_slots`."""
    regime = asked.regime(library.regimes)
    every = dict.fromkeys(rule_slots(library.regimes))
    return {
        **every,
        **asked.as_slots(),
        **regime.figures,
        REGIME_SLOT: regime.kind.value,
        LEGAL_BASIS_SLOT: regime.legal_basis,
    }
