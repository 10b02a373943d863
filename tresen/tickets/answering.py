from dataclasses import replace

from django.db import transaction

from tresen.lib.memory import remembering

from .contributing import write
from .events import Event
from .messages import Message
from .refusing import NotStaff


class Answering:
    """Our side speaks. Who answers a ticket that nobody has taken takes it."""

    @transaction.atomic
    @remembering()
    def answer(self, said, *, by, at):
        """A public message by a person on the staff: what stops the clock once it is delivered."""
        if said.automatic:
            return self.announce(said, by=by, at=at)
        message = self._speak(said, by=by, at=at)
        self.record(Event.Kind.STAFF_ANSWERED, by=by, at=at, message=message)
        return message

    @transaction.atomic
    @remembering()
    def offer(self, said, quote, *, by, at):
        """A public message that brings a quote, known by its key: an answer like any other."""
        message = self._speak(said, by=by, at=at)
        self.record(Event.Kind.QUOTE_SENT, by=by, at=at, message=message, quote=quote)
        return message

    @transaction.atomic
    def announce(self, said, *, by, at):
        """A program's words to the customer, in the name of somebody on the staff: no answer."""
        require_staff(by)
        said.require_words()
        self.lock()
        self.refuse_if_closed()
        side, automatic = Message.Side.STAFF, replace(said, automatic=True)
        message = write(self, automatic, by=by, at=at, side=side, audience="customer")
        self.remember_last(message)
        self.record(Event.Kind.PROGRAM_WROTE, by=by, at=at, message=message)
        return message

    @transaction.atomic
    def note(self, said, *, by, at):
        """Words for colleagues only. Possible on a closed ticket too; stops no clock."""
        require_staff(by)
        said.require_words()
        self.lock()
        message = write(self, said, by=by, at=at, side=Message.Side.STAFF, audience="staff")
        self.record(Event.Kind.NOTE_WRITTEN, by=by, at=at, message=message)
        return message

    def _speak(self, said, *, by, at, mark=Message.Mark.NONE):
        require_staff(by)
        said.require_visible_words()
        self.lock()
        self.refuse_if_closed()
        if self.owner_id is None:
            self._pass_to(by, by=by, at=at)
        message = write(
            self, said, by=by, at=at, side=Message.Side.STAFF, audience="customer", mark=mark
        )
        self.remember_last(message)
        return message


def require_staff(person):
    if not person.is_staff:
        raise NotStaff
