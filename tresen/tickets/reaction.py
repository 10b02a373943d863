"""The reaction clock (promise P1): started by a customer who awaits us, stopped only when the
public message of a person on the staff has been delivered (design.md, section 3)."""

from datetime import UTC, datetime, timedelta

from django.db import models

from tresen.clock import NoServiceTime
from tresen.hours.models import default_calendar
from tresen.house.models import Provider

from .events import Event

BOUNCE_COUNTS_FOR = timedelta(hours=1)
# A keyset over NULLs drops rows, and 'infinity' is no datetime: a far day stands for "not due".
NOT_DUE = datetime(2200, 1, 1, tzinfo=UTC)


class Clock(models.TextChoices):
    RUNNING = "running"
    PAUSED = "paused"
    REACTED = "reacted"
    NONE = "none"


def deadline_from(moment, hours):
    """Until when we answer what comes now: the promised seconds of service time (promise P1)."""
    promised = timedelta(seconds=Provider.current().reaction_seconds)
    try:
        return hours.after(moment, promised)
    except NoServiceTime:
        # An empty calendar must not refuse a customer's mail: then real time counts.
        return moment.astimezone(UTC) + promised


class Reacting:
    def is_overdue(self, at):
        return self.clock == Clock.RUNNING and at > self.due_at

    def used_share(self, at):
        """How much of the promised time is used up, from 0 to 1, for the line under the strip."""
        if self.clock != Clock.RUNNING or at <= self.clock_started_at:
            return 0
        hours = self.service_hours()
        promised = hours.between(self.clock_started_at, self.due_at) or 1
        return min(hours.between(self.clock_started_at, at) / promised, 1)

    def service_hours(self):
        calendar = self.mailbox.calendar if self.mailbox and self.mailbox.calendar else None
        return (calendar or default_calendar()).hours()

    def run_clock_from(self, moment):
        """A full clock from this moment on."""
        due = deadline_from(moment, self.service_hours())
        self._set_clock(Clock.RUNNING, started_at=moment, due_at=due)

    def _set_clock(self, clock, *, started_at=None, due_at=None):
        self.clock = clock
        self.clock_started_at = started_at
        self.due_at = due_at
        self.queue_at = due_at if clock == Clock.RUNNING else NOT_DUE
        self.save(update_fields=["clock", "clock_started_at", "due_at", "reacted_at", "queue_at"])


def start_clock(event):
    """The oldest unanswered message counts: writing more never delays the answer."""
    ticket = event.ticket
    if ticket.clock == Clock.PAUSED and ticket.due_at:
        # Our question never reached them, so their first message is still unanswered.
        ticket._set_clock(Clock.RUNNING, started_at=ticket.clock_started_at, due_at=ticket.due_at)
    elif ticket.clock != Clock.RUNNING:
        ticket.run_clock_from(event.at)


def pause_clock(event):
    """We wait for the customer. Until the question is delivered its deadline is kept."""
    ticket = event.ticket
    ticket._set_clock(Clock.PAUSED, started_at=ticket.clock_started_at, due_at=ticket.due_at)


def unpause_clock(event):
    """We spoke instead of waiting on. What was still unanswered runs again."""
    ticket = event.ticket
    if ticket.clock == Clock.PAUSED:
        clock = Clock.RUNNING if ticket.due_at else Clock.REACTED
        ticket._set_clock(clock, started_at=ticket.clock_started_at, due_at=ticket.due_at)


def stop_clock(event):
    """The answer has arrived. A message written since then is the oldest unanswered one now."""
    ticket = event.ticket
    if ticket.due_at is None or ticket.closed_at:
        return
    ticket.reacted_at = event.at
    since = _first_customer_message_since_we_were_heard(ticket)
    if since:
        ticket.run_clock_from(since)
    else:
        ticket._set_clock(Clock.PAUSED if ticket.waits else Clock.REACTED)


def _first_customer_message_since_we_were_heard(ticket):
    """Deliveries may overtake each other: what counts is the latest answer that has arrived."""
    answers = [Event.Kind.STAFF_ANSWERED, Event.Kind.INFORMATION_REQUESTED]
    arrived = ticket.events.filter(
        kind__in=answers, message__events__kind=Event.Kind.ANSWER_DELIVERED
    ).last()
    later = ticket.events.filter(kind=Event.Kind.CUSTOMER_WROTE, id__gt=arrived.id).first()
    return later and later.at


def resume_clock(event):
    """The answer came back within the hour: the original deadline counts again."""
    ticket = event.ticket
    started_at = event.facts.get("started_at")
    if started_at and not ticket.closed_at:
        ticket.reacted_at = None
        ticket._set_clock(
            Clock.RUNNING,
            started_at=datetime.fromisoformat(started_at),
            due_at=datetime.fromisoformat(event.facts["due_at"]),
        )


def end_clock(event):
    """A closing text of staff is the answer; a contact who closes needs none any more."""
    ticket = event.ticket
    if ticket.due_at and event.message and event.by.is_staff:
        ticket.reacted_at = event.at
    ticket._set_clock(Clock.REACTED if ticket.reacted_at else Clock.NONE)
