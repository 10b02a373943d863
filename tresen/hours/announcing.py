"""A time of the year with less service, as customers are told of it while it lasts."""

from zoneinfo import ZoneInfo

from babel.dates import format_skeleton
from django.utils.translation import gettext as _

from tresen.lib.when import reader_locale

from .resolving import read_day


def announced(version, moment):
    """The sentence about the freeze that is in force at this moment, or nothing."""
    freeze = version and version.freeze_on(moment.astimezone(ZoneInfo(version.timezone)).date())
    if not freeze:
        return ""
    sentence = (
        _("No service until %(last)s: %(name)s.")
        if freeze.closes
        else _("Please note: %(name)s (until %(last)s).")
    )
    last = format_skeleton("MMMMd", read_day(freeze.last), locale=reader_locale())
    return sentence % {"name": freeze.name, "last": last}
