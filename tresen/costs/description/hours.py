"""When we are there: the week, and the days of the next twelve months that are unlike it."""

from datetime import date, timedelta
from itertools import groupby

from babel.dates import format_date
from django.utils.translation import gettext as _

from tresen.hours.holiday_names import in_readers_words
from tresen.hours.models import default_calendar
from tresen.hours.words import spans_in_words, week_in_words
from tresen.lib.when import reader_locale

from .answers import target_calendars
from .edition import in_words
from .table import Row, Section

ONE_DAY = timedelta(days=1)
DAYS_AHEAD = 365


def hours(basis):
    """A section for each calendar that counts, without those that never close."""
    calendars = [default_calendar(), basis.calendar, *target_calendars(basis)]
    each = ((calendar, calendar.newest()) for calendar in dict.fromkeys(calendars))
    return [
        _section(calendar, version, basis.day)
        for calendar, version in each
        if not version.never_closes
    ]


def _section(calendar, version, day):
    title = (
        _("Service hours")
        if calendar.is_default
        else _("Hours “%(calendar)s”") % {"calendar": calendar.name}
    )
    week = tuple(week_in_words(version.weekly))
    return Section(
        f"hours-{calendar.code}",
        title,
        points=week or (_("At the moment there are no service hours."),),
        head=(_("Different on"), _("Occasion"), _("Service")),
        rows=tuple(_special_days(version, day)),
        after=(_("All times are those of %(zone)s.") % {"zone": version.timezone},),
    )


def _special_days(version, first):
    """Days in a row with one name, such as two closed weeks, are one line."""
    ahead = (first + timedelta(days=ahead) for ahead in range(DAYS_AHEAD))
    kept = [(day, version.holidays.get(day.isoformat())) for day in ahead]
    runs = groupby(enumerate(each for each in kept if each[1]), key=_run)
    for _key, run in runs:
        days = [each for _number, each in run]
        (start, special), (end, _special) = days[0], days[-1]
        name = in_readers_words(special["name"], start, version)
        service = spans_in_words(special["spans"]) or _("no service")
        yield Row.of(_from_to(start, end), name, service)


def _run(numbered):
    number, (day, special) = numbered
    return day - number * ONE_DAY, special["name"], special["spans"]


def _from_to(start: date, end: date):
    if start == end:
        return format_date(start, "full", locale=reader_locale())
    return _("%(first)s to %(last)s") % {"first": in_words(start), "last": in_words(end)}
