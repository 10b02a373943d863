"""The customer turns to sales, as the answer is late (promise P5)."""

from datetime import timedelta

import pytest

from tests.cast import berlin
from tresen.customers.models import Customer
from tresen.people.models import Person, Staff
from tresen.tickets.models import Event, Ticket
from tresen.tickets.refusing import NotOverdue, NotStaff, TicketIsClosed
from tresen.tickets.said import Said

LATE = berlin("mon", "14:30")
LATER = berlin("mon", "15:00")


@pytest.fixture
def with_sales(mailbox_is_full, erika):
    mailbox_is_full.involve_sales(by=erika, at=LATE)
    return mailbox_is_full


def told(ticket):
    event = ticket.events.get(kind=Event.Kind.SALES_INVOLVED)
    return set(Person.objects.filter(notices__event=event).values_list("name", flat=True))


def test_sales_sees_it_from_then_on(with_sales):
    assert list(Ticket.objects.with_sales()) == [with_sales]
    assert with_sales.sales_since == LATE


def test_the_account_manager_is_told(with_sales):
    assert told(with_sales) == {"Sam Peters"}


def test_without_an_account_manager_everybody_in_sales(mailbox_is_full, erika, jana):
    Customer.objects.update(account_manager=None)
    Staff.objects.filter(person=jana).update(role=Staff.Role.SALES)
    mailbox_is_full.involve_sales(by=erika, at=LATE)

    assert told(mailbox_is_full) == {"Jana Okoye", "Sam Peters"}


def test_where_nobody_sells_the_lead(mailbox_is_full, erika, sam):
    Staff.objects.filter(person=sam).update(left_at=LATE)
    mailbox_is_full.involve_sales(by=erika, at=LATE)

    assert told(mailbox_is_full) == {"Lea Mertens"}


def test_twice_is_once(with_sales, erika):
    with_sales.involve_sales(by=erika, at=LATER)

    assert with_sales.sales_since == LATE
    assert with_sales.events.filter(kind=Event.Kind.SALES_INVOLVED).count() == 1


def test_not_before_the_deadline_has_passed(mailbox_is_full, erika):
    due = berlin("mon", "14:00")
    with pytest.raises(NotOverdue):
        mailbox_is_full.involve_sales(by=erika, at=due)

    mailbox_is_full.involve_sales(by=erika, at=due + timedelta(seconds=1))


def test_not_on_a_closed_ticket(mailbox_is_full, erika):
    mailbox_is_full.close(Said(""), result="withdrawn", by=erika, at=LATE)

    with pytest.raises(TicketIsClosed):
        mailbox_is_full.involve_sales(by=erika, at=LATER)


def test_it_stays_with_sales_until_they_have_settled_it(with_sales, kim, sam):
    with_sales.answer(Said("Läuft."), by=kim, at=LATER)
    assert list(Ticket.objects.with_sales()) == [with_sales]
    with_sales.settle_with_sales(by=sam, at=LATER)

    assert not Ticket.objects.with_sales().exists()


def test_settling_twice_is_one_fact(with_sales, sam):
    with_sales.settle_with_sales(by=sam, at=LATER)
    with_sales.settle_with_sales(by=sam, at=LATER)

    assert with_sales.events.filter(kind=Event.Kind.SALES_SETTLED).count() == 1


def test_only_staff_settle_it(with_sales, erika):
    with pytest.raises(NotStaff):
        with_sales.settle_with_sales(by=erika, at=LATER)


def test_settled_too_early_the_customer_can_turn_to_them_again(with_sales, erika, sam):
    with_sales.settle_with_sales(by=sam, at=LATER)
    with_sales.involve_sales(by=erika, at=LATER)

    assert with_sales.sales_since == LATER


def test_a_closed_ticket_leaves_their_list(with_sales, kim):
    with_sales.close(Said("Erledigt."), result="solved", by=kim, at=LATER)

    assert not Ticket.objects.with_sales().exists()
