"""What we promise, in words, read from the live settings: page and deadline cannot disagree."""

from datetime import time
from itertools import groupby

from babel.dates import format_time, get_day_names
from babel.units import format_unit
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from tresen.hours.models import default_calendar
from tresen.house.models import Provider
from tresen.tickets.deadline import promise
from tresen.tickets.models import Message, Ticket


def answer_by(now):
    """Until when we would answer a ticket that is opened now."""
    return promise(Ticket(), Message(), since=now).due_at


def reaction_in_words():
    """4 hours, 90 minutes."""
    minutes = Provider.current().reaction_seconds // 60
    count, unit = (minutes, "minute") if minutes % 60 else (minutes // 60, "hour")
    return format_unit(count, f"duration-{unit}", locale=get_language())


def hours_in_words():
    """The weekly hours, one line for each run of equal days, and the days without service."""
    version = default_calendar().newest()
    return [*_week(version.weekly), *_exceptions(version)]


def _week(weekly):
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
        "times": ", ".join(_span(start, end) for start, end in spans),
    }


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
