"""A piece of time in words: from when to when, and how long."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from babel.dates import format_skeleton, format_time
from django.utils.translation import gettext as _

from .clock_change import clocks_change, comes_twice, with_zone
from .when import reader_locale

DAY = timedelta(days=1)
MIDNIGHT = time()


def from_to(start: datetime, end: datetime, zone: str) -> str:
    """Mo., 2. März, 10:00–14:00; whole days without their hours, and midnight ends a day."""
    first, last = (moment.astimezone(ZoneInfo(zone)) for moment in (start, end))
    last_day = last.date() - DAY if last.time() == MIDNIGHT else last.date()
    if first.time() == last.time() == MIDNIGHT:
        return days(first.date(), last_day)
    begins, ends = _clock(first), _closing(last)
    if clocks_change(first, last):
        begins, ends = with_zone(begins, first), with_zone(ends, last)
    if first.date() == last_day:
        return f"{day(last_day)}, {begins}–{ends}"
    return f"{day(first.date())}, {begins} – {day(last_day)}, {ends}"


def point(moment: datetime, zone: str) -> str:
    """Mo., 2. März, 10:00; and So., 25. Oktober, 02:30 MESZ, where that comes twice."""
    local = moment.astimezone(ZoneInfo(zone))
    time = with_zone(_clock(local), local) if comes_twice(local) else _clock(local)
    return f"{day(local.date())}, {time}"


def days(first: date, last: date, year: int | None = None) -> str:
    """Sa., 7. März – So., 8. März."""
    return " – ".join(day(each, year) for each in dict.fromkeys([first, last]))


def day(date: date, year: int | None = None) -> str:
    """Mo., 2. März; with its own year where it is not this one."""
    skeleton = "MMMEd" if year in (None, date.year) else "yMMMEd"
    return format_skeleton(skeleton, date, locale=reader_locale())


def how_long(seconds: int) -> str:
    """4 h, 1 h 30 min, 12 min 5 s: to the second, and nothing that is zero."""
    minutes, rest = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    parts = [(hours, _("%(n)s h")), (minutes, _("%(n)s min")), (rest, _("%(n)s s"))]
    said = [text % {"n": number} for number, text in parts if number]
    return " ".join(said) or _("%(n)s min") % {"n": 0}


def _closing(moment: datetime) -> str:
    return "24:00" if moment.time() == MIDNIGHT else _clock(moment)


def _clock(moment: datetime) -> str:
    return format_time(moment, "HH:mm", locale=reader_locale())
