from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from tests.cast import berlin
from tresen.customers.models import Agreement, Contact, Customer, Product, SupportLevel

pytestmark = pytest.mark.django_db


@pytest.fixture
def newcomer():
    return Customer.objects.create(number="99001", name="Neu GmbH")


def agree(customer, starts_on, ends_on=None):
    with transaction.atomic():
        level = SupportLevel.objects.get(code="business")
        return Agreement.objects.create(
            customer=customer, level=level, starts_on=starts_on, ends_on=ends_on
        )


def test_three_levels_are_there_from_the_start():
    assert [level.name for level in SupportLevel.objects.all()] == [
        "onDemand",
        "Business",
        "Enterprise",
    ]


SPANS = {
    "the same day": (date(2026, 6, 30), None),
    "within": (date(2026, 2, 1), date(2026, 3, 1)),
    "around": (date(2025, 1, 1), date(2027, 1, 1)),
}


@pytest.mark.parametrize(("starts_on", "ends_on"), SPANS.values(), ids=SPANS)
def test_a_customer_has_one_level_at_a_time(newcomer, starts_on, ends_on):
    agree(newcomer, date(2026, 1, 1), date(2026, 6, 30))

    with pytest.raises(IntegrityError, match="agreements_do_not_overlap"):
        agree(newcomer, starts_on, ends_on)


def test_an_agreement_follows_another_without_a_gap(newcomer):
    agree(newcomer, date(2026, 1, 1), date(2026, 6, 30))
    agree(newcomer, date(2026, 7, 1))

    assert newcomer.agreements.count() == 2


def test_an_agreement_does_not_end_before_it_starts(newcomer):
    with pytest.raises(IntegrityError):
        agree(newcomer, date(2026, 6, 30), date(2026, 1, 1))


def test_the_level_is_that_of_todays_agreement(newcomer, muster):
    agree(newcomer, date(2020, 1, 1), date(2020, 12, 31))
    assert newcomer.level is None

    agree(newcomer, timezone.localdate())
    assert newcomer.level.code == "business"
    assert muster.level.code == "ondemand"


@pytest.mark.parametrize(
    ("day", "covered"),
    {date(2025, 12, 31): 0, date(2026, 1, 1): 1, date(2026, 1, 9): 1, date(2026, 1, 10): 0}.items(),
)
def test_both_ends_of_an_agreement_belong_to_it(newcomer, day, covered):
    assert agree(newcomer, date(2026, 1, 1), date(2026, 1, 9)).covers(day) == bool(covered)


def test_who_speaks_for_whom_today(erika, muster, nordlicht):
    Contact.objects.create(person=erika, customer=nordlicht)
    assert set(Customer.objects.of(erika)) == {muster, nordlicht}

    Contact.objects.filter(customer=muster).update(ended_at=berlin("mon"))
    assert set(Customer.objects.of(erika)) == {nordlicht}


def test_a_person_is_a_contact_of_a_customer_once(erika, muster):
    with pytest.raises(IntegrityError, match="one_contact_per_customer"):
        Contact.objects.create(person=erika, customer=muster)


def test_two_customers_may_have_products_of_the_same_name(muster, nordlicht):
    Product.objects.create(customer=muster, name="Webserver")
    Product.objects.create(customer=nordlicht, name="Webserver")

    with pytest.raises(IntegrityError, match="one_product_name"):
        Product.objects.create(customer=muster, name="Webserver")
