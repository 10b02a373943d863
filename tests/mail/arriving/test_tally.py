import pytest
from django.db import connection

from tests.mail.post import STRANGER, mail, receive, take
from tests.scenes import scene
from tresen.mail.arriving.filing import file_all, try_again
from tresen.mail.arriving.tally import fold
from tresen.mail.models import IncomingMail, Tally


def balance():
    return IncomingMail.objects.balance()


@pytest.fixture
@scene
def mixed(house):
    """Filed, filed, the same again, one without a sender, and one that waits."""
    for sender, text in [(STRANGER, "1"), (STRANGER, "2"), (STRANGER, "2"), ("", "3")]:
        receive(mail(sender, text))
    take(mail(STRANGER, "4"))


def test_folding_changes_no_number_and_leaves_one_row_for_each_state(mixed):
    before = balance()
    fold()

    assert balance() == before == {"received": 1, "filed": 2, "ignored": 1, "parked": 1}
    assert set(Tally.objects.values_list("state", "added")) == {("filed", 2), ("ignored", 1)}


def test_what_comes_after_a_folding_is_added(mixed):
    fold()
    file_all()
    fold()

    assert balance() == {"filed": 3, "ignored": 1, "parked": 1}


def test_trying_again_in_vain_counts_nothing(mixed, kim):
    try_again(IncomingMail.objects.parked().get(), by=kim)

    assert balance()["parked"] == 1
    assert sum(balance().values()) == IncomingMail.objects.count()


def test_a_batch_adds_one_row_however_many_mails_it_files(house):
    for number in range(20):
        take(mail(STRANGER, str(number)))
    file_all()

    assert Tally.objects.count() == 1


def test_the_balance_is_one_statement(mixed, django_assert_num_queries):
    with django_assert_num_queries(1):
        balance()


def test_the_balance_reads_no_settled_mail(mixed):
    fold()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE mail_incomingmail SET state = 'ignored' WHERE state = 'filed'")

    assert balance()["filed"] == 2
