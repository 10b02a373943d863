"""A time of the year with less service, as customers are told of it before and while it lasts."""

from datetime import timedelta
from zoneinfo import ZoneInfo

from babel.dates import format_skeleton
from django.utils.translation import gettext as _

from tresen.lib.when import reader_locale

from .resolving import read_day

DAYS_AHEAD = 14


def announced(version, moment):
    """The sentences about the freezes of now and of the next two weeks, or nothing."""
    if not version:
        return ""
    today = moment.astimezone(ZoneInfo(version.timezone)).date()
    days = [today + timedelta(days=ahead) for ahead in range(DAYS_AHEAD + 1)]
    # Each once, in the order in which they begin.
    freezes = dict.fromkeys(filter(None, map(version.freeze_on, days)))
    return " ".join(_sentence(freeze, today) for freeze in freezes)


def _sentence(freeze, today):
    lasts = freeze.covers(today)
    if freeze.closes and lasts:
        sentence = _("No service until %(last)s: %(name)s.")
    elif freeze.closes:
        sentence = _("No service from %(first)s until %(last)s: %(name)s.")
    elif lasts:
        sentence = _("Please note: %(name)s (until %(last)s).")
    else:
        sentence = _("Please note: %(name)s (%(first)s until %(last)s).")
    return sentence % {
        "name": freeze.name,
        "first": _day(freeze.first),
        "last": _day(freeze.last),
    }


def _day(rule):
    return format_skeleton("MMMMd", read_day(rule), locale=reader_locale())
