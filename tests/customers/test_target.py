import pytest
from django.db import DatabaseError

from tests.cast import berlin
from tresen.customers.models import SupportLevel, Target
from tresen.house.models import Amendment

HOUR = 3600
MONDAY = berlin("mon")


@pytest.fixture
def business(house):
    return SupportLevel.objects.get(code="business")


@pytest.fixture
def agreement(nordlicht):
    """Nordlicht's, of the level Business."""
    return nordlicht.agreements.get()


@pytest.fixture
def promise(ada):
    def promise(seconds, **place):
        target = Target(**place)
        target.agree(seconds=seconds, calendar=None, by=ada, at=MONDAY)
        return target

    return promise


def counting(agreement, kind="fault"):
    target = Target.objects.most_specific(agreement=agreement, kind=kind)
    return target and target.seconds


def test_where_nothing_was_agreed_the_house_counts(agreement):
    assert counting(agreement) is None


def test_what_was_agreed_with_one_customer_comes_before_the_level(promise, business, agreement):
    promise(3 * HOUR, level=business)
    assert counting(agreement) == 3 * HOUR

    promise(2 * HOUR, agreement=agreement)
    assert counting(agreement) == 2 * HOUR


def test_an_emergency_is_one_for_everybody(promise, agreement):
    promise(HOUR, agreement=agreement)

    assert counting(agreement, "emergency") == HOUR / 2
    assert counting(None, "emergency") == HOUR / 2


def test_agreeing_again_changes_the_same_promise(promise, business):
    promise(3 * HOUR, level=business)
    promise(2 * HOUR, level=business)

    assert Target.objects.get(level=business).seconds == 2 * HOUR
    places = Amendment.objects.values_list("changes", flat=True)
    assert [list(change) for change in places] == [["target.level.business."]] * 2


def test_the_same_promise_leaves_no_trace(promise, business):
    promise(3 * HOUR, level=business)
    promise(3 * HOUR, level=business)

    assert Amendment.objects.count() == 1


def test_what_was_given_up_leaves_the_next_and_a_trace(promise, business, agreement, ada):
    target = promise(3 * HOUR, level=business)
    target.give_up(by=ada, at=MONDAY)
    target.give_up(by=ada, at=MONDAY)

    assert counting(agreement) is None
    (former, new) = Amendment.objects.first().changes["target.level.business."]
    assert (former["seconds"], new) == (3 * HOUR, None)
    assert Amendment.objects.count() == 2


def test_a_promise_without_time_is_refused(promise, business):
    with pytest.raises(DatabaseError, match="target_takes_time"):
        promise(0, level=business)
