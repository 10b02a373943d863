"""Before it is too late: 50, 75 and 100 percent of the promised time, for owner, lead and team."""

import pytest

from tests.cast import berlin
from tests.tickets.stage import Stage
from tresen.customers.models import Step, SupportLevel
from tresen.hours.models import default_calendar
from tresen.people.models import Person, Staff
from tresen.tickets.models import Event, Notice, Ticket
from tresen.tickets.said import NewTicket, Said

Happened = Event.Kind
SUPPORT = {"Jana Okoye", "Kim Berger", "Lea Mertens"}


@pytest.fixture
def stage(by_smtp, mailbox_is_full, kim, erika):
    """Due at 14:00, by mail; Kim owns it."""
    mailbox_is_full.pass_to(kim, by=kim, at=berlin("mon", "10:05"))
    return Stage(mailbox_is_full, kim, erika)


def sweep(time, day="mon"):
    Ticket.near_all_due(at=berlin(day, time))


def steps():
    kinds = [Happened.DEADLINE_NEARED, Happened.DEADLINE_PASSED]
    return list(Event.objects.filter(kind__in=kinds))


def percents():
    return [step.facts["percent"] for step in steps()]


def told(step):
    return set(Person.objects.filter(notices__event=step).values_list("name", flat=True))


def settle(level, *pairs, by):
    Step.objects.settle(level, list(pairs), by=by, at=berlin("mon", "09:00"))


WHEN = {"11:59": [], "12:00": [50], "12:59": [50], "13:00": [50, 75], "14:00": [50, 75, 100]}


@pytest.mark.parametrize(("time", "reached"), WHEN.items())
def test_each_share_of_the_promised_time_is_a_fact_of_its_own(stage, time, reached):
    for moment in [moment for moment in WHEN if moment <= time]:
        sweep(moment)

    assert percents() == reached


def test_the_owner_then_the_lead_then_the_team_is_told(stage):
    for time in ("12:00", "13:00", "14:00"):
        sweep(time)

    assert [told(step) for step in steps()] == [{"Kim Berger"}, {"Lea Mertens"}, SUPPORT]
    assert [step.kind for step in steps()][-1] == Happened.DEADLINE_PASSED


def test_at_the_end_the_owner_is_told_whatever_their_role(mailbox_is_full, ada):
    mailbox_is_full.pass_to(ada, by=ada, at=berlin("mon"))
    sweep("14:00")

    assert "Ada Yılmaz" in told(steps()[-1])


def test_a_sweep_again_tells_nothing_again(stage):
    for _ in range(3):
        sweep("12:30")

    assert (percents(), Notice.objects.count()) == ([50], 1)


def test_after_a_standstill_several_steps_are_one_fact_and_one_notice_each(stage):
    sweep("17:00")

    assert percents() == [100]
    assert told(steps()[0]) == SUPPORT
    assert Notice.objects.count() == len(SUPPORT)


def test_without_an_owner_the_lead_stands_in(mailbox_is_full):
    sweep("12:00")

    assert told(steps()[0]) == {"Lea Mertens"}


def test_an_owner_who_has_left_is_not_told(stage, kim):
    Staff.objects.filter(person=kim).update(left_at=berlin("mon", "11:00"))
    sweep("12:00")

    assert told(steps()[0]) == {"Lea Mertens"}


def test_a_level_has_steps_of_its_own(shop_is_down, ada):
    level = SupportLevel.objects.get(code="business")
    settle(level, (25, Step.Tells.TEAM), by=ada)
    shop_is_down.work_out_clock()
    for time in ("11:00", "12:30", "14:00"):
        sweep(time)

    assert percents() == [25, 100]
    assert [told(step) for step in steps()] == [SUPPORT, set()]


def test_a_step_after_the_deadline_reminds_once_more(stage, ada):
    settle(None, (100, Step.Tells.OWNER), (150, Step.Tells.LEAD), by=ada)
    for time in ("14:00", "15:59", "16:00"):
        sweep(time)

    assert percents() == [100, 150]
    assert [step.kind for step in steps()][-1] == Happened.DEADLINE_NEARED


CHANGED = [
    (((75, "lead"),), [75]),
    (((40, "owner"), (75, "lead")), [40, 75]),
    (((100, "team"),), []),
]


@pytest.mark.parametrize(("pairs", "reached"), CHANGED)
def test_steps_changed_while_the_clock_runs_count_from_the_next_one(stage, ada, pairs, reached):
    settle(None, *pairs, by=ada)
    for time in ("12:00", "12:01", "13:00"):
        sweep(time)

    assert percents() == reached


QUIET = {
    "10:30 answer, 10:40 deliver": [],
    "10:30 ask": [100],
    "10:30 ask, 10:40 deliver": [],
    "10:30 close": [],
    "10:30 withdraw": [],
    "10:30 answer": [100],
    "10:30 note": [100],
    "10:30 announce": [100],
    "10:30 ask, 11:00 reply": [100],
}


@pytest.mark.parametrize(("story", "reached"), QUIET.items())
def test_only_what_has_reached_nobody_is_told_of(stage, story, reached):
    stage.play(story)
    sweep("17:00")

    assert percents() == reached


def test_a_deadline_restored_by_a_bounce_tells_no_step_again(stage):
    sweep("12:00")
    stage.play("12:10 answer, 12:20 deliver, 12:50 bounce")
    for time in ("12:55", "13:00"):
        sweep(time)

    assert percents() == [50, 75]


def test_the_next_question_begins_its_steps_anew(stage):
    sweep("12:00")
    stage.play("12:10 answer, 12:20 deliver, 13:00 reply")
    sweep("15:00")

    assert [step.facts["of"] for step in steps()] == [
        message.pk for message in stage.ticket.messages.filter(side="customer")
    ]


def test_the_page_tells_at_once_and_the_mail_in_service_time(stage, erika, kim):
    stage.ticket.nudge(by=erika, at=berlin("mon", "22:00"))
    notice = Notice.objects.get(person=kim)

    assert notice.on_page
    assert notice.mail_after == berlin("tue", "09:00")


CHANNELS = {"page": (True, None), "mail": (False, "12:00"), "both": (True, "12:00")}


@pytest.mark.parametrize(("channel", "expected"), CHANNELS.items())
def test_everybody_is_told_as_they_chose(stage, kim, channel, expected):
    kim.staff.hear_by(channel)
    sweep("12:00")
    notice = Notice.objects.get()

    on_page, time = expected
    assert notice.on_page is on_page
    assert notice.mail_after == (time and berlin("mon", time))


def test_what_fell_due_with_the_last_second_of_the_day_is_mailed_that_day(stage, erika, kim):
    stage.play("14:00 announce")
    stage.ticket.nudge(by=erika, at=berlin("mon", "18:01"))

    assert Notice.objects.get(person=kim).mail_after == berlin("mon", "18:01")


def test_an_emergency_is_told_of_around_the_clock(bashir, nordlicht, lea):
    new = NewTicket("Ausfall", Said("Alles steht."), kind="emergency", customer=nordlicht)
    Ticket.open(new, by=bashir, at=berlin("sun", "02:00"))
    sweep("02:15", "sun")

    assert percents() == [50]
    assert Notice.objects.get(person=lea).mail_after == berlin("sun", "02:15")


def test_one_ticket_that_cannot_be_told_of_silences_no_other(stage, shop_is_down):
    """A step where nothing is due any more: no verb leaves that behind."""
    stage.play("10:30 answer, 10:40 deliver")
    Ticket.objects.filter(pk=stage.ticket.pk).update(step_at=berlin("mon", "11:00"))
    sweep("12:00")

    assert [step.ticket for step in steps()] == [shop_is_down]


def test_longer_hours_let_no_deadline_pass_before_its_moment(erika, muster, ada):
    Step.objects.create(level=None, percent=110, tells=Step.Tells.LEAD)
    new = NewTicket("Spät", Said("Noch da?"), customer=muster)
    Ticket.open(new, by=erika, at=berlin("mon", "17:00"))
    always = [[["00:00", "24:00"]]] * 7
    default_calendar().revise(by=ada, at=berlin("tue", "11:00"), weekly=always)
    Ticket.reckon_all_anew(at=berlin("tue", "11:00"))
    for time in ("11:01", "11:59", "12:00"):
        sweep(time, "tue")

    assert [(step.kind, step.facts["percent"]) for step in steps()] == [
        (Happened.DEADLINE_NEARED, 75),
        (Happened.DEADLINE_PASSED, 110),
    ]
