"""Who may answer citizens, and what was done with the accounts."""

from typing import ClassVar

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.crypto import salted_hmac

# What a supervisor may set: one conversation is a person's whole attention; beyond six, answers take minutes.
LEAST_CAPACITY, MOST_CAPACITY = 1, 6
LONGEST_DETAIL = 200  # characters of an audit entry


class Role(models.TextChoices):
    """What somebody with an account does here."""

    OFFICER = "officer", "Policier"
    SUPERVISOR = "supervisor", "Superviseur"
    CONTENT = "content", "Rédacteur"


class Officer(AbstractBaseUser):
    """Somebody with an account. The name is for colleagues and the login; citizens never see it."""

    name = models.CharField("identifiant", max_length=64, unique=True)
    is_active = models.BooleanField("actif", default=True)
    role = models.CharField("rôle", max_length=16, choices=Role.choices, default=Role.OFFICER)
    # Conversations at once; empty: what the settings say.
    capacity = models.PositiveSmallIntegerField(
        "conversations à la fois",
        null=True,
        blank=True,
        validators=[MinValueValidator(LEAST_CAPACITY), MaxValueValidator(MOST_CAPACITY)],
    )

    # Set while the password is one that a supervisor handed over: until then it opens nothing but its own change.
    one_time_until = models.DateTimeField("mot de passe à usage unique jusqu'au", null=True, blank=True)
    # Part of what every session is held against: one more, and all of them are void.
    session_version = models.PositiveIntegerField("version des sessions", default=0)
    # Who the provider says it is (OIDC). The subject is bound at the first sign-in with a verified address.
    email = models.EmailField("adresse électronique", null=True, blank=True, unique=True)
    oidc_subject = models.CharField("sujet OIDC", max_length=255, null=True, blank=True, unique=True)

    objects = BaseUserManager()

    USERNAME_FIELD = "name"
    EMAIL_FIELD = "email"

    def __str__(self) -> str:
        return self.name

    def get_session_auth_hash(self) -> str:
        """Return what a session must carry: it changes with the password and with `session_version`."""
        return salted_hmac("officer session", f"{self.session_version} {self.password}", algorithm="sha256").hexdigest()


class CapacityRule(models.Model):
    """What supervisors decided for everybody: one row, or none while the settings hold."""

    default = models.PositiveSmallIntegerField("par défaut")
    most = models.PositiveSmallIntegerField("au plus")

    def __str__(self) -> str:
        return f"{self.default} (at most {self.most})"

    @classmethod
    def current(cls) -> "CapacityRule":
        """Return the rule in force."""
        kept = cls.objects.first()
        return kept or cls(default=settings.OFFICER_CAPACITY, most=MOST_CAPACITY)


class AuditAction(models.TextChoices):
    """What is worth a line in the audit trail."""

    SIGNED_IN = "signed_in", "Connexion"
    SIGN_IN_FAILED = "sign_in_failed", "Connexion refusée"
    LOCKED_OUT = "locked_out", "Connexions bloquées après plusieurs échecs"
    SIGNED_OUT = "signed_out", "Déconnexion"
    SIGNED_OUT_EVERYWHERE = "signed_out_everywhere", "Déconnexion partout"
    ACCOUNT_CREATED = "account_created", "Compte créé"
    ACCOUNT_DEACTIVATED = "account_deactivated", "Compte désactivé"
    ACCOUNT_REACTIVATED = "account_reactivated", "Compte réactivé"
    ADDRESS_CHANGED = "address_changed", "Adresse électronique changée"
    ROLE_CHANGED = "role_changed", "Rôle changé"
    CAPACITY_CHANGED = "capacity_changed", "Nombre de conversations changé"
    PASSWORD_RESET = "password_reset", "Mot de passe réinitialisé"
    PASSWORD_CHOSEN = "password_chosen", "Mot de passe choisi"
    SECOND_FACTOR_RESET = "second_factor_reset", "Second facteur réinitialisé"
    SECOND_FACTOR_SET = "second_factor_set", "Second facteur enregistré"
    HOURS_CHANGED = "hours_changed", "Horaires changés"
    SWITCH_CHANGED = "switch_changed", "Interrupteur changé"


class AuditEntry(models.Model):
    """One line of the audit trail. Written once, never changed."""

    at = models.DateTimeField("date", auto_now_add=True, db_index=True)
    officer = models.ForeignKey(Officer, models.SET_NULL, null=True, related_name="audit_entries")
    name = models.CharField("identifiant", max_length=64, blank=True)
    action = models.CharField("action", max_length=32, choices=AuditAction.choices)
    detail = models.CharField("précision", max_length=LONGEST_DETAIL, blank=True)

    class Meta:
        """Newest first."""

        ordering: ClassVar = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.name} {self.action}"
