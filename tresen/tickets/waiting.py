from datetime import timedelta

import structlog
from django.db import models, transaction
from django.utils.functional import cached_property

from tresen.clock import NoServiceTime
from tresen.house.models import Provider
from tresen.lib.memory import remembering
from tresen.people.models import Person

from .events import Event
from .messages import Message

log = structlog.get_logger()


class Wait(models.Model):
    """Its existence is the fact that we wait for the customer; the message says for what."""

    ticket = models.OneToOneField("tickets.Ticket", models.PROTECT, related_name="wait")
    message = models.ForeignKey(Message, models.PROTECT, related_name="+")
    since = models.DateTimeField()

    def __str__(self):
        return str(self.message)


class Reminder(models.Model):
    """We will say, or have said, that we still wait."""

    ticket = models.ForeignKey("tickets.Ticket", models.PROTECT, related_name="reminders")
    message = models.ForeignKey(Message, models.PROTECT, related_name="+")
    due_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["due_at"]
        indexes = [
            models.Index(name="reminder_due", fields=["due_at"], condition=models.Q(sent_at=None)),
        ]

    def __str__(self):
        return f"{self.ticket} {self.due_at}"


class Waiting:
    @cached_property
    def waits(self):
        return Wait.objects.filter(ticket=self).exists()

    @transaction.atomic
    @remembering()
    def ask(self, said, *, by, at):
        """Ask for information: the ticket waits for the customer, and the clock pauses."""
        message = self._speak(said, by=by, at=at, mark=Message.Mark.QUESTION)
        Wait.objects.update_or_create(ticket=self, defaults={"message": message, "since": at})
        self.record(Event.Kind.INFORMATION_REQUESTED, by=by, at=at, message=message)
        return message

    @transaction.atomic
    def remind(self, reminder, *, by, at):
        """Say once more what we wait for. An answer in between has cancelled it."""
        self.lock()
        due = self.reminders.filter(pk=reminder.pk, sent_at=None).first()
        if due and not self.closed_at:
            due.sent_at = at
            due.save(update_fields=["sent_at"])
            self.record(Event.Kind.CUSTOMER_REMINDED, by=by, at=at, message=due.message)


def remind_all_due(*, at):
    """The sweep: every reminder whose time has come, each in its own transaction."""
    by = Person.objects.system()
    due = Reminder.objects.filter(sent_at=None, due_at__lte=at).select_related("ticket")
    for reminder in due[:200]:
        try:
            reminder.ticket.remind(reminder, by=by, at=at)
        except Exception:  # One ticket must not keep the others waiting
            log.exception("not reminded", reminder=reminder.pk)


def schedule_reminders(event):
    Reminder.objects.filter(ticket=event.ticket, sent_at=None).delete()
    _plan(Provider.current().reminder_days, event.message, event)


def wait_again(event):
    """What seemed to be the reply lies on another ticket now: our question stands as before.

    Its reminders count from now on, without those that have gone out.
    """
    ticket = event.ticket
    asks = ticket.reckoning().asks
    if asks and not Wait.objects.filter(ticket=ticket).exists():
        question = ticket.messages.get(pk=asks)
        Wait.objects.create(ticket=ticket, message=question, since=question.created_at)
        sent = ticket.reminders.filter(message=question).count()
        _plan(Provider.current().reminder_days[sent:], question, event)


def _plan(days, question, event):
    Reminder.objects.bulk_create(
        Reminder(ticket=event.ticket, message=question, due_at=_so_many_days_after(event, each))
        for each in days
    )


def _so_many_days_after(event, days):
    try:
        return event.ticket.service_hours().after_days(event.at, days)
    except NoServiceTime:
        # An empty calendar must not refuse a question: then days of the week count.
        return event.at + timedelta(days=days)


def end_waiting(event):
    """The customer spoke, or the ticket ended: nothing is awaited, no reminder goes out."""
    Wait.objects.filter(ticket=event.ticket).delete()
    Reminder.objects.filter(ticket=event.ticket, sent_at=None).delete()


def stop_waiting_for_unread(event):
    """The question came back within the hour: nobody has read what we wait for."""
    waits = Wait.objects.filter(ticket=event.ticket, message=event.facts.get("answer"))
    if event.facts.get("undone") and waits.exists():
        end_waiting(event)
