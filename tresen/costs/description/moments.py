"""Moments to tell examples of: on a working day, at its end, on a day without service."""

from datetime import UTC, datetime, time, timedelta

from babel.dates import format_time, get_day_names
from django.utils.translation import get_language

from tresen.lib.when import reader_locale

SEARCHED_DAYS = 60
BEFORE_THE_END = timedelta(minutes=10)
LATE_MORNING, SMALL_HOURS = time(11), time(3)


def in_service_hours(hours, first):
    """The beginning of an ordinary day of service, or None."""
    opening = _ordinary_opening(hours, first)
    return opening and opening[0].astimezone(hours.zone)


def before_the_end(hours, first):
    """Ten minutes before everybody goes home, or None where nobody ever does."""
    opening = _ordinary_opening(hours, first)
    if opening is None or hours.is_open(opening[1]):
        return None
    return (opening[1].astimezone(UTC) - BEFORE_THE_END).astimezone(hours.zone)


def day_without_service(hours, first):
    """In the late morning of a day of the week that has no service, or None."""
    free = (day for day in _ordinary_days(hours, first) if not hours.weekly[day.weekday()])
    return next((datetime.combine(day, LATE_MORNING, hours.zone) for day in free), None)


def at_night(hours, first):
    return datetime.combine(first, SMALL_HOURS, hours.zone)


def day_of(moment):
    return get_day_names(locale=get_language())[moment.weekday()]


def clock(moment, hours):
    return format_time(moment.astimezone(hours.zone), "HH:mm", locale=reader_locale())


def _ordinary_opening(hours, first):
    """The last opening of the first ordinary day that has one."""
    each = (tuple(hours.openings_on(day)) for day in _ordinary_days(hours, first))
    return next((openings[-1] for openings in each if openings), None)


def _ordinary_days(hours, first):
    days = (first + timedelta(days=ahead) for ahead in range(SEARCHED_DAYS))
    return [day for day in days if day not in hours.special_days]
