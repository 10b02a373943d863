"""Moments in words. Pages may say "today"; a mail, read later, names the full date and zone."""

from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_skeleton, format_time, get_timezone_name
from django.utils.translation import get_language
from django.utils.translation import gettext as _

# A list says the same moments again and again, and babel reads its patterns anew each time.
# Kept by UTC: the two half past two of the night that has them twice are equal in their own zone.
SAID = 4_096


def in_full(moment: datetime, zone: str) -> str:
    """Montag, 23. November 2026 um 15:20 Uhr MEZ: nothing to be guessed."""
    return _in_full(moment.astimezone(UTC), zone, get_language())


@lru_cache(SAID)
def _in_full(moment: datetime, zone: str, _language: str | None) -> str:
    local = moment.astimezone(ZoneInfo(zone))
    return _("%(date)s at %(time)s (%(zone)s)") % {
        "date": format_date(local, "full", locale=reader_locale()),
        "time": format_time(local, "short", locale=reader_locale()),
        "zone": get_timezone_name(local, width="short", locale=reader_locale()),
    }


def in_short(moment: datetime, now: datetime, zone: str) -> str:
    """heute 15:20 Uhr, morgen 10:20 Uhr, Mi., 25.11., 10:20 Uhr."""
    today = now.astimezone(ZoneInfo(zone)).date()
    return _in_short(moment.astimezone(UTC), today, zone, get_language())


@lru_cache(SAID)
def _in_short(moment: datetime, today: date, zone: str, _language: str | None) -> str:
    local = moment.astimezone(ZoneInfo(zone))
    days = (local.date() - today).days
    time = format_time(local, "HH:mm", locale=reader_locale())
    skeleton = "MMMEd" if abs(days) <= 180 else "yMMMd"
    date = format_skeleton(skeleton, local, locale=reader_locale())
    return _near(days) % {"time": time, "date": date}


def _near(days: int) -> str:
    return {
        -1: _("yesterday at %(time)s"),
        0: _("today at %(time)s"),
        1: _("tomorrow at %(time)s"),
    }.get(days, _("%(date)s at %(time)s"))


def span(length: timedelta) -> str:
    """A length of time as people say it: 12 min, 1 h 52 min, 3 days."""
    minutes = max(int(length.total_seconds() // 60), 0)
    hours, rest = divmod(minutes, 60)
    if hours >= 48:
        return _("%(days)s days") % {"days": hours // 24}
    if hours:
        return _("%(hours)s h %(minutes)s min") % {"hours": hours, "minutes": rest}
    return _("%(minutes)s min") % {"minutes": rest}


def reader_locale() -> str:
    """English as Europe writes dates and zones."""
    language = (get_language() or "de").split("-")[0]
    return "en_GB" if language == "en" else language
