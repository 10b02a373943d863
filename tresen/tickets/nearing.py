"""The deadline comes nearer, and passes: facts that time itself makes."""

import structlog
from django.db import transaction

from tresen.people.models import Person

from .events import Event
from .steps import WHOLE, groups_at, used_up
from .telling import people_for

AT_ONCE = 500

log = structlog.get_logger()


class Nearing:
    @transaction.atomic
    def near(self, *, by, at):
        """So much of the promised time is used up by now; the fact names who is told.

        After a standstill several steps are due together: they are one fact.
        """
        self.lock()
        if self.step_at is None or self.step_at > at:
            return
        reckoning = self.reckoning()
        percents = used_up(reckoning, at)
        if percents:
            self._tell_of(percents, reckoning.deadline, by=by, at=at)
        else:
            # The steps were changed while the clock ran: the next one is another.
            self.work_out_clock(reckoning)

    def _tell_of(self, percents, deadline, *, by, at):
        kind = Event.Kind.DEADLINE_PASSED if WHOLE in percents else Event.Kind.DEADLINE_NEARED
        told = [person.pk for person in people_for(self, groups_at(percents, deadline.level))]
        facts = {"of": deadline.message, "percent": percents[-1], "told": told}
        self.record(kind, by=by, at=at, **facts)

    @classmethod
    def near_all_due(cls, *, at):
        """The sweep: each ticket whose next step has come, in a transaction of its own."""
        by = Person.objects.system()
        for ticket in cls.objects.filter(step_at__lte=at).order_by("step_at")[:AT_ONCE]:
            try:
                ticket.near(by=by, at=at)
            except Exception:  # One ticket that cannot be told of must not silence the others
                log.exception("step not told", ticket=ticket.pk)
