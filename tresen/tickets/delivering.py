from datetime import timedelta

from django.db import transaction

from .contributing import write
from .events import Event
from .messages import Message
from .telling import people_for

BOUNCE_COUNTS_FOR = timedelta(hours=1)


class Delivering:
    """What became of our words on the way. Delivery stops the clock, a bounce takes that back."""

    @transaction.atomic
    def delivered(self, message, *, by, at):
        """The first MTA took it, or the portal shows it. Only a person's words can be a reaction.

        Once is enough, unless they came back in between.
        """
        self.lock()
        if _is_reaction(message) and not self._has_arrived(message):
            self.record(Event.Kind.ANSWER_DELIVERED, by=by, at=at, message=message)

    @transaction.atomic
    def bounced(self, message, said, *, by, at):
        """Our words came back to us, from the last one whom they could have reached.

        `message` is None where others have them. Within the hour the original deadline counts
        again.
        """
        self.lock()
        filed = self._file_report(said, by=by, at=at)
        facts = {"answer": message.pk, "undone": self._is_undone(message, at)} if message else {}
        # Where nobody looks after the ticket, whoever leads has to know.
        facts["told"] = [person.pk for person in people_for(self, ["owner"])]
        self.record(Event.Kind.ANSWER_BOUNCED, by=by, at=at, message=filed, **facts)
        return filed

    @transaction.atomic
    def arrived_after_all(self, message, *, by, at):
        """Its reader answers a letter that was said to have come back: somebody was mistaken, or
        lied. `message` is what it brought, or None."""
        self.lock()
        self.record(Event.Kind.BOUNCE_TAKEN_BACK, by=by, at=at, message=message)

    @transaction.atomic
    def complained_of(self, said, *, by, at):
        """A reader called a letter of ours spam: it arrived, but they want no more of them."""
        return self._report(Event.Kind.READER_COMPLAINED, said, by=by, at=at)

    @transaction.atomic
    def doubt_report(self, said, *, by, at):
        """Anybody may have written that our words came back, or are spam: a person has to look."""
        return self._report(Event.Kind.REPORT_DOUBTED, said, by=by, at=at)

    def _report(self, kind, said, *, by, at):
        self.lock()
        filed = self._file_report(said, by=by, at=at)
        told = [person.pk for person in people_for(self, ["owner"])]
        self.record(kind, by=by, at=at, message=filed, told=told)
        return filed

    def _file_report(self, said, *, by, at):
        system = {"side": Message.Side.SYSTEM, "audience": "staff", "mark": Message.Mark.BOUNCE}
        return write(self, said, by=by, at=at, **system)

    def _has_arrived(self, message):
        delivery = self.delivery_of(message)
        return delivery is not None and not self._came_back_since(delivery)

    def _came_back_since(self, delivery):
        undone = {"facts__answer": delivery.message_id, "facts__undone": True}
        kind = Event.Kind.ANSWER_BOUNCED
        return self.events.filter(kind=kind, id__gt=delivery.pk, **undone).exists()

    def _is_undone(self, message, at):
        if self.is_read_in_portal:
            return False
        delivery = self.delivery_of(message)
        return delivery is None or at - delivery.at <= BOUNCE_COUNTS_FOR

    def delivery_of(self, message):
        return message.events.filter(kind=Event.Kind.ANSWER_DELIVERED).last()

    @property
    def is_read_in_portal(self):
        return self.origin == Message.Origin.PORTAL


def _is_reaction(message):
    return message.side == Message.Side.STAFF and not message.automatic


def show_in_portal(event):
    """Where the contact works in the portal, an answer has arrived as soon as it is written."""
    if event.ticket.is_read_in_portal:
        deliver_at_once(event)


def deliver_at_once(event):
    """Words that were just written, on a ticket that is locked: nobody else knows of them yet."""
    message = event.message
    if message and _is_reaction(message):
        delivered = Event.Kind.ANSWER_DELIVERED
        event.ticket.record(delivered, by=event.by, at=event.at, message=message)


def count_as_delivered(event):
    """What a false report undid: our words had arrived when a server took them."""
    if event.message:
        before = event.ticket.delivery_of(event.message)
        at = before.at if before else event.at
        event.ticket.delivered(event.message, by=event.by, at=at)
