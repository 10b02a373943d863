from datetime import date, timedelta

import pytest
from django.utils import timezone
from procrastinate import PsycopgConnector
from procrastinate.contrib.django import app
from procrastinate.contrib.django.utils import connector_params

from tests.cast import berlin
from tresen.costs.models import DecisionLink, Posting, Pot
from tresen.customers.models import Agreement, Customer, SupportLevel

pytestmark = pytest.mark.django_db(transaction=True)
HOUR = 3600


@pytest.fixture
def hour_strikes(house):
    """A worker does what lies in its queue, and goes home."""

    def strikes():
        app.configure_task("tresen.costs.tasks.turn_the_day").defer(timestamp=0)
        with app.replace_connector(PsycopgConnector(kwargs=connector_params())):
            app.run_worker(queues=["sweep"], wait=False, delete_jobs="always")

    return strikes


@pytest.fixture
def spring(muster, ada):
    """Two hours that could be used until the end of March."""
    terms = {"valid_from": date(2026, 3, 1), "expires_on": date(2026, 3, 31)}
    return Pot.objects.buy(muster, 2 * HOUR, by=ada, at=berlin("mon"), **terms)


def test_what_nobody_used_in_time_lapses_once(hour_strikes, spring):
    hour_strikes()
    hour_strikes()

    lapse = spring.postings.get(kind=Posting.Kind.EXPIRY)
    assert (lapse.seconds, lapse.on, lapse.by.is_system) == (-2 * HOUR, spring.expires_on, True)


def test_every_pot_lapses_and_not_only_the_first_ones(hour_strikes, spring, monkeypatch):
    monkeypatch.setattr("tresen.costs.working.prepaid.BATCH", 1)
    terms = {"valid_from": date(2026, 3, 1), "expires_on": date(2026, 3, 2)}
    Pot.objects.buy(spring.customer, HOUR, by=spring.by, at=spring.at, **terms)
    hour_strikes()

    assert not Pot.objects.with_balance().exclude(balance=0).exists()


def test_the_free_time_of_the_month_stands_in_the_ledger_once(hour_strikes, house):
    today = timezone.localdate()
    neu = Customer.objects.create(number="30001", name="Neu GmbH")
    level = SupportLevel.objects.get(code="business")
    Agreement.objects.create(customer=neu, level=level, starts_on=today, included_seconds=HOUR)
    hour_strikes()
    hour_strikes()

    (pot,) = Pot.objects.with_balance()
    assert (pot.kind, pot.left, pot.valid_from) == (Pot.Kind.INCLUDED, HOUR, today)


def test_links_are_forgotten_a_month_after_their_end(hour_strikes, mailbox_is_full, erika):
    now = timezone.now()
    for days in (61, 59):
        at = now - timedelta(days=days)
        DecisionLink.objects.make(mailbox_is_full, erika, at=at)
    hour_strikes()

    assert DecisionLink.objects.count() == 1
