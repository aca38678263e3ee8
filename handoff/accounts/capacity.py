"""How many conversations an officer may hold at once."""

from asgiref.sync import sync_to_async

from handoff.accounts.models import CapacityRule, Officer


def effective_capacity(officer: Officer, rule: CapacityRule) -> int:
    """Return what holds for `officer`: his own figure or the default, never above what supervisors allow."""
    return min(officer.capacity or rule.default, rule.most)


def capacity_of(officer_id: int) -> int:
    """Return the capacity of the officer of this key, of nobody special if it is unknown. Reads the database."""
    rule = CapacityRule.current()
    officer = Officer.objects.filter(pk=officer_id).first()
    return effective_capacity(officer, rule) if officer else min(rule.default, rule.most)


async def capacity_now(officer_id: int) -> int:
    """Return the same, read outside the event loop."""
    return await sync_to_async(capacity_of)(officer_id)
