"""The app of the console."""

from django.apps import AppConfig


class ConsoleConfig(AppConfig):
    """The officers' console, and the questions that it keeps for content staff."""

    name = "handoff.console"
    label = "console"
