"""What supervisors type, checked and refused in French."""

from collections.abc import Mapping
from datetime import date, time, timedelta
from typing import Any

from django import forms

from content.clock import paris_now
from content.hours import CLOSED, Hours, HoursException, Interval
from handoff.opening.models import LONGEST_REASON, LONGEST_SENTENCE, ExceptionalDays

LONGEST_EXCEPTION = 92  # days: longer is no exception but other usual hours, which data/hours.yml tells
FURTHEST = 366  # days ahead: further is a mistyped year

ROBOT_ONLY = "Les policiers ne peuvent pas répondre pour le moment."


class OneLine(forms.CharField):
    """Plain text on one line, with single spaces."""

    def to_python(self, value: Any) -> str:
        """Return the text with every run of spaces and line ends made one space."""
        return " ".join(str(super().to_python(value) or "").split())


def _line(label: str, longest: int, missing: str = "") -> OneLine:
    too_long = f"Au plus {longest} caractères."
    return OneLine(
        label=label,
        max_length=longest,
        required=bool(missing),
        error_messages={"required": missing, "max_length": too_long},
    )


def _day(label: str, *, required: bool) -> forms.DateField:
    messages = {"required": "Choisissez un jour.", "invalid": "Ce jour n'existe pas. Écrivez par exemple 25/12/2020."}
    return forms.DateField(label=label, required=required, error_messages=messages)


def _time(label: str) -> forms.TimeField:
    invalid = "Cette heure n'existe pas. Écrivez par exemple 08:00."
    return forms.TimeField(label=label, required=False, error_messages={"invalid": invalid})


class ExceptionForm(forms.Form):
    """Days that are closed, or have other hours."""

    first = _day("Premier jour", required=True)
    last = _day("Dernier jour", required=False)
    kind = forms.ChoiceField(
        label="Ces jours-là",
        choices=[("closed", "Fermé toute la journée"), ("hours", "Ouvert à d'autres heures")],
        initial="closed",
        error_messages={"required": "Choisissez.", "invalid_choice": "Choisissez."},
    )
    opens = _time("Ouverture")
    closes = _time("Fermeture")
    opens_again = _time("Seconde ouverture")
    closes_again = _time("Seconde fermeture")
    reason = _line("Raison, lue par tout le monde", LONGEST_REASON, "Dites pourquoi : les citoyens le liront.")

    def clean(self) -> dict[str, Any]:
        """Check the days and the hours together; what is wrong is told at its field."""
        cleaned: dict[str, Any] = super().clean() or {}
        if "first" in cleaned and "last" in cleaned:
            self._check_days(cleaned["first"], cleaned["last"] or cleaned["first"])
        if cleaned.get("kind") == "hours" and not self.errors.keys() & {
            "opens",
            "closes",
            "opens_again",
            "closes_again",
        }:
            self._check_hours(cleaned)
        return cleaned

    def exception(self) -> HoursException:
        """Return the exception of a valid form."""
        given = self.cleaned_data
        hours = _hours(given) if given["kind"] == "hours" else CLOSED
        return HoursException(given["first"], given["last"] or given["first"], hours, given["reason"])

    def refuse_overlap(self) -> None:
        """Say that another exception has one of these days."""
        self.add_error("first", "Un de ces jours est déjà dans la liste. Supprimez-le d'abord.")

    def _check_days(self, first: date, last: date) -> None:
        today = paris_now().date()
        if first < today:
            self.add_error("first", "Ce jour est passé.")
        elif (first - today).days > FURTHEST:
            self.add_error("first", "Ce jour est dans plus d'un an : vérifiez l'année.")
        if last < first:
            self.add_error("last", "Le dernier jour vient avant le premier.")
        elif last - first >= timedelta(days=LONGEST_EXCEPTION):
            self.add_error("last", f"Au plus {LONGEST_EXCEPTION} jours de suite.")
        elif ExceptionalDays.overlapping(first, last).exists():
            self.refuse_overlap()

    def _check_hours(self, given: Mapping[str, Any]) -> None:
        if given["opens"] is None or given["closes"] is None:
            self.add_error("opens" if given["opens"] is None else "closes", "Indiquez l'ouverture et la fermeture.")
        elif not _in_order(given["opens"], given["closes"]):
            self.add_error("closes", "La fermeture doit venir après l'ouverture.")
        elif (given["opens_again"] is None) != (given["closes_again"] is None):
            missing = "opens_again" if given["opens_again"] is None else "closes_again"
            self.add_error(missing, "Indiquez l'ouverture et la fermeture, ou laissez les deux vides.")
        elif given["opens_again"] is not None:
            self._check_second(given)

    def _check_second(self, given: Mapping[str, Any]) -> None:
        if given["closes"] == time(0) or given["opens_again"] <= given["closes"]:
            self.add_error("opens_again", "La seconde ouverture doit venir après la première fermeture.")
        elif not _in_order(given["opens_again"], given["closes_again"]):
            self.add_error("closes_again", "La fermeture doit venir après l'ouverture.")


class RobotOnlyForm(forms.Form):
    """« Robot seul », with the sentence that citizens read."""

    robot_only = _line("Phrase lue par les citoyens", LONGEST_SENTENCE, "Écrivez la phrase que les citoyens liront.")


class NoticeForm(forms.Form):
    """The sentence at the top of every page."""

    notice = _line("Message", LONGEST_SENTENCE, "Écrivez le message à afficher.")


def _in_order(opens: time, closes: time) -> bool:
    # 00:00 as an end is midnight.
    return closes == time(0) or opens < closes


def _hours(given: Mapping[str, Any]) -> Hours:
    pairs = [(given["opens"], given["closes"]), (given["opens_again"], given["closes_again"])]
    return tuple(Interval(opens, closes) for opens, closes in pairs if opens is not None)
