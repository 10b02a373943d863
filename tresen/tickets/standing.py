"""How a ticket stands, in one plain sentence: whose turn it is, and until when."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property

from django.utils.translation import gettext as _

from tresen.lib import when

from .reckoning import Clock

SOON = timedelta(hours=1)


@dataclass(frozen=True)
class Standing:
    """A ticket as one reader sees it now. `zone` is the reader's time zone.

    `tone` is one of late, soon, good, or empty: the colours of time, never without words.
    """

    ticket: object
    now: datetime
    zone: str

    @cached_property
    def is_late(self):
        return self.ticket.is_overdue(self.now)

    @cached_property
    def is_awaited(self):
        """It is our turn; also when a question of ours has not reached them in time."""
        return self.ticket.clock == Clock.RUNNING or self.is_late

    @property
    def tone(self):
        if not self.is_awaited:
            return ""
        if self.is_late:
            return "late"
        return "soon" if self.ticket.due_at - self.now <= SOON else "good"

    @property
    def used(self):
        """The used part of the promised time in percent, for the line under the strip."""
        return 100 if self.is_late else round(self.ticket.used_share(self.now) * 100)

    @property
    def headline(self):
        """The first thing a customer reads."""
        ticket = self.ticket
        if ticket.closed_at:
            return _("This ticket is closed.")
        if self.is_awaited:
            return self._promise()
        return {
            Clock.PAUSED: _("We are waiting for your reply."),
            Clock.REACTED: _("We have answered and keep working on it."),
        }.get(ticket.clock, _("We are looking after your ticket."))

    def _promise(self):
        if self.is_late:
            return _("Our answer is overdue. We are sorry.")
        return _("We answer %(by)s at the latest.") % {"by": self._moment(self.ticket.due_at)}

    @property
    def until(self):
        """The deadline on the strip, or why there is none."""
        ticket = self.ticket
        if ticket.closed_at:
            return self._moment(ticket.closed_at)
        if self.is_awaited:
            return self._moment(ticket.due_at)
        return self._moment(ticket.reacted_at) if ticket.reacted_at else "–"

    @property
    def remaining(self):
        """What the queue says first: in 18 min, overdue for 12 min, or how it stands."""
        ticket = self.ticket
        if ticket.closed_at:
            return _("closed")
        if self.is_awaited:
            return self._distance()
        return {
            Clock.PAUSED: _("waiting"),
            Clock.REACTED: _("answered"),
        }.get(ticket.clock, "–")

    def _distance(self):
        left = self.ticket.due_at - self.now
        if abs(left) < timedelta(minutes=1):
            return _("due now")
        if self.is_late:
            return _("overdue for %(time)s") % {"time": when.span(-left)}
        if left < timedelta(hours=9):
            return _("in %(time)s") % {"time": when.span(left)}
        return self._moment(self.ticket.due_at)

    def _moment(self, moment):
        return when.in_short(moment, self.now, self.zone)
