"""The service hours change while clocks are running (design.md, section 3)."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import structlog
from django.db import transaction

from tresen.clock import NoServiceTime
from tresen.people.models import Person

from .events import Event

AT_ONCE = 500

log = structlog.get_logger()


@dataclass(frozen=True)
class Move:
    """A deadline that a new version of its calendar would move."""

    ticket: object
    before: datetime
    after: datetime


class Recalculating:
    @transaction.atomic
    def reckon_anew(self, *, by, at):
        """Count the running promise by the newest version of its calendar.

        What has passed is not rewritten, and nobody becomes late by a change of the hours.
        """
        self.lock()
        deadline = self.reckoning().deadline
        if self.closed_at or not deadline or not deadline.calendar or deadline.due_at <= at:
            return
        newest = self.due_calendar.calendar.newest()
        if newest.pk != deadline.calendar:
            anew = _not_before(at, deadline.counted_by(newest), deadline, newest)
            self.record(Event.Kind.DEADLINE_RECKONED, by=by, at=at, deadline=anew.as_facts())

    @classmethod
    def reckon_all_anew(cls, *, at):
        """The sweep: every promise that still counts by a former version of its calendar."""
        by = Person.objects.system()
        for ticket in cls.objects.counted_by_former_hours(at)[:AT_ONCE]:
            try:
                ticket.reckon_anew(by=by, at=at)
            except Exception:  # One ticket that cannot be counted must not stop the others
                log.exception("deadline not reckoned anew", ticket=ticket.pk)


def moves(tickets, hours, *, at):
    """What these hours would do to running promises, soonest first; what stays is left out."""
    planned = [Move(ticket, ticket.due_at, _planned(ticket, hours, at)) for ticket in tickets]
    changed = [move for move in planned if move.after != move.before]
    return sorted(changed, key=lambda move: move.after)


def _planned(ticket, hours, at):
    try:
        after = hours.after(ticket.clock_started_at, ticket.promised_seconds)
    except NoServiceTime:
        return ticket.clock_started_at + timedelta(seconds=ticket.promised_seconds)
    return after if after > at else ticket.due_at


def _not_before(at, anew, deadline, version):
    if anew.due_at > at:
        return anew
    return replace(deadline, calendar=version.pk)
