"""The service hours change while clocks are running."""

import pytest

from tests.cast import berlin
from tests.tickets.stage import Stage
from tresen.hours.models import default_calendar
from tresen.hours.plan import hours_from
from tresen.people.models import Person
from tresen.tickets.models import Ticket
from tresen.tickets.recalculating import moves

pytestmark = pytest.mark.django_db

UNTIL_NOON = [[["09:00", "12:00"]]] * 7
OFFICE = [[["09:00", "18:00"]]] * 7
NEVER = [[]] * 7


@pytest.fixture
def stage(by_smtp, mailbox_is_full, kim, erika):
    return Stage(mailbox_is_full, kim, erika)


@pytest.fixture
def open_only(ada):
    """Other hours from Monday at this time on, and the sweep that follows."""

    def change(weekly, time="11:00"):
        default_calendar().revise(by=ada, at=berlin("mon", time), weekly=weekly)
        Ticket.reckon_all_anew(at=berlin("mon", time))

    return change


def test_a_running_clock_is_counted_by_the_new_hours(stage, open_only):
    open_only(UNTIL_NOON)

    stage.ticket.refresh_from_db()
    assert stage.ticket.due_at == berlin("tue", "11:00")
    assert stage.ticket.due_calendar == default_calendar().newest()


def test_the_change_is_a_fact_that_names_both_deadlines(stage, open_only):
    open_only(UNTIL_NOON)

    (turn,) = stage.ticket.reckoning().turns
    ((at, former),) = turn.moved
    assert (at, former.due_at) == (berlin("mon", "11:00"), berlin("mon", "14:00"))


def test_the_sweep_counts_anew_once(stage, open_only):
    open_only(UNTIL_NOON)
    Ticket.reckon_all_anew(at=berlin("mon", "11:01"))

    assert stage.count("deadline_reckoned") == 1


LEFT_ALONE = {
    "passed": ("", "14:01"),
    "answered": ("10:30 answer, 10:40 deliver", "11:00"),
    "closed": ("10:30 close", "11:00"),
}


@pytest.mark.parametrize(("story", "time"), LEFT_ALONE.values(), ids=LEFT_ALONE)
def test_no_past_deadline_is_rewritten(stage, open_only, story, time):
    stage.play(story)
    before = stage.ticket.reckoning().turns[0].deadline
    open_only(UNTIL_NOON, time)

    assert stage.count("deadline_reckoned") == 0
    assert stage.ticket.reckoning().turns[0].deadline == before


def test_nobody_becomes_late_by_a_change_of_the_hours(stage, ada):
    """Due on Tuesday, then open all day again: four hours would have been over at 14:00."""
    ticket = Ticket.objects.get(pk=stage.ticket.pk)
    default_calendar().revise(by=ada, at=berlin("mon", "10:30"), weekly=UNTIL_NOON)
    Ticket.reckon_all_anew(at=berlin("mon", "10:30"))
    default_calendar().revise(by=ada, at=berlin("mon", "15:00"), weekly=OFFICE)
    Ticket.reckon_all_anew(at=berlin("mon", "15:00"))

    ticket.refresh_from_db()
    assert ticket.due_at == berlin("tue", "11:00")
    assert ticket.due_calendar == default_calendar().newest()


def test_without_any_service_time_real_time_counts(stage, open_only):
    open_only(NEVER)

    stage.ticket.refresh_from_db()
    assert stage.ticket.due_at == berlin("mon", "14:00")
    assert stage.ticket.due_calendar is None


def test_what_would_move_is_known_before(stage, shop_is_down):
    hours = hours_from(UNTIL_NOON, "Europe/Berlin", {})
    running = Ticket.objects.counted_by(default_calendar(), at=berlin("mon", "11:00"))

    planned = [(move.ticket, move.before, move.after) for move in _moves(running, hours)]

    due, anew = berlin("mon", "14:00"), berlin("tue", "11:00")
    assert planned == [(stage.ticket, due, anew), (shop_is_down, due, anew)]


def test_what_stays_is_not_listed(stage):
    running = Ticket.objects.counted_by(default_calendar(), at=berlin("mon", "11:00"))

    assert _moves(running, default_calendar().hours()) == []


def _moves(tickets, hours):
    return moves(tickets.order_by("pk"), hours, at=berlin("mon", "11:00"))


def test_a_paused_clock_keeps_its_own_deadline_up_to_date_too(stage, open_only):
    """The question is not delivered yet: until then its deadline is kept."""
    stage.play("10:30 ask")
    open_only(UNTIL_NOON)

    assert stage.play("11:30 reply") == "running until 11:00"
    assert stage.ticket.due_at == berlin("tue", "11:00")


def test_tresen_itself_counts_anew(stage, open_only):
    open_only(UNTIL_NOON)

    assert stage.ticket.events.get(kind="deadline_reckoned").by == Person.objects.system()
