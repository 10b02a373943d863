"""A calendar as it would be: typed in, checked, tried out, and only then kept as a version."""

import json
from hashlib import sha256

from django import forms
from django.db import transaction
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.text import slugify
from django.utils.translation import gettext_lazy

from tresen.clock import NoServiceTime
from tresen.customers.models import Target
from tresen.hours.models import Calendar, default_calendar
from tresen.hours.plan import UnknownTimezone, hours_from, resolved
from tresen.hours.resolving import UnknownRegion
from tresen.house.naming import give_name

from . import day_field
from .calendar_rows import FreezeRows, OwnDayRows
from .hours_form import HoursForm, shown

# What is wrong, and with which field; None: with all of them together.
FAULTS = {
    UnknownRegion: (
        "region",
        gettext_lazy("No public holidays are known for this country and state."),
    ),
    UnknownTimezone: (
        "timezone",
        gettext_lazy("This time zone is not known. An example is Europe/Berlin."),
    ),
    NoServiceTime: (
        None,
        gettext_lazy(
            "Nobody can answer without service time: within 400 days these hours have less of it "
            "than is promised."
        ),
    ),
}


class ReadForm(forms.Form):
    """Which version was on the page, and which rules have been looked at since."""

    since = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    checked = forms.CharField(max_length=64, required=False, widget=forms.HiddenInput)


class Draft:
    def __init__(self, calendar, data=None):
        newest = calendar.newest()
        self.calendar = calendar
        # A new one starts from the hours of the house.
        self.former = (newest if newest.version else default_calendar().newest()).rules()
        self.form = HoursForm(data, rules=self.former, name=calendar.name)
        self.own_days = OwnDayRows(data, initial=_own_days(self.former), prefix="own")
        self.freezes = FreezeRows(data, initial=_freezes(self.former), prefix="freeze")
        self.read = ReadForm(data, initial={"since": newest.version})
        self._parts = (self.form, self.own_days, self.freezes, self.read)

    def is_valid(self):
        # All are asked, so that all say what is wrong.
        fit = [part.is_valid() for part in self._parts]
        return all(fit) and self._can_be_kept()

    @property
    def was_refused(self):
        return any(part.is_bound and not part.is_valid() for part in self._parts)

    @cached_property
    def rules(self):
        return {
            **self.form.rules(),
            "own_days": {row.cleaned_data["day"]: row.rule() for row in self.own_days.filled},
            "freezes": [row.rule() for row in self.freezes.filled],
        }

    @cached_property
    def hours(self):
        plan = resolved(self.rules, timezone.now())
        return hours_from(plan["weekly"], plan["timezone"], plan["holidays"])

    @property
    def mark(self):
        """Of what is typed in, to see whether it is what was looked at."""
        typed = json.dumps([self.form.cleaned_data["name"], self.rules], sort_keys=True)
        return sha256(typed.encode()).hexdigest()

    @property
    def was_looked_at(self):
        return self.read.cleaned_data["checked"] == self.mark

    @transaction.atomic
    def keep(self, *, by, at):
        name = self.form.cleaned_data["name"]
        if not self.calendar.pk:
            self.calendar = Calendar(code=_free_code(name))
        give_name(self.calendar, name, by=by, at=at)
        since = self.read.cleaned_data["since"]
        if not since or self.rules != self.former:
            self.calendar.revise_after(since, by=by, at=at, **self.rules)

    def _can_be_kept(self):
        """Tried in full, so that nothing can be refused later."""
        try:
            return bool(self.hours.after(timezone.now(), Target.objects.longest()))
        except tuple(FAULTS) as error:
            self.form.add_error(*FAULTS[type(error)])
            return False


def _own_days(rules):
    return [
        {"day": day_field.shown(rule), "name": day["name"], "spans": shown(day["spans"])}
        for rule, day in sorted(rules["own_days"].items())
    ]


def _freezes(rules):
    return [
        {
            "first": day_field.shown(freeze["from"]),
            "last": day_field.shown(freeze["until"]),
            "name": freeze["name"],
            "means": freeze["means"],
        }
        for freeze in rules["freezes"]
    ]


def _free_code(name):
    """For the command line; made once, and kept when the name changes."""
    wanted = slugify(name)[:36] or "calendar"
    taken = set(Calendar.objects.values_list("code", flat=True))
    numbered = (f"{wanted}-{number}" for number in range(2, len(taken) + 3))
    return next(code for code in (wanted, *numbered) if code not in taken)
