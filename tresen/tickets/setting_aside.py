"""Newsletters, advertisements: mail that asks for nothing. Its ticket ends, and nobody is told."""

from django.db import transaction

from .answering import require_staff
from .closing import Closure
from .events import Event
from .messages import Message
from .refusing import IsARequest


class SettingAside:
    @property
    def can_be_set_aside(self):
        """What a customer or a colleague asks is answered; mail of strangers and programs may ask
        for nothing."""
        if self.closed_at or self.origin != Message.Origin.MAIL or self.contact.is_staff:
            return False
        if self.customer_id is not None and not self._is_all_by_programs():
            return False
        return not self.messages.public().filter(side=Message.Side.STAFF).exists()

    def _is_all_by_programs(self):
        """A customer may have asked by hand what became of the mail of their own program."""
        by_hand = self.messages.filter(side=Message.Side.CUSTOMER, automatic=False, moved_to=None)
        first = self.messages.order_by("pk").values_list("automatic", flat=True).first()
        return first and not by_hand.exists()

    @transaction.atomic
    def set_aside(self, *, by, at):
        """It is no request. Nothing was promised to whoever asked for nothing."""
        require_staff(by)
        self.lock()
        self.refuse_if_closed()
        if not self.can_be_set_aside:
            raise IsARequest
        result = Closure.Result.NO_REQUEST
        closure = Closure.objects.create(ticket=self, by=by, at=at, result=result)
        self.closed_at = at
        self.save(update_fields=["closed_at"])
        facts = {"result": result, "answers": False, "by_staff": False}
        self.record(Event.Kind.TICKET_CLOSED, by=by, at=at, **facts)
        return closure
