from datetime import timedelta

import pytest
from django.utils import timezone

from tresen.house.models import Mailbox
from tresen.mail.models import Comparison, Fetched, Pickup
from tresen.mail.pickups.health import examine

NOW = timezone.now()
LONG_AGO = NOW - timedelta(minutes=3)
JUST_NOW = NOW - timedelta(seconds=50)


@pytest.fixture
def pickup(house):
    mailbox = Mailbox.objects.main()
    known = {"confirmed_at": LONG_AGO, "looked_at": JUST_NOW}
    return Pickup.objects.create(mailbox=mailbox, host="mx.example", username="anna", **known)


def finding(code):
    (found,) = (each for each in examine(at=NOW) if each.code == code)
    return found


def change(pickup, **facts):
    Pickup.objects.filter(pk=pickup.pk).update(**facts)


@pytest.mark.parametrize(
    ("facts", "is_fine"),
    [
        ({}, True),
        ({"failing_since": JUST_NOW, "error": "unreachable"}, True),
        ({"failing_since": LONG_AGO, "error": "unreachable"}, False),
        ({"looked_at": LONG_AGO}, False),
        ({"looked_at": None}, False),
        ({"looked_at": None, "confirmed_at": JUST_NOW}, True),
        ({"looked_at": None, "confirmed_at": None}, True),
        ({"looked_at": LONG_AGO, "paused_at": LONG_AGO}, True),
        ({"looked_at": LONG_AGO, "ended_at": LONG_AGO}, True),
    ],
)
def test_an_account_that_is_not_fetched_is_told_after_two_intervals(pickup, facts, is_fine):
    change(pickup, **facts)

    assert finding("pickups").is_fine == is_fine
    assert finding("pickups").is_ready
    assert ("anna @ mx.example" in finding("pickups").sentence) != is_fine


@pytest.mark.parametrize("fate", ["too_large", "stuck"])
def test_a_mail_that_stays_on_the_server_is_told(pickup, fate):
    Fetched.objects.create(pickup=pickup, uidvalidity=1, uid="1", fate=fate, at=NOW)

    assert not finding("left_on_servers").is_fine


def test_the_last_comparison_of_each_account_counts(pickup):
    Comparison.objects.create(pickup=pickup, at=LONG_AGO, number_missing=3)
    assert finding("comparison").number == 3
    Comparison.objects.create(pickup=pickup, at=NOW)

    assert finding("comparison").is_fine


def test_a_comparison_that_did_not_succeed_hides_nothing(pickup):
    Comparison.objects.create(pickup=pickup, at=LONG_AGO, number_missing=3)
    Comparison.objects.create(pickup=pickup, at=NOW, error="unreachable")

    assert finding("comparison").number == 3


@pytest.mark.parametrize(
    ("error", "hours", "is_fine"), [("", 47, True), ("", 49, False), ("server", 1, False)]
)
def test_an_account_that_nobody_compares_is_told_after_two_days(pickup, error, hours, is_fine):
    change(pickup, confirmed_at=NOW - timedelta(days=3))
    Comparison.objects.create(pickup=pickup, at=NOW - timedelta(hours=hours), error=error)

    assert finding("compared").is_fine == is_fine
    assert finding("compared").is_ready


@pytest.mark.parametrize("facts", [{}, {"protocol": "pop3"}, {"paused_at": NOW}])
def test_what_is_new_or_cannot_be_compared_is_not_waited_for(pickup, facts):
    change(pickup, **({"confirmed_at": NOW - timedelta(days=3), **facts} if facts else {}))

    assert finding("compared").is_fine
