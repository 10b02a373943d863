from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from django.db import transaction

from tests.cast import berlin
from tests.rivals import alone
from tresen.lib import ticket_id
from tresen.people.models import Person, Staff
from tresen.tickets.models import BrokenPromise, Event, Message, Ticket
from tresen.tickets.opening import next_number
from tresen.tickets.refusing import NothingSaid, WrongCustomer
from tresen.tickets.said import NewTicket, Said
from tresen.tickets.ticket import NAMELESS

pytestmark = pytest.mark.django_db


def test_a_ticket_id_has_eight_digits_and_a_check_digit(shop_is_down):
    assert len(shop_is_down.number) == 8
    assert ticket_id.read(shop_is_down.shown_id) == shop_is_down.number
    assert shop_is_down.shown_id == f"{shop_is_down.number[:4]}-{shop_is_down.number[4:]}"


def test_an_abandoned_ticket_id_is_never_used_again():
    with transaction.atomic():
        abandoned = next_number()
        transaction.set_rollback(True)

    assert abandoned not in [next_number() for _ in range(20)]


@pytest.mark.django_db(transaction=True)
def test_fifty_tickets_opened_at_once_have_fifty_ids(something_new, erika):
    @alone
    def open_one(_):
        return Ticket.open(something_new, by=erika, at=berlin("mon")).number

    with ThreadPoolExecutor(8) as crowd:
        numbers = list(crowd.map(open_one, range(50)))

    assert len(set(numbers)) == Ticket.objects.count() == 50


def test_opening_is_one_message_one_participant_and_one_event_that_tells_the_costs(
    shop_is_down, bashir
):
    assert [message.author for message in shop_is_down.messages.all()] == [bashir]
    assert [taking.person for taking in shop_is_down.participants.all()] == [bashir]
    opened, told = shop_is_down.events.all()
    assert (opened.kind, told.kind) == (Event.Kind.TICKET_OPENED, Event.Kind.COSTS_TOLD)
    assert shop_is_down.state == Ticket.State.OPEN


def test_a_stranger_opens_a_ticket_that_belongs_to_no_customer(house):
    stranger = Person.objects.meet("fremd@elsewhere.example", name="Fremde Person")
    new = NewTicket("Angebot?", Said("Was kostet ein Server?", origin="mail"))
    ticket = Ticket.open(new, by=stranger, at=berlin("mon"))

    assert (ticket.customer, ticket.contact, ticket.due_at) == (
        None,
        stranger,
        berlin("mon", "14:00"),
    )


def test_staff_open_a_ticket_for_somebody_who_called(something_new, kim, erika):
    by_phone = replace(something_new, contact=erika, said=Said("Sie rief an.", origin="phone"))
    ticket = Ticket.open(by_phone, by=kim, at=berlin("mon"))

    assert ticket.contact == erika
    assert ticket.messages.get().side == Message.Side.STAFF
    assert ticket.clock == "running"


def test_staff_who_are_contacts_themselves_get_an_answer_too(something_new, kim, jana):
    ticket = Ticket.open(something_new, by=jana, at=berlin("mon"))
    ticket.answer(Said("Erledigt."), by=kim, at=berlin("mon", "11:00"))

    assert ticket.contact == jana
    assert not BrokenPromise.objects.exists()


def test_a_person_without_an_address_opens_a_ticket_and_is_answered(something_new, kim):
    caller = Person.objects.create(name="Anruferin ohne Adresse")
    ticket = Ticket.open(replace(something_new, contact=caller), by=kim, at=berlin("mon"))
    ticket.answer(Said("Erledigt."), by=kim, at=berlin("mon", "11:00"))

    assert ticket.clock == "reacted"
    assert not BrokenPromise.objects.exists()


def test_a_subject_is_one_line(something_new, erika):
    new = replace(something_new, subject="  Drucker\r\nBcc: alle@x.example\0  brennt ")

    ticket = Ticket.open(new, by=erika, at=berlin("mon"))

    assert ticket.subject == "Drucker Bcc: alle@x.example brennt"


def test_a_form_without_words_opens_nothing(something_new, erika):
    with pytest.raises(NothingSaid):
        Ticket.open(replace(something_new, said=Said("  \n")), by=erika, at=berlin("mon"))

    assert not Ticket.objects.exists()


def test_a_product_of_another_customer_is_refused(something_new, erika, nordlicht):
    new = replace(something_new, product=nordlicht.products.first())

    with pytest.raises(WrongCustomer):
        Ticket.open(new, by=erika, at=berlin("mon"))


def test_who_has_left_the_staff_speaks_as_anybody(something_new, jana):
    Staff.objects.filter(person=jana).update(left_at=berlin("mon"))
    left = Person.objects.get(pk=jana.pk)

    ticket = Ticket.open(something_new, by=left, at=berlin("tue"))

    assert ticket.messages.get().side == Message.Side.CUSTOMER


@pytest.mark.parametrize("subject", ["", NAMELESS])
def test_a_ticket_without_subject_and_words_is_called_so(bashir, subject):
    ticket = Ticket.open(NewTicket(subject, Said("", origin="mail")), by=bashir, at=berlin("mon"))

    assert ticket.heading == "Ohne Betreff"


def test_in_the_portal_s_list_too(as_bashir, bashir, nordlicht):
    said = Said("", origin="mail")
    Ticket.open(NewTicket(NAMELESS, said, customer=nordlicht), by=bashir, at=berlin("mon"))

    assert "Ohne Betreff" in as_bashir.get("/tickets/").content.decode()
