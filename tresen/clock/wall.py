"""From what the clock on the wall shows to the moment it means."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

SECOND = timedelta(seconds=1)


def utc(moment: datetime) -> datetime:
    """The full second in which it lies."""
    # astimezone() would take a naive value for the machine's own time, without a word.
    if moment.tzinfo is None:
        raise ValueError(f"{moment} has no time zone.")
    return moment.astimezone(UTC).replace(microsecond=0)


def moment_at(day: date, minutes: int, zone: ZoneInfo) -> datetime:
    return meant_by(datetime.combine(day, time(), zone) + timedelta(minutes=minutes))


def same_time_on(day: date, moment: datetime) -> datetime:
    return meant_by(datetime.combine(day, moment.timetz().replace(fold=0)))


def meant_by(wall: datetime) -> datetime:
    """In UTC. A time that comes twice is its first; one that is skipped, the end of the gap."""
    moment = wall.astimezone(UTC)
    if moment.astimezone(wall.tzinfo) != wall:
        return _end_of_gap(wall)
    return moment


def _end_of_gap(wall: datetime) -> datetime:
    before, after = wall.replace(fold=1).astimezone(UTC), wall.astimezone(UTC)
    offset = after.astimezone(wall.tzinfo).utcoffset()
    while after - before > SECOND:
        middle = before + (after - before) // 2 // SECOND * SECOND
        if middle.astimezone(wall.tzinfo).utcoffset() == offset:
            after = middle
        else:
            before = middle
    return after.replace(microsecond=0)
