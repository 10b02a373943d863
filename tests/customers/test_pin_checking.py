from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from tests.cast import berlin
from tests.rivals import alone
from tresen.customers.models import Customer, PinCheck
from tresen.customers.pin_checking import TooManyTries

MONDAY = berlin("mon")
MINUTE = timedelta(minutes=1)


@pytest.fixture
def contact(erika):
    return erika.contacts.get()


@pytest.fixture
def right(contact):
    return contact.make_pin(by=contact.person, at=MONDAY)


@pytest.fixture
def wrong(right):
    return f"{(int(right) + 1) % 10**6:06}"


@pytest.fixture
def check(muster, kim):
    """check(digits, 3): three minutes later."""
    return lambda digits, minutes=0: muster.check_pin(digits, by=kim, at=MONDAY + minutes * MINUTE)


def test_each_check_leaves_a_row(check, right, wrong, contact, kim):
    check(right)
    check(wrong, 1)

    rows = contact.customer.pin_checks.values_list("contact", "by", "at")
    assert list(rows) == [(None, kim.pk, MONDAY + MINUTE), (contact.pk, kim.pk, MONDAY)]


def test_after_five_wrong_tries_the_right_pin_is_not_looked_at(check, right, wrong):
    assert [check(wrong, minute) for minute in range(5)] == [None] * 5

    with pytest.raises(TooManyTries) as refused:
        check(right, 59)
    assert refused.value.again_at == MONDAY + 60 * MINUTE


def test_the_hour_slides(check, right, wrong, contact):
    for minute in range(5):
        check(wrong, minute)
    assert check(right, 60) == contact
    assert check(wrong, 60) is None

    with pytest.raises(TooManyTries) as refused:
        check(right, 60)
    assert refused.value.again_at == MONDAY + 61 * MINUTE


def test_a_refused_try_does_not_make_the_wait_longer(check, right, wrong, contact, muster):
    for _ in range(5):
        check(wrong)
    with pytest.raises(TooManyTries):
        check(wrong, 59)

    assert muster.pin_checks.count() == 5
    assert check(right, 60) == contact


def test_right_checks_are_not_limited(check, right, contact):
    assert {check(right) for _ in range(12)} == {contact}


def test_another_customer_still_has_all_tries(check, wrong, nordlicht, kim):
    for _ in range(5):
        check(wrong)

    assert nordlicht.pin_tries_left(MONDAY) == 5
    assert nordlicht.check_pin(wrong, by=kim, at=MONDAY) is None


def test_tries_left_are_counted_down(check, wrong, muster):
    left = []
    for _ in range(5):
        check(wrong)
        left.append(muster.pin_tries_left(MONDAY))

    assert left == [4, 3, 2, 1, 0]


def test_a_check_is_never_changed_or_deleted(check, wrong):
    check(wrong)
    for change in (PinCheck.objects.all().delete, lambda: PinCheck.objects.update(at=MONDAY)):
        with pytest.raises(IntegrityError, match="is history"), transaction.atomic():
            change()

    assert PinCheck.objects.count() == 1


def test_who_was_known_is_remembered_for_half_an_hour(check, right, contact, muster):
    check(right)
    last_of = PinCheck.objects.last_of

    assert last_of(contact.person, muster, MONDAY + 29 * MINUTE).contact == contact
    assert last_of(contact.person, muster, MONDAY + 30 * MINUTE) is None


def test_a_wrong_check_vouches_for_nobody(check, wrong, contact, muster):
    check(wrong)

    assert PinCheck.objects.last_of(contact.person, muster, MONDAY) is None


@pytest.mark.django_db(transaction=True)
def test_fifty_tries_at_once_are_five(muster, wrong, kim):
    @alone
    def guess(_):
        try:
            return Customer.objects.get(pk=muster.pk).check_pin(wrong, by=kim, at=MONDAY)
        except TooManyTries:
            return TooManyTries

    with ThreadPoolExecutor(12) as colleagues:
        answers = list(colleagues.map(guess, range(50)))

    assert (answers.count(None), answers.count(TooManyTries)) == (5, 45)
    assert PinCheck.objects.count() == 5
