from django import forms


class DatedField(forms.DateField):
    """A day of the calendar, chosen or typed: 31.12.2026 in German, 2026-12-31 everywhere."""

    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
