"""Whom and what the quiet lines of a ticket speak of: looked up once for all of them."""

from functools import cached_property

from tresen.costs.models import Quote
from tresen.customers.models import Customer
from tresen.lib.ticket_id import show
from tresen.people.models import Person
from tresen.tickets.models import Event, Message, Ticket

UNKNOWN = "–"
OF_PEOPLE = (Event.Kind.OWNER_CHANGED, Event.Kind.PARTICIPANT_ADDED, Event.Kind.HISTORY_SHOWN)
OF_TICKETS = (Event.Kind.MESSAGE_MOVED, Event.Kind.LINK_MADE, Event.Kind.LINK_DISMISSED)
OF_WORDS = (Event.Kind.MESSAGE_MOVED, Event.Kind.MESSAGE_TAKEN_OVER, Event.Kind.WRITER_NAMED)
OF_QUOTES = (Event.Kind.QUOTE_REMINDED, Event.Kind.QUOTE_WITHDRAWN)


class Alluded:
    """Asks the database only for what the events speak of; `names` are those known already."""

    def __init__(self, events, names):
        self.events, self.names = events, names

    def is_by_staff(self, event):
        """Customers link by the way: they name what their ticket takes up again, or reply to it."""
        return event.by_id in self.names

    def person(self, event):
        return self._people.get(_person_in(event), UNKNOWN)

    def ticket(self, event):
        return self._tickets.get(event.facts["to"], UNKNOWN)

    def customer(self, event):
        return self._customers.get(event.facts["customer"], UNKNOWN)

    def quote(self, event):
        return self._quotes.get(event.facts["quote"], UNKNOWN)

    def writer(self, event):
        return self._words.get(event.message_id, (UNKNOWN, None))[0]

    def came_from(self, event):
        number = self._words.get(event.message_id, (None, None))[1]
        return show(number) if number else UNKNOWN

    @cached_property
    def _people(self):
        wanted = {_person_in(event) for event in self._of(OF_PEOPLE)} - {None, *self.names}
        return self.names | _named(Person, wanted, "name")

    @cached_property
    def _tickets(self):
        found = _named(Ticket, {event.facts["to"] for event in self._of(OF_TICKETS)}, "number")
        return {pk: show(number) for pk, number in found.items()}

    @cached_property
    def _customers(self):
        placed = self._of([Event.Kind.CUSTOMER_CHANGED])
        return _named(Customer, {event.facts["customer"] for event in placed} - {None}, "name")

    @cached_property
    def _quotes(self):
        return _named(Quote, {event.facts["quote"] for event in self._of(OF_QUOTES)}, "number")

    @cached_property
    def _words(self):
        words = Message.objects.filter(pk__in={event.message_id for event in self._of(OF_WORDS)})
        told = words.values_list("pk", "author__name", "moved_from__ticket__number")
        return {pk: (writer, number) for pk, writer, number in told}

    def _of(self, kinds):
        return [event for event in self.events if event.kind in kinds]


def _person_in(event):
    return event.facts.get("owner" if event.kind == Event.Kind.OWNER_CHANGED else "person")


def _named(model, keys, name):
    return dict(model.objects.filter(pk__in=keys).values_list("pk", name)) if keys else {}
