"""From what a calendar version stores to the hours that it means."""

from datetime import date
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from tresen.clock import OpeningHours, SpecialDay, read_spans

from .freezing import closed_days
from .resolving import resolve

YEARS_BACK = 1
YEARS_AHEAD = 5


class UnknownTimezone(ValueError):
    """Nobody lives by it."""


def resolved(rules, at):
    """The rules together with the special days that follow from them, all checked."""
    years = years_resolved(rules["timezone"], at)
    days = resolve(rules["country"], rules["subdivision"], rules["own_days"], years)
    # Nobody is there while it is closed, whatever else the day would be.
    days |= closed_days(rules.get("freezes", ()), years)
    hours_from(rules["weekly"], rules["timezone"], days)
    return {**rules, "holidays": dict(sorted(days.items()))}


def years_resolved(timezone, at):
    """Those whose holidays, yearly days and freezes a version of this moment knows."""
    this_year = at.astimezone(_zone(timezone)).year
    return range(this_year - YEARS_BACK, this_year + YEARS_AHEAD + 1)


def hours_from(weekly, timezone, holidays):
    return OpeningHours(
        weekly=tuple(read_spans(spans) for spans in weekly),
        timezone=timezone,
        special_days={date.fromisoformat(day): _special(kept) for day, kept in holidays.items()},
    )


def _special(kept):
    return SpecialDay(kept["name"], read_spans(kept["spans"]))


def _zone(name):
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise UnknownTimezone(f"{name!r} is not a time zone such as Europe/Berlin.") from error
