from threading import Barrier, Thread

import pytest

from tests.cast import berlin
from tests.rivals import alone
from tests.scenes import scene
from tests.tickets.stage import Stage
from tresen.house.models import Provider
from tresen.tickets.models import Ticket, Wait
from tresen.tickets.said import Said
from tresen.tickets.waiting import remind_all_due

pytestmark = pytest.mark.django_db

EVERYTHING_DUE = berlin("sun").replace(month=4)


@pytest.fixture
@scene
def asked(mailbox_is_full, kim, erika):
    """On Monday at 10:30 we ask since when."""
    stage = Stage(mailbox_is_full, kim, erika)
    stage.play("10:30 ask")
    return stage


def due(ticket):
    return [reminder.due_at for reminder in ticket.reminders.all()]


def test_reminders_are_due_after_two_and_five_service_days(asked):
    monday_after = berlin("mon", "10:30").replace(day=9)

    assert due(asked.ticket) == [berlin("wed", "10:30"), monday_after]


def test_a_weekend_is_no_service_day(mailbox_is_full, kim):
    mailbox_is_full.ask(Said("Seit wann?"), by=kim, at=berlin("fri", "10:30"))

    assert due(mailbox_is_full)[0] == berlin("sun", "10:30").replace(day=10)


def test_the_days_stand_in_the_settings_row(mailbox_is_full, kim):
    Provider.objects.update(reminder_days=[1])

    mailbox_is_full.ask(Said("Seit wann?"), by=kim, at=berlin("mon"))

    assert due(mailbox_is_full) == [berlin("tue")]


def test_each_reminder_is_sent_when_it_is_due_and_only_once(asked):
    remind_all_due(at=berlin("wed", "10:29"))
    assert asked.count("customer_reminded") == 0

    remind_all_due(at=berlin("wed", "10:30"))
    remind_all_due(at=berlin("wed", "10:31"))
    assert asked.count("customer_reminded") == 1

    remind_all_due(at=EVERYTHING_DUE)
    assert asked.count("customer_reminded") == 2


def test_a_reminder_says_what_we_wait_for(asked):
    remind_all_due(at=berlin("wed"))
    remind_all_due(at=berlin("thu"))

    letter = asked.ticket.letters.get(kind="reminder")
    assert "Seit wann?" in letter.text
    assert letter.person == asked.customer


ENDING_THE_WAIT = ["reply", "answer", "close", "withdraw"]


@pytest.mark.parametrize("act", ENDING_THE_WAIT)
def test_no_reminder_goes_out_once_we_wait_no_more(asked, act):
    asked.play(f"11:00 {act}")
    remind_all_due(at=EVERYTHING_DUE)

    assert due(asked.ticket) == []
    assert not Wait.objects.exists()
    assert asked.count("customer_reminded") == 0


@pytest.mark.parametrize("act", ["note", "take", "automatic mail", "stranger", "sort", "link"])
def test_nothing_else_ends_the_wait(asked, act):
    assert asked.play(f"11:00 {act}") == "paused"

    assert asked.ticket.state == Ticket.State.WAITING
    assert len(due(asked.ticket)) == 2


def test_asking_again_waits_for_the_new_answer_only(asked):
    asked.play("12:00 ask")

    assert Wait.objects.get().message == asked.spoken[-1]
    assert {reminder.message for reminder in asked.ticket.reminders.all()} == {asked.spoken[-1]}
    assert due(asked.ticket)[0] == berlin("wed", "12:00")


def test_an_answer_cancels_a_reminder_that_a_sweep_has_just_read(asked):
    read = asked.ticket.reminders.first()
    asked.play("11:00 reply")

    asked.ticket.remind(read, by=asked.staff, at=EVERYTHING_DUE)

    assert asked.count("customer_reminded") == 0


def test_a_question_that_nobody_could_read_is_not_waited_for(by_smtp, asked):
    asked.play("10:40 bounce")

    assert asked.ticket.state == Ticket.State.OPEN
    assert due(asked.ticket) == []


def lose_a_reply(asked, at="12:00"):
    """Erika's words of 11:00 belong to another ticket, as staff find later."""
    stray = asked.ticket.reply(
        Said("Und der Drucker?"), by=asked.customer, at=berlin("mon", "11:00")
    )
    asked.ticket.split_off(stray, "Drucker", by=asked.staff, at=berlin("mon", at))
    asked.ticket.refresh_from_db()


def test_a_question_stands_again_when_its_reply_belonged_elsewhere(asked):
    lose_a_reply(asked)

    assert (asked.shows(), asked.ticket.state) == ("paused", Ticket.State.WAITING)
    assert Wait.objects.get().message == asked.spoken[-1]
    assert asked.ticket.reckoning().waits == [(berlin("mon", "10:30"), None)]


def test_its_reminders_count_from_then_on(asked):
    lose_a_reply(asked)

    assert due(asked.ticket)[0] == berlin("wed", "12:00")
    assert len(due(asked.ticket)) == 2


def test_without_those_that_have_gone_out(asked):
    asked.ticket.reminders.filter(pk=asked.reminder.pk).update(sent_at=berlin("mon", "10:40"))
    lose_a_reply(asked)

    assert len(asked.ticket.reminders.filter(sent_at=None)) == 1


@pytest.mark.parametrize("act", ["reply", "answer", "ask"])
def test_a_question_that_ended_otherwise_too_stays_ended(asked, act):
    asked.play(f"11:30 {act}")
    question = Wait.objects.values_list("message", flat=True).first()
    lose_a_reply(asked)

    assert Wait.objects.values_list("message", flat=True).first() == question


def test_it_was_waited_for_until_the_first_reply_that_stays(asked):
    asked.play("11:30 reply")
    stray = asked.ticket.messages.get(created_at=berlin("mon", "11:30"))
    asked.play("11:40 reply")
    asked.ticket.split_off(stray, "Drucker", by=asked.staff, at=berlin("mon", "12:00"))

    assert asked.ticket.reckoning().waits == [(berlin("mon", "10:30"), berlin("mon", "11:40"))]


@pytest.mark.django_db(transaction=True)
def test_two_sweeps_at_once_remind_once(asked):
    together = Barrier(2)

    @alone
    def sweep():
        together.wait()
        remind_all_due(at=berlin("wed", "10:30"))

    sweeps = [Thread(target=sweep) for _ in range(2)]
    [each.start() for each in sweeps]
    [each.join() for each in sweeps]

    assert asked.count("customer_reminded") == 1
