from django.db import transaction

from .answering import require_staff
from .deadline import promise
from .events import Event
from .kinds import Kind
from .messages import Message
from .refusing import WrongCustomer


class Owning:
    @transaction.atomic
    def pass_to(self, owner, *, by, at):
        """Somebody on the staff looks after it from now on; None gives it back to all."""
        require_staff(by)
        if owner:
            require_staff(owner)
        self.lock()
        self.refuse_if_closed()
        self._pass_to(owner, by=by, at=at)

    def _pass_to(self, owner, *, by, at):
        """A locked ticket."""
        owner_id = owner and owner.pk
        if self.owner_id != owner_id:
            former, self.owner = self.owner_id, owner
            self.save(update_fields=["owner"])
            self.record(Event.Kind.OWNER_CHANGED, by=by, at=at, owner=owner_id, former=former)


class Sorting:
    @transaction.atomic
    def sort_as(self, kind, *, by, at):
        """Say what is asked for. Stops no clock."""
        require_staff(by)
        self.lock()
        self.refuse_if_closed()
        self._sort_as(kind, by=by, at=at)

    @transaction.atomic
    def came_as_emergency(self, *, by, at):
        """Its mail reached our address for emergencies, too. What staff said stands."""
        self.lock()
        if not self.closed_at and self.kind == Kind.UNSORTED:
            self._sort_as(Kind.EMERGENCY, by=by, at=at)

    def _sort_as(self, kind, *, by, at):
        if self.kind != kind:
            former, self.kind = self.kind, kind
            self.save(update_fields=["kind"])
            facts = {"kind": kind, "former": former, **self._earlier_deadlines(at)}
            self.record(Event.Kind.KIND_CHANGED, by=by, at=at, **facts)

    @transaction.atomic
    def place_with(self, customer, *, by, at):
        """The writer turned out to speak for this customer, or for none."""
        require_staff(by)
        self.lock()
        self.refuse_if_doubted()
        customer_id = customer and customer.pk
        if self.product_id and self.product.customer_id != customer_id:
            raise WrongCustomer
        if self.customer_id != customer_id:
            former, self.customer = self.customer_id, customer
            self.save(update_fields=["customer"])
            facts = {"customer": customer_id, "former": former, **self._earlier_deadlines(at)}
            self.record(Event.Kind.CUSTOMER_CHANGED, by=by, at=at, **facts)

    def _earlier_deadlines(self, at):
        """Sorting may make running promises tighter, counted from now, but never loosen them."""
        if self.closed_at or self.due_at is None:
            return {}
        former = self.reckoning().unanswered
        anew = [self._promised_anew(deadline, at) for deadline in former]
        earlier = [new for new, old in zip(anew, former, strict=True) if new.due_at < old.due_at]
        return {"deadlines": [deadline.as_facts() for deadline in earlier]} if earlier else {}

    def _promised_anew(self, deadline, at):
        message = Message(pk=deadline.message)
        return promise(self, message, since=deadline.since, counts_from=at)
