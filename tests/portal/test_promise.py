from datetime import UTC, datetime, timedelta

import pytest
from django.conf import settings
from django.utils import timezone, translation

from tests.cast import berlin
from tresen.customers.models import Target
from tresen.hours.models import Calendar, default_calendar
from tresen.house.models import Provider
from tresen.people.models import Person
from tresen.portal import promise
from tresen.portal.promise import Promised
from tresen.tickets.models import Kind

CLOSED = [[]] * 7
EVERY_DAY = [[["09:00", "18:00"]]] * 7


@pytest.fixture(autouse=True)
def in_english(house):
    with translation.override("en"):
        yield


@pytest.fixture
def revise(ada):
    return lambda **rules: default_calendar().revise(by=ada, at=timezone.now(), **rules)


def answer_by(now, customer=None, kind=Kind.UNSORTED):
    return Promised.to(customer, now, kind).answer_by


def hours_at(moment=datetime(2026, 3, 2, 9, tzinfo=UTC)):
    return Promised.to(None, moment).hours


def test_what_the_form_says_is_what_the_ticket_gets(shop_is_down):
    assert answer_by(shop_is_down.opened_at) == shop_is_down.due_at


def test_late_in_the_day_it_is_tomorrow():
    assert answer_by(berlin("mon", "17:50")) == berlin("tue", "12:50")


def test_without_any_service_hours_real_time_counts(revise, house):
    revise(weekly=CLOSED)
    now = datetime(2026, 3, 2, 9, tzinfo=UTC)
    promised = Promised.to(None, now)

    assert promised.answer_by == now + timedelta(hours=4)
    assert promised.sentence == "A person answers you within 4 hours."
    assert promised.hours == []


@pytest.fixture
def business(nordlicht, ada):
    """Nordlicht's level promises an answer within two hours."""
    target = Target(level=nordlicht.level)
    target.agree(seconds=7200, calendar=None, by=ada, at=timezone.now())
    return nordlicht


@pytest.fixture
def always(nordlicht, ada):
    """Nordlicht's level promises an answer within ninety minutes, around the clock."""
    clock = Calendar.objects.get(code="around-the-clock")
    target = Target(level=nordlicht.level)
    target.agree(seconds=5400, calendar=clock, by=ada, at=timezone.now())
    return nordlicht


def test_who_has_agreed_more_is_promised_more(business, muster):
    now = berlin("mon", "10:00")

    assert answer_by(now, business) == berlin("mon", "12:00")
    assert answer_by(now, muster) == berlin("mon", "14:00")
    assert "within 2 hours during" in Promised.to(business, now).sentence


def test_the_hours_are_those_by_which_this_customer_is_answered(always, muster):
    ours, others = (Promised.to(customer, berlin("mon")) for customer in (always, muster))

    assert ours.sentence == "A person answers you within 1 hour 30 minutes, around the clock."
    assert ours.hours == ["Around the clock."]
    assert others.hours[0] == "Monday to Friday, 09:00–18:00"


def test_a_freeze_of_other_hours_is_not_told_to_them(always, revise):
    revise(freezes=[{"from": "01-01", "until": "12-31", "name": "Umzug", "means": "told"}])

    assert "Umzug" in Promised.to(None, timezone.now()).freeze
    assert Promised.to(always, timezone.now()).freeze == ""


def test_an_emergency_has_its_own_time_around_the_clock(business, bashir):
    others = promise.of_other_kinds(bashir.login, berlin("sun", "02:00"))

    assert list(others) == [Kind.EMERGENCY]
    assert others[Kind.EMERGENCY].answer_by == berlin("sun", "02:30")


def test_who_writes_for_several_customers_is_promised_what_all_are(business, muster, bashir):
    assert promise.only_customer_of(bashir.login) == business
    bashir.contacts.create(customer=muster)

    assert promise.only_customer_of(bashir.login) is None


@pytest.fixture
def pages(as_bashir):
    as_bashir.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    return lambda: [as_bashir.get(url).content.decode() for url in ("/tickets/new/", "/")]


def test_the_form_and_the_start_page_say_so(pages, business, revise):
    revise(freezes=[{"from": "01-01", "until": "12-31", "name": "Umzug", "means": "told"}])
    form, start = pages()

    assert "For a ticket of the kind “Outage – charged emergency support” we answer <time" in form
    assert "within 2 hours" in start
    assert "Umzug" in form and "Umzug" in start


def test_both_name_the_promise_for_emergencies(pages, business):
    said = "A person answers you within 30 minutes, around the clock."

    assert [said in page for page in pages()] == [True, True]
    assert "nobody reads" not in "".join(pages())


def test_where_nobody_is_there_at_night_an_outage_is_to_be_phoned_in(pages, business):
    Target.objects.filter(kind=Kind.EMERGENCY).update(calendar=None)

    assert "nobody reads tickets then" in pages()[0]


def test_the_chosen_kind_shows_its_own_time_instead_of_the_usual(pages):
    form = pages()[0]

    assert 'value="emergency" required data-own>' in form
    assert form.count("data-own") == 1


@pytest.mark.parametrize(("zone", "told"), [("Europe/Berlin", False), ("Asia/Tokyo", True)])
def test_who_lives_by_another_clock_is_told_which_one_is_shown(pages, bashir, zone, told):
    Person.objects.filter(pk=bashir.pk).update(timezone=zone)
    form, start = pages()

    assert ("All times are those of Asia/Tokyo." in form) is told
    assert ("All times are those of Europe/Berlin." in start) is told


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(3600, "1 hour"), (4 * 3600, "4 hours"), (9000, "2 hours 30 minutes"), (900, "15 minutes")],
)
def test_the_reaction_time_in_words(seconds, words):
    Provider.objects.filter(id=1).update(reaction_seconds=seconds)
    sentence = Promised.to(None, berlin("mon")).sentence

    assert sentence == f"A person answers you within {words} during our service hours."


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

    assert hours_at() == lines


HALF_DAY = {"12-24": {"name": "Heiligabend", "spans": [["09:00", "12:00"]]}}
DAY_OFF = {"12-31": {"name": "Silvester", "spans": []}}
ONE_DAY = {"2026-05-15": {"name": "Brückentag", "spans": []}}
NO_HOLIDAYS = {"country": "", "subdivision": ""}
AT_NEW_YEAR = [{"from": "12-20", "until": "01-06", "name": "Ruhe", "means": "closed"}]

TOLD = [
    ({"own_days": {}}, ["No service on public holidays."]),
    (
        {"own_days": {**DAY_OFF, **HALF_DAY}, **NO_HOLIDAYS},
        ["24 December (Heiligabend): 09:00–12:00", "31 December (Silvester): no service"],
    ),
    ({"own_days": ONE_DAY, **NO_HOLIDAYS}, ["15 May 2026 (Brückentag): no service"]),
    ({"own_days": HALF_DAY, "freezes": AT_NEW_YEAR, **NO_HOLIDAYS}, []),
    (
        {"own_days": {"02-29": {"name": "Schalttag", "spans": []}}, **NO_HOLIDAYS},
        ["29 February (Schalttag): no service"],
    ),
]


@pytest.mark.parametrize(("rules", "lines"), TOLD)
def test_days_unlike_others_are_told_with_their_date_and_hours(revise, rules, lines):
    revise(weekly=EVERY_DAY, **rules)

    assert hours_at()[1:] == lines


@pytest.mark.parametrize(("day", "told"), [(14, 1), (15, 1), (16, 0)])
def test_a_day_that_has_passed_is_not_told(revise, day, told):
    revise(weekly=EVERY_DAY, own_days=ONE_DAY, **NO_HOLIDAYS)

    assert len(hours_at(datetime(2026, 5, day, 9, tzinfo=UTC))[1:]) == told
