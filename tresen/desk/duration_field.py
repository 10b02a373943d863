"""Lengths of service time as people write them: 4 h, 90 min, 1 h 30 min."""

import re

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tresen.clock import NotADuration, ServiceTime, read_duration
from tresen.clock.duration import NoTime, NoUnit

LONGEST = 200 * 3600
SENTENCES = {
    NotADuration: gettext_lazy("Please write it as 2 h, 90 min or 1 h 30 min."),
    NoTime: gettext_lazy("Please name one minute at least."),
    NoUnit: gettext_lazy("Please say whether these are hours or minutes: 2 h or 2 min."),
}
UNITS = {r"stunden?|std\.?|hours?": "h", r"minuten?|minutes?|min\.?": "m"}


class DurationField(forms.CharField):
    """Its value is whole seconds."""

    longest = LONGEST

    def __init__(self, **kwargs):
        kwargs.setdefault("help_text", gettext_lazy("For example 2 h, 90 min or 1 h 30 min."))
        super().__init__(**kwargs)

    def prepare_value(self, value):
        return for_typing(value) if isinstance(value, int) else value

    def clean(self, value):
        seconds = _read(super().clean(value))
        if seconds > self.longest:
            most = {"hours": self.longest // 3600}
            raise forms.ValidationError(_("Please name %(hours)s hours at most.") % most)
        return seconds


class OptionalDurationField(DurationField):
    """Left empty, it is no time at all."""

    def __init__(self, **kwargs):
        super().__init__(required=False, **kwargs)

    def prepare_value(self, value):
        return super().prepare_value(value) if value else ""

    def clean(self, value):
        return super().clean(value) if (value or "").strip() else 0


def written(seconds):
    hours, minutes = divmod(seconds // 60, 60)
    if hours and minutes:
        return _("%(hours)s h %(minutes)s min") % {"hours": hours, "minutes": minutes}
    if hours:
        return _("%(hours)s h") % {"hours": hours}
    return _("%(minutes)s min") % {"minutes": minutes}


def for_typing(seconds):
    """For a field, where people go on typing: with the blanks that a keyboard has."""
    return " ".join(written(seconds).split())


def _read(text):
    try:
        length = read_duration(_plain(text))
    except NotADuration as error:
        raise forms.ValidationError(SENTENCES[type(error)]) from error
    if not isinstance(length, ServiceTime):
        raise forms.ValidationError(_("Days differ in length: please name hours or minutes."))
    return length.seconds


def _plain(text):
    """1 Std. 30 Minuten: 1h30m."""
    text = "".join(text.lower().split())
    for words, unit in UNITS.items():
        text = re.sub(words, unit, text)
    return text
