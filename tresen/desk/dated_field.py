from django import forms
from django.utils.translation import gettext as _

YEARS = range(2000, 2200)


class DatedField(forms.DateField):
    """A day of the calendar, chosen or typed: 31.12.2026 in German, 2026-12-31 everywhere."""

    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")

    def validate(self, value):
        super().validate(value)
        if value and value.year not in YEARS:
            raise forms.ValidationError(_("Please check the year of this day."))
