from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.cast import BERLIN, berlin
from tests.tickets.stage import Stage
from tresen.customers.models import Target
from tresen.hours.models import Calendar, default_calendar
from tresen.lib.keyset import BadCursor
from tresen.tickets.explaining import explain
from tresen.tickets.models import Ticket

pytestmark = pytest.mark.django_db


@pytest.fixture
def stage(by_smtp, mailbox_is_full, kim, erika):
    return Stage(mailbox_is_full, kim, erika)


@pytest.fixture
def explained(stage):
    """The turns after a story, oldest first."""

    def after(story):
        stage.play(story)
        return explain(stage.ticket).items[::-1]

    return after


@pytest.fixture
def many_turns(stage):
    """Each was answered ten minutes later; the first one also answers the opening."""

    def played(first, last):
        for turn in range(first, last):
            at = berlin("tue", "09:00") + timedelta(hours=turn)
            stage.reply(at)
            stage.answer(at + timedelta(minutes=5))
            stage.deliver(at + timedelta(minutes=10))
        return stage.ticket

    return played


def way(explained):
    return [f"{local(leg.start)}–{local(leg.end)} {leg.reason}" for leg in explained.legs]


def local(moment):
    return f"{moment.astimezone(BERLIN):%a %H:%M}"


LEGS = {
    "": ["Mon 10:00–Mon 14:00 "],
    "10:30 answer, 10:40 deliver": ["Mon 10:00–Mon 10:40 "],
    "10:30 withdraw": ["Mon 10:00–Mon 10:30 "],
    "15:30 answer, 15:40 deliver": ["Mon 10:00–Mon 14:00 "],
    "15:30 withdraw": ["Mon 10:00–Mon 14:00 "],
}


@pytest.mark.parametrize(("story", "legs"), LEGS.items())
def test_the_way_leads_to_the_deadline_or_to_where_the_turn_ended(explained, story, legs):
    assert way(explained(story)[-1]) == legs


def test_a_night_is_skipped(explained):
    turn = explained("10:30 answer, 10:40 deliver, 17:00 reply")[-1]

    assert way(turn) == [
        "Mon 17:00–Mon 18:00 ",
        "Mon 18:00–Tue 09:00 closed",
        "Tue 09:00–Tue 12:00 ",
    ]
    assert turn.counted == 4 * 3600


KEPT = {
    ("", "13:59"): None,
    ("", "14:01"): False,
    ("10:30 answer, 10:40 deliver", "15:00"): True,
    ("14:10 answer, 14:11 deliver", "15:00"): False,
    ("10:30 withdraw", "15:00"): None,
    ("14:10 withdraw", "15:00"): False,
}


@pytest.mark.parametrize(("moment", "kept"), KEPT.items())
def test_a_promise_is_kept_broken_or_undecided(explained, moment, kept):
    story, time = moment

    assert explained(story)[-1].kept(berlin("mon", time)) is kept


def test_what_was_promised_stays_explained_when_the_target_is_gone(stage, ada, muster):
    target = Target(level=muster.agreement_on(berlin("mon").date()).level)
    target.agree(seconds=3600, calendar=None, by=ada, at=berlin("mon"))
    stage.play("10:30 answer, 10:40 deliver, 11:00 reply")
    target.give_up(by=ada, at=berlin("mon", "11:30"))

    turn = explain(stage.ticket).items[0]
    assert (turn.given.seconds, turn.given.rule) == (3600, "level")
    assert turn.level == target.level


def test_sorting_as_an_emergency_is_told_with_both_deadlines(stage, kim):
    stage.ticket.sort_as("emergency", by=kim, at=berlin("mon", "10:20"))

    turn = explain(stage.ticket).items[0]
    assert [(move.why, move.kind, move.before, move.after) for move in turn.moves] == [
        ("kind_changed", "emergency", berlin("mon", "14:00"), berlin("mon", "10:50"))
    ]
    assert (turn.kind, turn.calendar.calendar.code) == ("emergency", "around-the-clock")
    assert way(turn) == ["Mon 10:20–Mon 10:50 "]


def test_the_kind_is_that_of_the_time(stage, kim):
    stage.play("10:30 answer, 10:40 deliver")
    stage.ticket.sort_as("emergency", by=kim, at=berlin("mon", "11:00"))
    stage.play("12:00 reply")

    assert [turn.kind for turn in explain(stage.ticket)] == ["emergency", "unsorted"]


def lunch(calendar, ada, at):
    weekly = [[["09:00", "12:00"], ["13:00", "18:00"]]] * 5 + [[], []]
    calendar.revise(by=ada, at=at, weekly=weekly)


def test_new_hours_move_a_running_deadline_and_count_from_the_start(stage, ada):
    lunch(default_calendar(), ada, berlin("mon", "10:30"))
    Ticket.reckon_all_anew(at=berlin("mon", "10:31"))

    turn = explain(stage.ticket).items[0]
    assert [move.after for move in turn.moves] == [berlin("mon", "15:00")]
    assert (turn.counted, turn.calendar.version) == (4 * 3600, 2)


def test_hours_that_would_have_made_us_late_do_not_count(stage, ada):
    whole = [[["00:00", "24:00"]]] * 7
    stage.play("10:30 answer, 10:40 deliver, 17:50 reply")
    default_calendar().revise(by=ada, at=berlin("tue", "09:00"), weekly=whole)
    Ticket.reckon_all_anew(at=berlin("tue", "09:01"))

    turn = explain(stage.ticket).items[0]
    assert (turn.moves, turn.calendar.version, turn.counted) == ([], 1, 4 * 3600)


def test_without_service_hours_real_time_counts(stage, ada):
    Calendar.objects.get(is_default=True).revise(by=ada, at=berlin("mon"), weekly=[[]] * 7)
    stage.play("10:30 answer, 10:40 deliver, 17:50 reply")

    turn = explain(stage.ticket).items[0]
    assert (turn.calendar, way(turn)) == (None, ["Mon 17:50–Mon 21:50 "])


def test_an_answer_that_came_back_is_told(explained):
    turn = explained("10:30 answer, 10:40 deliver, 11:00 bounce")[-1]

    assert turn.returns == [berlin("mon", "11:00")]
    assert turn.turn.answered_at is None


def test_waiting_belongs_to_the_turn_before_it(explained):
    first, second = explained("10:30 ask, 10:40 deliver, 12:00 reply")

    assert first.waits == [(berlin("mon", "10:30"), berlin("mon", "12:00"))]
    assert second.waits == []


def test_who_asked_and_who_was_told_is_known(stage, erika, kim):
    stage.ticket.pass_to(kim, by=kim, at=berlin("mon", "10:05"))
    Ticket.near_all_due(at=berlin("mon", "12:00"))
    stage.ticket.nudge(by=erika, at=berlin("mon", "15:00"))

    turn = explain(stage.ticket).items[0]
    assert turn.asked == [berlin("mon", "15:00")]
    assert [(each.percent, each.people) for each in turn.warnings] == [(50, [kim])]


def test_the_newest_come_first_and_older_ones_follow_page_by_page(many_turns):
    ticket = many_turns(0, 29)
    first = explain(ticket)
    second = explain(ticket, before=first.next)
    since = [turn.given.since for turn in [*first, *second]]

    assert (len(first), len(second), second.next) == (20, 9, None)
    assert since == sorted(since, reverse=True)
    assert len(set(since)) == 29


def test_more_turns_ask_the_database_no_more(many_turns):
    ticket = many_turns(0, 2)
    with CaptureQueriesContext(connection) as few:
        explain(ticket)
    many_turns(2, 7)
    with CaptureQueriesContext(connection) as many:
        explain(ticket)

    assert len(many) == len(few)


def test_a_foreign_cursor_is_refused(mailbox_is_full):
    with pytest.raises(BadCursor):
        explain(mailbox_is_full, before="nonsense")
