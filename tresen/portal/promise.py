"""What we promise, in words, read from the live settings: page and deadline cannot disagree."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from django.utils.translation import gettext as _

from tresen.customers.models import Customer
from tresen.hours.announcing import announced
from tresen.hours.models import CalendarVersion
from tresen.hours.words import service_in_words
from tresen.lib.memory import remembering
from tresen.tickets.deadline import Deadline, promise
from tresen.tickets.models import Kind, Message, Ticket
from tresen.tickets.rules import spelled


def only_customer_of(user):
    """For whom a signed-in visitor writes to us; None for whom that is not plain."""
    if not user.is_authenticated:
        return None
    customers = Customer.objects.of(user.person).prefetch_related("agreements")[:2]
    return customers[0] if len(customers) == 1 else None


@dataclass(frozen=True)
class Promised:
    """For a ticket that is opened now: until when we would answer, and by which calendar."""

    deadline: Deadline
    now: datetime

    @classmethod
    def to(cls, customer, now, kind=Kind.UNSORTED):
        return cls(promise(Ticket(customer=customer, kind=kind), Message(), since=now), now)

    @property
    def answer_by(self):
        return self.deadline.due_at

    @cached_property
    def calendar(self):
        """The version that counts; None where there are no service hours."""
        return CalendarVersion.objects.filter(pk=self.deadline.calendar).first()

    @property
    def never_closes(self):
        return self.calendar is None or self.calendar.never_closes

    @property
    def sentence(self):
        if self.calendar is None:
            said = _("A person answers you within %(time)s.")
        elif self.calendar.never_closes:
            said = _("A person answers you within %(time)s, around the clock.")
        else:
            said = _("A person answers you within %(time)s during our service hours.")
        return said % {"time": spelled(self.deadline.seconds)}

    @property
    def hours(self):
        return service_in_words(self.calendar, self.now) if self.calendar else []

    @property
    def freeze(self):
        """What to know of these weeks, or nothing."""
        return announced(self.calendar, self.now)


def usual_and_emergency(user, now):
    customer = only_customer_of(user)
    with remembering():
        return {
            "promised": Promised.to(customer, now),
            "emergency": Promised.to(customer, now, Kind.EMERGENCY),
        }


def of_other_kinds(user, now):
    """By kind, where another time is promised than for most."""
    customer = only_customer_of(user)
    with remembering():
        usual = Promised.to(customer, now).answer_by
        each = {Kind(kind): Promised.to(customer, now, kind) for kind, _ in Kind.on_offer()}
    return {kind: promised for kind, promised in each.items() if promised.answer_by != usual}
