"""The stretches of time that are told about: the last days, and whole months."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils import timezone

DAYS = (7, 30, 365)
MONTHS = 13
MONTH = re.compile(r"[0-9]{4}-(?:0[1-9]|1[0-2])")


class UnknownSpan(ValueError):
    """Nothing is told about it."""


@dataclass(frozen=True)
class Span:
    """`code` is 7, 30, 365, or a month such as 2026-03; the end is not part of it."""

    code: str
    starts_at: datetime
    ends_at: datetime


def windows(now):
    return [_last(days, now) for days in DAYS]


def months(now):
    """The oldest first; the last one is not over, and ends now."""
    first = timezone.localdate(now).replace(day=1)
    firsts = [first]
    while len(firsts) < MONTHS:
        firsts.append((firsts[-1] - timedelta(days=1)).replace(day=1))
    return [_month(first, now) for first in reversed(firsts)]


def read(code, now):
    if code in map(str, DAYS):
        return _last(int(code), now)
    if not MONTH.fullmatch(code):
        raise UnknownSpan(code)
    try:
        return _month(date.fromisoformat(f"{code}-01"), now)
    except (ValueError, OverflowError) as error:
        raise UnknownSpan(code) from error


def all_of(months):
    """From the beginning of the first one to the end of the last."""
    first, *_, last = months
    return Span(f"{first.code}/{last.code}", first.starts_at, last.ends_at)


def _last(days, now):
    return Span(str(days), now - timedelta(days=days), now)


def _month(first, now):
    following = _midnight((first + timedelta(days=31)).replace(day=1))
    return Span(f"{first:%Y-%m}", _midnight(first), min(following, now))


def _midnight(day):
    return timezone.make_aware(datetime.combine(day, time()))
