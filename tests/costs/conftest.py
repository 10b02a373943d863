from datetime import timedelta
from decimal import Decimal

import pytest

from tests.cast import berlin
from tresen.costs.consenting import Decision, agree
from tresen.costs.logging import log_work
from tresen.costs.work import Done
from tresen.tickets.models import Ticket
from tresen.tickets.said import NewTicket, Said


@pytest.fixture
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
