"""Months as pages name them, and as addresses do."""

from dataclasses import dataclass
from datetime import date, datetime

from django.http import Http404

from tresen.costs.statements import month as months


@dataclass(frozen=True)
class MonthShown:
    """With its neighbours; nothing is stated ahead of time."""

    month: date
    now: datetime | None = None

    def __str__(self):
        return months.in_words(self.month)

    @property
    def code(self):
        return months.written(self.month)

    @property
    def is_over(self):
        return months.is_over(self.month, self.now)

    @property
    def before(self):
        return MonthShown(months.preceding(self.month))

    @property
    def after(self):
        following = months.following(self.month)
        return MonthShown(following) if following <= months.month_of(self.now) else None

    @property
    def newest(self):
        return months.written(months.month_of(self.now))


def month_in(code, now):
    """What the address says; by default the last month that is over. None lies in the future."""
    this = months.month_of(now)
    try:
        month = months.read(code) if code else months.preceding(this)
    except months.NotAMonth as error:
        raise Http404 from error
    if month > this:
        raise Http404
    return month
