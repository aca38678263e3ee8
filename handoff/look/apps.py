"""The shared look, a Django app: it must stand before `dsfr` in INSTALLED_APPS, for its templates to win."""

from django.apps import AppConfig


class LookConfig(AppConfig):
    """Templates and static files without models."""

    name = "handoff.look"
    label = "look"
