"""The three ways when our answer is late: ask, phone, turn to sales (promise P5)."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil

from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from tresen.people.once import once
from tresen.tickets.models import Clock
from tresen.tickets.refusing import Refused

MINUTE = timedelta(minutes=1)
SOON = timedelta(hours=24)


@dataclass(frozen=True)
class Ways:
    """Explained before the deadline, and open from the second in which it has passed."""

    ticket: object
    now: datetime

    @property
    def are_open(self):
        return self.ticket.is_overdue(self.now)

    @property
    def open_in(self):
        """The seconds until then, for a page that lies open meanwhile; None if that takes long."""
        if self.ticket.clock != Clock.RUNNING or self.are_open:
            return None
        left = self.ticket.due_at - self.now
        return ceil(left.total_seconds()) + 1 if left < SOON else None

    @property
    def asked_at(self):
        """When the customer asked, if it is too early to ask again."""
        return self.ticket.nudged_at if self.ticket.was_just_asked(self.now) else None

    @property
    def again_at(self):
        """In whole minutes, as the page tells it, and never too early."""
        again = self.ticket.asks_again_at
        return again if again.second == again.microsecond == 0 else again + MINUTE


def walk(request, ticket, verb, page):
    """Take one of the ways, a single time for each form; a refusal comes back as a sentence."""
    person = request.user.person

    def take():
        verb(by=person, at=timezone.now())
        return f"{reverse('portal:ticket', args=[ticket.shown_id])}#ways"

    try:
        return redirect(once(person, request.POST.get("once"), take))
    except Refused as refused:
        return page(request, ticket, refusal=str(refused), status=409)
