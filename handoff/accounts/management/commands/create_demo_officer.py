"""Make, or renew, an officer for a demonstration."""

import secrets
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from handoff.accounts.models import Officer


class Command(BaseCommand):
    """Prints a name and a new password; any earlier password of that name is void."""

    help = "Crée un policier de démonstration et affiche son identifiant et un mot de passe à usage unique."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the name, `demo` unless given."""
        parser.add_argument("name", nargs="?", default="demo")

    def handle(self, *args: Any, **options: Any) -> None:
        """Write `name password` on one line, for people and for scripts."""
        password = secrets.token_urlsafe(12)
        officer, _ = Officer.objects.get_or_create(name=options["name"])
        officer.set_password(password)
        officer.is_active = True
        officer.save()
        self.stdout.write(f"{officer.name} {password}")
