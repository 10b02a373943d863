from django.db import transaction

from .answering import require_staff
from .events import Event
from .nudging import refuse_staff
from .telling import people_in_sales


class Selling:
    @transaction.atomic
    def involve_sales(self, *, by, at):
        """The customer turns to sales, as the deadline has passed (promise P5). Once is enough."""
        refuse_staff(by)
        self.lock()
        self.refuse_if_closed()
        self.refuse_unless_overdue(at)
        if self.sales_since is None:
            self._keep_sales_since(at)
            told = [person.pk for person in people_in_sales(self)]
            self.record(Event.Kind.SALES_INVOLVED, by=by, at=at, told=told)

    @transaction.atomic
    def settle_with_sales(self, *, by, at):
        """Sales has looked after it: the ticket leaves their list."""
        require_staff(by)
        self.lock()
        if self.sales_since is not None:
            self._keep_sales_since(None)
            self.record(Event.Kind.SALES_SETTLED, by=by, at=at)

    def _keep_sales_since(self, moment):
        self.sales_since = moment
        self.save(update_fields=["sales_since"])
