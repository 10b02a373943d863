"""The clock recomputed from the facts alone is the stored one, in any life (promise P1).

A referee, who has watched what was done and has read no fact, comes to the same.
"""

from random import Random

import pytest

from tests.tickets.histories import History
from tresen.hours.models import default_calendar
from tresen.lib.memory import remembering
from tresen.people.models import Person
from tresen.tickets.models import Ticket
from tresen.tickets.reaction import columns_of
from tresen.tickets.reckoning import reckon

pytestmark = pytest.mark.django_db

CHUNKS, IN_A_CHUNK = 40, 250


@pytest.fixture
def nobody(house):
    """A customer without an address: no letter has to be written ten thousand times."""
    return Person.objects.create(name="Ohne Adresse")


@pytest.fixture
def quiet_kim(kim):
    kim.staff.told_by = "page"
    kim.staff.save()
    return kim


def stored(ticket, columns):
    fresh = Ticket.objects.get(pk=ticket.pk)
    return {name: getattr(fresh, name) for name in columns}


def prove(history):
    for ticket in history.play():
        assert (ticket.clock, ticket.due_at) == history.referee.clock, history.told
    columns = columns_of(reckon(history.ticket.events.all()))
    assert stored(history.ticket, columns) == columns, history.told


def prove_all(seeds, staff, customer):
    hours = default_calendar().hours()
    with remembering():
        for seed in seeds:
            prove(History(Random(seed), staff, customer, hours))


def test_the_stored_clock_is_the_recomputed_one(by_smtp, quiet_kim, nobody):
    prove_all(range(20), quiet_kim, nobody)


@pytest.mark.slow
@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_and_so_it_is_in_ten_thousand_lives(by_smtp, quiet_kim, nobody, chunk):
    first = 1_000 + chunk * IN_A_CHUNK
    prove_all(range(first, first + IN_A_CHUNK), quiet_kim, nobody)
