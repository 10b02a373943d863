from django.db import models
from django.db.models import OuterRef, Subquery

from tresen.customers.models import Contact
from tresen.hours.models import CalendarVersion
from tresen.lib import ticket_id

from .participating import Participant
from .reckoning import Clock


class Tickets(models.QuerySet):
    """Queries that read as sentences. The door is `reachable_by`: there is no other."""

    def reachable_by(self, person):
        """What this person may see: staff all, contacts by their rights, others their own.

        Each of them knows since when this person reads it (`reads_since`).
        """
        if person.is_staff:
            return self
        since = Participant.objects.reading_from_then_on(person).filter(ticket=OuterRef("pk"))
        mine = self._seen_by(person)
        return mine.annotate(reads_since=Subquery(since.values("reads_since")))

    def is_reachable_by(self, person):
        """Whether this person may see any of these, where none of them is going to be read."""
        mine = self if person.is_staff else self._seen_by(person)
        return mine.exists()

    def _seen_by(self, person):
        whole = Contact.objects.filter(person=person, ended_at=None, sees_all_tickets=True)
        own = Participant.objects.filter(person=person).who_may_read().values("ticket")
        theirs = self.model.objects.filter(customer__in=whole.values("customer")).values("pk")
        return self.filter(pk__in=own.union(theirs, all=True))

    def by_id(self, typed):
        """The one that was named; NotATicketId, WrongCheckDigit and DoesNotExist say why not."""
        return self.get(number=ticket_id.read(typed))

    def open(self):
        return self.filter(closed_at=None)

    def closed(self):
        return self.exclude(closed_at=None)

    def waiting(self):
        return self.open().filter(clock=Clock.PAUSED)

    def ours(self):
        """Open, and not waiting for the customer: what lies on the counter."""
        return self.open().exclude(clock=Clock.PAUSED)

    def overdue(self, at):
        return self.open().filter(clock=Clock.RUNNING, due_at__lt=at)

    def counted_by(self, calendar, *, at):
        """Open promises that have not passed, counted by any version of this calendar."""
        return self.open().filter(due_calendar__calendar=calendar, due_at__gt=at)

    def counted_by_former_hours(self, at):
        """Open promises that have not passed, counted by what is no longer the newest version."""
        newer = CalendarVersion.objects.filter(
            calendar=OuterRef("due_calendar__calendar"),
            version__gt=OuterRef("due_calendar__version"),
        )
        return self.open().filter(models.Exists(newer), due_at__gt=at)

    def plan_steps_anew(self, *, at):
        """Whom we tell when was changed: the next sweep looks at every open promise."""
        return self.open().exclude(due_at=None).update(step_at=at)

    def with_sales(self):
        """The customer has turned to sales, who have not looked after it yet."""
        return self.open().exclude(sales_since=None)

    def owned_by(self, person):
        return self.filter(owner=person)

    def of_customer(self, number):
        return self.filter(customer__number=number)

    def in_state(self, state):
        return {"open": self.ours, "waiting": self.waiting, "closed": self.closed}[state]()

    def newest_first(self):
        return self.order_by("-opened_at", "-id")
