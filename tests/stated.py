"""Work to be stated: Muster's March of 2026, for every test that looks at statements."""

from datetime import date, datetime, timedelta

import pytest

from tests.cast import BERLIN, berlin
from tests.scenes import scene
from tresen.costs.consents.consenting import Decision, agree
from tresen.costs.statements.exporting import export
from tresen.costs.statements.stating import issue
from tresen.costs.working.entry import Done
from tresen.costs.working.logging import log_work
from tresen.people.models import Person
from tresen.tickets.models import Ticket
from tresen.tickets.said import NewTicket, Said

MARCH, APRIL, MAY = (date(2026, month, 1) for month in (3, 4, 5))


def on(month, day=1, time="10:00"):
    """A moment of 2026: on(4, 1) is when March can be issued."""
    hour, minute = map(int, time.split(":"))
    return datetime(2026, month, day, hour, minute, tzinfo=BERLIN)


def work(ticket, minutes, *, by=None, start=None, text="SPF gesetzt.", **more):
    """Kim did it on Monday at 11:00, unless said otherwise."""
    by, start = by or staff("kim"), start or berlin("mon", "11:00")
    at = start + timedelta(minutes=minutes)
    (entry,) = log_work(ticket, Done(start, minutes * 60, text, **more), by=by, at=at)
    return entry


def issued_on_time(customer, month):
    """By Sam, on the first day on which that can be done."""
    return issue(customer, month, by=staff("sam"), at=on(month.month + 1))


def march_and_april(ticket):
    """The statement of March and its export; April is issued, too, and waits to be exported."""
    statement = issued_on_time(ticket.customer, MARCH).statement
    exported = export(by=staff("sam"), at=on(4, 2))
    work(ticket, 10, start=on(4, 3))
    issued_on_time(ticket.customer, APRIL)
    return statement, exported


def staff(name):
    return Person.objects.speaking_from(f"{name}@tresen.example")


@pytest.fixture
@scene
def domain(erika, muster):
    """Muster's new domain, opened on Monday: Erika agrees to 30 € a quarter, without a limit."""
    said = Said("Bitte komplett.")
    new = NewTicket("SPF einrichten", said, kind="configuration", customer=muster)
    ticket = Ticket.open(new, by=erika, at=berlin("mon"))
    agree(ticket, Decision(erika, "portal"), by=erika, at=berlin("mon", "10:30"))
    return ticket


@pytest.fixture
@scene
def domain_work(domain):
    """Twenty minutes: 60 € net, 71.40 € gross."""
    return work(domain, 20)


@pytest.fixture
@scene
def issued(domain_work, muster):
    """Muster's statement of March, issued by Sam on the first of April."""
    return issued_on_time(muster, MARCH)
