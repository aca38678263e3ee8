"""The accounts app."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Officers."""

    name = "handoff.accounts"
    label = "accounts"
