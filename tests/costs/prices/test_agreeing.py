from datetime import date, datetime
from decimal import Decimal

import pytest
from django.utils import timezone

from tests.cast import BERLIN, berlin
from tresen.costs.models import Price
from tresen.costs.prices.agreeing import BeginsInThePast, HasBegun, call_off, conclude, end
from tresen.costs.sentences import reason_in_words
from tresen.costs.verdicts import verdict_for
from tresen.customers.agreement import AlreadyPast, Overlapping
from tresen.customers.models import Agreement, Customer, SupportLevel
from tresen.house.models import Amendment

OWN = {"advice": {"mode": "charged", "net": Decimal(20), "increment_seconds": 3600}}
APRIL = date(2026, 4, 1)


@pytest.fixture
def by(sam):
    return {"by": sam, "at": berlin("mon")}


@pytest.fixture
def enterprise(house):
    return SupportLevel.objects.get(code="enterprise")


@pytest.fixture
def april(nordlicht, enterprise, by):
    terms = {"starts_on": APRIL, "included_kinds": ["installation"]}
    return conclude(nordlicht, enterprise, OWN, **by, **terms)


def level_on(customer, day):
    return customer.agreements.on(day).get().level.code


def test_from_its_day_on_the_new_one_counts(nordlicht, april):
    assert level_on(nordlicht, date(2026, 3, 31)) == "business"
    assert level_on(nordlicht, APRIL) == "enterprise"


def test_own_prices_come_before_those_of_the_level(nordlicht, april):
    verdict = verdict_for(nordlicht, "advice", datetime(2026, 4, 1, 10, tzinfo=BERLIN))

    assert reason_in_words(verdict).startswith(
        "20,00\xa0€ netto (23,80\xa0€ brutto) je angefangene St"
    )


def test_both_changes_are_told_together(nordlicht, april, sam):
    told = Amendment.objects.get()
    before = nordlicht.agreements.get(level__code="business")
    place = f"agreement.{nordlicht.pk}"

    assert told.by == sam
    assert told.changes[f"{place}.{before.pk}"] == [{"ends_on": None}, {"ends_on": "2026-03-31"}]
    assert told.changes[f"{place}.{april.pk}"][1]["prices"]["advice"]["net"] == "20.00"


def test_what_overlaps_is_refused_whole(nordlicht, enterprise, april, by):
    with pytest.raises(Overlapping):
        conclude(nordlicht, enterprise, OWN, **by, starts_on=date(2026, 3, 15))

    assert level_on(nordlicht, date(2026, 3, 20)) == "business"
    assert (
        Agreement.objects.filter(customer=nordlicht).count(),
        Price.objects.filter(agreement__isnull=False).count(),
    ) == (2, 1)


def test_only_the_first_agreement_begins_in_the_past(nordlicht, enterprise, by):
    new = Customer.objects.create(number="30001", name="Neu GmbH")
    conclude(new, enterprise, {}, **by, starts_on=date(2026, 1, 1))

    with pytest.raises(BeginsInThePast):
        conclude(nordlicht, enterprise, {}, **by, starts_on=date(2026, 3, 1))


def test_it_ends_on_a_day_and_may_go_on_again(nordlicht, by):
    (agreement,) = nordlicht.agreements.all()
    end(agreement, date(2026, 3, 31), **by)
    end(agreement, date(2026, 3, 31), **by)
    assert Amendment.objects.get().changes[f"agreement.{nordlicht.pk}.{agreement.pk}"] == [
        {"ends_on": None},
        {"ends_on": "2026-03-31"},
    ]

    end(agreement, None, **by)
    assert level_on(nordlicht, date(2030, 1, 1)) == "business"


def test_it_cannot_have_ended_yesterday(nordlicht, by):
    with pytest.raises(AlreadyPast):
        end(nordlicht.agreements.get(), date(2026, 3, 1), **by)


def test_it_cannot_go_on_into_another_one(nordlicht, april, by):
    with pytest.raises(Overlapping):
        end(nordlicht.agreements.get(level__code="business"), None, **by)


def test_what_has_not_begun_is_called_off(nordlicht, enterprise, by):
    agreement = conclude(nordlicht, enterprise, OWN, **by, starts_on=date(2099, 1, 1))
    pk = agreement.pk
    call_off(agreement, **by)

    assert not Agreement.objects.filter(pk=pk).exists()
    assert Amendment.objects.first().changes[f"agreement.{nordlicht.pk}.{pk}"][1] is None


def test_what_has_begun_is_not_called_off(nordlicht, sam):
    with pytest.raises(HasBegun):
        call_off(nordlicht.agreements.get(), by=sam, at=timezone.now())
