import pytest

from tests.cast import berlin
from tresen.customers.models import Contact
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


@pytest.fixture
def from_one_of_two(erika, nordlicht, kim):
    """Erika speaks for Nordlicht, too."""
    Contact.objects.admit(erika, nordlicht, by=kim, at=berlin("mon"))
    new = NewTicket("Umzug", Said("Guten Tag", origin="mail"))
    return Ticket.open(new, by=erika, at=berlin("mon"))


def test_who_speaks_for_several_is_a_question_with_one_answer_each(as_kim, from_one_of_two, page):
    shown = as_kim.get(page(from_one_of_two)).content.decode()

    assert "Um welchen Kunden geht es?" in shown
    assert 'name="customer" value="10231"' in shown
    assert 'name="customer" value="10488"' in shown
