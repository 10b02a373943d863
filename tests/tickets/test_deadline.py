"""What is promised to whom, and by which rule."""

from datetime import date

import pytest

from tests.cast import berlin
from tests.tickets.stage import Stage
from tresen.customers.models import Agreement, SupportLevel, Target
from tresen.hours.models import Calendar, default_calendar
from tresen.tickets.deadline import Deadline
from tresen.tickets.models import Ticket
from tresen.tickets.said import NewTicket, Said

pytestmark = pytest.mark.django_db

HOURS = 3600


@pytest.fixture
def promise(ada, nordlicht):
    """Promise a number of hours: promise("level", 2), promise("agreement_kind", 1)."""
    whose = {"level": nordlicht.level, "agreement": nordlicht.agreements.get()}

    def agree(rule, hours, calendar=None):
        sort, _, kind = rule.rpartition("kind") if rule.endswith("kind") else (rule, "", "")
        named = {sort.rstrip("_"): whose[sort.rstrip("_")]} if sort else {}
        target = Target(**named, kind="fault" if "kind" in rule else "")
        target.agree(seconds=hours * HOURS, calendar=calendar, by=ada, at=berlin("mon", "08:00"))

    return agree


@pytest.fixture
def opened(bashir, nordlicht):
    def open_at(time="10:00", kind="fault", customer=nordlicht):
        new = NewTicket("Shop steht", Said("502"), kind=kind, customer=customer)
        return Ticket.open(new, by=bashir, at=berlin("mon", time))

    return open_at


def rule_and_time(ticket):
    deadline = ticket.reckoning().deadline
    return deadline.rule, f"{deadline.due_at:%H:%M}"


def test_the_house_promises_where_nobody_promised_more(opened):
    assert rule_and_time(opened()) == ("house", "14:00")


# From the least specific to the most: each beats all before it.
ORDER = ["level", "agreement", "kind", "level_kind", "agreement_kind"]


@pytest.mark.parametrize("rule", ORDER)
def test_the_most_specific_promise_counts(promise, opened, rule):
    for hours, weaker in enumerate(ORDER[: ORDER.index(rule) + 1], 1):
        promise(weaker, hours)

    hours = ORDER.index(rule) + 1
    assert rule_and_time(opened()) == (rule, f"{10 + hours}:00")


def test_a_promise_to_a_level_is_kept_to_its_customers_only(promise, opened, muster):
    promise("level", 2)

    assert rule_and_time(opened(customer=muster)) == ("house", "14:00")
    assert rule_and_time(opened(customer=None)) == ("house", "14:00")


def test_an_emergency_is_answered_within_half_an_hour_at_any_time(opened):
    ticket = opened("23:50", kind="emergency")

    assert ticket.due_at == berlin("tue", "00:20")
    assert ticket.due_calendar.calendar.code == "around-the-clock"


def test_the_level_of_the_day_counts(opened, nordlicht, promise):
    promise("level", 2)
    agreement = nordlicht.agreements.get()
    agreement.ends_on = date(2026, 3, 1)
    agreement.save()
    Agreement.objects.create(
        customer=nordlicht,
        level=SupportLevel.objects.get(code="enterprise"),
        starts_on=date(2026, 3, 2),
    )

    assert rule_and_time(opened()) == ("house", "14:00")


def test_a_promise_that_is_given_up_stays_promised_where_it_was(promise, opened, ada):
    promise("level", 2)
    ticket = opened()
    Target.objects.get(level__isnull=False).give_up(by=ada, at=berlin("mon", "10:30"))

    assert rule_and_time(ticket) == ("level", "12:00")
    assert rule_and_time(opened()) == ("house", "14:00")


def test_a_target_without_a_calendar_is_counted_by_the_ordinary_one(promise, opened):
    promise("level", 10)

    assert opened().due_at == berlin("tue", "11:00")


def test_a_target_with_a_calendar_is_counted_by_it(promise, opened):
    promise("level", 10, Calendar.objects.get(code="around-the-clock"))

    assert opened().due_at == berlin("mon", "20:00")


def test_the_ticket_keeps_the_rule_and_the_version_that_gave_its_deadline(opened):
    ticket = Ticket.objects.get(pk=opened().pk)

    assert (ticket.due_rule, ticket.promised_seconds) == ("house", 4 * HOURS)
    assert ticket.due_calendar == default_calendar().newest()


def test_a_deadline_survives_its_way_into_the_facts_and_back(opened):
    facts = opened().events.get(kind="ticket_opened").facts["deadline"]

    assert Deadline.from_facts(facts).as_facts() == facts


def test_sorting_as_an_emergency_tightens_the_promise_from_now_on(shop_is_down, kim, bashir):
    stage = Stage(shop_is_down, kim, bashir)
    shop_is_down.sort_as("emergency", by=kim, at=berlin("mon", "11:00"))

    assert stage.play("") == "running until 11:30"
    (turn,) = shop_is_down.reckoning().turns
    assert (turn.deadline.since, turn.moved[0][1].due_at) == (
        berlin("mon", "10:00"),
        berlin("mon", "14:00"),
    )


def test_sorting_back_never_loosens_it(shop_is_down, kim):
    shop_is_down.sort_as("emergency", by=kim, at=berlin("mon", "11:00"))
    shop_is_down.sort_as("question", by=kim, at=berlin("mon", "11:05"))

    assert shop_is_down.due_at == berlin("mon", "11:30")


def test_sorting_an_overdue_ticket_does_not_make_it_timely(shop_is_down, kim):
    shop_is_down.sort_as("emergency", by=kim, at=berlin("mon", "15:00"))

    assert shop_is_down.due_at == berlin("mon", "14:00")


def test_placing_with_a_better_customer_tightens_the_promise(promise, opened, nordlicht, kim):
    promise("level", 1)
    ticket = opened(customer=None)
    ticket.place_with(nordlicht, by=kim, at=berlin("mon", "10:30"))

    assert rule_and_time(ticket) == ("level", "11:30")
