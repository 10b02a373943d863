"""Words of somebody who is no party to the ticket: whom of the customer's side we ask about."""

from django.db import transaction
from django.db.models import Exists, OuterRef, Q

from tresen.customers.models import Contact

from .events import Event
from .messages import Message
from .reaching import Tickets
from .refusing import NotForStaff, NotStaff

Happened = Event.Kind


class Vouching:
    def doubts_for(self, person):
        """Words for staff only which this person can confirm (`admit`), or `deny`: oldest first.

        A third party's, if they speak for the customer and it answers a letter of ours: services
        send codes to any address, and a ticket's would open accounts in our name. Nor a program's:
        in whose name a mail asks for a code, there the code goes, as an answer to it. What somebody
        seems to have written in a person's name is shown to this person only.
        """
        denied = Event.objects.filter(kind=Happened.WORDS_DENIED, message=OuterRef("pk"))
        waiting = self.messages.awaiting_admission().exclude(Exists(denied))
        if person.is_staff:
            return waiting
        here = Tickets(type(self)).filter(pk=self.pk).reachable_by(person).values("pk")
        speaks = Contact.objects.living().filter(
            person=person, customer=OuterRef("ticket__customer")
        )
        forged = Q(sender_check=Message.SenderCheck.FORGED)
        by_hand = Q(unasked=False, automatic=False)
        strangers = ~forged & by_hand & (Q(ticket__contact=person) | Exists(speaks))
        asked = waiting.filter(strangers | forged & Q(author=person), ticket__in=here)
        return asked.since_let_in(person)

    @transaction.atomic
    def deny(self, message, *, by, at):
        """It does not belong here, or is not from whom it says: staff keep it, nobody is asked."""
        if by.is_staff:
            raise NotForStaff
        self.lock()
        self.refuse_if_closed()
        self._refuse_to_vouch(message, by)
        self._record_judgement(Happened.WORDS_DENIED, message, by=by, at=at)

    def _refuse_to_vouch(self, message, person):
        if not (person.is_staff or self.doubts_for(person).filter(pk=message.pk).exists()):
            raise NotStaff

    def _record_judgement(self, kind, message, *, by, at):
        in_their_name = {"of_oneself": True} if message.author_id == by.pk else {}
        self.record(kind, by=by, at=at, message=message, **in_their_name)
