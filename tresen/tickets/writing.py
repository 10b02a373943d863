from django.db import transaction

from tresen.lib.memory import remembering

from .contributing import write
from .deadline import promise
from .events import Event
from .messages import Message
from .participating import Participant
from .refusing import TicketIsClosed


class Writing:
    """The customer's side speaks."""

    @transaction.atomic
    @remembering()
    def reply(self, said, *, by, at):
        """A customer's words: the ticket is ours again."""
        said.require_words()
        self.lock()
        self.refuse_if_closed()
        if by.pk == self.contact_id:
            self.contact = by
        message = write(self, said, by=by, at=at, side=Message.Side.CUSTOMER, audience="customer")
        self.remember_last(message)
        Participant.objects.get_or_create(
            ticket=self, person=by, defaults={"added_by": by, "added_at": at}
        )
        self._await_answer(message, by=by, at=at)
        return message

    def _await_answer(self, message, *, by, at):
        """The customer's words await us; each has a deadline of its own, the oldest one counts."""
        deadline = promise(self, message, since=at).as_facts()
        self.record(Event.Kind.CUSTOMER_WROTE, by=by, at=at, message=message, deadline=deadline)

    @transaction.atomic
    def file_afterword(self, said, *, by, at):
        """A thank-you to a closed ticket: kept with it, starts nothing, mails nobody."""
        self.lock()
        if not self.closed_at:
            return self.reply(said, by=by, at=at)
        message = write(
            self,
            said,
            by=by,
            at=at,
            side=Message.Side.CUSTOMER,
            audience="customer",
            mark=Message.Mark.AFTERWORD,
        )
        self.record(Event.Kind.AFTERWORD_FILED, by=by, at=at, message=message)
        return message

    @transaction.atomic
    def file_third_party(self, said, *, by, at):
        """Words of somebody who is no party to the ticket: for staff only, until they decide."""
        return self._file_for_staff(
            said, by=by, at=at, side=Message.Side.THIRD_PARTY, kind=Event.Kind.THIRD_PARTY_WROTE
        )

    @transaction.atomic
    def file_automatic(self, said, *, by, at):
        """An automatic mail: filed and marked; it restarts no clock and answers nothing."""
        return self._file_for_staff(
            said, by=by, at=at, side=Message.Side.CUSTOMER, kind=Event.Kind.AUTOMATIC_MAIL_FILED
        )

    def _file_for_staff(self, said, *, by, at, side, kind):
        self.lock()
        message = write(self, said, by=by, at=at, side=side, audience="staff")
        self.record(kind, by=by, at=at, message=message)
        return message

    def refuse_if_closed(self):
        if self.closed_at:
            raise TicketIsClosed
