"""What a calendar would mean: its special days, and the running promises that would move."""

from dataclasses import dataclass
from datetime import date, timedelta
from operator import attrgetter, itemgetter

from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from tresen.clock import show_spans
from tresen.hours.freezing import Freeze
from tresen.hours.words import spans_in_words
from tresen.lib.stretch import days
from tresen.tickets.models import Ticket
from tresen.tickets.recalculating import moves

MOST = 100
DAY, YEAR = timedelta(days=1), timedelta(days=365)


@dataclass
class Stretch:
    """Days in a row that are called the same and mean the same."""

    first: date
    last: date
    name: str
    means: str
    this_year: int

    @property
    def when(self):
        return days(self.first, self.last, self.this_year)


class Preview:
    def __init__(self, draft, now):
        self._draft, self._now = draft, now

    @property
    def special_days(self):
        """Of the next twelve months."""
        today = timezone.localdate(self._now, self._draft.hours.zone)
        special = self._draft.hours.special_days.items()
        closed = [(day, each.name, _left(each)) for day, each in special]
        near = [each for each in closed + self._told(today) if today <= each[0] <= today + YEAR]
        # By name first, so that one stretch is not torn apart by another that lies across it.
        found = stretches(sorted(near, key=itemgetter(1, 0)), today.year)
        return sorted(found, key=attrgetter("first"))

    def _told(self, today):
        freezes = map(Freeze.read, self._draft.rules["freezes"])
        years = [today.year, today.year + 1]
        told = [
            (freeze, day) for freeze in freezes if not freeze.closes for day in freeze.days(years)
        ]
        return [(day, freeze.name, _("only told")) for freeze, day in told]

    @cached_property
    def _moves(self):
        if self._draft.calendar.pk is None:
            return []
        tickets = Ticket.objects.counted_by(self._draft.calendar, at=self._now)
        return moves(tickets.select_related("customer"), self._draft.hours, at=self._now)

    @property
    def moves(self):
        return self._moves[:MOST]

    @property
    def more(self):
        return len(self._moves[MOST:])


def stretches(special, this_year):
    found = []
    for day, name, means in special:
        last = found[-1] if found else None
        if last and (last.last + DAY, last.name, last.means) == (day, name, means):
            last.last = day
        else:
            found.append(Stretch(day, day, name, means, this_year))
    return found


def _left(special):
    return spans_in_words(show_spans(special.spans)) or pgettext("hours", "closed")
