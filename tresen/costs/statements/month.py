"""A month: known by its first day, written 2026-11, read as November 2026."""

import re
from datetime import date, timedelta

from babel.dates import format_skeleton
from django.utils import timezone

from tresen.lib.when import reader_locale

# Calendars end at both sides: no month without another one before it and behind it.
MONTH = re.compile(r"2[01][0-9]{2}-(?:0[1-9]|1[0-2])")


class NotAMonth(ValueError):
    """This does not name one."""


def read(code):
    if not MONTH.fullmatch(code):
        raise NotAMonth(code)
    try:
        return date.fromisoformat(f"{code}-01")
    except ValueError as error:
        raise NotAMonth(code) from error


def written(month):
    return f"{month.year:04}-{month.month:02}"


def in_words(month):
    return format_skeleton("yMMMM", month, locale=reader_locale())


def month_of(moment):
    """The month of the house in which this moment lies."""
    return timezone.localdate(moment).replace(day=1)


def following(month):
    return (month + timedelta(days=31)).replace(day=1)


def preceding(month):
    return (month - timedelta(days=1)).replace(day=1)


def last_day(month):
    return following(month) - timedelta(days=1)


def is_over(month, at):
    return last_day(month) < timezone.localdate(at)
