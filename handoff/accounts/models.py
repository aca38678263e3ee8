"""Who may answer citizens."""

from typing import ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models


class OfficerManager(BaseUserManager["Officer"]):
    """Makes officers."""

    def create_officer(self, name: str, password: str) -> "Officer":
        """Make an officer who can log in with `password`."""
        officer = self.model(name=name)
        officer.set_password(password)
        officer.save(using=self._db)
        return officer


class Officer(AbstractBaseUser):
    """A police officer. The name is for colleagues and the login; citizens never see it."""

    name = models.CharField("identifiant", max_length=64, unique=True)
    is_active = models.BooleanField("actif", default=True)

    objects: ClassVar[OfficerManager] = OfficerManager()

    USERNAME_FIELD = "name"

    def __str__(self) -> str:
        return self.name
