"""A colleague forwards to support what somebody wrote: staff say whose words they are."""

from dataclasses import replace

import pytest

from tests.cast import berlin
from tresen.tickets.models import Clock, Ticket
from tresen.tickets.refusing import NotForwarded, NotStaff, TicketIsClosed
from tresen.tickets.said import NewTicket, Said

WORDS = Said("Der Drucker brennt.", origin="mail")
ELEVEN = {"at": berlin("mon", "11:00")}


@pytest.fixture
def forwarded(jana):
    """Jana's mail on Monday at 10:00: due at 14:00."""
    mail = Said("Nervt schon wieder.\n\nVon: Bashir …\n\nDer Drucker brennt.", origin="mail")
    return Ticket.open(NewTicket("Drucker", mail), by=jana, at=berlin("mon"))


def test_theirs_is_the_ticket_from_now_on(forwarded, bashir, nordlicht, kim):
    forwarded.name_writer(bashir, WORDS, by=kim, **ELEVEN)

    ticket = Ticket.objects.get(pk=forwarded.pk)
    assert (ticket.contact, ticket.customer) == (bashir, nordlicht)
    assert [each.person for each in ticket.participants.all()] == [bashir]
    assert ticket.last_text == "Der Drucker brennt."


def test_they_read_their_words_and_none_of_the_colleague_s(forwarded, bashir, kim):
    forwarded.answer(Said("Jana, wer ist das?"), by=kim, at=berlin("mon", "10:30"))
    forwarded.name_writer(bashir, WORDS, by=kim, **ELEVEN)

    assert [each.text for each in forwarded.messages.readable_by(bashir)] == [WORDS.text]
    assert forwarded.messages.readable_by(kim).count() == 3


def test_they_are_told_that_it_was_opened(forwarded, bashir, kim):
    forwarded.name_writer(bashir, WORDS, by=kim, **ELEVEN)

    letter = forwarded.letters.latest("id")
    assert (letter.kind, letter.to) == ("opened", "bashir@business.example")
    assert "Nervt" not in letter.text


def test_the_answer_is_due_as_long_after_the_mail_as_before(forwarded, bashir, kim):
    forwarded.name_writer(bashir, WORDS, by=kim, **ELEVEN)

    ticket = Ticket.objects.get(pk=forwarded.pk)
    assert (ticket.clock, ticket.due_at) == (Clock.RUNNING, berlin("mon", "14:00"))
    assert len(ticket.reckoning().words) == 1


def test_what_a_colleague_was_told_is_no_answer_to_them(forwarded, bashir, kim):
    forwarded.answer(Said("Jana, wer ist das?"), by=kim, at=berlin("mon", "10:30"))
    forwarded.name_writer(bashir, WORDS, by=kim, **ELEVEN)

    ticket = Ticket.objects.get(pk=forwarded.pk)
    assert (ticket.clock, ticket.due_at) == (Clock.RUNNING, berlin("mon", "15:00"))


def test_a_question_to_the_colleague_waits_for_nobody_any_more(forwarded, bashir, kim):
    forwarded.ask(Said("Jana, wer ist das?"), by=kim, at=berlin("mon", "10:30"))
    forwarded.name_writer(bashir, WORDS, by=kim, **ELEVEN)

    ticket = Ticket.objects.get(pk=forwarded.pk)
    assert (ticket.clock, ticket.waits) == (Clock.RUNNING, False)


def test_said_once_it_stays(forwarded, bashir, erika, kim):
    forwarded.name_writer(bashir, WORDS, by=kim, **ELEVEN)

    with pytest.raises(NotForwarded):
        forwarded.name_writer(erika, WORDS, by=kim, **ELEVEN)


@pytest.mark.parametrize("origin", ["portal", "phone"])
def test_only_what_came_by_mail(jana, bashir, kim, origin):
    said = replace(WORDS, origin=origin)
    ticket = Ticket.open(NewTicket("Drucker", said), by=jana, at=berlin("mon"))

    with pytest.raises(NotForwarded):
        ticket.name_writer(bashir, WORDS, by=kim, **ELEVEN)


def test_neither_by_a_customer_nor_for_a_colleague_nor_at_the_end(forwarded, bashir, kim, lea):
    with pytest.raises(NotStaff):
        forwarded.name_writer(bashir, WORDS, by=bashir, **ELEVEN)
    with pytest.raises(NotForwarded):
        forwarded.name_writer(lea, WORDS, by=kim, **ELEVEN)

    forwarded.close(Said("Erledigt."), result="solved", by=kim, **ELEVEN)
    with pytest.raises(TicketIsClosed):
        forwarded.name_writer(bashir, WORDS, by=kim, **ELEVEN)
