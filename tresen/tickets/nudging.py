from datetime import timedelta

from django.db import transaction

from .consequences import may
from .events import Event
from .refusing import AskedAlready, NotForStaff, NothingDue, NotOverdue
from .telling import people_for

ONCE_IN = timedelta(hours=1)


class Nudging:
    @transaction.atomic
    def nudge(self, *, by, at, tells=("owner", "lead")):
        """The customer asks where our answer is (promise P5): it comes before all others.

        At most once an hour.
        """
        refuse_staff(by)
        self.lock()
        self.refuse_if_closed()
        self.refuse_unless_overdue(at)
        if self.was_just_asked(at):
            raise AskedAlready
        told = [person.pk for person in people_for(self, tells)]
        of = self.reckoning().deadline.message
        self.record(Event.Kind.STATUS_ASKED, by=by, at=at, of=of, told=told)

    def was_just_asked(self, at):
        return self.nudged_at is not None and at < self.asks_again_at

    @property
    def asks_again_at(self):
        return self.nudged_at and self.nudged_at + ONCE_IN

    def refuse_unless_overdue(self, at):
        if self.due_at is None:
            raise NothingDue
        if not self.is_overdue(at):
            raise NotOverdue


def refuse_staff(person):
    """Only the customer's side can say that the customer asks."""
    if person.is_staff:
        raise NotForStaff


@may
def take_as_nudge(event):
    """A person who writes after the deadline asks as well as somebody with a button.

    The owner is told of the words already.
    """
    ticket = event.ticket
    is_due = ticket.is_overdue(event.at) and not ticket.was_just_asked(event.at)
    if is_due and not event.message.automatic and not event.by.is_staff:
        ticket.nudge(by=event.by, at=event.at, tells=["lead"] if ticket.owner else ["owner"])
