"""What supervisors change in the opening. The database is the truth; every process follows it (opening.py)."""

from datetime import date
from typing import ClassVar

from django.db import models

from content.hours import Hours, HoursException
from content.hours_file import read_intervals, write_intervals

# Characters of what everybody reads: one or two lines on a phone.
LONGEST_REASON = 120
LONGEST_SENTENCE = 200


class ExceptionalDays(models.Model):
    """An hours exception: days, both included, closed or with other hours, and the reason that everybody reads."""

    first = models.DateField("premier jour")
    last = models.DateField("dernier jour")
    # As in data/hours.yml, parted by spaces: "08:00-12:00 14:00-18:00". Empty: closed.
    intervals = models.CharField("horaires", max_length=64, blank=True)
    reason = models.CharField("raison", max_length=LONGEST_REASON)

    class Meta:
        """The soonest first."""

        ordering: ClassVar = ["first"]

    def __str__(self) -> str:
        return f"{self.first} – {self.last} {self.intervals or 'closed'}"

    @property
    def hours(self) -> Hours:
        """The hours of those days."""
        return read_intervals(self.intervals.split())

    @hours.setter
    def hours(self, hours: Hours) -> None:
        self.intervals = " ".join(write_intervals(hours))

    def as_exception(self) -> HoursException:
        """Return the exception as the calendar takes it."""
        return HoursException(self.first, self.last, self.hours, self.reason)

    @classmethod
    def overlapping(cls, first: date, last: date) -> "models.QuerySet[ExceptionalDays]":
        """Return those that share a day with these."""
        return cls.objects.filter(first__lte=last, last__gte=first)


class Switches(models.Model):
    """The two switches, in one row, with the sentences that citizens read; empty: off.

    `revision` counts the changes of switches and exceptions, so that a process sees at a glance that there is news.
    """

    robot_only = models.CharField("robot seul", max_length=LONGEST_SENTENCE, blank=True)
    notice = models.CharField("message d'information", max_length=LONGEST_SENTENCE, blank=True)
    revision = models.PositiveIntegerField(default=0)

    THE_ROW = 1

    def __str__(self) -> str:
        return f"revision {self.revision}"

    @classmethod
    def current(cls) -> "Switches":
        """Return the row, or one with everything off."""
        return cls.objects.filter(pk=cls.THE_ROW).first() or cls(pk=cls.THE_ROW)
