import pytest

from tests.cast import berlin
from tresen.people.models import Person
from tresen.tickets.models import Ticket
from tresen.tickets.said import NewTicket, Said


@pytest.fixture
def from_a_stranger(house):
    petra = Person.objects.meet("petra@fremd.example", name="Petra Neumann")
    return Ticket.open(
        NewTicket("Umzug", Said("Guten Tag", origin="mail")), by=petra, at=berlin("mon")
    )


def test_a_stranger_turns_out_to_be_a_customer(as_kim, from_a_stranger, muster, page):
    as_kim.post(page(from_a_stranger, "customer/"), {"customer": muster.number})

    from_a_stranger.refresh_from_db()
    assert from_a_stranger.customer == muster


def test_an_unknown_number_changes_nothing_and_says_so(as_kim, from_a_stranger, page):
    response = as_kim.post(page(from_a_stranger, "customer/"), {"customer": "0"}, follow=True)

    from_a_stranger.refresh_from_db()
    assert from_a_stranger.customer is None
    assert len(response.context["messages"]) == 1


def test_placing_by_get_is_refused(as_kim, from_a_stranger, page):
    assert as_kim.get(page(from_a_stranger, "customer/")).status_code == 405
