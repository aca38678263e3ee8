"""The app of the counters."""

from django.apps import AppConfig


class StatsConfig(AppConfig):
    """Counters."""

    name = "handoff.stats"
    label = "stats"
