"""Mail that asks for nothing: its ticket ends, and nobody is told."""

import pytest

from tests.cast import berlin
from tresen.people.models import Person
from tresen.tickets.models import Clock, Ticket
from tresen.tickets.refusing import IsARequest, NotStaff, TicketIsClosed
from tresen.tickets.said import NewTicket, Said

ELEVEN = {"at": berlin("mon", "11:00")}


@pytest.fixture
def advertisement(house):
    stranger = Person.objects.meet("mallory@elsewhere.example")
    said = Said("Jetzt kaufen!", origin="mail")
    return Ticket.open(NewTicket("Angebot", said), by=stranger, at=berlin("mon"))


def test_it_is_closed_without_a_word(advertisement, kim):
    before = advertisement.letters.count()
    advertisement.set_aside(by=kim, **ELEVEN)

    ticket = Ticket.objects.get(pk=advertisement.pk)
    assert (ticket.closure.result, ticket.closure.by, ticket.clock) == (
        "no_request",
        kim,
        Clock.NONE,
    )
    assert ticket.letters.count() == before
    assert ticket.events.last().withheld.get().reason == "no_request"


def test_nothing_was_promised_to_whoever_asked_for_nothing(advertisement, kim):
    advertisement.set_aside(by=kim, **ELEVEN)

    (turn,) = advertisement.reckoning().turns
    assert not turn.given_up


@pytest.mark.parametrize("opened", ["shop_is_down", "mailbox_is_full"])
def test_what_a_customer_asked_is_a_request(request, opened, kim):
    with pytest.raises(IsARequest):
        request.getfixturevalue(opened).set_aside(by=kim, **ELEVEN)


def test_so_is_what_was_answered(advertisement, kim):
    advertisement.answer(Said("Nein, danke."), by=kim, **ELEVEN)

    with pytest.raises(IsARequest):
        advertisement.set_aside(by=kim, **ELEVEN)


def test_only_staff_and_only_once(advertisement, bashir, kim):
    with pytest.raises(NotStaff):
        advertisement.set_aside(by=bashir, **ELEVEN)
    advertisement.set_aside(by=kim, **ELEVEN)

    with pytest.raises(TicketIsClosed):
        advertisement.set_aside(by=kim, **ELEVEN)


def test_what_a_colleague_passed_on_is_one_too(jana, kim):
    said = Said("WG: Der Drucker brennt.", origin="mail")
    ticket = Ticket.open(NewTicket("Drucker", said), by=jana, at=berlin("mon"))

    with pytest.raises(IsARequest):
        ticket.set_aside(by=kim, **ELEVEN)
