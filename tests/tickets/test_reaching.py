from dataclasses import replace

import pytest

from tests.cast import berlin
from tests.scenes import scene
from tresen.customers.models import Contact
from tresen.people.models import Person, Staff
from tresen.tickets.models import Ticket
from tresen.tickets.said import NewTicket, Said

pytestmark = pytest.mark.django_db


@pytest.fixture
@scene
def four(shop_is_down, mailbox_is_full, something_new, otto):
    """A ticket of Nordlicht, two of Muster (Otto opened one), and a stranger's."""
    Ticket.open(replace(something_new, subject="Ottos Drucker"), by=otto, at=berlin("mon"))
    stranger = Person.objects.meet("fremd@elsewhere.example")
    new = NewTicket("Frage", Said("Was kostet das?", origin="mail"))
    Ticket.open(new, by=stranger, at=berlin("mon"))


SHOP, MAILBOX, PRINTER, QUESTION = (
    "Onlineshop antwortet mit 502",
    "Postfach voll",
    "Ottos Drucker",
    "Frage",
)
REACH = {
    "kim@tresen.example": {SHOP, MAILBOX, PRINTER, QUESTION},
    "sam@tresen.example": {SHOP, MAILBOX, PRINTER, QUESTION},
    "erika@ondemand.example": {MAILBOX, PRINTER},
    "otto@ondemand.example": {PRINTER},
    "bashir@business.example": {SHOP},
    "jule@business.example": {SHOP},
    "yuki@enterprise.example": set(),
    "fremd@elsewhere.example": {QUESTION},
}


@pytest.mark.parametrize(("email", "subjects"), REACH.items())
def test_everybody_reaches_what_their_rights_give(four, person, email, subjects):
    reached = Ticket.objects.reachable_by(person(email))

    assert {ticket.subject for ticket in reached} == subjects
    assert len(reached) == len(subjects)


def reached(email):
    person = Person.objects.speaking_from(email)
    return {ticket.subject for ticket in Ticket.objects.reachable_by(person)}


def test_an_ended_contact_loses_all_tickets_of_the_customer_and_keeps_their_own(
    four, bashir, something_new
):
    Ticket.open(
        replace(something_new, subject="Privat", customer=None), by=bashir, at=berlin("tue")
    )
    Contact.objects.filter(person=bashir).update(ended_at=berlin("wed"))

    assert reached("bashir@business.example") == {"Privat"}


def test_who_takes_part_reaches_the_ticket(four, shop_is_down, otto, words):
    shop_is_down.reply(words, by=otto, at=berlin("tue"))

    assert reached("otto@ondemand.example") == {PRINTER, SHOP}


def test_a_contact_of_two_customers_reaches_both(four, erika, nordlicht):
    Contact.objects.create(person=erika, customer=nordlicht, sees_all_tickets=True)

    assert reached("erika@ondemand.example") == {MAILBOX, PRINTER, SHOP}


def test_a_contact_who_was_ended_at_one_of_two_customers_keeps_the_other(four, erika, nordlicht):
    Contact.objects.create(person=erika, customer=nordlicht, sees_all_tickets=True)
    Contact.objects.filter(person=erika, customer__number="10231").update(ended_at=berlin("wed"))

    assert reached("erika@ondemand.example") == {SHOP}


def test_who_has_left_the_staff_reaches_nothing(four, kim):
    Staff.objects.filter(person=kim).update(left_at=berlin("wed"))

    assert reached("kim@tresen.example") == set()


def test_a_ticket_that_moved_to_another_customer_is_out_of_reach(four, shop_is_down, kim, muster):
    shop_is_down.place_with(muster, by=kim, at=berlin("tue"))

    assert reached("jule@business.example") == set()
    assert reached("erika@ondemand.example") == {MAILBOX, PRINTER, SHOP}


STATES = {"open": {MAILBOX, PRINTER}, "waiting": {QUESTION}, "closed": {SHOP}}


@pytest.fixture
def moved_on(four, shop_is_down, kim, words):
    shop_is_down.close(words, result="solved", by=kim, at=berlin("tue"))
    Ticket.objects.get(subject=QUESTION).ask(words, by=kim, at=berlin("tue"))


@pytest.mark.parametrize(("state", "subjects"), STATES.items())
def test_every_ticket_is_in_one_state(moved_on, state, subjects):
    found = Ticket.objects.in_state(state)

    assert {ticket.subject for ticket in found} == subjects
    assert {ticket.state for ticket in found} == {state}
