from django.db import transaction

from tresen.customers.models import Customer

from .answering import require_staff
from .events import Event
from .messages import Message
from .participating import Participant
from .reaching import Tickets
from .refusing import HistoryNotYours, NoLongerContact, NotThirdParty, SenderInDoubt


class Admitting:
    @transaction.atomic
    def admit(self, message, *, with_history=False, by, at):
        """A third party takes part: their words are a customer's words from now on.

        Staff say so, or whoever is asked about these words (see `doubts_for`). Also for the opening
        of a ticket in whose name somebody else seemed to write. They read what is said from now on,
        and what was said before only `with_history`. Admitting twice changes nothing.
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
        if with_history and not self._is_read_whole_by(by):
            raise HistoryNotYours
        opens = self.events.filter(kind=Event.Kind.TICKET_OPENED, message=message).exists()
        whole = opens or with_history or self._is_read_whole_by(message.author)
        self._let_take_part(message.author, whole, by=by, at=at)
        message.audience = Message.Audience.CUSTOMER
        message.save(update_fields=["audience"])
        self.remember_last(message)
        if opens:
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

    def _is_read_whole_by(self, person):
        here = Tickets(type(self)).reachable_by(person).filter(pk=self.pk).first()
        return here is not None and here.reads_since is None

    def _confirm_sender(self, message, *, by, at):
        """Its clock has run since it came. Whose it is could not be said before."""
        customer = Customer.objects.meant_by(message.author)
        if self.customer is None and customer:
            self.place_with(customer, by=by, at=at)
        self.record(Event.Kind.SENDER_CONFIRMED, by=by, at=at, message=message)

    @transaction.atomic
    def show_history(self, person, *, by, at):
        """Who was let in later may read what was said before, too. Twice changes nothing."""
        require_staff(by)
        self.lock()
        self._open_history(self.participants.get(person=person), by=by, at=at)

    def _let_take_part(self, person, whole, *, by, at):
        since = {"reads_since": None if whole else at}
        participation, fresh = Participant.objects.get_or_create(
            ticket=self, person=person, defaults={"added_by": by, "added_at": at, **since}
        )
        if not self.participants.who_may_read().filter(person=person).exists():
            raise NoLongerContact
        if fresh:
            self.record(Event.Kind.PARTICIPANT_ADDED, by=by, at=at, person=person.pk, whole=whole)
        elif whole:
            self._open_history(participation, by=by, at=at)

    def _open_history(self, participation, *, by, at):
        if participation.reads_since is None:
            return
        participation.reads_since = None
        participation.save(update_fields=["reads_since"])
        self.record(Event.Kind.HISTORY_SHOWN, by=by, at=at, person=participation.person_id)
