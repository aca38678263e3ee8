"""Who is next, and what is said to whom somebody passes."""

from datetime import timedelta

from conftest import NOON
from hypothesis import given
from hypothesis import strategies as st

from content.vocabulary import DangerKind, HandoffReason
from handoff.conversations.classes import QueueClass
from handoff.conversations.queue import SENSITIVE_HEAD_START, Overtaken, Queue
from handoff.conversations.record import Conversation, Handoff
from handoff.conversations.states import State


def waits(name: str, minute: float, kind: QueueClass = QueueClass.NORMAL, *, interrupted: bool = False) -> Conversation:
    since = NOON + timedelta(minutes=minute)
    return Conversation(
        name, touched_at=since, state=State.QUEUED, waiting_since=since, rank=kind, interrupted=interrupted
    )


def order(*conversations: Conversation) -> list[str]:
    return [one.id for one in Queue.of(conversations).waiting]


def test_an_emergency_goes_before_everybody() -> None:
    old, danger = waits("old", 0), waits("danger", 59, QueueClass.EMERGENCY)
    assert order(old, danger) == ["danger", "old"]


def test_who_was_already_with_an_officer_goes_before_who_was_not_yet() -> None:
    assert order(waits("old", 0), waits("cut off", 59, interrupted=True)) == ["cut off", "old"]


def test_a_sensitive_conversation_passes_those_that_came_a_little_before() -> None:
    assert order(waits("normal", 0), waits("sensitive", 9, QueueClass.SENSITIVE)) == ["sensitive", "normal"]


def test_a_normal_conversation_is_never_starved_by_sensitive_ones() -> None:
    crowd = [waits(f"s{minute}", minute, QueueClass.SENSITIVE) for minute in range(1, 120)]
    ahead = order(waits("normal", 0), *crowd).index("normal")
    assert ahead <= SENSITIVE_HEAD_START / timedelta(minutes=1)


def test_the_class_follows_the_danger_the_reason_and_the_subject() -> None:
    asked = Handoff(HandoffReason.REQUESTED_BY_CITIZEN)
    plain = Conversation("c1", touched_at=NOON, handoff=asked)
    told = Conversation("c1", touched_at=NOON, handoff=asked, dangers=frozenset({DangerKind.FIRE}))
    fragile = Conversation("c1", touched_at=NOON, handoff=Handoff(asked.reason, sensitive=True))
    topic = Conversation("c1", touched_at=NOON, handoff=Handoff(HandoffReason.SENSITIVE_TOPIC))
    again = Conversation("c1", touched_at=NOON, handoff=Handoff(HandoffReason.EMERGENCY))
    found = [one.queue_class.value for one in (plain, told, fragile, topic, again)]
    assert found == ["normal", "emergency", "sensitive", "sensitive", "emergency"]


def test_who_is_passed_is_told_why_and_only_while_it_is_so() -> None:
    first, danger = waits("first", 0), waits("danger", 5, QueueClass.EMERGENCY)
    place = Queue.of([first, danger]).place_of("first")
    assert place
    assert (place.position, place.overtaken) == (2, Overtaken.EMERGENCY)
    alone = Queue.of([first]).place_of("first")
    assert alone
    assert alone.overtaken is None


def test_who_waits_behind_an_older_emergency_was_not_passed() -> None:
    place = Queue.of([waits("danger", 0, QueueClass.EMERGENCY), waits("later", 1)]).place_of("later")
    assert place
    assert place.overtaken is None


_CROWD = st.lists(
    st.tuples(st.integers(0, 200), st.sampled_from(QueueClass), st.booleans()), min_size=1, max_size=30
).map(lambda drawn: [waits(f"c{n}", at, kind, interrupted=cut) for n, (at, kind, cut) in enumerate(drawn)])


@given(_CROWD)
def test_inside_a_class_the_longest_wait_is_always_first(crowd: list[Conversation]) -> None:
    for kind in QueueClass:
        for cut in (False, True):
            same = [one for one in Queue.of(crowd).waiting if one.queue_class is kind and one.interrupted is cut]
            assert same == sorted(same, key=lambda one: (one.waits_since, one.id))


@given(_CROWD)
def test_whoever_stands_behind_a_later_comer_is_told_so(crowd: list[Conversation]) -> None:
    queue = Queue.of(crowd)
    for position, one in enumerate(queue.waiting, start=1):
        place = queue.place_of(one.id)
        assert place
        assert place.position == position
        passed = any(other.waits_since > one.waits_since for other in queue.waiting[: position - 1])
        assert (place.overtaken is not None) == passed


@given(_CROWD, st.randoms(use_true_random=False))
def test_the_order_does_not_depend_on_how_they_are_listed(crowd: list[Conversation], random: object) -> None:
    mixed = list(crowd)
    random.shuffle(mixed)  # type: ignore[attr-defined]
    assert Queue.of(mixed).waiting == Queue.of(crowd).waiting
