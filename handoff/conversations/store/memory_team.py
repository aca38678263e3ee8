"""Who is on duty, in this process's memory: one lease a console, the longest counts."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from handoff.conversations.officers import OnDuty, Status, after
from handoff.conversations.states import Move


class MemoryTeam:
    """The officers on duty. Every method that changes what others see says so by returning True."""

    def __init__(self) -> None:
        self._officers: dict[int, OnDuty] = {}
        self._leases: dict[int, dict[str, datetime]] = defaultdict(dict)

    def __iter__(self) -> Iterator[OnDuty]:
        """Go through the officers, by name."""
        return iter(sorted(self._officers.values(), key=lambda one: one.name))

    def attend(self, seen: OnDuty, desk: str, now: datetime) -> bool:
        """Put `seen` on duty, or renew the lease of `desk` until `seen.until`."""
        known = self._officers.get(seen.id)
        leases = self._leases[seen.id]
        leases[desk] = seen.until
        until = max(leases.values())
        self._officers[seen.id] = replace(known or seen, name=seen.name, capacity=seen.capacity, until=until)
        return known is None or not known.is_present(now) or known.capacity != seen.capacity

    def leave_desk(self, officer: int, desk: str, now: datetime) -> bool:
        """End the lease of one console; the next longest counts, or none."""
        leases = self._leases.get(officer, {})
        known = self._officers.get(officer)
        if leases.pop(desk, None) is None or known is None:
            return False
        self._officers[officer] = replace(known, until=max([*leases.values()], default=min(now, known.until)))
        return not leases

    def dismiss(self, officer: int) -> bool:
        """Take an officer off duty."""
        self._leases.pop(officer, None)
        return self._officers.pop(officer, None) is not None

    def set_status(self, officer: int, status: Status) -> bool:
        """Change an officer's status."""
        if known := self._officers.get(officer):
            self._officers[officer] = replace(known, status=status, missed=0)
        return known is not None

    def moved(self, officer: int, move: Move, at: datetime) -> None:
        """Let an officer know of a move of a conversation that he has, had or gets."""
        if known := self._officers.get(officer):
            self._officers[officer] = after(known, move, at)
