"""Play one day: the queue's own order, offers and moves, on a virtual clock."""

import heapq
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import partial
from itertools import count
from random import Random
from typing import Any

from content.clock import PARIS
from content.vocabulary import HandoffReason
from handoff.conversations.admission import DRAIN_FOR, Admission, decide
from handoff.conversations.classes import QueueClass
from handoff.conversations.dispatch import DROPPED_AFTER, OFFER_FOR, PASSED_FOR, dispatch
from handoff.conversations.officers import GRACE, IDLE_AFTER, MISSES_ALLOWED, MOST_ABOVE_CAPACITY, OnDuty, Status
from handoff.conversations.queue import Queue
from handoff.conversations.record import Change, Conversation, Handoff, changed
from handoff.conversations.situation import situation_at
from handoff.conversations.states import (
    ACCEPT,
    CANCEL,
    CLOSE,
    DECLINE,
    HAND_OFF,
    LOSE,
    RESERVE,
    TIME_OUT,
    Move,
    State,
)
from handoff.conversations.wait import Wait, WaitEstimator
from simulation.baselines import PLACE_TIMES_MEAN, RECENT_WAITS, Baseline, PlaceTimesMean, RecentWaits
from simulation.laws import OPENS
from simulation.scenarios import Day, Minutes, Shift

MIDNIGHT = datetime(2020, 11, 14, tzinfo=PARIS)
_FAR = MIDNIGHT + timedelta(days=365)
ESTIMATOR = "estimateur"
SAMPLED_EVERY = 3
# Officers stay so long after closing, at most, for those who were let in.
STAY = DRAIN_FOR.total_seconds() / 60


@dataclass
class Forecast:
    """What one person was told, by each estimator, and what came of it. Minutes."""

    at: Minutes
    joined: Minutes
    queue_class: QueueClass
    told: dict[str, Wait]
    first: bool
    ended: Minutes | None = None
    served: bool = False


@dataclass
class Report:
    """What a day left behind."""

    day: Day
    forecasts: list[Forecast] = field(default_factory=list)
    gave_up: int = 0
    turned_away: int = 0
    stranded: int = 0
    refused: int = 0
    deterred: int = 0
    waits: list[Minutes] = field(default_factory=list)
    after_closing: list[Minutes] = field(default_factory=list)  # by how much, of those answered then
    waiting: list[tuple[Minutes, int]] = field(default_factory=list)
    over_capacity: int = 0


class _Playing:
    def __init__(self, day: Day, estimator: WaitEstimator) -> None:
        self.day = day
        self.estimator = estimator
        self.draw = Random(day.seed)
        self.report = Report(day)
        self.at: Minutes = 0.0
        self.officers: dict[int, OnDuty] = {}
        self.held: dict[int, dict[str, Conversation]] = {}
        self.waiting: dict[str, Conversation] = {}
        self.untold: dict[str, list[Forecast]] = defaultdict(list)
        self.baselines: dict[str, Baseline] = {PLACE_TIMES_MEAN: PlaceTimesMean(), RECENT_WAITS: RecentWaits()}
        self._queue: Queue | None = None
        self._order = count()
        self._agenda: list[tuple[Minutes, int, Callable[[], None]]] = []

    def play(self) -> Report:
        for number, shift in enumerate(self.day.shifts, start=1):
            self._plan(number, shift)
        for number, at in enumerate(self.day.people):
            self._on(at, partial(self._arrive, f"{number:05d}"))
        for minute in range(int(OPENS), int(self.day.closes), SAMPLED_EVERY):
            self._on(minute, self._sample)
        self._on(self.day.closes + STAY, lambda: None)  # the drain is over
        while self._agenda:
            self.at, _, happen = heapq.heappop(self._agenda)
            happen()
            self._offer_all()
            self._drain()
        self.report.stranded = len(self.waiting)
        return self.report

    def _on(self, at: Minutes, happen: Callable[[], None]) -> None:
        heapq.heappush(self._agenda, (at, next(self._order), happen))

    @property
    def now(self) -> datetime:
        return MIDNIGHT + timedelta(minutes=self.at)

    # Officers

    def _plan(self, officer: int, shift: Shift) -> None:
        self._on(shift.begins, partial(self._come, officer))
        if shift.vanishes:
            self._on(shift.ends, partial(self._vanish, officer))
        elif shift.ends < self.day.closes:
            self._on(shift.ends, partial(self._set, officer, status=Status.AWAY))

    def _come(self, officer: int) -> None:
        self.officers[officer] = OnDuty(officer, f"{officer}", self.day.capacity, until=_FAR)
        self.held[officer] = {}

    def _set(self, officer: int, **fields: Any) -> None:
        self.officers[officer] = replace(self.officers[officer], **fields)

    def _vanish(self, officer: int) -> None:
        self._set(officer, until=self.now)
        self._on(self.at + GRACE.total_seconds() / 60, partial(self._lose, officer))

    def _lose(self, officer: int) -> None:
        for held in list(self.held[officer].values()):
            if held.state is State.RESERVED:
                self._pass_on(officer, held.id, CANCEL)
            else:
                del self.held[officer][held.id]
                self._queue_up(self._changed(held, Change(move=LOSE, by=officer)))

    def _return(self, officer: int) -> None:
        # Whose day is over stays away; who is still there when the service closes serves those who were let in.
        ends = self.day.shifts[officer - 1].ends
        if self.officers[officer].is_present(self.now) and (self.at < ends or ends >= self.day.closes):
            self._set(officer, status=Status.AVAILABLE, missed=0)

    # Citizens

    def _arrive(self, name: str) -> None:
        kind = self.draw.random()
        if kind < self.day.emergencies:
            reason = HandoffReason.EMERGENCY
        elif kind < self.day.emergencies + self.day.sensitive:
            reason = HandoffReason.SENSITIVE_TOPIC
        else:
            reason = HandoffReason.REQUESTED_BY_CITIZEN
        new = self._changed(Conversation(name, self.now), Change(move=HAND_OFF, handoff=Handoff(reason)))
        patience = self.day.patience(self.draw)
        quietly = self.draw.random() < self.day.leaves_quietly
        if self.day.admits and not self._is_admitted(new, deterred=self.draw.random() < self.day.deterred):
            return
        self._queue_up(new)
        if patience < 24 * 60:
            self._on(self.at + patience, partial(self._fall_silent if quietly else self._give_up, name))

    def _is_admitted(self, new: Conversation, *, deterred: bool) -> bool:
        self._note()
        place = _place_in(Queue.of([*self.waiting.values(), new]), new)
        wait = self.estimator.estimate(place, new.queue_class)
        match decide(wait, self.now, MIDNIGHT + timedelta(minutes=self.day.closes)):
            case Admission.REFUSE:
                self.report.refused += 1
                return False
            case Admission.WARN if deterred:
                self.report.deterred += 1
                return False
            case _:
                return True

    def _queue_up(self, conversation: Conversation) -> None:
        # Its page is there until it is not: as if every heartbeat came.
        self._put(replace(conversation, seen_at=_FAR))
        self._note()
        place = _place_in(self._queue_now(), conversation)
        told = {name: one.tell(place) for name, one in self.baselines.items()}
        if wait := self.estimator.joined(conversation.id, conversation.queue_class, place):
            told[ESTIMATOR] = wait
        self._remember(conversation, told, first=True)

    def _remember(self, conversation: Conversation, told: dict[str, Wait], *, first: bool) -> None:
        joined = (conversation.waits_since - MIDNIGHT).total_seconds() / 60
        forecast = Forecast(self.at, joined, conversation.queue_class, told, first)
        self.untold[conversation.id].append(forecast)
        self.report.forecasts.append(forecast)

    def _fall_silent(self, name: str) -> None:
        """Close the page without a word: the queue learns it later."""
        if waiting := self.waiting.get(name):
            self._put(replace(waiting, seen_at=self.now))
            self._settle(name, served=False)
            self._on(self.at + DROPPED_AFTER.total_seconds() / 60, partial(self._give_up, name))

    def _give_up(self, name: str) -> None:
        waiting = self.waiting.get(name)
        if waiting is None:
            return
        self._drop(name)
        self._note()
        self.estimator.gave_up(name)
        self.report.gave_up += 1
        self._settle(name, served=False)

    def _answer(self, name: str) -> None:
        waiting = self.waiting.get(name)
        if waiting and waiting.asked_at and waiting.seen_at == _FAR:
            self._put(self._changed(waiting, Change(), heard=True))

    def _settle(self, name: str, *, served: bool) -> None:
        for forecast in self.untold.pop(name, []):
            forecast.ended, forecast.served = self.at, served

    # Offers

    def _offer_all(self) -> None:
        while self.waiting:
            has = {officer: tuple(held.values()) for officer, held in self.held.items()}
            due = dispatch(self._queue_now().waiting, list(self.officers.values()), has, self.now)
            for asked in due.asks:
                self._put(self._changed(asked, Change(asks=True)))
                self._on(self.at + self.day.reaction(self.draw), partial(self._answer, asked.id))
            for offer in due.offers:
                self._offer(offer.officer.id, offer.conversation)
            if not due.offers:
                return

    def _offer(self, officer: int, offered: Conversation) -> None:
        until = self.now + OFFER_FOR
        reserved = self._changed(offered, Change(move=RESERVE, owner=officer, until=until))
        self._put(reserved)
        self.held[officer][offered.id] = reserved
        self._set(officer, offered_at=self.now)
        fate, reaction = self.draw.random(), self.day.reaction(self.draw)
        stands = OFFER_FOR.total_seconds() / 60
        # An officer who vanishes takes nothing more.
        if fate < self.day.missed or reaction >= stands:
            self._on(self.at + stands, partial(self._pass_on, officer, offered.id, TIME_OUT, until))
        elif fate < self.day.missed + self.day.declined:
            self._on(self.at + reaction, partial(self._pass_on, officer, offered.id, DECLINE, until))
        else:
            self._on(self.at + reaction, partial(self._accept, officer, offered.id, until))

    def _stands(self, officer: int, name: str, until: datetime | None) -> bool:
        held = self.held[officer].get(name)
        return held is not None and held.state is State.RESERVED and until in (None, held.until)

    def _pass_on(self, officer: int, name: str, move: Move, until: datetime | None = None) -> None:
        if not self._stands(officer, name, until):
            return
        del self.held[officer][name]
        self._put(self._changed(self.waiting[name], Change(move=move, by=officer)))
        self._on(self.at + PASSED_FOR.total_seconds() / 60, lambda: None)  # he may be asked again
        missed = self.officers[officer].missed + 1 if move is TIME_OUT else 0
        self._set(officer, missed=missed)
        if missed > MISSES_ALLOWED:
            self._set(officer, status=Status.AWAY)
            self._on(self.at + self.day.away, partial(self._return, officer))

    def _accept(self, officer: int, name: str, until: datetime) -> None:
        if not self._stands(officer, name, until) or not self.officers[officer].is_present(self.now):
            return
        taken = self._changed(self._drop(name), Change(move=ACCEPT, owner=officer))
        # Somebody writes all the time, until one falls silent.
        self.held[officer][name] = replace(taken, touched_at=_FAR)
        self._set(officer, missed=0)
        self._check_capacity(officer)
        self._note()
        self.estimator.served(name)
        self._count_wait(taken, name)
        lasts = self.day.handling(self.draw) * (1 + self.day.slowed * (len(self.held[officer]) - 1))
        if self.draw.random() < self.day.silent:
            self._on(self.at + lasts / 2, partial(self._pause, officer, name))
        self._on(self.at + lasts, partial(self._end, officer, name, lasts))

    def _count_wait(self, taken: Conversation, name: str) -> None:
        waited = self.at - (taken.waits_since - MIDNIGHT).total_seconds() / 60
        self.report.waits.append(waited)
        if self.at > self.day.closes:
            self.report.after_closing.append(self.at - self.day.closes)
        for baseline in self.baselines.values():
            baseline.served(waited)
        self._settle(name, served=True)

    def _pause(self, officer: int, name: str) -> None:
        if held := self.held[officer].get(name):
            self.held[officer][name] = replace(held, touched_at=self.now)
            self._on(self.at + IDLE_AFTER.total_seconds() / 60, lambda: None)  # it weighs less from then on

    def _end(self, officer: int, name: str, lasted: Minutes) -> None:
        held = self.held[officer].pop(name, None)
        if held is None:
            return
        self._changed(held, Change(move=CLOSE, by=officer))
        self._note()
        self.estimator.ended()
        for baseline in self.baselines.values():
            baseline.ended(lasted)

    def _check_capacity(self, officer: int) -> None:
        held = self.held[officer].values()
        if len(held) > self.day.capacity + MOST_ABOVE_CAPACITY:
            self.report.over_capacity += 1

    # Bookkeeping

    def _changed(self, conversation: Conversation, change: Change, *, heard: bool = False) -> Conversation:
        return changed(conversation, change, self.now, heard=heard)

    def _put(self, conversation: Conversation) -> None:
        self.waiting[conversation.id] = conversation
        self._queue = None

    def _drop(self, name: str) -> Conversation:
        self._queue = None
        waiting = self.waiting.pop(name)
        if waiting.owner is not None:
            del self.held[waiting.owner][name]
        return waiting

    def _queue_now(self) -> Queue:
        if self._queue is None:
            self._queue = Queue.of(self.waiting.values())
        return self._queue

    def _note(self) -> None:
        has = {officer: tuple(held.values()) for officer, held in self.held.items()}
        self.estimator.observe(self.now, situation_at(self.now, len(self.waiting), self.officers.values(), has))

    def _sample(self) -> None:
        self._note()
        self.report.waiting.append((self.at, len(self.waiting)))
        for place, one in enumerate(self._queue_now().waiting, start=1):
            waited = (self.now - one.waits_since).total_seconds() / 60
            present = one.state is State.QUEUED and one.seen_at == _FAR
            if present and (wait := self.estimator.estimate(place, one.queue_class, waited)):
                self._remember(one, {ESTIMATOR: wait}, first=False)

    def _drain(self) -> None:
        """After closing, as the dispatcher: with nobody left who may answer, nobody is left to wait."""
        if self.at <= self.day.closes or not self.waiting:
            return
        answers = any(officer.may_still_answer(self.now) for officer in self.officers.values())
        if answers and self.at < self.day.closes + STAY:
            return
        for name in [one.id for one in self.waiting.values() if one.state is State.QUEUED]:
            self._drop(name)
            self.report.turned_away += 1
            self.untold.pop(name, None)


def _place_in(queue: Queue, conversation: Conversation) -> int:
    place = queue.place_of(conversation.id)
    return place.position if place else len(queue.waiting)


def play(day: Day, estimator: WaitEstimator | None = None) -> Report:
    """Play the day from an empty morning and return what was told and what happened."""
    return _Playing(day, estimator or WaitEstimator()).play()
