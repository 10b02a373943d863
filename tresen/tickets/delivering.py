from django.db import transaction

from .events import Event
from .messages import Message, write
from .reaction import BOUNCE_COUNTS_FOR


class Delivering:
    """What became of our words on the way. Delivery stops the clock, a bounce takes that back."""

    @transaction.atomic
    def delivered(self, message, *, by, at):
        """The first MTA took it, or the portal shows it. Only the first delivery is a fact."""
        self.lock()
        if self._delivery_of(message) is None:
            self.record(
                Event.Kind.ANSWER_DELIVERED, by=by, at=at, message=message, **self._running_clock()
            )

    @transaction.atomic
    def bounced(self, message, said, *, by, at):
        """Our words came back. Within the hour the original deadline counts again."""
        self.lock()
        filed = write(
            self,
            said,
            by=by,
            at=at,
            side=Message.Side.SYSTEM,
            audience="staff",
            mark=Message.Mark.BOUNCE,
        )
        clock = self._clock_before(message, at) if message else {}
        self.record(Event.Kind.ANSWER_BOUNCED, by=by, at=at, message=filed, **clock)
        return filed

    def _clock_before(self, message, at):
        """The clock that the bounced answer had stopped, or still has to stop."""
        delivery = self._delivery_of(message)
        if delivery is None:
            return self._running_clock()
        counts = at - delivery.at <= BOUNCE_COUNTS_FOR and not self.is_read_in_portal
        return {key: delivery.facts[key] for key in delivery.facts if counts}

    def _delivery_of(self, message):
        return message.events.filter(kind=Event.Kind.ANSWER_DELIVERED).first()

    def _running_clock(self):
        if self.due_at is None:
            return {}
        return {
            "started_at": self.clock_started_at.isoformat(),
            "due_at": self.due_at.isoformat(),
        }

    @property
    def is_read_in_portal(self):
        return self.origin == Message.Origin.PORTAL


def show_in_portal(event):
    """Where the contact works in the portal, an answer has arrived as soon as it is written."""
    if event.ticket.is_read_in_portal:
        event.ticket.delivered(event.message, by=event.by, at=event.at)
