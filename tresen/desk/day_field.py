"""A day of every year or of one: people write 24.12. or 24.12.2026, rules say 12-24."""

import re

from django import forms
from django.utils.translation import get_language, gettext_lazy

from tresen.hours.resolving import NotADay, every_year, read_day

GERMAN = re.compile(r"([0-9]{1,2})\. ?([0-9]{1,2})\.? ?([0-9]{4})?")
NO_DAY = gettext_lazy("Please write a day as 24.12. (every year) or 24.12.2026.")


class DayField(forms.CharField):
    def __init__(self, **kwargs):
        super().__init__(max_length=12, required=False, **kwargs)

    def clean(self, value):
        text = super().clean(value)
        try:
            return read(text) if text else ""
        except NotADay as error:
            raise forms.ValidationError(NO_DAY) from error


def read(text):
    german = GERMAN.fullmatch(text)
    rule = _rule(*german.groups()) if german else text
    read_day(rule)
    return rule


def shown(rule):
    """As it may be typed: 24.12. in German, as the rule itself for everybody else."""
    if get_language() != "de":
        return rule
    day = read_day(rule)
    return f"{day:%d.%m.}" if every_year(rule) else f"{day:%d.%m.%Y}"


def _rule(day, month, year):
    of_every_year = f"{int(month):02}-{int(day):02}"
    return f"{year}-{of_every_year}" if year else of_every_year
