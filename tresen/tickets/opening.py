from django.db import connection, transaction

from tresen.house.keys import ring
from tresen.house.models import Key
from tresen.lib import ticket_id
from tresen.lib.memory import remembering

from .contributing import write
from .deadline import promise
from .events import Event
from .excerpt import excerpt
from .messages import Message
from .reaction import NOT_DUE
from .refusing import WrongCustomer


class Opening:
    # Only while it is being opened: what was agreed about its costs in the same breath.
    decision = None

    @classmethod
    @transaction.atomic
    @remembering()
    def open(cls, new, *, by, at):
        """A ticket begins. What it follows is linked at once; both belong to the same customer."""
        new.said.require_words()
        _check_belonging(new)
        ticket = cls._begin(new, by=by, at=at)
        ticket.decision = new.decision
        ticket.first_message = ticket._hear_first(new.said, by=by, at=at)
        facts = {"deadline": promise(ticket, ticket.first_message, since=at).as_facts()}
        if new.follows:
            facts["follows"] = new.follows.pk
        ticket.record(Event.Kind.TICKET_OPENED, by=by, at=at, message=ticket.first_message, **facts)
        return ticket

    @classmethod
    def _begin(cls, new, *, by, at):
        ticket = cls.objects.create(
            number=next_number(),
            subject=_one_line(new.subject),
            kind=new.kind,
            contact=new.contact or by,
            customer=new.customer,
            product=new.product,
            mailbox=new.mailbox,
            origin=_way_of(new.said, by),
            opened_at=at,
            queue_at=NOT_DUE,
            last_text=excerpt(new.said.text),
            last_at=at,
        )
        if not new.said.is_forged:
            ticket.participants.create(person=ticket.contact, added_by=by, added_at=at)
        return ticket

    def _hear_first(self, said, *, by, at):
        """Whose name was only used takes no part and reads nothing, until staff `admit` them."""
        if said.is_forged:
            return write(self, said, by=by, at=at, side=Message.Side.THIRD_PARTY, audience="staff")
        by_mail = said.origin == Message.Origin.MAIL
        side = Message.Side.STAFF if by.is_staff and not by_mail else Message.Side.CUSTOMER
        return write(self, said, by=by, at=at, side=side, audience="customer")


def _way_of(said, by):
    """Who works in the portal opens there; whatever staff open for them came by phone."""
    in_portal = said.origin == Message.Origin.PORTAL
    return Message.Origin.PHONE if in_portal and by.is_staff else said.origin


def next_number():
    """A fresh Ticket-ID: the sequence never goes back, the permutation hides its neighbours."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval('tickets_number')")
        (position,) = cursor.fetchone()
    keys = ring(Key.Purpose.TICKET_ID)
    return ticket_id.number(position, keys[1])


def _one_line(subject):
    return " ".join(subject.replace("\0", "").split())


def _check_belonging(new):
    if new.product and new.product.customer_id != (new.customer and new.customer.pk):
        raise WrongCustomer
