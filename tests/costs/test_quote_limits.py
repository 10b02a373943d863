"""Somebody's own limit is for a ticket, whatever it is agreed to by: several quotes, or work."""

from decimal import Decimal

import pytest

from tests.cast import berlin
from tests.costs.offering import offered_on
from tresen.costs.consents.consenting import Decision, accept_quote
from tresen.costs.quotes.sending import who_may_accept
from tresen.costs.refusing import AboveLimit

pytestmark = pytest.mark.django_db


@pytest.fixture
def jule(person):
    """She may agree to 500 euros."""
    return person("jule@business.example")


@pytest.fixture
def offered(order, sam):
    """offered(): one more quote of 480 euros on Nordlicht's order."""
    return lambda: offered_on(order, by=sam, at=berlin("mon", "11:00"))


def accepted(quote, by):
    return accept_quote(quote, Decision(by, "portal"), by=by, at=berlin("mon", "11:30"))


def test_two_quotes_that_fit_each_by_itself_do_not_fit_together(offered, jule, bashir):
    accepted(offered(), jule)
    second = offered()

    assert who_may_accept(second) == [bashir.name]
    with pytest.raises(AboveLimit):
        accepted(second, jule)


@pytest.fixture
def worked(order, kim, bashir, agreed, logged):
    """A quarter of an hour on the order, which was a configuration first: 26 euros."""
    order.sort_as("configuration", by=kim, at=berlin("mon", "10:10"))
    agreed(order, person=bashir)
    return logged(order, 15)


def test_work_on_the_ticket_counts_too(worked, offered, jule):
    with pytest.raises(AboveLimit):
        accepted(offered(), jule)


def test_what_was_accepted_does_not_count_twice(offered, jule):
    quote = offered()

    assert accepted(quote, jule).cap == Decimal(480)
    assert jule.name in who_may_accept(quote)
