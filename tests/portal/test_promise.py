from datetime import UTC, datetime, timedelta

import pytest
from django.conf import settings
from django.utils import timezone, translation

from tests.cast import berlin
from tresen.customers.models import Target
from tresen.hours.models import default_calendar
from tresen.house.models import Provider
from tresen.portal import promise
from tresen.tickets.models import Kind

CLOSED = [[]] * 7


@pytest.fixture(autouse=True)
def in_english(house):
    with translation.override("en"):
        yield


@pytest.fixture
def revise(ada):
    return lambda **rules: default_calendar().revise(by=ada, at=timezone.now(), **rules)


def test_what_the_form_says_is_what_the_ticket_gets(shop_is_down):
    assert promise.answer_by(shop_is_down.opened_at) == shop_is_down.due_at


def test_late_in_the_day_it_is_tomorrow():
    assert promise.answer_by(berlin("mon", "17:50")) == berlin("tue", "12:50")


def test_without_any_service_hours_real_time_counts(revise, house):
    revise(weekly=CLOSED)
    now = datetime(2026, 3, 2, 9, tzinfo=UTC)

    assert promise.answer_by(now) == now + timedelta(hours=4)


@pytest.fixture
def business(nordlicht, ada):
    """Nordlicht's level promises an answer within two hours."""
    target = Target(level=nordlicht.level)
    target.agree(seconds=7200, calendar=None, by=ada, at=timezone.now())
    return nordlicht


def test_who_has_agreed_more_is_promised_more(business, muster):
    now = berlin("mon", "10:00")

    assert promise.answer_by(now, business) == berlin("mon", "12:00")
    assert promise.answer_by(now, muster) == berlin("mon", "14:00")
    assert promise.reaction_in_words(now, business) == "2 hours"


def test_an_emergency_has_its_own_time_around_the_clock(business):
    assert promise.other_answers(berlin("sun", "02:00"), business) == [
        (Kind.EMERGENCY, berlin("sun", "02:30"))
    ]


def test_who_writes_for_several_customers_is_promised_what_all_are(business, muster, bashir):
    assert promise.only_customer_of(bashir.login) == business
    bashir.contacts.create(customer=muster)

    assert promise.only_customer_of(bashir.login) is None


def test_the_form_and_the_start_page_say_so(as_bashir, business, revise):
    rule = {"from": "01-01", "until": "12-31", "name": "Umzug", "means": "told"}
    revise(freezes=[rule])
    as_bashir.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    form, start = (as_bashir.get(url).content.decode() for url in ("/tickets/new/", "/"))

    assert "Outage – charged emergency support: <time" in form
    assert "within 2 hours" in start
    assert "Umzug" in form and "Umzug" in start


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(3600, "1 hour"), (4 * 3600, "4 hours"), (90 * 60, "90 minutes"), (15 * 60, "15 minutes")],
)
def test_the_reaction_time_in_words(seconds, words):
    Provider.objects.filter(id=1).update(reaction_seconds=seconds)

    assert promise.reaction_in_words(berlin("mon")) == words


@pytest.mark.parametrize(
    ("weekly", "lines"),
    [
        (CLOSED, []),
        ([[["09:00", "18:00"]]] * 7, ["Monday to Sunday, 09:00–18:00"]),
        ([*[[]] * 5, [["00:00", "24:00"]], []], ["Saturday, 00:00–24:00"]),
        (
            [[["08:00", "12:00"], ["13:00", "17:00"]], [["08:00", "12:00"]], *[[]] * 5],
            ["Monday, 08:00–12:00, 13:00–17:00", "Tuesday, 08:00–12:00"],
        ),
    ],
)
def test_equal_days_in_a_row_are_one_line(revise, weekly, lines):
    revise(weekly=weekly, country="", subdivision="", own_days={})

    assert promise.hours_in_words() == lines


HALF_DAY = {"12-24": {"name": "Heiligabend", "spans": [["09:00", "12:00"]]}}
DAY_OFF = {"12-31": {"name": "Silvester", "spans": []}}


@pytest.mark.parametrize(
    ("rules", "line"),
    [
        ({"own_days": {}}, "No service on public holidays."),
        (
            {"own_days": {**HALF_DAY, **DAY_OFF}},
            "No service on public holidays and on these days: Silvester.",
        ),
        (
            {"own_days": DAY_OFF, "country": "", "subdivision": ""},
            "No service on these days: Silvester.",
        ),
    ],
)
def test_days_without_service_are_named(revise, rules, line):
    revise(**rules)

    assert promise.hours_in_words()[-1] == line
