"""A customer's words lie on the wrong ticket: staff put that right. No clock starts anew by it."""

from dataclasses import replace

from django.db import transaction

from .answering import require_staff
from .closing import Closure
from .contributing import write
from .deadline import promise
from .events import Event
from .linking import Link
from .messages import Message
from .participating import Participant
from .reaching import Tickets
from .refusing import NotMovable, OpeningStays, StillAwaited
from .said import NewTicket, Said

Side = Message.Side


class Correcting:
    @transaction.atomic
    def move(self, message, to, farewell, *, by, at):
        """These words belong to another open ticket; here they stay for staff only, as a trace.

        A ticket that loses its opening words has nothing left: it is closed with the farewell,
        and duplicates the other one. Where their author may not read it, nobody would owe them an
        answer any more: so they have one before. Returns the message as it stands there.
        """
        require_staff(by)
        _lock_in_order(self, to)
        to.refuse_if_closed()
        message = self._movable(message)
        if to.pk == self.pk:
            raise NotMovable
        is_opening = self._is_opening(message)
        if is_opening and self.messages.filter(side=Side.CUSTOMER).exclude(pk=message.pk).exists():
            raise OpeningStays
        if self._awaits(message) and to._is_foreign_to(message):
            raise StillAwaited
        moved = to._take_over(message, self._awaited_since(message, at), by=by, at=at)
        self._let_go(message, moved, by=by, at=at)
        if is_opening and not self.closed_at:
            self.link(to, type=Link.Type.DUPLICATES, by=by, at=at)
            self.close(farewell, result=Closure.Result.DUPLICATE, by=by, at=at)
        return moved

    @transaction.atomic
    def split_off(self, message, subject, *, by, at):
        """These words begin a ticket of their own, which is linked to this one. Returns it."""
        require_staff(by)
        self.lock()
        message = self._movable(message)
        if self._is_opening(message):
            raise OpeningStays
        belongs = message.side == Side.CUSTOMER
        new = NewTicket(
            subject=subject,
            said=_said_again(message),
            customer=self.customer if belongs else None,
            mailbox=self.mailbox,
        )
        since = self._awaited_since(message, at)
        other = type(self).open(new, by=message.author, at=since)
        self._let_go(message, other.first_message, by=by, at=at)
        other.link(self, type=Link.Type.RELATES_TO, by=by, at=at)
        return other

    def _movable(self, message):
        message = self.messages.for_page().select_related("author__staff").get(pk=message.pk)
        if not message.can_be_moved:
            raise NotMovable
        return message

    def _is_opening(self, message):
        opened = Event.Kind.TICKET_OPENED
        return self.events.filter(kind=opened, message=message).exists()

    def _awaited_since(self, message, at):
        """As here, as long as nothing that we said has answered it; else from now on."""
        since = {words.deadline.message: words.deadline.since for words in self.reckoning().words}
        if message.pk in since and not self._awaits(message):
            return at
        return since.get(message.pk, message.created_at)

    def _awaits(self, message):
        return message.pk in {deadline.message for deadline in self.reckoning().unanswered}

    def _take_over(self, message, since, *, by, at):
        said, doing = _said_again(message), {"by": message.author, "at": message.created_at}
        if self._is_foreign_to(message):
            return self.file_third_party(said, **doing)
        moved = write(self, said, **doing, side=Side.CUSTOMER, audience="customer")
        self.remember_last(moved)
        Participant.objects.get_or_create(
            ticket=self, person=message.author, defaults={"added_by": by, "added_at": at}
        )
        facts = self._deadlines_with(moved, since)
        self.record(Event.Kind.MESSAGE_TAKEN_OVER, by=by, at=at, message=moved, **facts)
        return moved

    def _deadlines_with(self, moved, since):
        """Its own, and where it is due before what runs here, that one becomes as early."""
        new = promise(self, moved, since=since)
        running = self.reckoning().deadline
        facts = {"deadline": new.as_facts()}
        if running and new.due_at < running.due_at:
            earlier = replace(new, message=running.message, level=running.level)
            facts["deadlines"] = [earlier.as_facts()]
        return facts

    def _is_foreign_to(self, message):
        """Here they are a third party's words: no clock runs for them."""
        author, here = message.author, Tickets(type(self)).filter(pk=self.pk)
        is_theirs = not author.is_staff and here.reachable_by(author).exists()
        return message.is_doubted or not is_theirs

    def _let_go(self, message, moved, *, by, at):
        message.audience = Message.Audience.STAFF
        message.save(update_fields=["audience"])
        last = self.messages.public().order_by("created_at", "id").last()
        self.show_as_last(last)
        facts = {"to": moved.ticket_id, "as": moved.pk}
        self.record(Event.Kind.MESSAGE_MOVED, by=by, at=at, message=message, **facts)


def _lock_in_order(*tickets):
    """By id, so that two who move messages towards each other never wait for ever."""
    for ticket in sorted(tickets, key=lambda ticket: ticket.pk):
        ticket.lock()


def _said_again(message):
    """Whose sender staff have confirmed is not doubted anew."""
    is_confirmed = message.is_forged and not message.is_doubted
    return Said(
        text=message.text,
        origin=message.origin,
        full_text=message.full_text,
        html=message.html,
        html_with_pictures=message.html_with_pictures,
        attachments=tuple(message.attachments.all()),
        sent_at=message.sent_at,
        rfc_message_id=message.rfc_message_id,
        unasked=message.unasked,
        sender_check=Message.SenderCheck.UNKNOWN if is_confirmed else message.sender_check,
        moved_from=message,
    )
