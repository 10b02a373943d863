from datetime import datetime, timedelta

import pytest

from tests.cast import berlin
from tests.tickets.stage import Stage
from tresen.hours.models import Calendar
from tresen.house.models import Mailbox, Provider
from tresen.tickets.models import Ticket
from tresen.tickets.reaction import NOT_DUE
from tresen.tickets.said import NewTicket, Said

pytestmark = pytest.mark.django_db


@pytest.fixture
def by_mail(by_smtp, mailbox_is_full, kim, erika):
    """Opened by mail on Monday at 10:00: whoever asks that way hears from us by mail."""
    return Stage(mailbox_is_full, kim, erika)


@pytest.fixture
def in_portal(by_smtp, shop_is_down, kim, bashir):
    return Stage(shop_is_down, kim, bashir)


STARTING = {
    "": "running until 14:00",
    "10:30 reply": "running until 14:00",
    "10:30 answer, 10:40 deliver, 11:00 reply": "running until 15:00",
    "10:30 answer, 10:40 deliver, 11:00 reply, 11:30 reply": "running until 15:00",
    "10:30 ask, 10:40 deliver, 12:00 reply": "running until 16:00",
    "10:30 answer, 10:40 deliver, 11:00 automatic mail": "reacted at 10:40",
    "10:30 answer, 10:40 deliver, 11:00 stranger": "reacted at 10:40",
}


@pytest.mark.parametrize(("story", "end"), STARTING.items())
def test_the_oldest_unanswered_message_starts_the_clock(by_mail, story, end):
    assert by_mail.play(story) == end


NO_REACTION = [
    "note",
    "take",
    "sort",
    "place",
    "link",
    "automatic mail",
    "stranger",
    "reply",
    "answer",
    "announce, 10:40 deliver",
]


@pytest.mark.parametrize("act", NO_REACTION)
def test_nothing_but_a_delivered_public_message_stops_it(by_mail, act):
    assert by_mail.play(f"10:30 {act}") == "running until 14:00"


STOPPING = {
    "10:30 answer, 10:40 deliver": "reacted at 10:40",
    "10:30 answer, 10:40 deliver, 10:50 deliver": "reacted at 10:40",
    "10:30 answer, 10:35 reply, 10:40 deliver": "running until 14:35",
    "10:30 answer, 10:35 reply, 10:38 reply, 10:40 deliver": "running until 14:35",
    "10:30 answer, 10:35 reply, 10:40 answer, 10:50 deliver": "reacted at 10:50",
    "10:30 answer, 10:35 reply, 10:40 answer, 10:50 deliver, 11:00 deliver first": (
        "reacted at 10:50"
    ),
    "10:30 answer, 10:35 reply, 10:40 answer, 10:50 deliver, 11:00 reply, 11:10 deliver first": (
        "running until 15:00"
    ),
}


@pytest.mark.parametrize(("story", "end"), STOPPING.items())
def test_a_late_delivery_answers_only_what_was_written_before_the_answer(by_mail, story, end):
    assert by_mail.play(story) == end


ASKING = {
    "10:30 ask": "paused",
    "10:30 ask, 10:40 deliver": "paused",
    "10:30 ask, 11:00 reply": "running until 14:00",
    "10:30 ask, 11:00 reply, 11:10 deliver": "running until 15:00",
    "10:30 ask, 11:00 answer": "running until 14:00",
    "10:30 ask, 11:00 answer, 11:10 deliver": "reacted at 11:10",
    "10:30 ask, 10:40 deliver, 11:00 answer": "reacted at 10:40",
    "10:30 answer, 10:40 deliver, 11:00 ask": "paused",
}


@pytest.mark.parametrize(("story", "end"), ASKING.items())
def test_a_question_pauses_and_stops_the_clock_once_it_is_delivered(by_mail, story, end):
    assert by_mail.play(story) == end


BOUNCING = {
    "10:30 answer, 10:40 bounce": "running until 14:00",
    "10:30 answer, 10:40 deliver, 11:40 bounce": "running until 14:00",
    "10:30 answer, 10:40 deliver, 11:41 bounce": "reacted at 10:40",
    "10:30 answer, 10:40 deliver, 11:00 reply, 11:10 bounce": "running until 14:00",
    "10:30 answer, 10:40 deliver, 10:50 bounce, 11:00 deliver": "reacted at 11:00",
    "10:30 answer, 10:40 deliver, 10:50 bounce, 12:00 arrive after all": "reacted at 10:40",
    "10:30 answer, 10:40 bounce, 12:00 arrive after all": "reacted at 12:00",
    "10:30 answer, 10:40 deliver, 10:50 bounce, 11:00 answer, 11:01 deliver,"
    " 12:00 arrive after all": "reacted at 10:40",
    "10:30 answer, 10:40 deliver, 10:50 answer, 10:55 deliver, 11:00 bounce first": (
        "reacted at 10:55"
    ),
    "10:30 answer, 10:40 deliver, 10:50 ask, 10:55 bounce": "reacted at 10:40",
    "10:30 ask, 10:40 bounce": "running until 14:00",
    "10:30 ask, 10:40 deliver, 11:00 bounce": "running until 14:00",
    "10:30 ask, 10:40 deliver, 11:41 bounce": "paused",
}


@pytest.mark.parametrize(("story", "end"), BOUNCING.items())
def test_a_bounce_within_the_hour_restores_the_original_deadline(by_mail, story, end):
    assert by_mail.play(story) == end


ENDING = {
    "10:30 close": "none",
    "10:30 close, 10:40 deliver": "reacted at 10:40",
    "10:30 withdraw": "none",
    "10:30 answer, 10:40 deliver, 11:00 close": "reacted at 10:40",
    "10:30 answer, 10:40 deliver, 11:00 withdraw": "reacted at 10:40",
    "10:30 answer, 10:40 withdraw, 10:50 deliver": "reacted at 10:50",
    "10:30 answer, 10:40 close, 10:50 deliver first": "reacted at 10:50",
    "10:30 answer, 10:40 deliver, 10:50 close, 11:00 bounce": "reacted at 10:40",
    "10:30 ask, 10:40 close, 10:50 deliver": "reacted at 10:50",
}


@pytest.mark.parametrize(("story", "end"), ENDING.items())
def test_closing_ends_the_clock(by_mail, story, end):
    assert by_mail.play(story) == end
    assert (by_mail.ticket.due_at, by_mail.ticket.queue_at) == (None, NOT_DUE)


PORTAL = {
    "10:30 close": "reacted at 10:30",
    "10:30 answer": "reacted at 10:30",
    "10:30 answer, 10:40 deliver": "reacted at 10:30",
    "10:30 ask": "paused",
    "10:30 ask, 12:00 reply": "running until 16:00",
    "10:30 answer, 10:40 bounce": "reacted at 10:30",
    "10:30 ask, 10:40 bounce": "paused",
}


@pytest.mark.parametrize(("story", "end"), PORTAL.items())
def test_who_works_in_the_portal_is_answered_at_once(in_portal, story, end):
    assert in_portal.play(story) == end
    assert in_portal.count("answer_delivered") == 1


def test_without_a_mail_server_an_answer_counts_at_once(mailbox_is_full, kim, erika):
    assert Stage(mailbox_is_full, kim, erika).play("10:30 answer") == "reacted at 10:30"


def test_the_queue_is_sorted_by_the_deadline_of_running_clocks(by_mail):
    by_mail.play("")
    assert by_mail.ticket.queue_at == berlin("mon", "14:00")

    by_mail.play("10:30 ask")
    assert by_mail.ticket.queue_at == NOT_DUE


DEADLINES = {
    "2026-03-02T08:00+01:00": "2026-03-02T13:00+01:00",
    "2026-03-02T14:00+01:00": "2026-03-02T18:00+01:00",
    "2026-03-02T17:50+01:00": "2026-03-03T12:50+01:00",
    "2026-03-06T16:00+01:00": "2026-03-09T11:00+01:00",
    "2026-03-07T12:00+01:00": "2026-03-09T13:00+01:00",
    "2026-03-27T17:00+01:00": "2026-03-30T12:00+02:00",
    "2026-04-02T16:00+02:00": "2026-04-07T11:00+02:00",
    "2026-12-23T15:00+01:00": "2026-12-28T10:00+01:00",
}


@pytest.mark.parametrize(("opened", "due"), DEADLINES.items())
def test_only_service_time_counts(something_new, erika, opened, due):
    ticket = Ticket.open(something_new, by=erika, at=datetime.fromisoformat(opened))

    assert ticket.due_at == datetime.fromisoformat(due)


def test_the_promised_time_stands_in_the_settings_row(something_new, erika):
    Provider.objects.update(reaction_seconds=3600)

    assert Ticket.open(something_new, by=erika, at=berlin("mon")).due_at == berlin("mon", "11:00")


def empty_calendar():
    return Calendar.objects.create(code="nobody", name="Niemand da")


def closed_calendar():
    calendar = empty_calendar()
    calendar.revise(by=None, at=berlin("mon"), weekly=[[]] * 7)
    return calendar


@pytest.mark.parametrize("calendar", [empty_calendar, closed_calendar])
def test_a_calendar_without_hours_refuses_neither_ticket_nor_question(calendar, kim, erika):
    mailbox = Mailbox.objects.create(address="nie@tresen.example", calendar=calendar())
    new = NewTicket("Hallo", Said("Ist da wer?", origin="mail"), mailbox=mailbox)
    ticket = Ticket.open(new, by=erika, at=berlin("mon"))
    assert ticket.due_at == berlin("mon", "14:00")

    ticket.ask(Said("Ja. Worum geht es?"), by=kim, at=berlin("mon", "11:00"))
    assert ticket.reminders.first().due_at == berlin("wed", "11:00")


def test_a_deadline_is_missed_after_it_not_on_it(mailbox_is_full):
    due = berlin("mon", "14:00")

    assert not mailbox_is_full.is_overdue(due)
    assert mailbox_is_full.is_overdue(due + timedelta(seconds=1))


SHARES = {"09:00": 0, "10:00": 0, "12:00": 0.5, "14:00": 1, "17:00": 1}


@pytest.mark.parametrize(("time", "share"), SHARES.items())
def test_the_used_share_of_the_promised_time(mailbox_is_full, time, share):
    assert mailbox_is_full.used_share(berlin("mon", time)) == share


def test_an_answered_ticket_has_used_nothing(in_portal):
    in_portal.play("10:30 answer")

    assert in_portal.ticket.used_share(berlin("mon", "13:00")) == 0
    assert not in_portal.ticket.is_overdue(berlin("fri"))
