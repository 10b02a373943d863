"""The customer asks for a late answer: on top of the queue, told to owner and lead (promise P5)."""

from datetime import timedelta

import pytest

from tests.cast import berlin
from tests.tickets.stage import Stage
from tresen.people.models import Person
from tresen.tickets.models import Event, Notice, Ticket
from tresen.tickets.refusing import AskedAlready, NotOverdue, TicketIsClosed

SECOND = timedelta(seconds=1)
LATE = berlin("mon", "14:30")


@pytest.fixture
def stage(by_smtp, mailbox_is_full, kim, erika):
    """Due at 14:00, by mail; Kim owns it."""
    mailbox_is_full.pass_to(kim, by=kim, at=berlin("mon", "10:05"))
    return Stage(mailbox_is_full, kim, erika)


def nudges(ticket):
    return list(ticket.events.filter(kind=Event.Kind.STATUS_ASKED))


def test_it_is_possible_from_the_second_after_the_deadline(mailbox_is_full, erika):
    due = berlin("mon", "14:00")
    with pytest.raises(NotOverdue):
        mailbox_is_full.nudge(by=erika, at=due)
    mailbox_is_full.nudge(by=erika, at=due + SECOND)

    assert mailbox_is_full.nudged_at == due + SECOND


def test_owner_and_lead_are_told(stage, erika):
    stage.ticket.nudge(by=erika, at=LATE)

    people = Person.objects.filter(notices__event=nudges(stage.ticket)[0])
    assert {person.name for person in people} == {"Kim Berger", "Lea Mertens"}


def test_it_comes_before_all_others(stage, shop_is_down, erika):
    stage.play("10:30 answer, 10:40 deliver, 11:00 reply")
    stage.ticket.nudge(by=erika, at=berlin("mon", "16:00"))
    queue = Ticket.objects.ours().order_by("queue_at")

    assert list(queue) == [stage.ticket, shop_is_down]


def test_once_an_hour_is_enough(stage, erika):
    stage.ticket.nudge(by=erika, at=LATE)
    with pytest.raises(AskedAlready):
        stage.ticket.nudge(by=erika, at=LATE + timedelta(hours=1) - SECOND)
    stage.ticket.nudge(by=erika, at=LATE + timedelta(hours=1))

    assert len(nudges(stage.ticket)) == 2


def test_a_colleague_of_the_customer_cannot_ask_within_the_hour_either(stage, erika, otto):
    stage.ticket.nudge(by=erika, at=LATE)

    with pytest.raises(AskedAlready):
        stage.ticket.nudge(by=otto, at=LATE + SECOND)


REFUSED = {
    "14:10 answer, 14:20 deliver": NotOverdue,
    "14:10 ask, 14:20 deliver": NotOverdue,
    "14:10 close": TicketIsClosed,
    "14:10 withdraw": TicketIsClosed,
}


@pytest.mark.parametrize(("story", "refusal"), REFUSED.items())
def test_an_answered_or_closed_ticket_is_not_asked_about(stage, erika, story, refusal):
    stage.play(story)

    with pytest.raises(refusal):
        stage.ticket.nudge(by=erika, at=LATE)
    assert (nudges(stage.ticket), stage.ticket.nudged_at) == ([], None)


def test_an_answer_ends_it_and_the_next_deadline_begins_without(stage, erika):
    stage.ticket.nudge(by=erika, at=LATE)
    stage.play("14:40 answer, 14:41 deliver")
    assert stage.ticket.nudged_at is None
    stage.play("15:00 reply")

    assert stage.ticket.queue_at == stage.ticket.due_at == berlin("tue", "10:00")


def test_an_answer_that_came_back_leaves_it_asked(stage, erika):
    stage.ticket.nudge(by=erika, at=LATE)
    stage.play("14:40 answer, 14:41 deliver, 14:50 bounce")

    assert stage.ticket.nudged_at == LATE


def test_it_starts_no_new_clock(stage, erika):
    stage.ticket.nudge(by=erika, at=LATE)

    assert stage.shows() == "running until 14:00"
    assert len(stage.ticket.reckoning().turns) == 1


LETTERS = {
    "13:59 reply": [],
    "14:30 reply": [LATE],
    "14:30 reply, 15:29 reply": [LATE],
    "14:30 reply, 15:30 reply": [LATE, berlin("mon", "15:30")],
    "14:30 automatic mail": [],
    "14:30 stranger": [],
}


@pytest.mark.parametrize(("story", "asked"), LETTERS.items())
def test_who_writes_after_the_deadline_has_asked_too(stage, story, asked):
    assert stage.play(story) == "running until 14:00"
    assert [nudge.at for nudge in nudges(stage.ticket)] == asked


def test_a_staff_member_s_own_words_are_no_question(stage):
    stage.play("14:30 note, 14:40 announce")

    assert not nudges(stage.ticket)
    assert not Notice.objects.exists()
