"""What the console leaves behind: questions that the robot should know, in general terms."""

from typing import ClassVar

from django.db import models

from handoff.console.missing_question import LONGEST


class MissingQuestion(models.Model):
    """A question reworded by an officer. It names no officer and no conversation; the day is all of its time."""

    day = models.DateField("jour")
    subject = models.CharField("sujet", max_length=64, blank=True)
    text = models.CharField("question", max_length=LONGEST)
    done = models.BooleanField("traitée", default=False)

    class Meta:
        """The newest first."""

        ordering: ClassVar = ["-day", "-pk"]

    def __str__(self) -> str:
        return f"{self.day} {self.subject}"
