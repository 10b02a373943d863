"""A mail that ends whoever files it: filed alone, then parked, while all others go on."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.utils import timezone

from tests.mail.post import STRANGER, mail, take
from tests.mail.processes import running, wait_until
from tests.rivals import alone
from tresen.mail.arriving import attempts
from tresen.mail.arriving.filing import file_all, file_large, file_now, try_again
from tresen.mail.arriving.intake import LARGE
from tresen.mail.models import IncomingMail


@pytest.fixture
def kept(house):
    return [take(mail(STRANGER, f"Nummer {number}")) for number in range(3)]


def died(kept, times):
    """So many workers took it up, and ended over it."""
    IncomingMail.objects.filter(pk=kept.pk).update(attempts=times)


def keys(mails):
    return [mail.pk for mail in mails]


def test_an_attempt_is_counted_when_it_begins(kept):
    assert attempts.take_up() == keys(kept)
    assert set(IncomingMail.objects.values_list("attempts", flat=True)) == {1}


def test_what_somebody_has_just_begun_is_not_counted_again(kept):
    attempts.take_up()

    assert attempts.take_up() == []
    IncomingMail.objects.update(begun_at=timezone.now() - attempts.MOMENT)
    assert attempts.take_up() == keys(kept)


@pytest.fixture
def large(kept):
    return [take(mail(STRANGER, f"{number}{'x' * LARGE}")) for number in range(2)]


def test_of_many_large_mails_one_is_filed_at_a_time_beside_all_others(kept, large):
    assert attempts.take_up() == keys(kept)
    assert attempts.take_up_large() == keys(large[:1])
    assert attempts.take_up_large() == []


def test_the_next_large_one_follows_once_the_first_is_done(large):
    file_large()

    assert attempts.take_up_large() == keys(large[1:])


def test_or_once_whoever_was_at_it_has_died(large):
    attempts.take_up_large()
    IncomingMail.objects.update(begun_at=timezone.now() - attempts.MOMENT)

    assert attempts.take_up_large() == keys(large[:1])


@pytest.mark.django_db(transaction=True)
def test_as_long_as_somebody_is_at_it_nobody_begins_another(house, large):
    attempts.take_up_large()
    IncomingMail.objects.update(begun_at=timezone.now() - attempts.MOMENT)
    with transaction.atomic(), ThreadPoolExecutor(1) as other:
        IncomingMail.objects.select_for_update().get(pk=large[0].pk)
        taken = other.submit(alone(attempts.take_up_large)).result()

    assert taken == []


@pytest.mark.parametrize(("before", "together"), [(1, 3), (2, 2)])
def test_after_two_attempts_a_mail_is_filed_on_its_own(kept, before, together):
    died(kept[0], before)

    assert len(attempts.take_up()) == together
    assert attempts.take_up() == ([kept[0].pk] if together == 2 else [])


def test_of_several_suspects_one_is_taken_up_at_a_time_the_least_tried_first(kept):
    for each, times in zip(kept, [4, 2, 3], strict=True):
        died(each, times)

    assert [attempts.take_up() for _ in kept] == [[kept[1].pk], [kept[2].pk], [kept[0].pk]]


@pytest.mark.parametrize(("ago", "taken"), [(0.9, 0), (1.1, 1)])
def test_for_a_suspect_others_go_first_for_a_minute(kept, ago, taken):
    began = timezone.now() - ago * attempts.LONG
    IncomingMail.objects.filter(pk=kept[1].pk).update(attempts=2, begun_at=began)

    assert attempts.take_up() == [[kept[0].pk, kept[2].pk], [kept[1].pk]][taken]


def test_then_another_suspect_waits_for_its_own_minute(kept):
    began = timezone.now() - 2 * attempts.LONG
    IncomingMail.objects.exclude(pk=kept[2].pk).update(attempts=2, begun_at=began)

    assert [attempts.take_up() for _ in range(2)] == [[kept[0].pk], [kept[2].pk]]


def test_after_five_attempts_it_is_parked_and_all_others_are_filed(kept):
    died(kept[0], 5)
    file_all()

    kept[0].refresh_from_db()
    assert (kept[0].state, kept[0].reason) == ("parked", "kills_the_worker")
    assert kept[0].from_email == STRANGER
    assert IncomingMail.objects.balance() == {"filed": 2, "parked": 1}


def test_after_four_it_gets_its_fifth(kept):
    died(kept[0], 4)
    file_all()

    assert IncomingMail.objects.balance() == {"filed": 3}


def test_staff_may_have_it_tried_again(kept, kim):
    died(kept[0], 5)
    parked = file_now(kept[0])

    assert parked.state == "parked"
    assert try_again(parked, by=kim).state == "filed"


def test_a_mail_that_was_sent_away_with_its_batch_has_lost_no_attempt(kept):
    attempts.give_back(attempts.take_up())

    assert set(IncomingMail.objects.values_list("attempts", "begun_at")) == {(0, None)}


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_the_count_outlives_the_worker_that_was_killed(house, database_url):
    taken = take(mail(STRANGER))
    with running("tresen.cli.work", DATABASE_URL=database_url) as worker:
        for times in range(1, 6):
            with nobody_may_be_met():
                worker.kill_and_start_again()
                wait_until(lambda times=times: count(taken) == times)
                worker.kill()
            IncomingMail.objects.update(begun_at=None)
    file_all()

    taken.refresh_from_db()
    assert (taken.state, taken.reason) == ("parked", "kills_the_worker")


@contextmanager
def nobody_may_be_met():
    """Whoever files waits here for a person, to be killed."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("LOCK TABLE people_address IN ACCESS EXCLUSIVE MODE")
        yield


def count(taken):
    return IncomingMail.objects.values_list("attempts", flat=True).get(pk=taken.pk)


def test_what_somebody_died_over_just_now_waits_for_no_sweep(kept):
    lately = timezone.now() - attempts.MOMENT + timedelta(seconds=0.3)
    IncomingMail.objects.update(attempts=1, begun_at=lately)
    file_all()

    assert not IncomingMail.objects.waiting().exists()
