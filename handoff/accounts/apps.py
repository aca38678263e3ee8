"""The accounts app."""

from importlib import import_module

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Officers."""

    name = "handoff.accounts"
    label = "accounts"

    def ready(self) -> None:
        """Listen to what the audit trail is made of."""
        import_module("handoff.accounts.receivers")
