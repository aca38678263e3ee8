"""The opening app."""

from django.apps import AppConfig


class OpeningConfig(AppConfig):
    """Hours exceptions and switches."""

    name = "handoff.opening"
    label = "opening"
