"""The reaction clock on its ticket (promise P1): the columns say what the facts say.

Whatever may start, pause, stop or move the clock works it out anew from all facts, so that the
stored clock and the recomputed one cannot differ.
"""

from datetime import UTC, datetime, timedelta

from tresen.hours.models import hours_of_version

from .deadline import ordinary_calendar
from .events import Event
from .reckoning import STEPS, Clock, reckon
from .steps import next_step_at

# A keyset over NULLs drops rows, and 'infinity' is no datetime: a far day stands for "not due".
NOT_DUE = datetime(2200, 1, 1, tzinfo=UTC)
# Whoever had to ask for their answer comes before everybody else.
BEFORE_ALL = timedelta(days=100 * 365)


class Reacting:
    def reckoning(self):
        """The clock from the facts alone, with everything that was ever due."""
        told = Event.objects.filter(ticket=self, kind__in=STEPS).order_by("id")
        return reckon(told.only("kind", "at", "message", "facts"))

    def is_overdue(self, at):
        """Also while a question of ours is still on its way, and nothing has reached them."""
        return self.due_at is not None and at > self.due_at

    def used_share(self, at):
        """How much of the promised time is used up, from 0 to 1, for the line under the strip."""
        if self.clock != Clock.RUNNING or at <= self.clock_started_at:
            return 0
        left = max(self.counted_between(at, self.due_at), 0)
        # Longer hours may have left the deadline where it was: then more is left than promised.
        return max(1 - left / self.promised_seconds, 0)

    def counted_between(self, start, end):
        """Seconds of the time in which the running promise is counted."""
        if self.due_calendar:
            return self.due_calendar.hours().between(start, end)
        return (end - start) // timedelta(seconds=1)

    def counting_hours(self):
        """The hours in which the running promise is counted, or else the ordinary ones."""
        version = self.due_calendar_id
        return hours_of_version(version) if version else self.service_hours()

    def service_hours(self):
        """When the people who look after this ticket are there."""
        return ordinary_calendar(self).hours()

    def work_out_clock(self, reckoning=None):
        columns = columns_of(reckoning or self.reckoning())
        for name, value in columns.items():
            setattr(self, name, value)
        self.save(update_fields=columns)


def columns_of(reckoning):
    """What lists and sweeps need to know of the clock, as columns of the ticket."""
    deadline, runs = reckoning.deadline, reckoning.clock == Clock.RUNNING
    asked_at = deadline and reckoning.asked_at.get(deadline.message)
    return {
        "clock": reckoning.clock,
        "clock_started_at": deadline and deadline.counts_from,
        "due_at": deadline and deadline.due_at,
        "promised_seconds": deadline and deadline.seconds,
        "due_rule": deadline.rule if deadline else "",
        "due_calendar_id": deadline and deadline.calendar,
        "reacted_at": reckoning.reacted_at,
        "nudged_at": asked_at,
        "step_at": next_step_at(reckoning) if deadline else None,
        "queue_at": _place_in_queue(deadline, asked_at) if runs else NOT_DUE,
    }


def _place_in_queue(deadline, asked_at):
    return deadline.due_at - BEFORE_ALL if asked_at else deadline.due_at


def start_clock(event):
    """The oldest unanswered message counts: writing more never delays the answer."""
    if event.kind == Event.Kind.TICKET_OPENED:
        event.ticket.work_out_clock(reckon([event]))
    elif event.ticket.clock != Clock.RUNNING:
        event.ticket.work_out_clock()


def pause_clock(event):
    """We wait for the customer. Until the question is delivered its deadline is kept."""
    event.ticket.work_out_clock()


def unpause_clock(event):
    """We spoke instead of waiting on. What was still unanswered runs again."""
    if event.ticket.clock == Clock.PAUSED:
        event.ticket.work_out_clock()


def stop_clock(event):
    """The answer has arrived. A message written since then is the oldest unanswered one now."""
    event.ticket.work_out_clock()


def resume_clock(event):
    """The answer came back within the hour: the original deadline counts again."""
    event.ticket.work_out_clock()


def tighten_clock(event):
    """Another kind or customer may promise an earlier answer; never a later one."""
    if "deadlines" in event.facts:
        event.ticket.work_out_clock()


def put_clock_right(event):
    """A message came here from another ticket, or left for it."""
    event.ticket.work_out_clock()


def move_deadline(event):
    """The service hours were changed while the clock was running."""
    event.ticket.work_out_clock()


def plan_next_step(event):
    """This share of the time is used up: the next one comes later."""
    event.ticket.work_out_clock()


def put_on_top(event):
    """Whoever had to ask comes first in the queue."""
    event.ticket.work_out_clock()


def end_clock(event):
    """A closing text of staff is the answer once it arrives; a contact who closes needs none."""
    event.ticket.work_out_clock()
