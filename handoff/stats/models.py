"""The counters as the database keeps them."""

from typing import ClassVar

from django.db import models


class Count(models.Model):
    """How often one enumerated thing happened in one quarter of an hour."""

    quarter = models.DateTimeField("quart d'heure")
    kind = models.CharField("genre", max_length=16)
    name = models.CharField("nom", max_length=32)
    subject = models.CharField("sujet", max_length=64, blank=True)
    number = models.PositiveBigIntegerField("nombre")

    class Meta:
        """One row a counter; by day is how they are read."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["quarter", "kind", "name", "subject"], name="one_row_a_counter")
        ]
        ordering: ClassVar = ["quarter", "kind", "name", "subject"]

    def __str__(self) -> str:
        return f"{self.quarter:%Y-%m-%d %H:%M} {self.kind} {self.name} {self.subject}: {self.number}"
