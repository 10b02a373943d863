"""In which service time work lies: cut at each border, so that each part has its own surcharge."""

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum

from tresen.clock import OpeningHours
from tresen.clock.spans import MIDNIGHT
from tresen.clock.wall import SECOND, moment_at, utc

DAY = timedelta(days=1)
WHOLE_DAY = ((0, MIDNIGHT),)


class Window(StrEnum):
    USUAL = "usual"
    OUT_OF_HOURS = "out_of_hours"
    WEEKEND = "weekend"
    HOLIDAY = "holiday"


Bands = Mapping[Window, int]


def bands(hours: OpeningHours, start: datetime, seconds: int) -> dict[Window, int]:
    """The seconds of this work in each window; together they are all of them.

    A day without any opening in the week is weekend. Closed time of a special day is holiday.
    """
    start = utc(start)
    end = start + timedelta(seconds=seconds)
    found: dict[Window, int] = {}
    for piece_start, piece_end, window in _pieces(hours, start, end):
        length = (min(piece_end, end) - max(piece_start, start)) // SECOND
        if length > 0:
            found[window] = found.get(window, 0) + length
    return found


def window_at(hours: OpeningHours, moment: datetime) -> Window:
    return next(iter(bands(hours, moment, 1)))


def windows_of(hours: OpeningHours) -> set[Window]:
    """Those in which work can lie, with these hours."""
    found = {Window.USUAL}
    if hours.special_days:
        found.add(Window.HOLIDAY)
    if not all(hours.weekly):
        found.add(Window.WEEKEND)
    if any(spans and spans != WHOLE_DAY for spans in hours.weekly):
        found.add(Window.OUT_OF_HOURS)
    return found


Piece = tuple[datetime, datetime, Window]


def _pieces(hours: OpeningHours, start: datetime, end: datetime) -> Iterator[Piece]:
    first, last = (moment.astimezone(hours.zone).date() for moment in (start, end))
    # One more day: where clocks go back over midnight, tomorrow has begun already.
    for ahead in range((last - first).days + 2):
        yield from _of_day(hours, first + ahead * DAY)


def _of_day(hours: OpeningHours, day: date) -> Iterator[Piece]:
    closed = _closed(hours, day)
    reached = moment_at(day, 0, hours.zone)
    for opens, closes in hours.openings_on(day):
        opens, closes = opens.astimezone(UTC), closes.astimezone(UTC)
        yield reached, opens, closed
        yield opens, closes, Window.USUAL
        reached = closes
    yield reached, moment_at(day, MIDNIGHT, hours.zone), closed


def _closed(hours: OpeningHours, day: date) -> Window:
    if day in hours.special_days:
        return Window.HOLIDAY
    return Window.OUT_OF_HOURS if hours.weekly[day.weekday()] else Window.WEEKEND
