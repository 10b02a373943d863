"""Work to be stated: Muster's March of 2026, for every test that looks at statements."""

from datetime import date, datetime, timedelta

import pytest

from tests.cast import BERLIN, berlin
from tresen.costs.consenting import Decision, agree
from tresen.costs.logging import log_work
from tresen.costs.stating import issue
from tresen.costs.work import Done
from tresen.tickets.models import Ticket
from tresen.tickets.said import NewTicket, Said

MARCH, APRIL, MAY = (date(2026, month, 1) for month in (3, 4, 5))


def on(month, day=1, time="10:00"):
    """A moment of 2026: on(4, 1) is when March can be issued."""
    hour, minute = map(int, time.split(":"))
    return datetime(2026, month, day, hour, minute, tzinfo=BERLIN)


def work(ticket, minutes, *, by, start=None, text="SPF gesetzt.", **more):
    start = start or berlin("mon", "11:00")
    at = start + timedelta(minutes=minutes)
    (entry,) = log_work(ticket, Done(start, minutes * 60, text, **more), by=by, at=at)
    return entry


@pytest.fixture
def domain(erika, muster):
    """Muster's new domain, opened on Monday: Erika agrees to 30 € a quarter, without a limit."""
    said = Said("Bitte komplett.")
    new = NewTicket("SPF einrichten", said, kind="configuration", customer=muster)
    ticket = Ticket.open(new, by=erika, at=berlin("mon"))
    agree(ticket, Decision(erika, "portal"), by=erika, at=berlin("mon", "10:30"))
    return ticket


@pytest.fixture
def domain_work(domain, kim):
    """Twenty minutes: 60 € net, 71.40 € gross."""
    return work(domain, 20, by=kim)


@pytest.fixture
def issued(domain_work, muster, sam):
    """Muster's statement of March, issued by Sam on the first of April."""
    return issue(muster, MARCH, by=sam, at=on(4))
