"""The forms of the accounts: what may be typed, and the sentence when it may not."""

from typing import Any

from django import forms
from django.contrib.auth.forms import AuthenticationForm, PasswordChangeForm, SetPasswordForm
from django.utils import timezone

from handoff.accounts.models import LEAST_CAPACITY, MOST_CAPACITY, CapacityRule, Officer, Role

NAME_TAKEN = "Cet identifiant est déjà pris. Choisissez-en un autre."
ADDRESS_TAKEN = "Cette adresse est déjà celle d'un autre compte."
ONE_TIME_LAPSED = "Ce mot de passe à usage unique a expiré. Demandez-en un nouveau à un superviseur."
SAME_PASSWORD = "Choisissez un autre mot de passe que celui qui vous a été remis."  # noqa: S105  # a sentence
PASSWORD_RULE = "12 caractères au moins ; une phrase convient très bien."  # noqa: S105  # a sentence


class SignInForm(AuthenticationForm):
    """Name and password."""

    error_messages = {  # noqa: RUF012  # Django reads it as it is
        "invalid_login": "Identifiant ou mot de passe incorrect. Vérifiez les majuscules, puis réessayez.",
        "inactive": "Identifiant ou mot de passe incorrect. Vérifiez les majuscules, puis réessayez.",
    }

    def confirm_login_allowed(self, user: Officer) -> None:
        """Refuse a one-time password that came too late."""
        super().confirm_login_allowed(user)
        if user.one_time_until and user.one_time_until < timezone.now():
            raise forms.ValidationError(ONE_TIME_LAPSED, code="one_time_lapsed")


class CodeForm(forms.Form):
    """A code of the telephone, or a recovery code."""

    code = forms.CharField(label="Code", max_length=40, error_messages={"required": "Entrez le code."})

    def __init__(self, *args: Any, hint: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].help_text = hint
        self.fields["code"].widget.attrs.update(autocomplete="one-time-code", autocapitalize="none", spellcheck="false")


class FirstPasswordForm(SetPasswordForm):  # type: ignore[type-arg]  # generic in its stubs only
    """The officer's own password, after the one handed over."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say_the_rule(self)

    def clean_new_password1(self) -> str:
        """Refuse the password that was handed over."""
        chosen = str(self.cleaned_data["new_password1"])
        if self.user.check_password(chosen):
            raise forms.ValidationError(SAME_PASSWORD)
        return chosen


class OwnPasswordForm(PasswordChangeForm):
    """The officer's next password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say_the_rule(self)
        self.fields["old_password"].label = "Mot de passe actuel"


class AccountForm(forms.Form):
    """A new account."""

    name = forms.RegexField(
        r"^[\w.@+-]+$",
        label="Identifiant",
        max_length=64,
        help_text="Lettres, chiffres, point, tiret ; sans espace.",
        error_messages={
            "invalid": "L'identifiant ne peut contenir que des lettres, des chiffres, « . », « - » et « _ »."
        },
    )
    role = forms.ChoiceField(label="Rôle", choices=Role.choices, initial=Role.OFFICER)
    email = forms.EmailField(
        label="Adresse électronique (facultatif)", required=False, help_text="Celle que ProConnect vérifiera."
    )

    def clean_name(self) -> str:
        """Refuse a name that somebody has, or that one could take for it."""
        name = str(self.cleaned_data["name"])
        if Officer.objects.filter(name__iexact=name).exists():
            raise forms.ValidationError(NAME_TAKEN)
        return name

    def clean_email(self) -> str | None:
        """Refuse an address that somebody has."""
        return free_address(self.cleaned_data["email"])


class AddressForm(forms.Form):
    """The address that the provider must state."""

    email = forms.EmailField(label="Adresse électronique", required=False, help_text="Celle que ProConnect vérifiera.")

    def __init__(self, *args: Any, officer: Officer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._officer = officer

    def clean_email(self) -> str | None:
        """Refuse an address that somebody else has."""
        return free_address(self.cleaned_data["email"], self._officer)


class RoleForm(forms.Form):
    """A role."""

    role = forms.ChoiceField(label="Rôle", choices=Role.choices)


class CapacityForm(forms.Form):
    """How many conversations an officer may hold at once; empty for the default."""

    def __init__(self, *args: Any, rule: CapacityRule, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["capacity"] = forms.IntegerField(
            label="Conversations à la fois",
            required=False,
            min_value=LEAST_CAPACITY,
            max_value=rule.most,
            help_text=f"De {LEAST_CAPACITY} à {rule.most}. Vide : {rule.default}, comme tout le monde.",
            error_messages=_bounds(rule.most),
        )


class CapacityRuleForm(forms.Form):
    """The default and the bound of everybody."""

    default = forms.IntegerField(label="Par défaut", min_value=LEAST_CAPACITY, max_value=MOST_CAPACITY)
    most = forms.IntegerField(label="Au plus", min_value=LEAST_CAPACITY, max_value=MOST_CAPACITY)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("default", "most"):
            self.fields[name].error_messages.update(_bounds(MOST_CAPACITY))

    def clean(self) -> dict[str, Any]:
        """Refuse a default above the bound."""
        given: dict[str, Any] = super().clean() or {}
        if {"default", "most"} <= given.keys() and given["default"] > given["most"]:
            self.add_error("default", "La valeur par défaut ne peut pas dépasser le maximum.")
        return given


def free_address(address: str, owner: Officer | None = None) -> str | None:
    """Return `address` when nobody but `owner` has it, None when it is empty. Raises ValidationError."""
    if not address:
        return None
    holder = Officer.objects.filter(email__iexact=address).first()
    if holder is not None and holder != owner:
        raise forms.ValidationError(ADDRESS_TAKEN)
    return address


def _bounds(most: int) -> dict[str, str]:
    sentence = f"Choisissez un nombre entier de {LEAST_CAPACITY} à {most}."
    return {"invalid": sentence, "min_value": sentence, "max_value": sentence, "required": sentence}


def _say_the_rule(form: forms.Form) -> None:
    form.fields["new_password1"].help_text = PASSWORD_RULE
    form.fields["new_password2"].help_text = ""
    form.fields["new_password2"].label = "Le même, une seconde fois"
