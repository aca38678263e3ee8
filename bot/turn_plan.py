"""What the bot does in one turn, where plain rules do not say it: interruptions, guided triages, a second answer. Pure.

A plan is worked out from what was heard and what was known before, so it is the same at each step of the turn.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.follow_up import LAST_TOPIC_SLOT
from content.guided import GUIDED_AGAIN_SLOT, GUIDED_SLOT, Door, Facts, GuidedTriage, Question, presses
from content.guided_facts import LONGEST_ANSWER, FactReader
from content.normalizer import normalize
from content.vocabulary import EMERGENCY_INTENT_PREFIX, OFFICER_INTENT

LISTEN = "action_listen"
DESCRIBE_ACTION = "action_describe_conversation"
CLARIFY_INTENT = "clarify_topic"
FALLBACK_INTENT = "nlu_fallback"
CHOICE_SLOTS = ("choice_1", "choice_2", "choice_3")
ASKED_AGAIN_SLOT = "asked_again"

# Courtesy does not close a triage: its question is asked again.
_COURTESY = frozenset({"affirm_helped", "acknowledge", "thank", "greet", "small_courtesy", "ask_robot"})
_WORTH_REPHRASING = frozenset({"handoff_nonsense", "not_helped"})
# Before anything was asked it answers nothing.
_YES = "affirm_helped"
# Inside a triage it may be an answer in words that were not foreseen.
_NOT_UNDERSTOOD = frozenset({CLARIFY_INTENT, FALLBACK_INTENT, "handoff_nonsense", "not_helped"})
_ALWAYS_INTERRUPTS = (EMERGENCY_INTENT_PREFIX, OFFICER_INTENT, "cancel", "insult", "foreign_")
# Beyond, a message that is surely about another subject asks about it, whatever else it tells.
_SHORT = 7
# Danger in words is certain (1.0). Below this belief, few words that answer the question are its answer: the classifier
# reads "je l'ai perdu je crois" as a person lost, because it does not know what was asked; "je ne sais pas" was 0.69 a
# wish for an officer (24/11/2026).
_BELIEVED = 0.95

_POLICE = "utter_emergency_police"
# The question that "non, plus maintenant" answers, said after the 17 was shown.
_IN_DANGER = "violence_when"

_PRE_PLAINTE = "utter_pre_plainte"
_ON_THE_SPOT = "utter_plainte"
# A known author or a violence, in the words of any triage: the pré-plainte refuses them (S78).
_REFUSED_BY_PRE_PLAINTE = frozenset(
    {"known", "stolen_known", "stolen_violence", "couple", "child", "person", "blackmail"}
) | frozenset({"partner", "family", "sexual", "blows"})


@dataclass(frozen=True)
class Heard:
    """What was understood of a message. `choices` are slugs to offer, `also` the intent of a second question.

    `is_story`: it only says when something happened.
    """

    intent: str
    text: str = ""
    confidence: float = 1.0
    choices: tuple[str, ...] = ()
    also: str | None = None
    is_story: bool = False


@dataclass(frozen=True)
class Known:
    """What was known before the message: the slots that hold something, and the reply given last."""

    slots: Mapping[str, Any] = field(default_factory=dict)
    last_reply: str = ""


@dataclass(frozen=True)
class Plan:
    """The actions of a turn, in order, the slots to set before the first one, and those to set before listening."""

    actions: tuple[str, ...]
    slots: Mapping[str, Any] = field(default_factory=dict)
    slots_at_end: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Replies:
    """How to find replies: `of` gives the one to an intent, or nothing; `hands_off` tells if it calls an officer."""

    of: Callable[[str], str]
    hands_off: Callable[[str], bool]


class Planner:
    """Makes plans from the guided triages and the replies of one model."""

    def __init__(
        self, triages: Mapping[str, GuidedTriage], readers: Mapping[str, FactReader], replies: Replies
    ) -> None:
        self._triages = triages
        self._readers = readers
        self._replies = replies
        self._presses = presses(triages)
        self._by_intent = {triage.intent: triage for triage in triages.values()}
        self._slots = (GUIDED_SLOT, GUIDED_AGAIN_SLOT, *(slot for triage in triages.values() for slot in triage.slots))

    def plan(self, heard: Heard, known: Known) -> Plan | None:
        """Return what to do, or None where the plain rules say it."""
        if pressed := self._presses.get(heard.intent):
            facts = self._facts(pressed.triage, known) if known.slots.get(GUIDED_SLOT) == pressed.triage.name else {}
            return self._go_on(pressed.triage, {**facts, pressed.slot: pressed.value})
        if triage := self._triages.get(str(known.slots.get(GUIDED_SLOT))):
            return self._inside(triage, heard, known)
        if opened := self._opened_by(heard):
            return self._go_on(opened, self._readers[opened.name].read(heard.text))
        return self._outside(heard, known)

    def _outside(self, heard: Heard, known: Known) -> Plan | None:
        if known.last_reply == _POLICE and self._says_danger_is_over(heard):
            return Plan(("utter_danger_over", LISTEN))
        unsure = heard.intent in _NOT_UNDERSTOOD or heard.is_story
        if unsure and (told := self._told_after_page(heard, known)):
            return self._go_on(*told)
        if heard.intent == CLARIFY_INTENT:
            return Plan((self._replies.of(heard.intent), LISTEN), slots=_choices(heard))
        says_nothing = heard.intent in _WORTH_REPHRASING or (heard.intent == _YES and not known.last_reply)
        if says_nothing and not known.slots.get(ASKED_AGAIN_SLOT):
            # Not understood, or not helped, for the first time: one request to rephrase; the second time, an officer.
            return Plan(("utter_rephrase", LISTEN), slots={ASKED_AGAIN_SLOT: True})
        reply = self._replies.of(heard.intent)
        safe = self._never_to_pre_plainte(reply, heard, {})
        if heard.also and not self._replies.hands_off(reply):
            second = self._never_to_pre_plainte(self._replies.of(heard.also), heard, {})
            return Plan((*dict.fromkeys((safe, second)), LISTEN))
        return Plan((safe, LISTEN)) if safe != reply else None

    def _told_after_page(self, heard: Heard, known: Known) -> tuple[GuidedTriage, Facts] | None:
        """Return the triage offered on the last answer, and what few words of its own tell of its questions."""
        if heard.text.startswith("/") or len(normalize(heard.text).split()) > LONGEST_ANSWER:
            return None
        for name, triage in self._triages.items():
            topic = str(known.slots.get(LAST_TOPIC_SLOT))
            if topic in triage.offered_on and (told := self._readers[name].read(heard.text)):
                return triage, {**triage.facts_behind(f"utter_{topic.replace('-', '_')}"), **told}
        return None

    def _says_danger_is_over(self, heard: Heard) -> bool:
        questions = (question for triage in self._triages.values() for question in triage.questions)
        asked = next((question for question in questions if question.slot == _IN_DANGER), None)
        if asked is None or heard.text.startswith("/") or len(normalize(heard.text).split()) > _SHORT:
            return False
        if heard.intent.startswith(_ALWAYS_INTERRUPTS) or heard.intent in _COURTESY:
            return False
        told = self._readers[_IN_DANGER.partition("_")[0]].read(heard.text, asked).get(_IN_DANGER)
        return told is not None and told != asked.if_yes

    def _inside(self, triage: GuidedTriage, heard: Heard, known: Known) -> Plan | None:
        facts = self._facts(triage, known)
        asked = triage.next_step(facts)
        told = self._readers[triage.name].read(heard.text, asked if isinstance(asked, Question) else None)
        new = {slot: value for slot, value in told.items() if facts.get(slot) != value}
        if heard.intent.startswith(_ALWAYS_INTERRUPTS) and not self._is_only_an_answer(triage, asked, heard, new):
            return self._leave(heard, facts)
        other = self._is_other_subject(triage, heard.intent)
        if new and not (other and len(normalize(heard.text).split()) > _SHORT):
            return self._go_on(triage, {**facts, **new})
        opened = self._opened_by(heard)
        if opened and opened is not triage:
            return self._go_on(opened, self._readers[opened.name].read(heard.text))
        if heard.intent in _COURTESY:
            return self._go_on(triage, facts)
        if heard.intent in _NOT_UNDERSTOOD or opened or not self._replies.of(heard.intent):
            return self._ask_again(triage, facts, known)
        return self._leave(heard, facts)

    def _go_on(self, triage: GuidedTriage, facts: Facts) -> Plan:
        step = triage.next_step(facts)
        told = {**self._forgotten(), GUIDED_SLOT: triage.name, **facts}
        if isinstance(step, Door):
            return self._last(step.reply, told)
        return Plan((step.reply, LISTEN), slots=told)

    def _ask_again(self, triage: GuidedTriage, facts: Mapping[str, str], known: Known) -> Plan:
        step = triage.next_step(facts)
        if known.slots.get(GUIDED_AGAIN_SLOT):
            return self._last(self._replies.of(FALLBACK_INTENT), {})
        return Plan((step.reply, LISTEN), slots={GUIDED_AGAIN_SLOT: True})

    def _leave(self, heard: Heard, facts: Mapping[str, str]) -> Plan | None:
        reply = self._never_to_pre_plainte(self._replies.of(heard.intent), heard, facts)
        second = self._never_to_pre_plainte(self._replies.of(heard.also), heard, facts) if heard.also else None
        return self._last(reply, {}, second) if reply else None

    def _last(self, reply: str, slots: Mapping[str, Any], second: str | None = None) -> Plan:
        # The triage is forgotten before listening, not sooner: the officer's card tells the path.
        first = (DESCRIBE_ACTION, reply) if self._replies.hands_off(reply) else (reply,)
        both = (*first, second) if second and second != reply and len(first) == 1 else first
        return Plan((*both, LISTEN), slots=slots, slots_at_end=self._forgotten())

    def _opened_by(self, heard: Heard) -> GuidedTriage | None:
        if triage := self._by_intent.get(heard.intent):
            return triage
        if not heard.text or heard.text.startswith("/") or heard.intent.startswith(_ALWAYS_INTERRUPTS):
            return None
        return next((self._triages[name] for name, reader in self._readers.items() if reader.opens(heard.text)), None)

    def _is_only_an_answer(
        self, triage: GuidedTriage, asked: Question | Door, heard: Heard, new: Mapping[str, str]
    ) -> bool:
        """Tell whether a danger, or a wish for an officer, is only believed in, in few words that answer the question.

        A question about danger leaves a danger its say.
        """
        if isinstance(asked, Door) or asked.slot not in new or heard.confidence >= _BELIEVED:
            return False
        if len(normalize(heard.text).split()) > _SHORT:
            return False
        if heard.intent == OFFICER_INTENT:
            return True
        about_danger = any(
            asked.slot in door.when and door.reply.startswith("utter_emergency_") for door in triage.doors
        )
        return heard.intent.startswith(EMERGENCY_INTENT_PREFIX) and not about_danger

    def _is_other_subject(self, triage: GuidedTriage, intent: str) -> bool:
        reply = self._replies.of(intent)
        slug = reply.removeprefix("utter_").replace("_", "-")
        return bool(reply) and slug not in triage.subjects and intent not in _COURTESY | _NOT_UNDERSTOOD

    def _never_to_pre_plainte(self, reply: str, heard: Heard, facts: Mapping[str, str]) -> str:
        if reply != _PRE_PLAINTE:
            return reply
        told = set(facts.values())
        if not heard.text.startswith("/"):
            for name in ("complaint", "loss"):
                told |= set(self._readers[name].read(heard.text).values()) if name in self._readers else set()
        return _ON_THE_SPOT if told & _REFUSED_BY_PRE_PLAINTE else reply

    def _facts(self, triage: GuidedTriage, known: Known) -> dict[str, str]:
        return {slot: known.slots[slot] for slot in triage.slots if known.slots.get(slot)}

    def _forgotten(self) -> dict[str, None]:
        return dict.fromkeys(self._slots)


def _choices(heard: Heard) -> dict[str, str | None]:
    offered = [*heard.choices, None, None, None]
    return dict(zip(CHOICE_SLOTS, offered, strict=False))
