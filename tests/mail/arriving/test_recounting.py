from datetime import timedelta

import pytest

from tests.cast import berlin
from tests.mail.post import STRANGER, mail, receive, take
from tests.scenes import scene
from tresen.mail.arriving.disregarding import disregard
from tresen.mail.arriving.recounting import recount
from tresen.mail.arriving.tally import fold
from tresen.mail.models import IncomingMail, Recount, Tally

NOW = berlin("mon", "12:00")


@pytest.fixture
@scene
def mixed(house):
    """Filed, filed, the same again, one without a sender, and one that waits."""
    for sender, text in [(STRANGER, "1"), (STRANGER, "2"), (STRANGER, "2"), ("", "3")]:
        receive(mail(sender, text))
    take(mail(STRANGER, "4"))


def test_received_is_filed_and_parked_and_ignored_and_what_waits(mixed):
    count = recount(at=NOW)

    assert str(count) == "5 = 2 + 1 + 1 + 1"
    assert count.holds


def test_it_holds_folded_or_not(mixed):
    fold()

    assert recount(at=NOW).holds


def test_it_holds_after_a_person_has_decided(mixed, kim):
    disregard(IncomingMail.objects.parked().get(), "Werbung", by=kim, at=NOW)

    assert recount(at=NOW).holds


def test_a_mail_that_was_settled_and_not_tallied_is_noticed(mixed):
    Tally.objects.filter(state="ignored").delete()

    assert not recount(at=NOW).holds


def test_a_mail_that_vanished_is_noticed(mixed):
    IncomingMail.objects.filter(state="filed", repeats=None).first().delete()

    assert not recount(at=NOW).holds


def test_an_empty_house_holds(house):
    assert recount(at=NOW).holds


def test_counting_is_one_statement(mixed, django_assert_num_queries):
    with django_assert_num_queries(3):
        recount(at=NOW)


def test_counts_of_long_ago_are_forgotten(house):
    recount(at=NOW - timedelta(days=31))
    recount(at=NOW)

    assert Recount.objects.count() == 1
