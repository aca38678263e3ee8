"""Which rules and which subject an answer speaks of: sets them as slots, from the clock and from what was said."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from rasa.core.policies.policy import PolicyPrediction
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import Event, SlotSet
from rasa.shared.core.trackers import DialogueStateTracker

from bot.circumstances import CIRCUMSTANCES, Circumstances, rules_now
from bot.follow_up import ABOUT, ATTRIBUTES, LAST_TOPIC_SLOT, NEXT, topic_that_answers
from bot.follow_up_policy import leaning
from bot.importer import LEGAL_BASIS_SLOT, rule_slots
from bot.turn import said_since_heard
from bot.untrained_policy import UntrainedPolicy
from content.library import REGIME_SLOT, Library, load_library
from content.normalizer import fold
from content.place_codes import parts_of
from content.regimes import Regimes
from content.rules_asked import RulesAsked

# Who may be there already: the rules of that place count, and an officer answers where no source tells them.
_IS_THERE = re.compile(r"\b(?:suis|sommes|habit\w+|vis|vivons|resid\w+|bloque\w*|coince\w*|depuis|ici)\b")


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
        self._subjects = subjects_by_reply(self._library)
        self._to_destinations = frozenset(page.intent for page in self._library.pages.values() if page.destination)

    def predict_action_probabilities(
        self,
        tracker: DialogueStateTracker,
        domain: Domain,
        rule_only_data: dict[str, Any] | None = None,
        **kwargs: Any,
    ) -> PolicyPrediction:
        """Set the rules when the message has just been heard, and the subject when it has been answered."""
        said = said_since_heard(tracker)
        values = self._answered(said, tracker) if said else self._asked(tracker)
        events: list[Event] = [
            SlotSet(name, value) for name, value in values.items() if tracker.get_slot(name) != value
        ]
        return self._prediction(self._default_predictions(domain), events=events)

    def _asked(self, tracker: DialogueStateTracker) -> dict[str, str | None]:
        message = tracker.latest_message
        parsed: Mapping[str, Any] = (message.parse_data if message else None) or {}
        now = rules_now(message.metadata if message else None)
        if self._names_a_destination(parsed, (message.text if message else None) or ""):
            parsed = _without_place(parsed)
        asked = asked_of(parsed, tracker.current_slot_values(), now, self._library.regimes)
        return {**rule_values(asked, self._library), **self._leaning(tracker)}

    def _names_a_destination(self, parsed: Mapping[str, Any], text: str) -> bool:
        # "Et en outre-mer ?" asks for the rules of there, whatever subject its words are near to.
        leans = (parsed.get(CIRCUMSTANCES) or {}).get("follow_up")
        asks = (parsed.get("intent") or {}).get("name") in self._to_destinations
        return asks and not leans and not _IS_THERE.search(fold(text))

    def _leaning(self, tracker: DialogueStateTracker) -> dict[str, str | None]:
        """Return the subject that a leaning message asks about, and for whom, by what means and how far."""
        said = leaning(tracker)
        if said is None:
            return {}
        last = self._library.pages[tracker.get_slot(LAST_TOPIC_SLOT)]
        topic = topic_that_answers(said, last.slug, varies=last.response.varies) if said.kind == ABOUT else None
        return {LAST_TOPIC_SLOT: topic or last.slug, **said.values}

    def _answered(self, said: Sequence[str], tracker: DialogueStateTracker) -> dict[str, str | None]:
        """Return the subject that was answered, whoever chose it: a question, a button, the door of a triage."""
        topic = next((found for reply in said if (found := self._subjects.get(reply))), None)
        if topic is None or topic == tracker.get_slot(LAST_TOPIC_SLOT):
            return {}
        return {LAST_TOPIC_SLOT: topic, **dict.fromkeys(ATTRIBUTES)}


def _without_place(parsed: Mapping[str, Any]) -> Mapping[str, Any]:
    said = parsed.get(CIRCUMSTANCES)
    return {**parsed, CIRCUMSTANCES: {**said, "place": None}} if said else parsed


def subjects_by_reply(library: Library) -> dict[str, str]:
    """Return the subject of each reply that one may lean on: those of the pages, and those at the doors of triages."""
    doors = {door.reply for triage in library.triages.values() for door in triage.doors}
    custom = {reply: library.response(reply).custom for reply in doors}
    told = {reply: str(one.get("service") or one.get("topic")) for reply, one in custom.items()}
    return {
        **{reply: slug for reply, slug in told.items() if slug in library.pages},
        **{page.response.name: page.slug for page in library.pages.values()},
    }


def asked_of(parsed: Mapping[str, Any], slots: Mapping[str, Any], now: datetime, regimes: Regimes) -> RulesAsked:
    """Return which instant and place a message is about.

    A place holds until another one is named. A day holds for the message that names it, for those that lean on it
    ("et pour mon fils ?") and for a pressed button. "Et après ?" asks for the day of the next rules.
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
        if said and said.follow_up and said.follow_up.kind == NEXT:
            return _when_rules_change(before, code, regimes)
        return RulesAsked(before.at, before.hour_named, code, until)
    return RulesAsked(now, hour_named=False, code=code, until=until)


def _when_rules_change(before: RulesAsked, code: str | None, regimes: Regimes) -> RulesAsked:
    change = regimes.next_change(before.at, parts_of(code)[0] if code else None)
    # At midnight the whole day is meant.
    return RulesAsked(change, change.hour != 0, code) if change else RulesAsked(before.at, before.hour_named, code)


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
