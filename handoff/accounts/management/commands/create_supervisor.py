"""Make the first supervisor, or let back in the last one who lost password and telephone."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from handoff.accounts import staff
from handoff.accounts.forms import AccountForm
from handoff.accounts.models import Officer, Role


class Command(BaseCommand):
    """Prints a name and a one-time password, to be replaced at the first sign-in."""

    help = "Crée un superviseur et affiche un mot de passe à usage unique. Il crée les autres sur /policier/comptes."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the name."""
        parser.add_argument("name")
        parser.add_argument(
            "--reset", action="store_true", help="rouvre un compte qui existe : superviseur, sans second facteur"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Write `name password` on one line, for people and for scripts."""
        name = options["name"]
        officer = Officer.objects.filter(name=name).first()
        if officer is not None:
            if not options["reset"]:
                raise CommandError(
                    f"Le compte « {name} » existe. Avec --reset, il redevient un superviseur à réinitialiser."
                )
            password = self._reset(officer)
        else:
            password = self._create(name)
        self.stdout.write(f"{name} {password}")

    @staticmethod
    def _create(name: str) -> str:
        form = AccountForm({"name": name, "role": Role.SUPERVISOR})
        if not form.is_valid():
            raise CommandError(" ".join(map(str, form.errors["name"])))
        return staff.create_account(None, name, Role.SUPERVISOR)[1]

    @staticmethod
    def _reset(officer: Officer) -> str:
        with transaction.atomic():
            staff.change_role(None, officer, Role.SUPERVISOR)
            if not officer.is_active:
                staff.reactivate(None, officer)
            staff.reset_second_factor(None, officer)
            return staff.reset_password(None, officer)
