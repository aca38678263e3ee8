"""Make, or renew, an officer for a demonstration."""

import secrets
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from handoff.accounts import second_factor
from handoff.accounts.models import Officer, Role


class Command(BaseCommand):
    """Prints a name and a new password; any earlier password of that name is void."""

    help = "Crée un compte de démonstration et affiche son identifiant et un mot de passe à usage unique."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the name, `demo` unless given, and the role."""
        parser.add_argument("name", nargs="?", default="demo")
        parser.add_argument("--role", choices=Role.values, default=Role.OFFICER)

    def handle(self, *args: Any, **options: Any) -> None:
        """Write `name password` on one line, for people and for scripts. Refused outside a demonstration."""
        if not settings.DEMO:
            # It would open an account without its telephone, and leave no line in the trail.
            raise CommandError("Seulement pour une démonstration (DEMO=1). Sinon : create_supervisor.")
        # Good until the next start draws another: in a demonstration nobody is asked to choose one.
        password = secrets.token_urlsafe(12)
        officer, _ = Officer.objects.get_or_create(name=options["name"])
        officer.set_password(password)
        officer.role = options["role"]
        officer.is_active = True
        officer.one_time_until = None
        officer.save()
        # What was printed opens the door, whatever an earlier demonstration linked.
        second_factor.remove(officer)
        self.stdout.write(f"{officer.name} {password}")
