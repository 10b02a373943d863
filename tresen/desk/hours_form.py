"""What a calendar is called, where it holds, and its hours of every week."""

from django import forms
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy, pgettext

from . import regions
from .spans_field import SpansField

ZONES = (
    *("Europe/Berlin", "Europe/Vienna", "Europe/Zurich", "Europe/Amsterdam", "Europe/London"),
    *("Europe/Paris", "Europe/Warsaw", "Europe/Helsinki", "Europe/Lisbon", "UTC"),
)


class HoursForm(forms.Form):
    name = forms.CharField(max_length=80, label=gettext_lazy("Name"))
    timezone = forms.CharField(
        max_length=64,
        label=gettext_lazy("Time zone"),
        widget=forms.TextInput(attrs={"list": "zones"}),
    )
    region = forms.ChoiceField(required=False, label=gettext_lazy("Public holidays"))

    def __init__(self, data=None, *, rules, name, **kwargs):
        super().__init__(data, initial=_as_text(rules, name), **kwargs)
        for day, label in WEEKDAYS.items():
            closed = forms.TextInput(attrs={"placeholder": pgettext("hours", "closed")})
            self.fields[f"day{day}"] = SpansField(label=label, widget=closed)
        self.fields["region"].choices = _with(self.initial["region"], regions.choices())

    @property
    def weekdays(self):
        return [self[f"day{day}"] for day in WEEKDAYS]

    @property
    def zones(self):
        return ZONES

    def rules(self):
        country, _dash, subdivision = self.cleaned_data["region"].partition("-")
        return {
            "weekly": [self.cleaned_data[f"day{day}"] for day in WEEKDAYS],
            "timezone": self.cleaned_data["timezone"],
            "country": country,
            "subdivision": subdivision,
        }


def _as_text(rules, name):
    days = {f"day{day}": shown(spans) for day, spans in enumerate(rules["weekly"])}
    region = "-".join(filter(None, [rules["country"], rules["subdivision"]]))
    return {"name": name, "timezone": rules["timezone"], "region": region, **days}


def shown(spans):
    return ", ".join("-".join(span) for span in spans)


def _with(region, choices):
    """What was chosen once can be kept, even where it is not among the choices."""
    known = {code for _name, group in choices[1:] for code, _label in group}
    return choices if region in known | {""} else [*choices, (region, regions.name_of(region))]
