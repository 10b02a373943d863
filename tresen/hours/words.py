"""Service hours as customers and staff read them."""

from datetime import time
from itertools import groupby

from babel.dates import format_time, get_day_names
from django.utils.translation import get_language
from django.utils.translation import gettext as _


def service_in_words(version):
    """One line for each run of equal days, and one for the days without service."""
    return [*week_in_words(version.weekly), *_exceptions(version)]


def week_in_words(weekly):
    runs = groupby(enumerate(weekly), key=lambda day: day[1])
    for spans, days in runs:
        if spans:
            yield _line([day for day, _spans in days], spans)


def _line(days, spans):
    names = get_day_names(locale=get_language())
    sentence = _("%(day)s, %(times)s") if len(days) == 1 else _("%(first)s to %(last)s, %(times)s")
    return sentence % {
        "day": names[days[0]],
        "first": names[days[0]],
        "last": names[days[-1]],
        "times": spans_in_words(spans),
    }


def spans_in_words(spans):
    return ", ".join(_span(start, end) for start, end in spans)


def _span(start, end):
    return _("%(start)s–%(end)s") % {"start": _clock(start), "end": _clock(end)}


def _clock(text):
    """24:00 is the end of a day, but no time of it."""
    if text == "24:00":
        return text
    return format_time(time.fromisoformat(text), "HH:mm", locale=get_language())


def _exceptions(version):
    own = ", ".join(day["name"] for day in version.own_days.values() if not day["spans"])
    if own and version.country:
        yield _("No service on public holidays and on these days: %(days)s.") % {"days": own}
    elif own:
        yield _("No service on these days: %(days)s.") % {"days": own}
    elif version.country:
        yield _("No service on public holidays.")
