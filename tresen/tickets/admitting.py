from django.db import transaction

from .answering import require_staff
from .events import Event
from .messages import Message
from .participating import Participant
from .refusing import NoLongerContact, NotThirdParty


class Admitting:
    @transaction.atomic
    def admit(self, message, *, by, at):
        """Staff let a third party take part: their words are a customer's words from now on.

        It is the only change that a message ever sees. Admitting twice changes nothing.
        """
        require_staff(by)
        self.lock()
        self.refuse_if_closed()
        message = self.messages.select_related("author__staff").get(pk=message.pk)
        if message.side != Message.Side.THIRD_PARTY or message.author.is_staff:
            raise NotThirdParty
        if message.is_public:
            return
        self._let_take_part(message.author, by=by, at=at)
        message.audience = Message.Audience.CUSTOMER
        message.save(update_fields=["audience"])
        self.remember_last(message)
        self._await_answer(message, by=message.author, at=at)

    def _let_take_part(self, person, *, by, at):
        _, fresh = Participant.objects.get_or_create(
            ticket=self, person=person, defaults={"added_by": by, "added_at": at}
        )
        if not self.participants.who_may_read().filter(person=person).exists():
            raise NoLongerContact
        if fresh:
            self.record(Event.Kind.PARTICIPANT_ADDED, by=by, at=at, person=person.pk)
