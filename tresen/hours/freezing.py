"""Times of the year with less service: closed altogether, or open as ever and told to customers."""

from dataclasses import dataclass
from datetime import date, timedelta

from .resolving import every_year, read_day

CLOSED, TOLD = "closed", "told"
MOST_DAYS = 366
LEAP_YEAR = 2024


class NotAFreeze(ValueError):
    """Backwards, endless, half of every year and half of one, or of no known meaning."""


@dataclass(frozen=True)
class Freeze:
    """From one day to another, both included: of every year (12-20 to 01-06) or of one."""

    name: str
    first: str
    last: str
    means: str

    @classmethod
    def read(cls, rule):
        freeze = cls(rule["name"], rule["from"], rule["until"], rule["means"])
        freeze._check()
        return freeze

    @property
    def closes(self):
        return self.means == CLOSED

    @property
    def is_yearly(self):
        return every_year(self.first)

    def covers(self, day):
        # Of every year: as texts they are in order, and a rule that runs backwards goes over
        # the new year.
        told = day.isoformat()[-len(self.first) :]
        if self.first <= self.last:
            return self.first <= told <= self.last
        return told >= self.first or told <= self.last

    def meets(self, other):
        """Whether any day belongs to both."""
        # That of one year names its own days; those of every year meet in any leap year.
        first, second = sorted((self, other), key=lambda freeze: freeze.is_yearly)
        return any(second.covers(day) for day in first.days([LEAP_YEAR]))

    def days(self, years):
        """Those of these years, or its own."""
        if self.is_yearly:
            start, end = date(years[0], 1, 1), date(years[-1], 12, 31)
        else:
            start, end = date.fromisoformat(self.first), date.fromisoformat(self.last)
        days = (start + timedelta(days=ahead) for ahead in range((end - start).days + 1))
        return [day for day in days if self.covers(day)]

    def _check(self):
        first, last = read_day(self.first), read_day(self.last)
        if self.means not in (CLOSED, TOLD) or not self.name:
            raise NotAFreeze("A freeze needs a name, and to be closed or told.")
        if every_year(self.first) != every_year(self.last):
            raise NotAFreeze(f"{self.first} to {self.last} is half of every year, half of one.")
        if not self.is_yearly and not 0 <= (last - first).days < MOST_DAYS:
            raise NotAFreeze(f"{self.first} to {self.last} is not a part of a year.")


def closed_days(freezes, years):
    """As days without hours, by date."""
    closing = [freeze for freeze in map(Freeze.read, freezes) if freeze.closes]
    return {
        day.isoformat(): {"name": freeze.name, "spans": []}
        for freeze in closing
        for day in freeze.days(years)
    }


def freeze_on(day, freezes):
    """The one in force; what closes comes before what is only told."""
    found = [freeze for freeze in map(Freeze.read, freezes) if freeze.covers(day)]
    return next(iter(sorted(found, key=lambda freeze: not freeze.closes)), None)
