"""A colleague forwards to support what somebody wrote to them: staff say whose words they are."""

from dataclasses import replace

from django.db import transaction

from tresen.customers.models import Customer

from .answering import require_staff
from .contributing import write
from .deadline import promise
from .events import Event
from .messages import Message
from .refusing import ForwardInDoubt, NotForwarded

Side = Message.Side


class HandingOn:
    @property
    def came_from_a_colleague(self):
        """By mail, and nobody has said yet for whom."""
        return self.contact.is_staff and self.origin == Message.Origin.MAIL

    @transaction.atomic
    def name_writer(self, person, said, *, by, at):
        """Theirs is the ticket from now on, and `said` are their words. The colleague's mail, with
        whatever stands in it beside them, stays for staff only, as does what we said until now.

        An answer is due as long after the mail as before.
        """
        require_staff(by)
        self.lock()
        self.refuse_if_closed()
        if person.is_staff or not self.came_from_a_colleague:
            raise NotForwarded
        if self.is_doubted:
            raise ForwardInDoubt
        said.require_words()
        mail = self.messages.order_by("pk").first()
        self._give_to(person, by=by, at=at)
        kept = {"side": Side.CUSTOMER, "audience": Message.Audience.CUSTOMER}
        words = write(self, said, by=person, at=mail.created_at, **kept)
        self.show_as_last(words)
        facts = {"instead": mail.pk, "deadline": self._promised_for(words, mail, at).as_facts()}
        self.record(Event.Kind.WRITER_NAMED, by=by, at=at, message=words, **facts)
        self._place_with_writer_s(person, by=by, at=at)

    def _give_to(self, person, *, by, at):
        self.messages.public().update(audience=Message.Audience.STAFF)
        self.participants.all().delete()
        self.participants.create(person=person, added_by=by, added_at=at)
        self.contact = person
        self.save(update_fields=["contact"])

    def _promised_for(self, words, mail, at):
        """As for the mail, unless the colleague had our answer already: they never had one."""
        awaited = {deadline.message: deadline for deadline in self.reckoning().unanswered}
        if mail.pk in awaited:
            return replace(awaited[mail.pk], message=words.pk)
        return promise(self, words, since=at)

    def _place_with_writer_s(self, person, *, by, at):
        customer = Customer.objects.meant_by(person)
        if self.customer is None and customer:
            self.place_with(customer, by=by, at=at)
