from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from tests.cast import berlin
from tresen.costs.models import Posting, Pot
from tresen.costs.working.prepaid import WouldBeNegative, include_all, lapse_all, left_on
from tresen.customers.models import Agreement, Customer, SupportLevel

pytestmark = pytest.mark.django_db

MONDAY = date(2026, 3, 2)
FRIDAY, NEXT_WEEK = date(2026, 3, 6), date(2026, 3, 9)
HOUR = 3600


@pytest.fixture
def buy(muster, ada):
    def buy(seconds=HOUR, **terms):
        terms = {"valid_from": MONDAY, **terms}
        return Pot.objects.buy(muster, seconds, by=ada, at=berlin("mon", "09:00"), **terms)

    return buy


@pytest.fixture
def lapse(ada):
    return lambda today: lapse_all(today=today, by=ada, at=berlin("sun"))


def balances():
    return [pot.balance for pot in Pot.objects.with_balance().order_by("id")]


def left(customer, day):
    customer = Customer.objects.get(pk=customer.pk)
    return left_on(customer, day, customer.agreement_on(day))


@pytest.mark.parametrize(
    ("day", "seconds"),
    [(MONDAY - timedelta(days=1), 0), (MONDAY, HOUR), (FRIDAY, HOUR), (NEXT_WEEK, 0)],
)
def test_time_counts_from_its_first_to_its_last_day(buy, muster, day, seconds):
    buy(expires_on=FRIDAY)

    assert left(muster, day) == seconds


def test_what_is_left_lapses_once(buy, lapse):
    buy(expires_on=FRIDAY)
    lapse(FRIDAY)
    before = balances()
    lapse(NEXT_WEEK)
    lapse(NEXT_WEEK)

    assert (before, balances()) == ([HOUR], [0])
    assert Posting.objects.filter(kind="expiry").count() == 1


def test_work_written_down_late_still_uses_the_time_of_its_day(buy, lapse, new_domain, logged):
    pot = buy(expires_on=MONDAY)
    lapse(NEXT_WEEK)
    (entry,) = logged(new_domain, 20)

    assert (entry.covered_seconds, entry.net) == (HOUR // 2, 0)
    assert [(each.kind, each.seconds) for each in pot.postings.all()] == [
        ("purchase", HOUR),
        ("expiry", -HOUR),
        ("expiry", HOUR // 2),
        ("use", -HOUR // 2),
    ]


def test_an_entry_takes_from_as_many_pots_as_it_needs(buy, new_domain, logged):
    buy(HOUR // 2)
    buy(HOUR // 4, expires_on=FRIDAY)
    logged(new_domain, 40)

    assert balances() == [0, 0]


@pytest.mark.parametrize(("seconds", "fits"), [(-HOUR, True), (-HOUR - 1, False), (60, True)])
def test_a_correction_never_takes_more_than_there_is(buy, ada, seconds, fits):
    pot = buy()
    terms = {"reason": "Doppelt verkauft", "by": ada, "at": berlin("mon"), "on": MONDAY}

    if fits:
        pot.correct(seconds, **terms)
        assert balances() == [HOUR + seconds]
    else:
        with pytest.raises(WouldBeNegative):
            pot.correct(seconds, **terms)


@pytest.fixture
def two_hours_a_month(muster, ada):
    """From the 10th of March on; each month has two free hours."""
    return Agreement.objects.conclude(
        muster,
        SupportLevel.objects.get(code="business"),
        starts_on=date(2026, 3, 10),
        included_seconds=2 * HOUR,
        by=ada,
        at=berlin("mon"),
    )


@pytest.mark.parametrize(
    ("day", "seconds"),
    [(date(2026, 3, 9), 0), (date(2026, 3, 10), 2 * HOUR), (date(2026, 4, 1), 2 * HOUR)],
)
def test_included_time_is_there_before_it_is_posted(two_hours_a_month, muster, day, seconds):
    assert left(muster, day) == seconds


def test_included_time_is_posted_once_a_month_and_lapses_with_it(two_hours_a_month, muster, ada):
    for day in (date(2026, 3, 10), date(2026, 3, 31), date(2026, 4, 1)):
        include_all(today=day, by=ada, at=berlin("mon"))
    lapse_all(today=date(2026, 4, 1), by=ada, at=berlin("mon"))

    pots = Pot.objects.with_balance().order_by("valid_from")
    assert [(str(pot.valid_from), str(pot.expires_on), pot.balance) for pot in pots] == [
        ("2026-03-10", "2026-03-31", 0),
        ("2026-04-01", "2026-04-30", 2 * HOUR),
    ]
    assert left(muster, date(2026, 4, 1)) == 2 * HOUR


@pytest.mark.parametrize("change", [{"seconds": 1}, {"on": FRIDAY}, None])
def test_the_database_keeps_the_ledger_as_it_was(buy, change):
    buy()

    with pytest.raises(IntegrityError), transaction.atomic():
        Posting.objects.update(**change) if change else Posting.objects.all().delete()
