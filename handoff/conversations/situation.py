"""What decides the wait, read from the queue and the officers on duty at one instant. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from handoff.conversations.officers import MOST_ABOVE_CAPACITY, OnDuty, load
from handoff.conversations.record import Conversation
from handoff.conversations.states import State


@dataclass(frozen=True)
class Situation:
    """The numbers that decide the wait.

    `slots`: how many conversations the available officers hold and could still take; `free`: those that they could take
    now, offers included; `hands`: how many officers have room, since each takes one at a time. `in_progress` counts
    all conversations with an officer, those of officers who take no new ones included.
    """

    slots: int
    free: int
    hands: int
    in_progress: int
    waiting: int


def situation_at(
    now: datetime, waiting: int, officers: Iterable[OnDuty], held: Mapping[int, Sequence[Conversation]]
) -> Situation:
    """Return the situation at `now`. `held` is what each officer has, by id, offers included."""
    slots = free = hands = 0
    for officer in officers:
        if not officer.takes_offers(now):
            continue
        has = held.get(officer.id, ())
        offered = sum(conversation.state is State.RESERVED for conversation in has)
        room = offered + rooms(has, officer.capacity, now)
        slots += len(has) - offered + room
        free += room
        hands += room > 0
    in_progress = sum(one.state is not State.RESERVED for has in held.values() for one in has)
    return Situation(slots, free, hands, in_progress, waiting)


def rooms(held: Sequence[Conversation], capacity: int, now: datetime) -> int:
    """Return how many more conversations fit beside `held` (the rule of `officers.has_room`, several times over)."""
    by_weight = int(capacity - load(held, now))
    by_number = capacity + MOST_ABOVE_CAPACITY - len(held)
    return max(0, min(by_weight, by_number))
