"""Service hours as people write them: "09:00-12:00, 13:00-18:00" for a day, empty for closed."""

import re

from django import forms
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from tresen.clock import NotASpan, read_spans, show_spans
from tresen.hours.freezing import CLOSED, TOLD

from . import day_field, regions

ZONES = (
    *("Europe/Berlin", "Europe/Vienna", "Europe/Zurich", "Europe/Amsterdam", "Europe/London"),
    *("Europe/Paris", "Europe/Warsaw", "Europe/Helsinki", "Europe/Lisbon", "UTC"),
)
NO_SPAN = gettext_lazy("Please write hours as 09:00-18:00, several separated by commas.")


class SpansField(forms.CharField):
    """Pairs of times, as a calendar version stores them."""

    def __init__(self, **kwargs):
        super().__init__(max_length=120, required=False, **kwargs)

    def clean(self, value):
        text = super().clean(value).replace("–", "-")
        pairs = [re.split(r"\s*-\s*", pair.strip()) for pair in re.split("[,;]", text)]
        try:
            return show_spans(read_spans(pairs if text else []))
        except NotASpan as error:
            raise forms.ValidationError(NO_SPAN) from error


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


class OwnDayForm(forms.Form):
    day = day_field.DayField(label=gettext_lazy("Day"))
    name = forms.CharField(max_length=80, required=False, label=gettext_lazy("Name"))
    spans = SpansField(label=gettext_lazy("Hours that are left"))

    def clean(self):
        return _all_or_nothing(self, ("day", "name"))


class FreezeForm(forms.Form):
    first = day_field.DayField(label=gettext_lazy("First day"))
    last = day_field.DayField(label=gettext_lazy("Last day"))
    name = forms.CharField(max_length=80, required=False, label=gettext_lazy("Name"))
    means = forms.ChoiceField(
        choices=[
            (CLOSED, gettext_lazy("Closed: no service time")),
            (TOLD, gettext_lazy("Only told to customers")),
        ],
        label=gettext_lazy("Means"),
    )

    def clean(self):
        return _all_or_nothing(self, ("first", "last", "name"))


def rows(form):
    return forms.formset_factory(form, extra=1, max_num=60)


def _all_or_nothing(form, fields):
    """An emptied row goes; half a row lacks the rest of it."""
    missing = [field for field in fields if field in form.cleaned_data and not form[field].data]
    if len(missing) < len(fields):
        for field in missing:
            form.add_error(field, _("Please fill this in, or empty the whole row."))
    return form.cleaned_data


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
