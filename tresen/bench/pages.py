"""The pages that people see all day, by one client, one after the other."""

import uuid
from itertools import cycle, islice
from random import Random

from django.db.models import Count

from tresen.demo.crowd.speech import Speech
from tresen.people.models import Person
from tresen.tickets.models import Ticket

from .figures import of_times
from .visitor import Visitor

WARM_UP = 20
REQUESTS = 150
LONG = 10


class Pages:
    def __init__(self, port, speakers):
        self.agent = Person.objects.filter(staff__isnull=False).order_by("pk").last()
        self.contact = _busiest(speakers)
        self.staff = Visitor.signed_in(port, self.agent)
        self.customer = Visitor.signed_in(port, self.contact)
        self.stranger = Visitor(port, {})
        self.program = Visitor.with_token(port, self.agent)
        self.dice = Random(1)

    def figures(self):
        """Posting comes last: it changes what the others show."""
        yield self._timed("Queue page", self.staff, ["/desk/"], 18.4)
        yield self._timed("Ticket page, 10 messages", self.staff, self._long("/desk/tickets"), 14.8)
        yield self._searches()
        yield self._timed("Customer's list", self.customer, ["/tickets/"], 8)
        yield self._timed("Customer's ticket page", self.customer, self._theirs())
        yield self._timed("Customer's reactions", self.customer, ["/reactions/mine/"])
        yield self._timed("Public page of reactions", self.stranger, ["/reactions/"])
        yield self._timed("API, list of tickets", self.program, ["/api/v1/tickets"])
        yield self._answers()

    def _timed(self, name, visitor, paths, aim=None):
        wanted = list(islice(cycle(paths), WARM_UP + REQUESTS))
        visitor.hang_up()
        seconds = [visitor.get(path)[0] for path in wanted]
        return of_times(name, seconds[WARM_UP:], aim)

    def _searches(self):
        speech = Speech(self.dice)
        wanted = [" ".join(speech.words(self.dice, 3)) for _ in range(WARM_UP + REQUESTS)]
        self.staff.hang_up()
        seconds = [self.staff.get("/desk/search/", q=words)[0] for words in wanted]
        return of_times("Search page, three words", seconds[WARM_UP:], 25.6)

    def _long(self, place):
        counted = Ticket.objects.open().annotate(messages_in_all=Count("messages"))
        return _paths(place, counted.filter(messages_in_all=LONG).order_by("pk")[:REQUESTS])

    def _theirs(self):
        return _paths("/tickets", Ticket.objects.reachable_by(self.contact).newest_first()[:50])

    def _answers(self):
        tickets = Ticket.objects.ours().order_by("pk")[:REQUESTS]
        places = list(islice(cycle(_paths("/desk/tickets", tickets)), WARM_UP + REQUESTS))
        self.staff.hang_up()
        form = self.staff.ready_to_post(places[0])
        seconds = [self._answer(place, form) for place in places]
        return of_times("Posting an answer", seconds[WARM_UP:], 6.8)

    def _answer(self, place, form):
        text = "Guten Tag, der Neustart ist **erledigt**. Bitte prüfen Sie die Anmeldung."
        return self.staff.post(f"{place}answers/", {**form, "once": uuid.uuid4(), "text": text})


def _busiest(speakers):
    """The person who administers the customer with the most tickets."""
    counted = Person.objects.filter(contacts__sees_all_tickets=True)
    return counted.annotate(n=Count("contacts__customer__tickets")).order_by("-n", "pk").first()


def _paths(place, tickets):
    return [f"{place}/{ticket.shown_id}/" for ticket in tickets]
