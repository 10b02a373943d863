from datetime import timedelta

from django.db import transaction

from .consequences import may
from .events import Event
from .reckoning import Clock
from .refusing import AskedAlready, NothingDue, NotOverdue
from .telling import people_for

ONCE_IN = timedelta(hours=1)


class Nudging:
    @transaction.atomic
    def nudge(self, *, by, at):
        """The customer asks where our answer is (promise P5): it comes before all others.

        At most once an hour.
        """
        self.lock()
        self.refuse_if_closed()
        self.refuse_unless_overdue(at)
        if self.was_just_asked(at):
            raise AskedAlready
        told = [person.pk for person in people_for(self, ["owner", "lead"])]
        of = self.reckoning().deadline.message
        self.record(Event.Kind.STATUS_ASKED, by=by, at=at, of=of, told=told)

    def was_just_asked(self, at):
        return self.nudged_at is not None and at < self.asks_again_at

    @property
    def asks_again_at(self):
        return self.nudged_at and self.nudged_at + ONCE_IN

    def refuse_unless_overdue(self, at):
        if self.clock != Clock.RUNNING:
            raise NothingDue
        if not self.is_overdue(at):
            raise NotOverdue


@may
def take_as_nudge(event):
    """A person who writes after the deadline asks as well as somebody with a button."""
    ticket = event.ticket
    is_due = ticket.is_overdue(event.at) and not ticket.was_just_asked(event.at)
    if is_due and not event.message.automatic:
        ticket.nudge(by=event.by, at=event.at)
