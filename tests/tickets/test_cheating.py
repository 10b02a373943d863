"""What somebody might try who wants the clock to say more than was done."""

import pytest

from tests.cast import berlin
from tests.tickets.stage import Stage
from tresen.people.models import Person
from tresen.tickets.models import Ticket
from tresen.tickets.refusing import NotForStaff, NothingSaid
from tresen.tickets.said import NewTicket, Said

pytestmark = pytest.mark.django_db

NOON = berlin("mon", "12:00")
LATE = berlin("mon", "15:00")
NOTHING_TO_SEE = ["\u200b", "\u2060", "\u00ad", "\u3164", " \u200b\n", "[//]: # (x)"]


@pytest.mark.parametrize("text", NOTHING_TO_SEE)
@pytest.mark.parametrize("verb", ["answer", "ask"])
def test_words_that_show_nothing_are_no_answer(shop_is_down, kim, verb, text):
    with pytest.raises(NothingSaid):
        getattr(shop_is_down, verb)(Said(text), by=kim, at=NOON)

    assert Ticket.objects.get(pk=shop_is_down.pk).clock == "running"


@pytest.mark.parametrize("text", NOTHING_TO_SEE)
def test_nor_do_they_close_a_ticket(shop_is_down, kim, text):
    with pytest.raises(NothingSaid):
        shop_is_down.close(Said(text), result="solved", by=kim, at=NOON)


def test_what_staff_open_for_somebody_is_not_read_in_the_portal(by_smtp, kim, muster):
    contact = Person.objects.meet("nie.gesehen@elsewhere.example")
    said = Said("Am Telefon gesagt.", origin="portal")
    new = NewTicket("Angerufen", said, contact=contact, customer=muster)
    ticket = Ticket.open(new, by=kim, at=berlin("mon"))
    ticket.answer(Said("Danke."), by=kim, at=NOON)

    assert (ticket.origin, ticket.clock) == ("phone", "running")


def test_staff_do_not_ask_in_the_name_of_the_customer(shop_is_down, kim, bashir):
    with pytest.raises(NotForStaff):
        shop_is_down.nudge(by=kim, at=LATE)
    with pytest.raises(NotForStaff):
        shop_is_down.involve_sales(by=kim, at=LATE)

    shop_is_down.nudge(by=bashir, at=LATE)
    assert shop_is_down.nudged_at == LATE


def test_a_question_that_reached_nobody_does_not_hide_the_deadline(
    by_smtp, mailbox_is_full, kim, erika
):
    stage = Stage(mailbox_is_full, kim, erika)
    stage.play("10:30 ask")
    Ticket.near_all_due(at=LATE)

    assert stage.count("deadline_passed") == 1
    assert stage.ticket.is_overdue(LATE)
    stage.ticket.nudge(by=erika, at=LATE)


def test_a_closing_text_that_came_back_was_no_answer(by_smtp, mailbox_is_full, kim, erika):
    stage = Stage(mailbox_is_full, kim, erika)

    assert stage.play("10:30 close, 10:40 deliver") == "reacted at 10:40"
    assert stage.play("10:50 bounce") == "none"
    assert stage.ticket.state == Ticket.State.CLOSED


def test_sorting_tightens_every_message_that_is_not_answered_yet(
    by_smtp, mailbox_is_full, kim, erika
):
    stage = Stage(mailbox_is_full, kim, erika)
    stage.play("10:30 answer, 10:35 reply")
    stage.ticket.sort_as("emergency", by=kim, at=berlin("mon", "10:38"))

    assert stage.play("10:40 deliver") == "running until 11:08"
