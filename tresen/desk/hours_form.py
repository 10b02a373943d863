"""Service hours as people write them: "09:00-12:00, 13:00-18:00" for a day, empty for closed."""

import re

from django import forms
from django.utils import timezone
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy

from tresen.clock import NotASpan
from tresen.hours.plan import UnknownTimezone, resolved
from tresen.hours.resolving import NotADay, UnknownRegion

OWN_DAY = re.compile(r"((?:[0-9]{4}-)?[0-9]{2}-[0-9]{2})\s+(.*?)\s*((?:[0-9:]+-[0-9:]+[,\s]*)*)$")


class HoursForm(forms.Form):
    timezone = forms.CharField(max_length=64, label=gettext_lazy("Time zone"))
    country = forms.CharField(
        max_length=2,
        required=False,
        label=gettext_lazy("Country of the public holidays"),
        help_text=gettext_lazy("For example DE. Empty: no public holidays."),
    )
    subdivision = forms.CharField(
        max_length=10,
        required=False,
        label=gettext_lazy("Federal state"),
        help_text=gettext_lazy("For example NW for North Rhine-Westphalia."),
    )
    own_days = forms.CharField(
        widget=forms.Textarea(attrs={"rows": 5}),
        required=False,
        label=gettext_lazy("Own days off"),
        help_text=gettext_lazy(
            "One a line: a day of every year (12-24) or of one (2026-05-15), its name, "
            "and the hours that are left of it, if any (09:00-12:00)."
        ),
    )

    def __init__(self, *args, calendar, **kwargs):
        self.calendar = calendar
        self.rules = calendar.newest().rules()
        super().__init__(*args, initial=_as_text(self.rules), **kwargs)
        for day, name in WEEKDAYS.items():
            self.fields[f"day{day}"] = forms.CharField(
                required=False,
                label=name,
                widget=forms.TextInput(attrs={"placeholder": "–"}),
            )

    @property
    def weekdays(self):
        return [self[f"day{day}"] for day in WEEKDAYS]

    @property
    def others(self):
        return [self[name] for name in ("timezone", "country", "subdivision", "own_days")]

    def clean(self):
        """Tried in full, so that nothing can be refused later."""
        cleaned = super().clean()
        self.changed = _as_rules(cleaned)
        try:
            resolved(self.changed, timezone.now())
        except (NotASpan, NotADay, UnknownRegion, UnknownTimezone) as error:
            raise forms.ValidationError(SENTENCES[type(error)]) from error
        return cleaned

    def revise(self, *, by, at):
        if self.changed != self.rules:
            self.calendar.revise(by=by, at=at, **self.changed)


SENTENCES = {
    NotASpan: gettext_lazy("Please write hours as 09:00-18:00, several separated by commas."),
    NotADay: gettext_lazy("Please write own days as 12-24 or 2026-05-15, followed by a name."),
    UnknownRegion: gettext_lazy("No public holidays are known for this country and state."),
    UnknownTimezone: gettext_lazy("This time zone is not known. An example is Europe/Berlin."),
}


def _as_text(rules):
    days = {f"day{day}": _show(spans) for day, spans in enumerate(rules["weekly"])}
    own = [
        f"{rule} {day['name']} {_show(day['spans'])}".strip()
        for rule, day in sorted(rules["own_days"].items())
    ]
    return {**rules, **days, "own_days": "\n".join(own)}


def _as_rules(cleaned):
    return {
        "weekly": [_read(cleaned.get(f"day{day}", "")) for day in WEEKDAYS],
        "timezone": cleaned.get("timezone", ""),
        "country": cleaned.get("country", "").upper(),
        "subdivision": cleaned.get("subdivision", "").upper(),
        "own_days": dict(map(_read_own_day, cleaned.get("own_days", "").strip().splitlines())),
    }


def _read_own_day(line):
    day = OWN_DAY.match(line.strip())
    if day is None or not day[2]:
        raise forms.ValidationError(SENTENCES[NotADay])
    return day[1], {"name": day[2], "spans": _read(day[3])}


def _read(text):
    return [span.strip().split("-") for span in re.split(r"[,;]", text) if span.strip()]


def _show(spans):
    return ", ".join("-".join(span) for span in spans)
