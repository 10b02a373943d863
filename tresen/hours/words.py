"""Service hours as customers and staff read them."""

from datetime import date, time
from itertools import groupby
from zoneinfo import ZoneInfo

from babel.dates import format_skeleton, format_time, get_day_names
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from tresen.lib.when import reader_locale

from .resolving import every_year, exists, read_day

# From 2096 to 2104.
YEARS_TO_LEAP_DAY = 8


def service_in_words(version, moment):
    """One line for each run of equal days, and one for each day that is unlike them from now on."""
    if version.never_closes:
        return [_("Around the clock.")]
    return [*week_in_words(version.weekly), *_exceptions(version, moment)]


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


def _exceptions(version, moment):
    if version.country:
        yield _("No service on public holidays.")
    today = moment.astimezone(ZoneInfo(version.timezone)).date()
    ahead = ((rule, _next(rule, today)) for rule in version.own_days)
    for rule, day in sorted(ahead, key=lambda each: each[1] or today):
        freeze = day and version.freeze_on(day)
        if day and not (freeze and freeze.closes):
            yield _special(rule, version.own_days[rule])


def _next(rule, today):
    """When this day is next; None for one that has passed for good."""
    if not every_year(rule):
        return read_day(rule) if read_day(rule) >= today else None
    years = (f"{today.year + ahead}-{rule}" for ahead in range(YEARS_TO_LEAP_DAY + 1))
    days = (date.fromisoformat(text) for text in years if exists(text))
    return next((day for day in days if day >= today), None)


def _special(rule, day):
    skeleton = "MMMMd" if every_year(rule) else "yMMMMd"
    sentence = (
        _("%(date)s (%(name)s): %(times)s")
        if day["spans"]
        else _("%(date)s (%(name)s): no service")
    )
    return sentence % {
        "date": format_skeleton(skeleton, read_day(rule), locale=reader_locale()),
        "name": day["name"],
        "times": spans_in_words(day["spans"]),
    }
