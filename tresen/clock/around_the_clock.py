from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from zoneinfo import ZoneInfo

from .length import length
from .wall import SECOND, same_time_on, utc


@dataclass(frozen=True)
class AroundTheClock:
    """Somebody is always there."""

    timezone: str

    @cached_property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.timezone)

    def is_open(self, moment: datetime) -> bool:
        utc(moment)  # refuses a naive one
        return True

    def next_opening(self, moment: datetime) -> datetime:
        return utc(moment).astimezone(self.zone)

    def after(self, moment: datetime, seconds: int | timedelta) -> datetime:
        return (utc(moment) + length(seconds)).astimezone(self.zone)

    def between(self, start: datetime, end: datetime) -> int:
        return (utc(end) - utc(start)) // SECOND

    def after_days(self, moment: datetime, days: int) -> datetime:
        first = self.next_opening(moment)
        if days == 0:
            return first
        last = first.date() + timedelta(days=days)
        return same_time_on(last, first).astimezone(self.zone)
