"""The service hours change while clocks are running (design.md, section 3)."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import structlog
from django.db import transaction

from tresen.clock import NoServiceTime
from tresen.people.models import Person

from .events import Event

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
        """Count the running promises by the newest version of their calendar.

        What has passed is not rewritten, and nobody becomes late by a change of the hours.
        """
        self.lock()
        if self.closed_at or self.due_at is None or self.due_at <= at or not self.due_calendar:
            return
        newest = self.due_calendar.calendar.newest()
        former = [each for each in self.reckoning().unanswered if each.calendar != newest.pk]
        if former:
            anew = [_counted_anew(deadline, newest, at).as_facts() for deadline in former]
            self.record(Event.Kind.DEADLINE_RECKONED, by=by, at=at, deadlines=anew)

    @classmethod
    def reckon_all_anew(cls, *, at):
        """The sweep: every promise that still counts by a former version, the most urgent first."""
        by = Person.objects.system()
        former = cls.objects.counted_by_former_hours(at).order_by("due_at")
        for ticket in cls.objects.filter(pk__in=list(former.values_list("pk", flat=True))):
            try:
                ticket.reckon_anew(by=by, at=at)
            except Exception:  # One ticket that cannot be counted must not stop the others
                log.exception("deadline not reckoned anew", ticket=ticket.pk)


def _counted_anew(deadline, version, at):
    """By the new hours, unless that would be in the past."""
    anew = deadline.counted_by(version)
    return anew if anew.due_at > at else replace(deadline, calendar=version.pk)


def moves(tickets, hours, *, at):
    """What these hours would do to running promises, soonest first; what stays is left out."""
    planned = [Move(ticket, ticket.due_at, _planned(ticket, hours, at)) for ticket in tickets]
    changed = [move for move in planned if move.after != move.before]
    return sorted(changed, key=lambda move: move.after)


def _planned(ticket, hours, at):
    try:
        after = hours.after(ticket.clock_started_at, ticket.promised_seconds)
    except NoServiceTime:
        after = ticket.clock_started_at + timedelta(seconds=ticket.promised_seconds)
    return after if after > at else ticket.due_at
