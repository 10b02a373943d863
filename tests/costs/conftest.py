from datetime import date, timedelta
from decimal import Decimal

import pytest

from tests.cast import berlin
from tests.costs.offering import SETUP, lines
from tests.scenes import scene
from tresen.costs.consents.consenting import Decision, agree
from tresen.costs.models import Quote
from tresen.costs.working.entry import Done
from tresen.costs.working.logging import log_work
from tresen.people.models import Person
from tresen.tickets.models import Ticket
from tresen.tickets.said import NewTicket, Said


@pytest.fixture
@scene
def new_domain(erika, muster):
    """Muster's new domain, opened in the portal on Monday at 10:00: 30 € a quarter."""
    new = NewTicket(
        "SPF einrichten", Said("Bitte komplett."), kind="configuration", customer=muster
    )
    return Ticket.open(new, by=erika, at=berlin("mon"))


@pytest.fixture
def agreed(erika):
    """agreed(ticket, cap="60"): Erika, or another person, agrees on Monday at 10:30."""

    def agreed(ticket, *, cap=None, at=None, person=erika, **more):
        decision = Decision(person, "portal", cap=cap and Decimal(cap), **more)
        return agree(ticket, decision, by=person, at=at or berlin("mon", "10:30"))

    return agreed


@pytest.fixture
def logged(kim):
    """logged(ticket, 20): Kim worked so many minutes from Monday, 11:00, and writes it down."""

    def logged(ticket, minutes, start=None, **more):
        start = start or berlin("mon", "11:00")
        done = Done(start, minutes * 60, more.pop("text", "SPF gesetzt."), **more)
        at = start + timedelta(minutes=minutes)
        return log_work(ticket, done, by=kim, at=at)

    return logged


@pytest.fixture
@scene
def order(bashir, nordlicht):
    """Nordlicht's order, placed in the portal on Monday at 10:00."""
    new = NewTicket("Zweiter Webserver", Said("Bitte anbieten."), kind="order", customer=nordlicht)
    return Ticket.open(new, by=bashir, at=berlin("mon"))


@pytest.fixture
@scene
def stranger_s_order(house):
    stranger = Person.objects.meet("p.neumann@anderswo.example", name="Petra Neumann")
    new = NewTicket("Umzug zu Ihnen", Said("Was kostet das?", origin="mail"), kind="order")
    return Ticket.open(new, by=stranger, at=berlin("mon"))


@pytest.fixture
@scene
def quote(order, sam):
    """A draft: 480 euros net for eight planned hours, valid until 16 March."""
    terms = {"valid_until": date(2026, 3, 16), "planned_seconds": 8 * 3600}
    return Quote.objects.write(order, lines(SETUP), by=sam, at=berlin("mon", "11:00"), **terms)
