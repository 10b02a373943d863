"""The rows of a calendar's form: days of its own and freezes, none of which contradicts another."""

from itertools import combinations

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tresen.hours.freezing import CLOSED, TOLD, Freeze, NotAFreeze

from . import day_field
from .spans_field import SpansField

TWICE = gettext_lazy("This day already stands in another row.")
NO_FREEZE = gettext_lazy(
    "A freeze needs two days of every year, or two days of one year in their order."
)
CONTRADICTS = gettext_lazy(
    "On some of these days another freeze means something else: please let one end before the "
    "other begins."
)


class OwnDayForm(forms.Form):
    day = day_field.DayField(label=gettext_lazy("Day"))
    name = forms.CharField(max_length=80, required=False, label=gettext_lazy("Name"))
    spans = SpansField(label=gettext_lazy("Hours that are left"))

    def clean(self):
        return _all_or_nothing(self, ("day", "name"))

    def rule(self):
        return {"name": self.cleaned_data["name"], "spans": self.cleaned_data["spans"]}


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
        _all_or_nothing(self, ("first", "last", "name"))
        if not self.errors and self.cleaned_data["name"]:
            self._check_days()
        return self.cleaned_data

    def rule(self):
        names = {"from": "first", "until": "last", "name": "name", "means": "means"}
        return {key: self.cleaned_data[field] for key, field in names.items()}

    def _check_days(self):
        try:
            Freeze.read(self.rule())
        except NotAFreeze:
            self.add_error("last", NO_FREEZE)


class Rows(forms.BaseFormSet):
    @property
    def filled(self):
        return [row for row in self if not row.errors and row.cleaned_data.get("name")]


class OwnDays(Rows):
    def clean(self):
        taken = set()
        for row in self.filled:
            day = row.cleaned_data["day"]
            if day in taken:
                row.add_error("day", TWICE)
            taken.add(day)


class Freezes(Rows):
    def clean(self):
        freezes = [(row, Freeze.read(row.rule())) for row in self.filled]
        for (_row, former), (row, freeze) in combinations(freezes, 2):
            if former.means != freeze.means and former.meets(freeze):
                row.add_error("first", CONTRADICTS)


OwnDayRows = forms.formset_factory(OwnDayForm, formset=OwnDays, extra=1, max_num=60)
FreezeRows = forms.formset_factory(FreezeForm, formset=Freezes, extra=1, max_num=60)


def _all_or_nothing(form, fields):
    """An emptied row goes; half a row lacks the rest of it."""
    missing = [field for field in fields if field in form.cleaned_data and not form[field].data]
    if len(missing) < len(fields):
        for field in missing:
            form.add_error(field, _("Please fill this in, or empty the whole row."))
    return form.cleaned_data
