"""The days that a page of figures is about, as its address names them."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Self

from django import forms

from handoff.stats.kept import KEPT_FOR

USUAL_DAYS = 7
# A month of quarters of an hour is what a spreadsheet still opens with ease.
MOST_DAYS_OF_QUARTERS = 31


class PeriodForm(forms.Form):
    """Two days. Both are optional: the last week."""

    du = forms.DateField(label="Du", required=False, error_messages={"invalid": "Cette date n’existe pas."})
    au = forms.DateField(label="Au", required=False, error_messages={"invalid": "Cette date n’existe pas."})


@dataclass(frozen=True)
class Period:
    """Days, both included. `refusal`: why the days asked for are not those shown, or empty."""

    first: date
    last: date
    refusal: str = ""

    @classmethod
    def asked(cls, query: object, today: date, most: int = KEPT_FOR.days) -> Self:
        """Return the days that a query string (`du`, `au`) asks for; the last week where it says nothing usable.

        Of more than `most` days, the last ones.
        """
        usual = cls(today - timedelta(days=USUAL_DAYS - 1), today)
        form = PeriodForm(query)  # type: ignore[arg-type]  # a QueryDict, as Django gives it
        if not form.is_valid():
            return cls(usual.first, usual.last, "Une des dates n’existe pas. Voici les sept derniers jours.")
        last = form.cleaned_data["au"] or max(today, form.cleaned_data["du"] or today)
        first = form.cleaned_data["du"] or last - timedelta(days=USUAL_DAYS - 1)
        if first > last:
            return cls(usual.first, usual.last, "La fin est avant le début. Voici les sept derniers jours.")
        if (last - first).days >= most:
            return cls(last - timedelta(days=most - 1), last, f"Pas plus de {most} jours : voici les derniers.")
        return cls(first, last)

    @property
    def days(self) -> list[date]:
        """Every day, in order."""
        return [self.first + timedelta(days=number) for number in range((self.last - self.first).days + 1)]
