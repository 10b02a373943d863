"""Each entry carries its own share: whatever is logged and taken back, the shares are the sum."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.cast import berlin
from tresen.costs.rating import Work, bill
from tresen.costs.verdicts import costs_of, counting
from tresen.costs.working.entry import Done
from tresen.costs.working.logging import correct_work, log_work
from tresen.tickets.models import Ticket
from tresen.tickets.said import NewTicket, Said

pytestmark = pytest.mark.django_db

STARTS = st.sampled_from(["11:00", "16:50", "17:55", "21:00"])
ENTRIES = st.lists(st.tuples(STARTS, st.integers(1, 70)), min_size=1, max_size=4)
NIGHT = berlin("wed")


@pytest.fixture
def play(erika, muster, agreed, kim):
    """play([("11:00", 20)], taken_back=1): a ticket on which that was done on Monday."""

    def play(entries, taken_back):
        new = NewTicket("SPF", Said("Bitte."), kind="configuration", customer=muster)
        ticket = Ticket.open(new, by=erika, at=berlin("mon"))
        agreed(ticket)
        for start, minutes in entries:
            done = Done(berlin("mon", start), minutes * 60, "Gesetzt.")
            log_work(ticket, done, by=kim, at=NIGHT)
        for entry in ticket.work.order_by("id")[:taken_back]:
            correct_work(entry, "Vertippt", by=kim, at=NIGHT)
        return ticket

    return play


# Each example is some twenty verbs long.
FEWER = settings(
    max_examples=settings().max_examples // 5,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@FEWER
@given(ENTRIES, st.integers(0, 2))
def test_the_shares_of_all_entries_are_what_the_work_costs_together(play, entries, taken_back):
    ticket = play(entries, taken_back)
    costs = costs_of(ticket, NIGHT)
    price = costs.verdict.price
    kept = counting(costs.entries, price, ticket.kind)
    together = bill(
        Work(ticket.kind, tuple(entry.stretch() for entry in kept)), price, costs.terms.tariff
    )

    assert (costs.net, costs.billed_seconds) == (together.net, together.billed)
