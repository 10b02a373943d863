from django.db import transaction

from tresen.customers.models import Customer

from .events import Event
from .messages import Message
from .participating import Participant
from .refusing import NoLongerContact, NotThirdParty, SenderInDoubt


class Admitting:
    @transaction.atomic
    def admit(self, message, *, by, at):
        """A third party takes part: their words are a customer's words from now on.

        Staff say so, or whoever is asked about these words (see `doubts_for`). Also for the opening
        of a ticket in whose name somebody else seemed to write. Admitting twice changes nothing.
        """
        self.lock()
        self.refuse_if_closed()
        message = self.messages.select_related("author__staff").get(pk=message.pk)
        is_theirs = message.side == Message.Side.THIRD_PARTY and not message.was_moved
        if not is_theirs or message.author.is_staff:
            raise NotThirdParty
        if message.is_public:
            return
        self._refuse_to_vouch(message, by)
        self._let_take_part(message.author, by=by, at=at)
        message.audience = Message.Audience.CUSTOMER
        message.save(update_fields=["audience"])
        self.remember_last(message)
        if self.events.filter(kind=Event.Kind.TICKET_OPENED, message=message).exists():
            self._confirm_sender(message, by=by, at=at)
        else:
            self._record_judgement(Event.Kind.WORDS_ADMITTED, message, by=by, at=at)
            self._await_answer(message, by=message.author, at=at)

    @property
    def is_doubted(self):
        """Opened in somebody's name, who takes no part until staff say that it was them."""
        forged = self.messages.filter(sender_check=Message.SenderCheck.FORGED)
        return not self.participants.exists() and forged.exists()

    def refuse_if_doubted(self):
        if self.is_doubted:
            raise SenderInDoubt

    def _confirm_sender(self, message, *, by, at):
        """Its clock has run since it came. Whose it is could not be said before."""
        customer = Customer.objects.meant_by(message.author)
        if self.customer is None and customer:
            self.place_with(customer, by=by, at=at)
        self.record(Event.Kind.SENDER_CONFIRMED, by=by, at=at, message=message)

    def _let_take_part(self, person, *, by, at):
        _, fresh = Participant.objects.get_or_create(
            ticket=self, person=person, defaults={"added_by": by, "added_at": at}
        )
        if not self.participants.who_may_read().filter(person=person).exists():
            raise NoLongerContact
        if fresh:
            self.record(Event.Kind.PARTICIPANT_ADDED, by=by, at=at, person=person.pk)
