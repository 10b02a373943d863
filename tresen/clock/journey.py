"""The way from one moment to another, leg by leg: what counts, and why the rest does not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from .spans import MIDNIGHT
from .wall import SECOND, moment_at, utc

if TYPE_CHECKING:
    from .opening_hours import OpeningHours

DAY = timedelta(days=1)

COUNTED = ""
CLOSED = "closed"
DAY_OFF = "day_off"
SPECIAL = "special"


@dataclass(frozen=True)
class Leg:
    """A stretch of time with one reason: "" if it counts, else closed, day_off or special.

    `name` is what the special day is called, `days` are the days that gave a reason of theirs.
    """

    start: datetime
    end: datetime
    reason: str = COUNTED
    name: str = ""
    days: tuple[date, ...] = ()

    @property
    def counted(self) -> bool:
        return self.reason == COUNTED

    @property
    def seconds(self) -> int:
        # In UTC: two moments of one zone are subtracted by the wall.
        return (utc(self.end) - utc(self.start)) // SECOND

    def takes(self, following: Leg) -> bool:
        return self._covers(following) or following._covers(self)

    def with_(self, following: Leg) -> Leg:
        lasting = self if self._covers(following) else following
        days = tuple(dict.fromkeys(self.days + following.days))
        return replace(lasting, start=self.start, end=following.end, days=days)

    def _covers(self, other: Leg) -> bool:
        if (self.reason, self.name) == (other.reason, other.name):
            return True
        # The night before a day off belongs to it: a weekend begins on Friday evening.
        return other.reason == CLOSED and self.reason in (DAY_OFF, SPECIAL)


def journey(hours: OpeningHours, start: datetime, end: datetime) -> list[Leg]:
    """Without a gap from start to end; nothing if the end does not come later."""
    pieces = (_cut(leg, utc(start), utc(end)) for leg in _days(hours, start, end))
    legs: list[Leg] = []
    for leg in (piece for piece in pieces if piece.start < piece.end):
        if legs and legs[-1].takes(leg):
            legs[-1] = legs[-1].with_(leg)
        else:
            legs.append(leg)
    return [_local(leg, hours) for leg in legs]


def _days(hours: OpeningHours, start: datetime, end: datetime) -> Iterator[Leg]:
    first, last = (moment.astimezone(hours.zone).date() for moment in (start, end))
    # One more day: where clocks go back over midnight, tomorrow has begun already.
    for ahead in range((last - first).days + 2):
        yield from _day(hours, first + ahead * DAY)


def _day(hours: OpeningHours, day: date) -> Iterator[Leg]:
    reached = moment_at(day, 0, hours.zone)
    for start, end in hours.openings_on(day):
        yield _skipped(hours, day, reached, start)
        yield Leg(start, end)
        reached = end
    yield _skipped(hours, day, reached, moment_at(day, MIDNIGHT, hours.zone))


def _skipped(hours: OpeningHours, day: date, start: datetime, end: datetime) -> Leg:
    special = hours.special_days.get(day)
    if special and (not special.spans or _usually_open(hours, day, start, end)):
        return Leg(start, end, SPECIAL, special.name, (day,))
    if special or hours.weekly[day.weekday()]:
        return Leg(start, end, CLOSED)
    return Leg(start, end, DAY_OFF, days=(day,))


def _usually_open(hours: OpeningHours, day: date, start: datetime, end: datetime) -> bool:
    return any(opens < end and start < closes for opens, closes in hours.usual_openings_on(day))


def _cut(leg: Leg, start: datetime, end: datetime) -> Leg:
    return replace(leg, start=max(leg.start, start), end=min(leg.end, end))


def _local(leg: Leg, hours: OpeningHours) -> Leg:
    start, end = (moment.astimezone(hours.zone) for moment in (leg.start, leg.end))
    return replace(leg, start=start, end=end)
