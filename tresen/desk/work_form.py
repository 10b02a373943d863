"""What somebody tells of their work: how long, what for, and whether it is charged."""

import re
from datetime import datetime
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tresen.clock.wall import meant_by
from tresen.costs.working.entry import Activity, Done
from tresen.costs.working.timing import began_at
from tresen.people.models import Staff

from .duration_field import DurationField

ON_THE_CLOCK = re.compile(r"([0-9]{1,3}):([0-5][0-9])")
YEARS = range(2000, 2200)
NO_MOMENT = gettext_lazy("Please choose a day and a time.")


class WorkedField(DurationField):
    """Work is told in minutes: a bare number is so many, and 1:30 is an hour and a half."""

    def __init__(self, **kwargs):
        hint = gettext_lazy("In minutes, or for example 1:30 or 1 h 30 min.")
        super().__init__(**{"max_length": 20, "help_text": hint, **kwargs})

    def clean(self, value):
        return super().clean(_with_unit((value or "").strip()))


class WorkForm(forms.Form):
    """What every way of logging asks for."""

    worked = WorkedField(label=gettext_lazy("Worked time"))
    activity = forms.ChoiceField(choices=Activity, label=gettext_lazy("Activity"))
    text = forms.CharField(
        max_length=500,
        label=gettext_lazy("What was done"),
        help_text=gettext_lazy("In a few words: the customer reads it."),
    )
    goodwill = forms.CharField(
        max_length=200, required=False, label=gettext_lazy("Why it is goodwill")
    )

    def done(self, *, timer, now):
        told = self.cleaned_data
        return Done(
            began_at(timer, told["worked"], now),
            told["worked"],
            told["text"],
            activity=told["activity"],
            goodwill=told["goodwill"],
        )


class WorkByHandForm(WorkForm):
    """On a page of its own, and also for a colleague or for another day."""

    started_at = forms.CharField(
        max_length=32,
        required=False,
        label=gettext_lazy("Began at"),
        help_text=gettext_lazy("Left empty, it ended just now."),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}),
    )
    person = forms.ChoiceField(label=gettext_lazy("Who worked"))
    is_goodwill = forms.BooleanField(
        required=False, label=gettext_lazy("Goodwill: this is not charged")
    )

    field_order = (
        "started_at",
        "worked",
        "activity",
        "person",
        "text",
        "is_goodwill",
        "goodwill",
    )

    def __init__(self, *args, reader, **kwargs):
        super().__init__(*args, **kwargs)
        self.reader = reader
        here = Staff.objects.filter(left_at=None).select_related("person")
        self.colleagues = {str(staff.person_id): staff.person for staff in here}
        self.fields["person"].choices = [(pk, each.name) for pk, each in self.colleagues.items()]
        self.fields["person"].initial = str(reader.pk)

    def clean_started_at(self):
        typed = self.cleaned_data["started_at"]
        return _moment(typed, self.reader.timezone) if typed else None

    def clean(self):
        told = super().clean()
        if told.get("is_goodwill") and not told.get("goodwill"):
            self.add_error("goodwill", _("Please give a reason."))
        return told

    def done(self, *, timer, now):
        told = self.cleaned_data
        return Done(
            told["started_at"] or began_at(timer, told["worked"], now),
            told["worked"],
            told["text"],
            activity=told["activity"],
            person=self.colleagues[told["person"]],
            goodwill=told["goodwill"],
        )


def as_typed(moment, zone):
    """A moment as the field has it, on the reader's clock; the seconds only where there are any."""
    local = moment.astimezone(ZoneInfo(zone))
    return f"{local:%Y-%m-%dT%H:%M:%S}" if local.second else f"{local:%Y-%m-%dT%H:%M}"


def _with_unit(text):
    found = ON_THE_CLOCK.fullmatch(text)
    if found:
        return f"{int(found[1]) * 60 + int(found[2])} min"
    return f"{text} min" if text.isascii() and text.isdecimal() else text


def _moment(typed, zone):
    try:
        moment = datetime.fromisoformat(typed)
    except ValueError as error:
        raise forms.ValidationError(NO_MOMENT) from error
    if moment.year not in YEARS or moment.tzinfo:
        raise forms.ValidationError(NO_MOMENT)
    return meant_by(moment.replace(tzinfo=ZoneInfo(zone)))
