"""The named changes of the opening. Each is one transaction with its line in the audit trail and a new revision."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction

from content.french_hours import spoken_day, spoken_hours
from content.hours import HoursException
from handoff.accounts.audit import AuditAction, record
from handoff.accounts.models import Officer
from handoff.opening.models import ExceptionalDays, Switches


class Overlaps(Exception):
    """Another exception has one of those days: which one holds would be a guess."""


def add_exception(officer: Officer, exception: HoursException) -> None:
    """Keep an exception. Raises Overlaps."""
    with _changing():
        if ExceptionalDays.overlapping(exception.first, exception.last).exists():
            raise Overlaps
        days = ExceptionalDays(first=exception.first, last=exception.last, reason=exception.reason)
        days.hours = exception.hours
        days.save()
        record(officer, AuditAction.HOURS_CHANGED, f"Ajout : {in_words(days)} ({days.reason})")


def remove_exception(officer: Officer, key: int) -> bool:
    """Remove an exception; tell whether it was still there."""
    with _changing():
        days = ExceptionalDays.objects.filter(pk=key).first()
        if days is None:
            return False
        record(officer, AuditAction.HOURS_CHANGED, f"Suppression : {in_words(days)} ({days.reason})")
        days.delete()
        return True


def set_robot_only(officer: Officer, sentence: str) -> None:
    """Let the robot answer alone, with the sentence that citizens read; an empty one brings the officers back."""
    with _changing() as switches:
        switches.robot_only = sentence
        record(officer, AuditAction.SWITCH_CHANGED, _told("Robot seul", sentence))


def set_notice(officer: Officer, sentence: str) -> None:
    """Show a sentence at the top of every page; an empty one takes it away."""
    with _changing() as switches:
        switches.notice = sentence
        record(officer, AuditAction.SWITCH_CHANGED, _told("Message d'information", sentence))


def in_words(days: ExceptionalDays) -> str:
    """Return the days and their hours in French: « vendredi 25 décembre, fermé »."""
    when = spoken_day(days.first)
    if days.last != days.first:
        when = f"du {when} au {spoken_day(days.last)}"
    return f"{when}, {spoken_hours(tuple((one.opens, one.closes) for one in days.hours))}"


@contextmanager
def _changing() -> Iterator[Switches]:
    with transaction.atomic():
        switches = Switches.current()
        yield switches
        switches.revision += 1
        switches.save()


def _told(switch: str, sentence: str) -> str:
    return f"{switch} : {sentence}" if sentence else f"{switch} : arrêté"
