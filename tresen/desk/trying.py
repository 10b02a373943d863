"""Any moment, any promise: until when would that be, and why?"""

from dataclasses import dataclass
from datetime import datetime

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tresen.clock import NoServiceTime
from tresen.clock.wall import meant_by
from tresen.hours.models import Calendar
from tresen.hours.telling import told
from tresen.house.models import Provider
from tresen.lib.clock_change import comes_twice, with_zone
from tresen.lib.when import in_full

from .duration_field import DurationField

YEARS = range(2000, 2200)
NO_MOMENT = gettext_lazy("Please choose a day and a time.")


class TryForm(forms.Form):
    moment = forms.CharField(
        max_length=32,
        label=gettext_lazy("A ticket opened at"),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}),
    )
    promise = DurationField(label=gettext_lazy("is answered within"))

    @classmethod
    def unsaid(cls):
        """What somebody would ask first: a ticket that is opened now, and what the house says."""
        now = timezone.localtime(timezone.now())
        promised = Provider.current().reaction_seconds
        return cls(initial={"moment": f"{now:%Y-%m-%dT%H:%M}", "promise": promised}, prefix="try")

    def clean_moment(self):
        try:
            moment = datetime.fromisoformat(self.cleaned_data["moment"])
        except ValueError as error:
            raise forms.ValidationError(NO_MOMENT) from error
        if moment.year not in YEARS:
            raise forms.ValidationError(NO_MOMENT)
        return moment

    def tried(self, hours):
        """None until there is something to try."""
        if self.is_valid():
            return Tried.by(hours, self.cleaned_data["moment"], self.cleaned_data["promise"])
        return None


class CalendarTryForm(TryForm):
    calendar = forms.ModelChoiceField(
        Calendar.objects.order_by("-is_default", "name"),
        label=gettext_lazy("Service hours"),
        empty_label=None,
    )
    field_order = ("calendar", "moment", "promise")

    def tried_as_saved(self):
        return self.tried(self.cleaned_data["calendar"].hours()) if self.is_valid() else None


@dataclass(frozen=True)
class Tried:
    """In words and in the calendar's zone; `due` is empty where no deadline can be named."""

    opened: str
    note: str
    due: str
    way: list

    @classmethod
    def by(cls, hours, moment, seconds):
        zone = hours.timezone
        typed = moment if moment.tzinfo else moment.replace(tzinfo=hours.zone)
        start = meant_by(typed)
        opened = in_full(start, zone), _note(typed, start.astimezone(typed.tzinfo))
        try:
            due = hours.after(start, seconds)
        except NoServiceTime:
            return cls(*opened, "", [])
        way = [told(leg, zone) for leg in hours.journey(start, due)]
        return cls(*opened, in_full(due, zone), way)


def _note(typed, taken):
    """What was made of a time that the clock on the wall skips, or shows twice."""
    named = {"time": with_zone(f"{taken:%H:%M}", taken)}
    if taken != typed:
        return _("The clocks change: this time is skipped, and %(time)s was taken.") % named
    if comes_twice(taken):
        return _("The clocks change: this time comes twice, and %(time)s was taken.") % named
    return ""
